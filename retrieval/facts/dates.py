"""Months with their days and years, weekdays, and words such as "yesterday": what a text says of when.

A text in; its `Dates` out. Days and years are numbers too, and among its figures beside this.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dates import MONTHS
from index.language import has_arabic
from index.text import fold
from retrieval.facts.time_words import time_words
from retrieval.gloss.dates import ALSO_WORDS, ARABIC_MONTH_AHEAD, MONTH_AHEAD
from retrieval.gloss.places import PARTICLES
from retrieval.numbers.figures import figures
from retrieval.numbers.numeral import YEARS
from retrieval.quotation import Quotation

_ALSO_PEOPLE = frozenset("april june august jan".split())
_JOINING_DAYS = frozenset("and to the or of من الي و حتي th st nd rd".split())
"""What may stand between the days of one month: "between the 3rd and the 5th of May"."""
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d/\-])")


@dataclass(frozen=True, slots=True)
class Month:
    """A month that a text names.

    `day` and `year` stand right beside it; `days` are all that stand in a row with it, and `years` those of the text
    where none stands beside it. Where it is not sure it may be another word. `places` are those of its words, with the
    days and the year beside it; none where it is written in digits alone.
    """

    number: int
    day: int | None
    year: int | None
    days: frozenset[int]
    years: frozenset[int]
    is_sure: bool
    places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Dates:
    """When a text says that something was. `marks` are weekdays and words such as "last year"; `sure_marks` those of
    them that can hardly be other words."""

    months: tuple[Month, ...]
    marks: frozenset[str]
    sure_marks: frozenset[str]


@lru_cache(maxsize=4_000)
def dates(text: str) -> Dates:
    """The dates of a text in either language."""
    quotation = Quotation(text)
    months = (*_months(quotation), *_numeric(text))
    marks = dict(time_words(quotation))
    return Dates(tuple(months), frozenset(marks), frozenset(mark for mark, is_sure in marks.items() if is_sure))


def are_named(said: Dates, held: Sequence[Dates]) -> bool:
    """Whether every day, month and time that `said` names for sure is named in one of `held`."""
    if any(month.is_sure and not any(_names(other, month) for other in held) for month in said.months):
        return False
    return said.sure_marks <= frozenset().union(*(other.marks for other in held))


def _names(held: Dates, month: Month) -> bool:
    return any(
        other.number == month.number
        and (month.day is None or not other.days or month.day in other.days)
        and (month.year is None or not other.years or month.year in other.years)
        for other in held.months
    )


def _months(quotation: Quotation) -> Iterator[Month]:
    small, years = _numbers(quotation)
    place = 0
    while place < len(quotation.words):
        named = _month(quotation, place)
        if named is None:
            place += 1
            continue
        number, end = named
        again = _month(quotation, end) if quotation.between(end - 1).strip() in {"/", "(", "-"} else None
        if again is not None and again[0] == number:
            end = again[1]
        day = small.get(place - 1) or (small.get(end) if not has_arabic(quotation.folded(place)) else None)
        then = end + (quotation.folded(end) in {"عام", "سنه", "of", "من", "th", "st", "nd", "rd"})
        later = then + 1 if then in small else then
        year = years.get(then) or years.get(later)
        beside = {*_days(quotation, small, place - 1, -1), *_days(quotation, small, end, 1)}
        yield Month(
            number,
            day,
            year,
            frozenset(small[at] for at in beside),
            frozenset({year} if year is not None else years.values()),
            day is not None or year is not None or _surely(quotation, place),
            frozenset({*range(place, end), *beside, *(at for at in (then, later) if year is not None and at in years)}),
        )
        place = end


def _days(quotation: Quotation, small: Mapping[int, int], place: int, step: int) -> Iterator[int]:
    """The places of the days that stand in a row on one side of a month's name."""
    while place in small or quotation.folded(place) in _JOINING_DAYS:
        if place in small and (step < 0 or _month(quotation, place + 1) is None):
            yield place
        place += step


def _numbers(quotation: Quotation) -> tuple[dict[int, int], dict[int, int]]:
    """Possible days and years by the places of their words: every word of a number has it."""
    small: dict[int, int] = {}
    years: dict[int, int] = {}
    for figure in figures(quotation.text):
        for value in figure.values:
            if value.denominator == 1 and 1 <= value <= 31 and figure.unit is None:
                small |= dict.fromkeys(range(figure.first, figure.end), int(value))
            elif value.denominator == 1 and int(value) in YEARS:
                years |= dict.fromkeys(range(figure.first, figure.end), int(value))
    return small, years


def _month(quotation: Quotation, place: int) -> tuple[int, int] | None:
    """The month named at a place, and the place after its name."""
    first = quotation.folded(place)
    for particle in PARTICLES:
        bare = first.removeprefix(particle)
        if first.startswith(particle) and bare:
            pair = f"{bare} {quotation.folded(place + 1)}"
            if pair in MONTHS and quotation.joined(place, place + 1):
                return MONTHS[pair], place + 2
            if bare in MONTHS and not (particle and bare in ALSO_WORDS):
                return MONTHS[bare], place + 1
    return None


def _surely(quotation: Quotation, place: int) -> bool:
    """Whether a month's name without day or year is no other word."""
    name, ahead = quotation.folded(place), quotation.folded(place - 1)
    if has_arabic(name):
        return name not in ALSO_WORDS or ahead in ARABIC_MONTH_AHEAD
    if not quotation.has_capital(place):
        return False
    return name not in ALSO_WORDS | _ALSO_PEOPLE or ahead in {*MONTH_AHEAD, "of"}


def _numeric(text: str) -> Iterator[Month]:
    """ "19/9/2023" may be read day first or month first."""
    for match in _NUMERIC.finditer(fold(text)):
        numbers = [int(match[1]), int(match[3]), int(match[4])]
        if len(match[1]) == 4:
            numbers.reverse()
        one, other, year = numbers
        year += 2000 if year < 100 else 0
        for day, month in ((one, other), (other, one)):
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield Month(month, day, year, frozenset({day}), frozenset({year}), is_sure=False)
