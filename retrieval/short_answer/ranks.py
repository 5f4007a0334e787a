"""Whether a sentence tells who holds other ranks than the one that a question asks about: second and third, not fourth.

A question and a quotation in; yes or no out. Where a sentence tells no rank, or the very one, nothing is said.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from index.language import has_arabic
from retrieval.asking_words import in_standard_words
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation

_ASKS_WHO = re.compile(
    r"^(?:and |so |but )?(?:who|(?:which|what) (?:\w+ ){1,3}?(?:finish\w*|comes?|came|ranks?|ranked|is|was|took))\b"
    r"|^[وف]?(?:من|مين|اي)\b|\bمين$"
)
_HOLDING = frozenset("finish finishes finished finishing came come comes coming placed ranked was were is be".split())
_BETWEEN = frozenset("in joint equal tied only just".split())
"""May stand between such a verb and the rank."""
_PLACE = frozenset("place places position spot placed".split())
_BEHIND = frozenset("behind after with in at on overall and ahead for".split())
"""May follow a rank; other words behind one are what is counted: "was second choice"."""
_ARABIC_PLACE = re.compile(r"[وفبل]?(?:ال|لل)?(?:مركز|مرتبه|ترتيب)")
_ARABIC_HOLDING = frozenset("حل حلت حلا جاء جاءت انهي انهت يحل تحل صنف صنفت".split())
_ADVERBS = {
    word: Fraction(rank) for rank, word in enumerate("ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا".split(), 2)
}
_NEAR = 4
"""Words between such a verb and the rank: «حل العداء الكيني ثالثا»."""
_NAMED_OTHERWISE = {
    Fraction(2): re.compile(r"\b(?:runners?[- ]up|silver)\b|وصيف|فضي", re.IGNORECASE),
    Fraction(3): re.compile(r"\bbronze\b|برونزي", re.IGNORECASE),
}
_FIRST = Fraction(1)
"""Whoever wins is told without it."""


def tells_other_ranks(question: Question, quotation: Quotation) -> bool:
    """Whether `question` asks who holds a rank, and `quotation` tells only others."""
    if _ASKS_WHO.search(in_standard_words(question.text)) is None:
        return False
    asked = set(_ranks(Quotation(question.text)))
    if len(asked) != 1 or _FIRST in asked:
        return False
    (rank,) = asked
    named = _NAMED_OTHERWISE.get(rank)
    told = set(_ranks(quotation))
    is_told = rank in told | values_in(quotation.text) or (
        named is not None and named.search(quotation.text) is not None
    )
    return bool(told) and not is_told


def _ranks(quotation: Quotation) -> Iterator[Fraction]:
    """The ranks that a text says somebody holds."""
    for figure in figures(quotation.text):
        if figure.kind != "ordinal" or len(figure.values) != 1:
            continue
        if has_arabic(quotation.folded(figure.first)):
            is_rank = _is_arabic_rank(quotation, figure.first)
        else:
            is_rank = _is_english_rank(quotation, figure.first, figure.end)
        if is_rank:
            yield from figure.values
    for place, word in enumerate(quotation.words):
        if word.folded in _ADVERBS and _is_arabic_rank(quotation, place):
            yield _ADVERBS[word.folded]


def _is_english_rank(quotation: Quotation, first: int, end: int) -> bool:
    following = quotation.folded(end) if quotation.between(end - 1).isspace() else ""
    if following in _PLACE:
        return True
    before = first - 1
    while quotation.folded(before) in _BETWEEN:
        before -= 1
    return quotation.folded(before) in _HOLDING and (not following or following in _BEHIND)


def _is_arabic_rank(quotation: Quotation, first: int) -> bool:
    if _ARABIC_PLACE.fullmatch(quotation.folded(first - 1)):
        return True
    if quotation.folded(first).startswith("ال"):
        return False
    before = {quotation.folded(place).lstrip("وف") for place in range(max(0, first - 1 - _NEAR), first)}
    return not before.isdisjoint(_ARABIC_HOLDING)
