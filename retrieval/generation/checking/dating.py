"""Months with their days and years, weekdays, and words such as "yesterday": what a text says of when.

Texts in; `Fault.DATE`, or None where every one that is a date for sure stands in the sentences, out. Days and years are
numbers too, and checked as such beside this.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from index.dates import MONTHS
from index.language import has_arabic
from index.text import fold
from retrieval.generation.checking.figures import figures
from retrieval.generation.records import Fault
from retrieval.gloss.quotation import Quotation

_ALSO_WORDS = frozenset("مارس اب ايار ماي جوان نيسان may march mar jan jun dec sep oct".split())
"""Names of months that are another word more often."""
_ALSO_PEOPLE = frozenset("april june august jan".split())
_MONTH_AHEAD = frozenset("شهر شهري في منذ حتي خلال in since until by last next early late mid of".split())
_UNSURE_WEEKDAYS = frozenset(
    {"الاثنين", "الاحد", "اثنين", "احد", "الخميس", "خميس", "سبت", "جمعه", "sun", "sat", "mon", "wed"}
)
_WEEKDAY_AHEAD = frozenset("يوم يومي صباح مساء فجر ليله ظهر عصر امس اليوم غد غدا".split())
_PARTICLES = ("", "و", "ف", "ب", "ل", "وب", "ول")
_JOINING_DAYS = frozenset("and to the or of من الي و حتي th st nd rd".split())
"""What may stand between the days of one month: "between the 3rd and the 5th of May"."""
_YEARS = range(1000, 2200)
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d/\-])")

_RELATIVE = {
    **dict.fromkeys("yesterday امس البارحه".split(), "yesterday"),
    **dict.fromkeys("tomorrow غدا الغد غد".split(), "tomorrow"),
    "tonight": "tonight",
}
_UNITS = {
    **dict.fromkeys("year years العام عام السنه سنه الاعوام السنوات".split(), "year"),
    **dict.fromkeys("month months الشهر شهر الاشهر الشهور".split(), "month"),
    **dict.fromkeys("week weeks الاسبوع اسبوع الاسابيع".split(), "week"),
    **dict.fromkeys("century القرن قرن".split(), "century"),
    **dict.fromkeys("decade العقد عقد decades العقود".split(), "decade"),
    **dict.fromkeys("night الليله ليله".split(), "night"),
    **dict.fromkeys("summer الصيف".split(), "summer"),
    **dict.fromkeys("winter الشتاء".split(), "winter"),
    **dict.fromkeys("spring الربيع".split(), "spring"),
    **dict.fromkeys("autumn الخريف".split(), "autumn"),
}
_SEASONS = {
    **dict.fromkeys("summer summers الصيف صيف صيفا صيفي صيفيه الصيفي الصيفيه".split(), "summer"),
    **dict.fromkeys("winter winters الشتاء شتاء شتوي شتويه الشتوي الشتويه".split(), "winter"),
    **dict.fromkeys("autumn الخريف خريف خريفي".split(), "autumn"),
    **dict.fromkeys("spring الربيع ربيع".split(), "spring"),
    "fall": "autumn",
}
_UNSURE_SEASONS = frozenset({"fall", "spring", "ربيع", "الربيع"})
_PAST = frozenset(
    """
    last past previous ago prior earlier الماضي الماضيه الماضيين المنصرم المنصرمه الفايت الفايته السابق السابقه الاخيره
    الاخير المنقضي المنقضيه مضت مضي
    """.split()
)
_NEXT = frozenset("next coming upcoming following المقبل المقبله القادم القادمه التالي التاليه اللاحق".split())


@dataclass(frozen=True, slots=True)
class Month:
    """A month that a text names.

    `day` and `year` stand right beside it; `days` are all that stand in a row with it, and `years` those of the text
    where none stands beside it. Where it is not sure it may be another word.
    """

    number: int
    day: int | None
    year: int | None
    days: frozenset[int]
    years: frozenset[int]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """When a text says that something was. `marks` are weekdays and words such as "last year"; `sure_marks` those of
    them that can hardly be other words."""

    months: tuple[Month, ...]
    marks: frozenset[str]
    sure_marks: frozenset[str]


def date_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.DATE` where `claimed` names a day, a month or a time that no sentence names."""
    said = dates(claimed)
    held = [dates(sentence) for sentence in sentences]
    if any(month.is_sure and not any(_names(other, month) for other in held) for month in said.months):
        return Fault.DATE
    return Fault.DATE if said.sure_marks - frozenset().union(*(other.marks for other in held)) else None


def _names(held: Dates, month: Month) -> bool:
    return any(
        other.number == month.number
        and (month.day is None or not other.days or month.day in other.days)
        and (month.year is None or not other.years or month.year in other.years)
        for other in held.months
    )


