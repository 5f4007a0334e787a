"""The times that a sentence names, each as long as it is written: with its weekday, its day in words, its era, and
"early" or "صيف" before it; ranges as one.

A quotation in; its `Time`s out, in order.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.language import has_arabic
from retrieval.calendar_words import weekday_of
from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation
from retrieval.short_answer.cut_times import is_cut
from retrieval.short_answer.single_times import BEFORE_ERA, DASHES, SEASONS, Grain, Time, single_times

_EARLY = frozenset("early late mid".split())
_PARTS = frozenset("beginning end start middle turn".split())
_ARABIC_PARTS = frozenset("اوايل اواخر منتصف مطلع بدايه بدايات نهايه نهايات".split())
_HALVES = frozenset("half quarter third part النصف الربع الثلث".split())
_OF = frozenset("of the in عام سنه شهر".split())
_YEAR_WORDS = frozenset("عام سنه عامي لعام لسنه year".split())
_AND_YEAR_WORDS = frozenset({"وعام", "وسنه"})
_THAT_IS = frozenset({"الموافق", "المصادف", "الموافقه"})
_HIJRI = frozenset({"ه", "هجري", "هجريه"})
_TO = frozenset("to until till through الي حتي".split())
_FROM = frozenset("from من منذ".split())
_BETWEEN = frozenset({"between", "بين"})
_LAST_DAY = 31


@lru_cache(maxsize=2_000)
def times(quotation: Quotation) -> tuple[Time, ...]:
    """The times of a quotation in order. Whoever reads a sentence for one thing reads it for others as well."""
    found = sorted(single_times(quotation), key=lambda time: time.first)
    found = _ranges(quotation, _joined(quotation, [_with_what_is_before(quotation, time) for time in found]))
    return tuple(replace(time, is_sure=False) if is_cut(quotation, time) else time for time in found)


def _with_what_is_before(quotation: Quotation, time: Time) -> Time:
    if not time.is_sure:
        return time
    if time.grain is Grain.MONTH:
        day = next((each for each in figures(quotation.text) if _is_day_of(quotation, each, time)), None)
        if day is not None:
            return replace(time, grain=Grain.DAY, first=day.first)
    if time.grain in {Grain.DAY, Grain.WEEKDAY}:
        return _with_weekday(quotation, time)
    if time.grain is Grain.YEAR and quotation.folded(time.first - 1) in BEFORE_ERA:
        time = replace(time, first=time.first - 1)
    return _with_part(quotation, time)


def _is_day_of(quotation: Quotation, figure: Figure, month: Time) -> bool:
    """Whether a number in words is the day of a month: "الثامن من", "the third of"."""
    between = [quotation.folded(place) for place in range(figure.end, month.first)]
    return between in (["of"], ["من"], ["من", "شهر"]) and figure.kind == "ordinal" and max(figure.values) <= _LAST_DAY


def _with_weekday(quotation: Quotation, time: Time) -> Time:
    before = time.first - 1
    is_beside = quotation.between(before).strip() in {"", ",", "،"}
    return replace(time, first=before) if is_beside and weekday_of(quotation.folded(before)) is not None else time


def _with_part(quotation: Quotation, time: Time) -> Time:
    """With "early", "the end of", "the second half of", "النصف الثاني من", "summer" before it."""
    told = time.first - 1
    while quotation.folded(told) in _OF and _is_close(quotation, told):
        told -= 1
    joining = tuple(quotation.folded(place) for place in range(told + 1, time.first))
    word = quotation.folded(told)
    if word == "من":
        first = next((place for place in (told - 2, told - 1) if quotation.folded(place) in _HALVES), None)
        return time if first is None else replace(time, first=first)
    if not _is_close(quotation, told) or not _is_part(word, joining, time):
        return time
    return replace(time, first=told - (word in _HALVES and not has_arabic(word)))


def _is_part(word: str, joining: Sequence[str], time: Time) -> bool:
    """Whether a word, and those that join it to a time, tell a part of it: "the end of 2022". In "may end in 2022" and
    "will fall in 2022" they are verbs; in "the end of the 2022 season" it is the season's."""
    if has_arabic(word):
        return word in _ARABIC_PARTS | SEASONS | _HALVES and not {"of", "the", "in"} & set(joining)
    if time.grain is Grain.YEAR and "the" in joining:
        return False
    if word in _EARLY:
        return not joining or joining[0] == "in"
    if word in SEASONS:
        return not joining or joining == ("of",)
    return (word in _HALVES and not joining) or (word in _PARTS | _HALVES and joining[:1] == ("of",))


def _is_close(quotation: Quotation, place: int) -> bool:
    return quotation.between(place).strip() in {"", "-"} and "\n" not in quotation.between(place)


def _joined(quotation: Quotation, found: Sequence[Time]) -> list[Time]:
    """A weekday and its date, a date and its year, and a year in two calendars, are one time."""
    joined: list[Time] = []
    for time in found:
        one = _as_one(quotation, joined[-1], time) if joined else None
        if one is None:
            joined.append(time)
        else:
            joined[-1] = one
    return joined


def _as_one(quotation: Quotation, last: Time, time: Time) -> Time | None:
    if time.first < last.end:  # the weekday of a date was found before it
        return replace(time, first=min(time.first, last.first), end=max(time.end, last.end))
    if time.first > last.end + (quotation.folded(last.end) in _THAT_IS):
        return None
    between = quotation.between(time.first - 1).strip()
    has_comma = between in {",", "،"}
    if last.grain is Grain.WEEKDAY and time.grain is Grain.DAY and (has_comma or not between):
        return replace(time, first=last.first)
    if last.grain in {Grain.DAY, Grain.MONTH} and last.year is None and time.grain is Grain.YEAR and has_comma:
        return replace(last, end=time.end, year=time.year)
    is_other_calendar = _is_hijri(quotation, time) and not _is_hijri(quotation, last)
    if (
        last.year is not None
        and time.grain is Grain.YEAR
        and is_other_calendar
        and (has_comma or between in {"(", "/"})
    ):
        return replace(last, end=time.end)
    return None


def _is_hijri(quotation: Quotation, time: Time) -> bool:
    return quotation.folded(time.end - 1) in _HIJRI


def _ranges(quotation: Quotation, found: Sequence[Time]) -> list[Time]:
    ranges: list[Time] = []
    for time in found:
        last = ranges[-1] if ranges else None
        first = None if last is None or last.is_range else _range_start(quotation, last, time)
        if last is not None and first is not None:
            is_sure = last.is_sure and time.is_sure
            ranges[-1] = Time(time.grain, first, time.end, is_range=True, is_sure=is_sure)
        else:
            ranges.append(time)
    return ranges


def _range_start(quotation: Quotation, one: Time, other: Time) -> int | None:
    """The place where the range from one time to another begins; None where they are two times."""
    between = quotation.text[quotation.words[one.end - 1].end : quotation.words[other.first].start].strip(" ـ")
    if between in DASHES:
        return one.first
    told = one.first - 1
    while quotation.folded(told) in _YEAR_WORDS | {"the"}:
        told -= 1
    before = quotation.folded(told)
    joining = [quotation.folded(place) for place in range(one.end, other.first)]
    if before in _BETWEEN:
        is_joined = joining in (["and"], ["و"]) or between == "و" or (joining and set(joining) <= _AND_YEAR_WORDS)
        return told if is_joined else None
    if joining and joining[0] in _TO and set(joining[1:]) <= _YEAR_WORDS:
        return told if before in _FROM else one.first if one.grain == other.grain else None
    return None
