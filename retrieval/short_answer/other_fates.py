"""Which numbers of a sentence count those whom something else befell than a question asks about.

A question and a quotation in; where these numbers begin out: the dead, where it is asked how many were injured.
"""

from collections.abc import Iterator

from index.language import has_arabic
from index.text import tokens
from retrieval.facts import fates
from retrieval.facts.known_names import arabic_readings
from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation
from retrieval.short_answer.counted_kinds import FATES, kinds_among, kinds_of

_NEAR = 4
"""Words between a number and what befell those whom it counts."""
_OPENERS = frozenset("and but while or who which whose او ثم بينما فيما كما".split())
"""Behind these another number may be told of."""
_AND = "و"
_DEAD = frozenset({"dead"})


def counts_of_other_fates(question: str, quotation: Quotation) -> frozenset[int]:
    """The places of the first words of the numbers; none where the question asks about nobody's fate, or the sentence
    tells of it: who was killed may be told one by one beside a number of injured."""
    asked = kinds_among(token.folded for token in tokens(question)) & FATES
    if not asked or not asked.isdisjoint(kinds_among(word.folded for word in quotation.words)):
        return frozenset()
    counts = [each for each in figures(quotation.text) if each.unit is None]
    told = ((each.first, _befell(quotation, each)) for each in counts)
    return frozenset(first for first, befell in told if befell and befell.isdisjoint(asked))


def _befell(quotation: Quotation, figure: Figure) -> frozenset[str]:
    """What befell those whom a number counts, as the nearest words on both sides tell it, in its own part of the
    clause: of the twelve in "three died and 12 were taken to hospital" nothing is told."""
    return _first_fates(_before(quotation, figure)) | _first_fates(_after(quotation, figure))


def _first_fates(words: Iterator[str]) -> frozenset[str]:
    return next(filter(None, map(_sure_fates, words)), frozenset())


def _sure_fates(word: str) -> frozenset[str]:
    """What a folded word always tells of whoever is counted: "patients" may be the injured."""
    sure = (fates.FATES.get(form, frozenset[str]()) for form in (word, *arabic_readings(word)))
    return (kinds_of(word) & _DEAD).union(*sure)


def _before(quotation: Quotation, figure: Figure) -> Iterator[str]:
    """The folded words before a number, nearest first; with «و» another part begins."""
    opens = _opens(quotation.folded(figure.first))
    for place in range(figure.first - 1, max(-1, figure.first - 1 - _NEAR), -1):
        word = quotation.folded(place)
        if opens or word in _OPENERS or not quotation.between(place).isspace():
            return
        yield word
        opens = _opens(word)


def _after(quotation: Quotation, figure: Figure) -> Iterator[str]:
    """The folded words behind a number, nearest first."""
    for place in range(figure.end, figure.end + _NEAR):
        word = quotation.folded(place)
        if _opens(word) or word in _OPENERS or not quotation.between(place - 1).isspace():
            return
        yield word


def _opens(word: str) -> bool:
    return word.startswith(_AND) and has_arabic(word)
