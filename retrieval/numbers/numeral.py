"""What numbers in words are made of in both languages: scales, and the record of a number that was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from retrieval.quotation import Quotation

YEARS = range(1000, 2200)
"""What a number of four digits may be as a year."""
SCALES: Mapping[str, int] = {
    **dict.fromkeys("الف الفا الاف thousand thousands".split(), 10**3),
    **dict.fromkeys("مليون مليونا ملايين million millions".split(), 10**6),
    **dict.fromkeys("مليار مليارا مليارات بليون بلايين billion billions".split(), 10**9),
    **dict.fromkeys("تريليون تريليونا تريليونات trillion trillions".split(), 10**12),
}
"""Folded."""
DUAL_SCALES: Mapping[str, int] = {
    **dict.fromkeys("الفان الفين الفي".split(), 2 * 10**3),
    **dict.fromkeys("مليونان مليونين مليوني مليونا".split(), 2 * 10**6),
    **dict.fromkeys("ملياران مليارين ملياري".split(), 2 * 10**9),
}
LETTER_SCALES: Mapping[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
}  # fmt: skip
SURE_LETTER_SCALES = frozenset({"bn", "mn", "mln", "tn"})
"""The others are also units and names: they count beside money only."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What `words` words are worth. `kind` is "count", "ordinal" or "rough" (hundreds of)."""

    value: Fraction
    words: int
    is_sure: bool
    kind: str = "count"


def scale_after(quotation: Quotation, end: int) -> tuple[int, int] | None:
    """The thousand, million or billion right after the word before `end`: what it is worth, and the place after it."""
    scale = SCALES.get(quotation.folded(end))
    if scale is None or quotation.between(end - 1).strip(" \u00a0-"):
        return None
    return scale, end + 1
