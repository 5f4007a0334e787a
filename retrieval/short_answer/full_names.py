"""The names of persons and bodies in a text, whole: "Rami Haddad", not "Haddad" alone.

A text in; runs of words that are one name out. In Latin script capitals tell them; in Arabic a given name does, with
the word behind it, and two words in a row that the list of words doesn't know. Places are none: they are told of
elsewhere (`retrieval.facts.known_names`), nor are titles, nor ordinary words that a sentence begins with.
"""

from dataclasses import dataclass
from functools import lru_cache

from index.language import has_arabic
from index.text import is_stopword
from retrieval.calendar_words import is_calendar_word
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import known_names
from retrieval.facts.named import TITLES
from retrieval.gloss.people import is_ordinary
from retrieval.lexicon.lexicon import lexicon
from retrieval.question import without_genitive
from retrieval.quotation import Quotation

_PARTICLES = tuple("وفبلكس")
_SHORTEST_UNKNOWN = 4
"""Letters of an Arabic word that may be a name because the list doesn't know it."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A name that stands at the words from `first` to before `end` of a text; `words` are as they are written."""

    first: int
    end: int
    words: tuple[str, ...]


@lru_cache(maxsize=2_000)
def full_names(text: str) -> tuple[FullName, ...]:
    """The names that stand in `text`, in its order."""
    quotation = Quotation(text)
    may_be = [may_be_of_a_name(quotation, place) for place in range(len(quotation.words))]
    for place in known_names(quotation):
        may_be[place] = False
    found: list[FullName] = []
    place = 0
    while place < len(may_be):
        end = place
        while end < len(may_be) and may_be[end] and (end == place or quotation.joined(end - 1, end)):
            end += 1
        if end > place and has_arabic(quotation.folded(place)):
            end = _end_of_arabic(quotation, place, end)
        if end > place:
            words = tuple(without_genitive(quotation.slice(each, each)) for each in range(place, end))
            found.append(FullName(place, end, words))
        place = max(place + 1, end)
    return tuple(found)


def may_be_surname(quotation: Quotation, place: int) -> tuple[str, ...]:
    """What a word may be where it stands for a whole name, as it would be written there; empty where it can't be one.

    In Arabic any word can, with a particle or without it.
    """
    word = quotation.slice(place, place)
    if not has_arabic(word):
        return (without_genitive(word),) if quotation.has_capital(place) else ()
    return (word, word[1:]) if word.startswith(_PARTICLES) else (word,)


def may_be_of_a_name(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place may be part of a name of somebody or of a body."""
    word = quotation.folded(place)
    if not word[:1].isalpha() or is_stopword(word) or is_calendar_word(word):
        return False
    if has_arabic(word):
        return is_given_name(word) or is_given_name(_bare(word)) or _is_unknown(word)
    if not quotation.has_capital(place) or word in TITLES:
        return False
    return not (_is_at_the_head(quotation, place) and is_ordinary(word))


def _is_at_the_head(quotation: Quotation, place: int) -> bool:
    return place == 0 or any(sign in quotation.between(place - 1) for sign in '.!?\n"“«')


def _end_of_arabic(quotation: Quotation, first: int, end: int) -> int:
    """Where an Arabic name ends that begins at `first` and whose words surely reach to `end`; `first` where it is none.

    The word behind a given name is of it, whatever it means elsewhere: رامي حداد.
    """
    if end - first > 1:
        return end
    after = quotation.folded(end)
    is_followed = quotation.joined(first, end) and after[:1].isalpha() and not is_stopword(after)
    is_given = any(map(is_given_name, (quotation.folded(first), _bare(quotation.folded(first)))))
    return end + 1 if is_given and is_followed else first


def _is_unknown(word: str) -> bool:
    return len(word) >= _SHORTEST_UNKNOWN and not word.startswith(_PARTICLES) and not lexicon().of(word)


def _bare(word: str) -> str:
    return word[1:] if word.startswith(_PARTICLES) else ""
