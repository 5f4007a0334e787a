"""The dates, weekdays, years, decades and centuries that a sentence names, one by one.

A quotation in; `Time`s out, none over another. Dates with a month's name are read by `retrieval.gloss.dates`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.dates import MONTHS
from index.language import has_arabic
from retrieval.calendar_words import weekday_of
from retrieval.gloss.dates import dates, is_year
from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation
from retrieval.short_answer.hijri import hijri_dates

BEFORE_ERA = frozenset({"ad", "bc"})
SEASONS = frozenset("spring summer autumn fall winter ربيع صيف خريف شتاء".split())
DASHES = frozenset("-–/") | {"\u2010", "\u2011", "--"}

_ERAS = frozenset("م ه ميلادي ميلاديه ميلاديا للميلاد هجري هجريه هجريا للهجره ad bc ce bce".split())
_INTRODUCES_YEARS = frozenset(
    """
    in since by until till during before after year years early late mid circa
    عام سنه عامي لعام لسنه بعام العام السنه وعام وسنه وفي وحتي ومنذ في منذ حتي خلال بحلول مطلع اوايل اواخر منتصف
    """.split()
)
_BEFORE_YEARS = _INTRODUCES_YEARS | frozenset(
    """
    from of between around about and to the a an this that through as is was were قبل بعد الي من بين نهايه بدايه
    """.split()
)
_CENTURY = frozenset({"century", "القرن", "قرن"})
_CENTURIES = frozenset("الميلادي الهجري ميلادي هجري للميلاد للهجره م قبل الميلاد".split())
_NUMERIC = re.compile(r"(?<![\w/.-])(?:\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([-/.])\d{1,2}\2\d{1,2})(?![\w/-])")


class Grain(StrEnum):
    """How fine a time is."""

    DAY = "day"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the words from `first` up to `end`. `year` is the place of the word that is its year, if there is one;
    a range is from one time to another. Where it is not sure, it may be another word or cut."""

    grain: Grain
    first: int
    end: int
    year: int | None = None
    is_range: bool = False
    is_sure: bool = True


def single_times(quotation: Quotation) -> Iterator[Time]:
    """The times of a quotation; the surer kinds come first."""
    taken: set[int] = set()
    for kind in (_numeric, _hijri, _dates, _figures, _may_be_months):
        for time in kind(quotation):
            places = set(range(time.first, time.end))
            if not places & taken:
                taken |= places
                yield time


def _places(quotation: Quotation, start: int, end: int) -> tuple[int, int] | None:
    """The words from code point `start` to `end`: the place of the first, and the place after the last."""
    inside = [place for place, word in enumerate(quotation.words) if word.start >= start and word.end <= end]
    return (inside[0], inside[-1] + 1) if inside else None


def _numeric(quotation: Quotation) -> Iterator[Time]:
    """ "19/9/2023", "2023-09-19"."""
    for match in _NUMERIC.finditer(quotation.text):
        places = _places(quotation, match.start(), match.end())
        if places is not None:
            yield Time(Grain.DAY, *places)


def _hijri(quotation: Quotation) -> Iterator[Time]:
    for date in hijri_dates(quotation):
        grain = Grain.DAY if date.has_day else Grain.MONTH
        yield Time(grain, date.first, _with_era(quotation, date.end), date.year, is_sure=date.is_sure)


def _dates(quotation: Quotation) -> Iterator[Time]:
    for found in dates(quotation, "en"):
        places = _places(quotation, found.start, found.end)
        if places is None:
            continue
        first, end = places
        if end - first == 1 and weekday_of(quotation.folded(first)) is not None:
            # «ليل الجمعة السبت»: the night belongs to both
            yield Time(Grain.WEEKDAY, first, end, is_sure=weekday_of(quotation.folded(end)) is None)
            continue
        grain = Grain.DAY if found.meaning[0].isdigit() else Grain.MONTH
        yield Time(grain, first, _with_era(quotation, end), end - 1 if is_year(quotation, end - 1) else None)