@lru_cache(maxsize=4_000)
def dates(text: str) -> Dates:
    """The dates of a text in either language."""
    quotation = Quotation(text)
    months = (*_months(quotation), *_numeric(text))
    marks = dict(_marks(quotation))
    return Dates(tuple(months), frozenset(marks), frozenset(mark for mark, is_sure in marks.items() if is_sure))


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
        yield Month(
            number,
            day,
            year,
            frozenset({*_days(quotation, small, place - 1, -1), *_days(quotation, small, end, 1)}),
            frozenset({year} if year is not None else years.values()),
            day is not None or year is not None or _surely(quotation, place),
        )
        place = end


def _days(quotation: Quotation, small: Mapping[int, int], place: int, step: int) -> Iterator[int]:
    """The days that stand in a row on one side of a month's name."""
    while place in small or quotation.folded(place) in _JOINING_DAYS:
        if place in small and (step < 0 or _month(quotation, place + 1) is None):
            yield small[place]
        place += step


def _numbers(quotation: Quotation) -> tuple[dict[int, int], dict[int, int]]:
    """Possible days and years by the places of their words: every word of a number has it."""
    small: dict[int, int] = {}
    years: dict[int, int] = {}
    for figure in figures(quotation.text):
        for value in figure.values:
            if value.denominator == 1 and 1 <= value <= 31 and figure.unit is None:
                small |= dict.fromkeys(range(figure.first, figure.end), int(value))
            elif value.denominator == 1 and value in _YEARS:
                years |= dict.fromkeys(range(figure.first, figure.end), int(value))
    return small, years


def _month(quotation: Quotation, place: int) -> tuple[int, int] | None:
    """The month named at a place, and the place after its name."""
    first = quotation.folded(place)
    for particle in _PARTICLES:
        bare = first.removeprefix(particle)
        if first.startswith(particle) and bare:
            pair = f"{bare} {quotation.folded(place + 1)}"
            if pair in MONTHS and quotation.joined(place, place + 1):
                return MONTHS[pair], place + 2
            if bare in MONTHS and not (particle and bare in _ALSO_WORDS):
                return MONTHS[bare], place + 1
    return None


def _surely(quotation: Quotation, place: int) -> bool:
    """Whether a month's name without day or year is no other word."""
    name, ahead = quotation.folded(place), quotation.folded(place - 1)
    if has_arabic(name):
        return name not in _ALSO_WORDS or ahead in {"شهر", "شهري"}
    if not quotation.text[quotation.words[place].start].isupper():
        return False
    return name not in _ALSO_WORDS | _ALSO_PEOPLE or ahead in _MONTH_AHEAD


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


def _marks(quotation: Quotation) -> Iterator[tuple[str, bool]]:
    words = [word.folded for word in quotation.words]
    decades = (figure for figure in figures(quotation.text) if figure.kind == "decade")
    in_decades = {place for figure in decades for place in range(figure.first, figure.end)}
    for place, word in enumerate(words):
        bare = word[1:] if word[0] in "وف" and has_arabic(word) else word
        if bare in _RELATIVE:
            yield _RELATIVE[bare], True
        elif bare in _SEASONS:
            yield _SEASONS[bare], bare not in _UNSURE_SEASONS
        day = (
            _weekdays().get(word)
            or _weekdays().get(bare)
            or _weekdays().get("ال" + bare[2:] if bare[:2] == "لل" else "")
        )
        if day is not None:
            yield day, _surely_weekday(quotation, place, bare)
        unit = _UNITS.get(bare)
        if unit is not None and place not in in_decades:
            around = {*words[max(place - 2, 0) : place], *words[place + 1 : place + 3]}
            if not around.isdisjoint(_PAST):
                yield f"last {unit}", _beside(words, place, _PAST)
            if not around.isdisjoint(_NEXT):
                yield f"next {unit}", _beside(words, place, _NEXT)


def _beside(words: Sequence[str], place: int, telling: frozenset[str]) -> bool:
    """English says "last year", Arabic the other way round."""
    beside = place + 1 if has_arabic(words[place]) else place - 1
    return 0 <= beside < len(words) and words[beside] in telling - {
        "ago",
        "following",
        "earlier",
        "prior",
        "الاخير",
        "الاخيره",
    }


def _surely_weekday(quotation: Quotation, place: int, word: str) -> bool:
    if not has_arabic(word):
        return quotation.text[quotation.words[place].start].isupper() and word not in _UNSURE_WEEKDAYS
    if quotation.folded(place - 1).removeprefix("و") in _WEEKDAY_AHEAD:
        return True
    return word not in _UNSURE_WEEKDAYS or quotation.folded(place + 1) in _PAST | _NEXT


@cache
def _weekdays() -> dict[str, str]:
    """The English name of each weekday by its folded names."""
    english = dict(Locale("en").days["format"]["wide"].items())
    found = {}
    for language in ("ar", "en"):
        for day, name in Locale(language).days["format"]["wide"].items():
            found[fold(name)] = str(english[day])
    return found
