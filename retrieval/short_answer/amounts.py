"""The amounts that a sentence names: its numbers and ranges of them, with their units.

A quotation and its figures in; `Amount`s out, in order. "10-15", "between 10 and 15" and «10 إلى 15» are one amount,
"from 10 to 15" are two: something may have risen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from index.records import Span
from index.text import fold
from retrieval.numbers import Figure
from retrieval.numbers.units import measure_of, measured
from retrieval.quotation import Quotation

_DASHES = frozenset("-–\u2010\u2011")
_TO = frozenset({"to", "or", "الي", "او"})
_FROM = frozenset({"from", "من"})
BETWEEN = frozenset({"between", "بين"})


@dataclass(frozen=True, slots=True)
class Amount:
    """The number `first`, or the range from `first` to `last`, which is measured in `unit`; `span` is where it stands
    in the text, with its unit, in code points."""

    first: Figure
    last: Figure
    unit: str | None
    span: Span

    @property
    def values(self) -> frozenset[Fraction]:
        """What the number, or either end of the range, may be worth."""
        return self.first.values | self.last.values


def amounts(quotation: Quotation, counted: Sequence[Figure]) -> Iterator[Amount]:
    """The amounts that `counted`, figures of the quotation in order, are."""
    place = 0
    while place < len(counted):
        figure = counted[place]
        following = counted[place + 1] if place + 1 < len(counted) else None
        start = None if following is None else _range_start(quotation, figure, following)
        if following is not None and start is not None:
            yield _amount(quotation, figure, following, start)
            place += 2
            continue
        alone = _amount(quotation, figure, figure)
        if alone.unit is None and following is not None and _is_change(quotation, figure, following):
            # "from 415,000 to 587,000 square kilometres": both are measured.
            alone = Amount(figure, figure, _amount(quotation, following, following).unit, alone.span)
        yield alone
        place += 1


def _amount(quotation: Quotation, first: Figure, last: Figure, start: int | None = None) -> Amount:
    """From one figure to another, or the same: the unit of either is that of both."""
    one, other = (measured(quotation, each.first, each.end) for each in (first, last))
    unit = other.unit or one.unit
    if unit is None and last.end - last.first == 1:
        unit = measure_of(quotation.folded(last.first))  # two of it: "يومين"
    return Amount(first, last, unit, Span(one.start if start is None else min(start, one.start), other.end))


def _is_change(quotation: Quotation, one: Figure, other: Figure) -> bool:
    between = quotation.text[quotation.words[one.end - 1].end : quotation.words[other.first].start]
    return fold(between).strip() in _TO


def _range_start(quotation: Quotation, one: Figure, other: Figure) -> int | None:
    """Where the range of two figures begins in the text; None where they are none."""
    if one.kind != "count" or other.kind != "count" or max(one.values) >= max(other.values):
        return None
    start = quotation.words[one.first].start
    ends = measured(quotation, one.first, one.end)
    if ends.unit not in {None, measured(quotation, other.first, other.end).unit}:
        return None
    between = " ".join(quotation.text[ends.end : quotation.words[other.first].start].split())
    if between in _DASHES:
        return start
    before = quotation.folded(one.first - 1)
    if before in BETWEEN and quotation.joined(one.first - 1, one.first):
        is_added = between in {"", "و", "وـ"} and quotation.words[other.first].start > ends.end
        is_joined = between == "and" or (is_added and (between or quotation.folded(other.first).startswith("و")))
        return quotation.words[one.first - 1].start if is_joined else None
    return start if fold(between) in _TO and before not in _FROM else None