def _may_be_months(quotation: Quotation) -> Iterator[Time]:
    """What may name a month and may be another word: "(usually in May)"."""
    for place, word in enumerate(quotation.words):
        if word.folded in MONTHS and (has_arabic(word.folded) or quotation.has_capital(place)):
            yield Time(Grain.MONTH, place, place + 1, is_sure=False)


def _figures(quotation: Quotation) -> Iterator[Time]:
    """Centuries, decades and years."""
    for figure in figures(quotation.text):
        if figure.kind == "decade":
            # "ستينيات القرن الماضي"
            follows = quotation.folded(figure.end) == "القرن" and has_arabic(quotation.folded(figure.end + 1))
            yield Time(Grain.DECADE, figure.first, figure.end + 2 * follows)
        elif (century := _century(quotation, figure)) is not None:
            yield century
        elif figure.end == figure.first + 1 and figure.unit is None:
            era = _with_era(quotation, figure.end)
            has_era = era > figure.end or quotation.folded(figure.first - 1) in BEFORE_ERA
            word = quotation.folded(figure.first)
            if is_year(quotation, figure.first) or (has_era and word.isdecimal() and len(word) < 4):
                yield _year(quotation, figure.first, era)


def _century(quotation: Quotation, figure: Figure) -> Time | None:
    before, after = quotation.folded(figure.first - 1), quotation.folded(figure.end)
    if before in _CENTURY and has_arabic(before):
        end = figure.end
        while quotation.folded(end) in _CENTURIES and quotation.joined(end - 1, end):
            end += 1
        return Time(Grain.CENTURY, figure.first - 1, end)
    if after in _CENTURY and figure.kind == "ordinal" and quotation.between(figure.end - 1) in {" ", "-", "\u00a0"}:
        return Time(Grain.CENTURY, figure.first, _with_era(quotation, figure.end + 1))
    return None


def _with_era(quotation: Quotation, end: int) -> int:
    """The place after the era that follows a year, if one does: "م", "هـ", "BC", "قبل الميلاد", "ق.م"."""
    if quotation.between(end - 1).strip(" \u00a0"):
        return end
    if (quotation.folded(end), quotation.folded(end + 1)) in {("قبل", "الميلاد"), ("قبل", "الهجره"), ("ق", "م")}:
        return end + 2
    return end + (quotation.folded(end) in _ERAS or quotation.folded(end) == "قم")


def _year(quotation: Quotation, place: int, end: int) -> Time:
    """A year with its era, and the one that shares its era or century: "AD 95-110", "570 or 571 AD", "1979-80"."""
    after = quotation.folded(place + 1)
    if after.isdecimal() and quotation.between(place).strip() in DASHES and not is_year(quotation, place + 1):
        return Time(Grain.YEAR, place, _with_era(quotation, place + 2), is_range=True)
    before = quotation.folded(place - 1)
    if before in {"or", "او"} and quotation.folded(place - 2).isdecimal() and quotation.joined(place - 2, place):
        return Time(Grain.YEAR, place - 2, end, is_range=True)
    if before.isdecimal() and not is_year(quotation, place - 1) and quotation.between(place - 1).strip() in DASHES:
        return Time(Grain.YEAR, place - 1, end, is_range=True)
    return Time(Grain.YEAR, place, end, place, is_sure=not _is_named(quotation, place))


def is_introduced(quotation: Quotation, place: int) -> bool:
    """Whether what is before a year can hardly stand before a number that counts: "in", "عام", a bracket."""
    start = quotation.words[place].start
    if quotation.text[:start].rstrip(" ").endswith("("):
        return True
    before = quotation.folded(place - 1)
    is_as_of = before == "of" and quotation.folded(place - 2) == "as"
    return quotation.joined(place - 1, place) and (is_as_of or before in _INTRODUCES_YEARS)


def _is_named(quotation: Quotation, place: int) -> bool:
    """Whether a year belongs to what is before it ("Expo 2020", "القرار 1701", "مايو ويونيو 1990"), or counts."""
    if place < 1 or not quotation.joined(place - 1, place):
        return False
    return quotation.folded(place - 1) not in _BEFORE_YEARS | SEASONS | BEFORE_ERA
