"""Is it one thing, in one place, of which two sentences tell a figure? Words and candidates in, verdicts out."""

from collections.abc import Collection, Set

from index.language import has_arabic
from retrieval.candidate import Candidate
from retrieval.facts.countries import countries
from retrieval.facts.known_names import READ_FOR_NAMES, places_of
from retrieval.lexicon.lexicon import lexicon
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.stated.comparison import is_same_word

_TELL_AN_EVENT = 2
"""Words and places: what kind of event it is, and which."""


def all_are_told(words: Collection[str], others: Collection[str], capitals: Set[str]) -> bool:
    """Whether each of the folded `words` is one of `others`, says just the same, or translates one.

    `capitals` are those of all of them that may be names: these have the sound of a name in the other script.
    """
    return all(any(_is_same(word, each, capitals) for each in others) for word in words)


def _is_same(word: str, each: str, capitals: Set[str]) -> bool:
    if has_arabic(word) == has_arabic(each):
        said = lexicon().of(word)
        return is_same_word(word, each) or (bool(said) and said == lexicon().of(each))
    if not lexicon().of(word).isdisjoint(lexicon().stems(each)):
        return True
    return not capitals.isdisjoint({word, each}) and similarity(word, each) >= SAME_NAME_ACROSS_SCRIPTS


def tell_an_event(words: Collection[str], places: Collection[str]) -> bool:
    """Whether words and places tell one event from others of its kind: the storm Salma, the flood in Basra."""
    return len(words) + len(places) >= _TELL_AN_EVENT


def are_in_one_place(ours: Set[str], one: Candidate, theirs: Set[str], other: Candidate) -> bool:
    """Whether two sentences with these known places tell of one, as far as they, or else their articles, say.

    A place that only one of them names must be named around the other.
    """
    if not (ours - theirs <= _around(other) and theirs - ours <= _around(one)):
        return False
    titles = [places_of(each.stored.document.title) for each in (one, other)]
    if ours.isdisjoint(theirs) and all(titles) and titles[0].isdisjoint(titles[1]):
        return False
    named = [countries(each.stored.document.text[:READ_FOR_NAMES]) for each in (one, other)]
    return not all(named) or not named[0].isdisjoint(named[1])


def share_a_place(one: Candidate, other: Candidate) -> bool:
    """Whether a known place is named around both sentences."""
    return not _around(one).isdisjoint(_around(other))


def _around(candidate: Candidate) -> Set[str]:
    """The known places that the title and the passage of a sentence name."""
    document, sentences = candidate.stored.document, candidate.stored.sentences
    return places_of(document.title) | places_of(document.text[sentences[0].start : sentences[-1].end])
