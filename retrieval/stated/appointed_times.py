"""Times at which something may be appointed: "Tuesday 8 December at 6 pm", «بكرا الساعة 5», "within ten days".

A text and when it was said in; its `Appointed`s out. What two texts say is compared by the day that they mean.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from retrieval.calendar_words import weekday_of
from retrieval.facts.dates import Month, dates
from retrieval.numbers.figures import figures
from retrieval.quotation import Quotation

Value = tuple[str | int, ...]
"""What is compared: a day (year, month, day), a weekday or a word where it isn't known when that was said; the hour of
the half day and its minute; a length of time or a month."""

_WEEK = 7
_HALF_A_DAY = 12
_NEXT = frozenset("القادم المقبل الجاي".split())
_LONG_AHEAD, _LONG_AGO = timedelta(days=275), timedelta(days=-90)
"""A day and a month without a year are of the year in which they are ahead, or were in the last quarter."""
_AWAY = {
    **dict.fromkeys("today tonight اليوم الليله".split(), 0),
    **dict.fromkeys("tomorrow غدا غد بكرا بكره باكر".split(), 1),
}
_HOURS = {"noon": 0, "midday": 0, "midnight": 0}
_CLOCK = re.compile(r"(?<![\d.:/])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)", re.I)
_CLOCK_OF_DIGITS = re.compile(r"(?<![\d.:/])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])")
_IN_FIGURES = re.compile(r"(?<![\d/.\-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
_HOUR = frozenset({"الساعه", "ساعه"})
_LENGTHS = frozenset("hour day week month year".split())
_DURING = frozenset("for within in next خلال لمده مده بعد".split())


@dataclass(frozen=True, slots=True)
class Appointed:
    """A time in the words from `first` up to `end`; `kind` is "day", "hour" or "span"."""

    first: int
    end: int
    kind: str
    value: Value


def appointed_times(quotation: Quotation, said: datetime | None) -> list[Appointed]:
    """The times that a text names, in order; `said` tells which day "Sunday" is."""
    day = None if said is None else said.date()
    found = [*_days(quotation, day), *_hours(quotation), *_lengths(quotation)]
    return sorted(found, key=lambda each: (each.first, each.end))


def values(times: Iterable[Appointed], kind: str) -> frozenset[Value]:
    """What the times of one kind are."""
    return frozenset(each.value for each in times if each.kind == kind)


def latest_day(times: Iterable[Appointed]) -> date | None:
    """The last day among times; None where none is known."""
    days = (each.value for each in times if each.kind == "day")
    known = [date(*map(int, value)) for value in days if len(value) == 3]
    return max(known, default=None)


def _days(quotation: Quotation, said: date | None) -> Iterator[Appointed]:
    dated = set[int]()
    for month in dates(quotation.text).months:
        if not month.places or (month.day is None and not month.is_sure):
            continue
        first, end = min(month.places), max(month.places) + 1
        first -= first > 0 and _weekday(quotation.folded(first - 1)) is not None
        dated.update(range(first, end))
        if month.day is None:
            yield Appointed(first, end, "span", ("month", month.number))
        else:
            yield Appointed(first, end, "day", _dated(month, said))
    for place, word in enumerate(quotation.words):
        weekday = _weekday(word.folded)
        if weekday is not None and not _is_of_a_date(quotation, place, dated):
            yield Appointed(place, place + 1, "day", _next(weekday, said))
        away = _AWAY.get(word.folded, _AWAY.get(word.folded[1:]) if word.folded[0] in "لوب" else None)
        if away is not None:
            yield Appointed(place, place + 1, "day", ("away", away) if said is None else _on(said, away))
    for match in _IN_FIGURES.finditer(quotation.text):
        meant = _of(int(match["month"]), int(match["day"]), None, said)
        if meant is not None:
            yield from _at(quotation, match.start(), "day", meant)


def _is_of_a_date(quotation: Quotation, place: int, dated: set[int]) -> bool:
    """Whether a weekday only names the date beside it: "Sunday 6 December", «الأحد القادم 6 كانون الأول»."""
    return not dated.isdisjoint({place, place + 1}) or (place + 2 in dated and quotation.folded(place + 1) in _NEXT)


def _weekday(folded: str) -> int | None:
    bare = (folded, folded[1:], "ال" + folded[2:] if folded.startswith("لل") else "")
    return next((day for each in bare if each and (day := weekday_of(each)) is not None), None)


def _next(weekday: int, said: date | None) -> Value:
    """The next day of a name from the day on which it is said."""
    return ("weekday", weekday) if said is None else _on(said, (weekday - said.weekday()) % _WEEK)


def _on(said: date, away: int) -> Value:
    meant = said + timedelta(days=away)
    return (meant.year, meant.month, meant.day)


def _dated(month: Month, said: date | None) -> Value:
    day = 0 if month.day is None else month.day
    return _of(month.number, day, month.year, said) or (month.number, day)


def _of(month: int, day: int, year: int | None, said: date | None) -> Value | None:
    """A day of a month as a value; None where the calendar has none such."""
    if year is None and said is None:
        return (month, day)
    years = (year,) if said is None or year is not None else (said.year, said.year + 1, said.year - 1)
    for each in years:
        meant = _date(each or 0, month, day)
        if meant is None:
            continue
        if year is not None or said is None or _LONG_AGO <= meant - said <= _LONG_AHEAD:
            return (meant.year, meant.month, meant.day)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hours(quotation: Quotation) -> Iterator[Appointed]:
    for pattern in (_CLOCK, _CLOCK_OF_DIGITS):
        for match in pattern.finditer(quotation.text):
            value = (int(match["hour"]) % _HALF_A_DAY, int(match["minute"] or 0))
            yield from _at(quotation, match.start(), "hour", value)
    counts = {each.first: each for each in figures(quotation.text)}
    for place, word in enumerate(quotation.words):
        if word.folded in _HOURS:
            yield Appointed(place, place + 1, "hour", (_HOURS[word.folded], 0))
        told = counts.get(place + 1) if word.folded in _HOUR else None
        is_clock = told is not None and quotation.text[quotation.words[told.end - 1].end :].startswith(":")
        if told is not None and not is_clock:
            yield Appointed(place, told.end, "hour", (int(max(told.values)) % _HALF_A_DAY, 0))


def _lengths(quotation: Quotation) -> Iterator[Appointed]:
    """ "For ten days", «خلال أسبوعين»: how long something lasts, or within which time it comes."""
    for figure in figures(quotation.text):
        if figure.unit in _LENGTHS and quotation.folded(figure.first - 1) in _DURING:
            yield Appointed(figure.first, figure.end + 1, "span", (figure.unit or "", str(max(figure.values))))


def _at(quotation: Quotation, start: int, kind: str, value: Value) -> Iterator[Appointed]:
    """A time that is written from an offset on."""
    written = (place for place, word in enumerate(quotation.words) if word.start == start)
    yield from (Appointed(place, place + 1, kind, value) for place in written)
