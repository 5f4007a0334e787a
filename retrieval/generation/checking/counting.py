"""Whether the numbers of one text stand in others: as digits of any script, in words, with their scale and unit.

Texts in; `Fault.NUMBER`, or None where each number that is one for sure stands there, out. What a text claims is read
strictly, what supports it generously.
"""

from collections.abc import Sequence
from fractions import Fraction

from index.text import Token, stem
from retrieval.generation.records import Fault
from retrieval.numbers.figures import Figure, duals, figures
from retrieval.numbers.money import money_at
from retrieval.numbers.units import PERCENT, is_measure
from retrieval.quotation import Quotation

_ROUGH_SPAN = 1000
_FIRST_YEAR = 1000
_HALF = Fraction(1, 2)
_IN_SMALLER = {
    "year": ("month", 12), "month": ("month", 1), "week": ("day", 7), "day": ("day", 1),
    "hour": ("minute", 60), "minute": ("minute", 1),
}  # fmt: skip
"""Units of time, in smaller ones that make them up exactly."""
_ONE_WORDS = frozenset("a an one single واحد واحده احد احدي وحيد وحيده هدف لهدف بهدف هدفا".split())
_NIL_WORDS = frozenset("nil no none unanswered without نظيف نظيفه رد مقابل صفر للاشيء دون بلا".split())
"""What a score of nothing is called."""


def number_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.NUMBER` where a number of `claimed` stands in none of `sentences`, or counts something else there."""
    for figure in figures(claimed):
        if not figure.values:
            return Fault.NUMBER
        if figure.is_sure and not any(_stands(figure, sentence) for sentence in sentences):
            return Fault.NUMBER
    # Stems of the other language are never the same, so this speaks inside one language alone.
    return Fault.NUMBER if any(_counts_otherwise(figure, sentences) for figure in figures(claimed)) else None


def _stands(figure: Figure, sentence: str) -> bool:
    if any(_supports(other, figure, sentence) for other in figures(sentence)):
        return True
    if figure.unit == PERCENT:
        return False
    words = [word.folded for word in Quotation(sentence).words]
    if figure.values == {1}:
        return not _ONE_WORDS.isdisjoint(words)
    if figure.values == {0}:
        return not _NIL_WORDS.isdisjoint(words)
    return figure.values == {2} and duals(sentence)


def _supports(held: Figure, figure: Figure, sentence: str) -> bool:
    if "decade" in {held.kind, figure.kind}:
        # "In the 1480s" may be put as "around 1480", but "in the eighties" is nobody's age.
        return any(held.kind == figure.kind or value >= _FIRST_YEAR for value in held.values & figure.values)
    if figure.kind == "rough":
        least = min(figure.values)
        return any(least <= value < _ROUGH_SPAN * least for value in held.values)
    if held.kind == "rough":
        return False
    if held.values.isdisjoint(figure.values):
        if _same_stretch(held, figure):
            return True
        # Half is fifty percent.
        halves = (_HALF in held.values and 50 in figure.values) or (50 in held.values and _HALF in figure.values)
        return halves and PERCENT in {held.unit, figure.unit}
    return _units_agree(held.unit, figure.unit, sentence)


def _same_stretch(held: Figure, figure: Figure) -> bool:
    """Whether two stretches of time are the same one in other units: 48 months are four years."""
    ours, theirs = _IN_SMALLER.get(figure.unit or ""), _IN_SMALLER.get(held.unit or "")
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    return any(one * ours[1] == other * theirs[1] for one in figure.values for other in held.values)


def _units_agree(held: str | None, claimed: str | None, sentence: str) -> bool:
    if PERCENT in {held, claimed}:
        return held == claimed
    if held is not None and claimed is not None:
        return held == claimed
    if claimed is None:
        return True
    if is_measure(claimed):
        return True  # lengths and times are named in other ways as well: "mph", "28-year-old", "a decade"
    # "from 5 to 6 dollars": the currency may stand beside another number.
    quotation = Quotation(sentence)
    named = (money_at(quotation, place) for place in range(len(quotation.words)))
    signs = {"dollars": "$", "euros": "€", "pounds": "£", "rupees": "₹", "roubles": "₽"}
    said = {stem(word.folded) for word in quotation.words}
    return (
        any(found is not None and found[1].english.split()[-1] == claimed for found in named)
        or signs.get(claimed, "\0") in sentence
        or stem(claimed) in said  # "4.5 million pounds", of one country or another
        or (claimed == "pounds" and any(word.folded.endswith(("جنيه", "جنيها", "جنيهات")) for word in quotation.words))
    )


def _counts_otherwise(figure: Figure, sentences: Sequence[str]) -> bool:
    """Whether what the number counts is counted in the sentences by other numbers, and never by this one."""
    if figure.counted is None or figure.unit is not None or not figure.is_sure or figure.kind != "count":
        return False  # of dollars and years there may be several numbers in one claim
    counted = [other for sentence in sentences for other in figures(sentence) if other.counted == figure.counted]
    alike = [other for other in counted if other.is_sure and other.kind == "count"]
    return (
        bool(alike)
        and all(other.values.isdisjoint(figure.values) for other in alike)
        and not any(_near(figure, sentence) for sentence in sentences)
    )


def _near(figure: Figure, sentence: str) -> bool:
    """Whether the number stands within a few words before what it counts: "7 foreign soldiers" are 7 soldiers."""
    words: Sequence[Token] = Quotation(sentence).words
    for other in figures(sentence):
        if not other.values.isdisjoint(figure.values):
            following = [stem(word.folded) for word in words[other.end : other.end + 4]]
            if figure.counted in following:
                return True
    return False
