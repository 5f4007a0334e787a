"""A word of somebody's name in a text: does it stand for the whole name there, or is it part of another one?

A text and the folded words of a name in; verdicts out. Arabic writes particles onto a name (ولقنديل).
"""

from collections.abc import Collection, Iterator, Sequence

from index.language import has_arabic
from index.text import is_stopword
from retrieval.arabic_verbs import is_verb
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import known_names
from retrieval.facts.named import TITLES, is_name
from retrieval.lexicon.lexicon import lexicon
from retrieval.quotation import Quotation
from retrieval.short_answer.full_names import may_be_of_a_name
from retrieval.speech.verbs import reports

_PARTICLES = tuple("وفبلك")
INSIDE = frozenset("al el bin ben ibn abu de la da di bint van von der بن ابن".split())
"""What a name goes on over, and what may be left out of it."""


def has_a_part(quotation: Quotation, own: Collection[str], parts: Sequence[str]) -> bool:
    """Whether one of the words of a name that are its `own` and nobody else's, of all its `parts`, stands for it."""
    return any(_stands_alone(quotation, place, parts) for place in _places_among(quotation, own))


def _places_among(quotation: Quotation, parts: Collection[str]) -> Iterator[int]:
    return (place for place in range(len(quotation.words)) if _is_among(quotation, place, parts))


def _is_among(quotation: Quotation, place: int, parts: Collection[str]) -> bool:
    """Whether the word at a place is one of the parts of a name."""
    word = quotation.folded(place)
    return bool(word) and any(form in parts for form in forms_of(word))


def parts_of_others(quotation: Quotation, parts: Collection[str]) -> Iterator[str]:
    """Those of a name's parts that somebody else has as well, who is named in full."""
    for place in _places_among(quotation, parts):
        if any(_is_of_another(quotation, place, beside, parts) for beside in (place - 1, place + 1)):
            yield from forms_of(quotation.folded(place))


def _is_of_another(quotation: Quotation, place: int, beside: int, parts: Collection[str]) -> bool:
    """Whether the word `beside` the one at a place, which is part of a name, makes it the name of somebody else."""
    word = quotation.folded(beside)
    if not goes_on(quotation, min(place, beside)) or word in INSIDE or _is_among(quotation, beside, parts):
        return False
    if not has_arabic(word):
        return may_be_of_a_name(quotation, beside)
    return may_be_named(word) and not (is_stopword(word) or reports(word) or is_verb(word))


def _stands_alone(quotation: Quotation, place: int, parts: Sequence[str]) -> bool:
    """Whether the part of a name at a place stands there for all of it: as a name, and beside no other word of one.

    In Arabic any word may be a surname behind a given name, but for stop words, verbs and what a sign parts from it.
    """
    for beside in (place - 1, place + 1):
        is_joined = goes_on(quotation, min(place, beside))
        if _is_of_another(quotation, place, beside, parts) or (is_joined and _is_among(quotation, beside, parts)):
            return False
    if not has_arabic(quotation.folded(place)):
        # Behind a capital at the head of a sentence, which need not tell a name: Leeds United.
        is_second = place == 1 and goes_on(quotation, 0) and is_name(quotation, 0)
        is_known = quotation.folded(0) in TITLES | INSIDE or 0 in known_names(quotation)
        return may_be_of_a_name(quotation, place) and (is_known or not is_second)
    is_given, after = parts[0] in forms_of(quotation.folded(place)), quotation.folded(place + 1)
    return not is_given or not quotation.joined(place, place + 1) or is_stopword(after) or is_verb(after)


def goes_on(quotation: Quotation, place: int) -> bool:
    """Whether a name may go on behind the word at a place: over a blank or a hyphen."""
    return quotation.between(place) in {" ", "\u00a0", "-"}


def forms_of(word: str) -> tuple[str, ...]:
    """A folded word, and an Arabic one without what may be a particle written onto it."""
    return (word, word[1:]) if has_arabic(word) and word.startswith(_PARTICLES) and word[1:] else (word,)


def may_be_named(word: str) -> bool:
    """Whether an Arabic word is a given name, or one that the list of words doesn't know."""
    forms = forms_of(word)
    return any(map(is_given_name, forms)) or (word.isalpha() and not any(map(lexicon().of, forms)))
