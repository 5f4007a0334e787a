"""What a passage is found by: the terms of its words, and how those sound that may be names.

Text in; terms out, in the order of the words: a folded word, its sounds, its stem. A word's sounds stand behind it, so
that who finds a passage by a sound can tell which word it is that sounds so.
"""

from collections.abc import Collection, Iterator, Sequence

from index.embedding.records import PassageText
from index.language import has_arabic
from index.sounds import is_sound_term, sound_terms
from index.text import content_words, word_terms


def passage_terms(text: str) -> list[str]:
    """The terms of `text`. Without its sounds, they are those of `index.text.search_terms`.

    In Latin script a capital tells what may be a name; in Arabic any word may be one.
    """
    return list(_terms(text))


def stored_terms(passage: PassageText) -> str:
    """The terms of a passage and its heading as a library stores them: parted by spaces."""
    return " ".join(passage_terms(" ".join((passage.heading, *passage.sentences))))


def words_that_sound(terms: Sequence[str], sounds: Collection[str]) -> frozenset[str]:
    """The words, folded, among a passage's `terms` that have any of these sounds (see `index.sounds.sound_terms`)."""
    return frozenset(_word_of(terms, place) for place, term in enumerate(terms) if term in sounds)


def _word_of(terms: Sequence[str], place: int) -> str:
    """The word behind which a sound stands; empty where there is none."""
    while place >= 0 and is_sound_term(terms[place]):
        place -= 1
    return terms[place] if place >= 0 else ""


def _terms(text: str) -> Iterator[str]:
    for token in content_words(text):
        folded, *stemmed = word_terms(token.folded)
        yield folded
        if folded[0].isalpha() and (has_arabic(folded) or text[token.start].isupper()):
            yield from sound_terms(folded)
        yield from stemmed
