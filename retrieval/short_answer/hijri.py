"""Dates of the Islamic calendar: "العاشر من محرم سنة 61 للهجرة", "12 Ramadan 1445".

A quotation in; where such dates stand in it out, and what is sure of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from index.text import is_stopword
from retrieval.examples.given_names import is_given_name
from retrieval.quotation import Quotation

_MONTHS = frozenset(
    (
        "محرم", "المحرم", "محرم الحرام", "صفر", "ربيع الاول", "ربيع الاخر", "ربيع الثاني", "جمادي الاولي",
        "جمادي الاول", "جمادي الاخره", "جمادي الثانيه", "جمادي الثاني", "رجب", "شعبان", "رمضان", "شوال", "ذو القعده",
        "ذي القعده", "ذو الحجه", "ذي الحجه", "muharram", "safar", "rajab", "shaban", "ramadan", "shawwal",
    )
)  # fmt: skip
_YEAR_WORDS = frozenset("عام سنه لعام لسنه".split())
_BEFORE_MONTHS = frozenset("شهر من في خلال منتصف مطلع اوايل اواخر نهايه بدايه".split())
_LAST_DAY = 30
_LAST_YEAR = 1600


class HijriDate(NamedTuple):
    """A date in the words from `first` up to `end`; `day` and `year` tell what stands in it. A month alone may be a
    person."""

    first: int
    end: int
    has_day: bool
    year: int | None
    is_sure: bool


def hijri_dates(quotation: Quotation) -> Iterator[HijriDate]:
    """The dates of a quotation whose month is one of the Islamic calendar's; the day in digits alone."""
    place = 0
    while place < len(quotation.words):
        end = _month(quotation, place)
        if end is None:
            place += 1
            continue
        first = place
        if end == place + 1 and _is_a_person(quotation, place):
            place = end
            continue
        before = place - 1 - (quotation.folded(place - 1) in {"من", "شهر"})
        has_day = _is_number(quotation, before, _LAST_DAY)
        if has_day:
            first = before
        year = end + (quotation.folded(end) in _YEAR_WORDS)
        has_year = _is_number(quotation, year, _LAST_YEAR) and quotation.joined(end - 1, year)
        is_added = quotation.folded(place).startswith("و")
        yield HijriDate(
            first,
            year + 1 if has_year else end,
            has_day,
            year if has_year else None,
            _is_sure(quotation, place, has_day or has_year) and not is_added,
        )
        place = year + 1 if has_year else end


def _is_a_person(quotation: Quotation, place: int) -> bool:
    """Whether a month that is a given name too has a word behind it as a name has, and nothing that tells a time:
    «الرئيس رجب طيب أردوغان»."""
    word, before, after = (quotation.folded(each) for each in (place, place - 1, place + 1))
    if not is_given_name(word) or before in _BEFORE_MONTHS or before.isdecimal():
        return False
    is_followed = quotation.joined(place, place + 1) and after.isalpha() and not is_stopword(after)
    return is_followed and after not in _YEAR_WORDS


def _is_sure(quotation: Quotation, place: int, has_more: bool) -> bool:
    return has_more or quotation.folded(place - 1) == "شهر"


def _month(quotation: Quotation, place: int) -> int | None:
    """The place after the month that begins at a place, also where "و" is written onto it."""
    for words in (2, 1):
        name = " ".join(quotation.folded(place + each) for each in range(words))
        if name.removeprefix("و") in _MONTHS and quotation.joined(place, place + words - 1):
            return place + words
    return None


def _is_number(quotation: Quotation, place: int, last: int) -> bool:
    word = quotation.folded(place)
    return word.isdecimal() and len(word) <= 4 and 0 < int(word) <= last
