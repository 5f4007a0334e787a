"""Dates in a quote: days, months and weekdays, with the names that each language gives them.

A quotation in; what its dates are in the other language out. Arabic months are read as the eastern press, the Levant
and the Maghreb write them, and Babel's names are written.
"""

from collections.abc import Iterator
from functools import cache

from babel import Locale

from index.dates import MONTHS
from index.language import has_arabic
from retrieval.calendar_words import weekday_names, weekday_of
from retrieval.numbers.numeral import YEARS
from retrieval.quotation import Found, Quotation

ALSO_WORDS = frozenset("مارس اب ايار ماي جوان نيسان may march mar jan jun dec sep oct".split())
"""Names of months that are another word more often: these count beside a day or a year, or behind what tells a time."""
MONTH_AHEAD = frozenset("in since until by last next early late mid".split())
"""What stands before a month in English, and seldom before another word of its letters that has a capital."""
ARABIC_MONTH_AHEAD = frozenset("شهر شهري نهايه اوايل اواخر منتصف مطلع بدايه غره".split())
WEEKDAY_AHEAD = frozenset("يوم يومي صباح مساء فجر ليل ليله ظهر عصر امس اليوم غد غدا".split())
"""Without one of these الاثنين may be two people, and الاحد the one."""
ENGLISH_WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
"""By the number of the day."""
_GENITIVE = ("'s", "’s")
_LONGEST_MONTH = 2  # words: "كانون الثاني"


def dates(quotation: Quotation, language: str) -> Iterator[Found]:
    """The dates of a quote in the other language, for a reader of `language` ("ar" or "en")."""
    place = 0
    while place < len(quotation.words):
        found = _date(quotation, place, language) or _weekday(quotation, place, language)
        if found is None:
            place += 1
            continue
        end, meaning = found
        start, stop = quotation.words[place].start, quotation.words[end - 1].end
        opened = quotation.text.count("(", start, stop) > quotation.text.count(")", start, stop)
        yield Found(start, stop + (opened and quotation.text.startswith(")", stop)), meaning)
        place = end


def _date(quotation: Quotation, place: int, language: str) -> tuple[int, str] | None:
    """The date that begins at a word: the place after it, and what it is."""
    day = _day(quotation, place)
    if day is not None:
        month = _month(quotation, day[0])
        # A name between a day and nothing else may be a person's: "in 19 may" is no date that anybody prints.
        if month is None or not (_close(quotation, day[0] - 1) and _written_as_month(quotation, day[0])):
            return None
    else:
        month = _month(quotation, place)
        if month is None or not _written_as_month(quotation, place):
            return None
    end, number = month
    if day is None:
        # "September 19"; "19 September" was seen above
        day = _day(quotation, end) if not has_arabic(quotation.folded(place)) else None
        if day is not None and _close(quotation, end - 1):
            end = day[0]
        else:
            day = None
    year = _year(quotation, end)
    if year is not None:
        end = year[0]
    if day is None and year is None and not _surely_a_month(quotation, place, end):
        return None
    name = _month_names(language)[number]
    parts = [str(day[1]) if day else "", name, str(year[1]) if year else ""]
    return end, " ".join(part for part in parts if part)


def _day(quotation: Quotation, place: int) -> tuple[int, int] | None:
    word = quotation.folded(place)
    if not word.isdecimal() or not 1 <= int(word) <= 31 or len(word) > 2:
        return None
    end = place + 1
    if quotation.folded(end) in {"st", "nd", "rd", "th"} and quotation.between(place) == "":
        end += 1
        if quotation.folded(end) == "of":
            end += 1
    # Neither part of a time nor of a number: "10:30 May", "3.5".
    before = quotation.text[: quotation.words[place].start][-1:]
    return None if before in {":", ".", "/", "-"} else (end, int(word))


def _month(quotation: Quotation, place: int) -> tuple[int, int] | None:
    """The month named at a place, with the second name that some papers add: "أيلول/سبتمبر", "أيلول (سبتمبر)"."""
    found = _month_name(quotation, place)
    if found is None:
        return None
    end, number = found
    again = _month_name(quotation, end)
    if again is not None and again[1] == number and quotation.between(end - 1).strip() in {"/", "(", "-"}:
        end = again[0]
    return end, number


def _month_name(quotation: Quotation, place: int) -> tuple[int, int] | None:
    for words in range(_LONGEST_MONTH, 0, -1):
        name = " ".join(quotation.folded(place + each) for each in range(words))
        if name in MONTHS and quotation.joined(place, place + words - 1):
            return place + words, MONTHS[name]
    return None


def _written_as_month(quotation: Quotation, place: int) -> bool:
    """Latin script names months with a capital."""
    return has_arabic(quotation.folded(place)) or quotation.has_capital(place)


def _surely_a_month(quotation: Quotation, first: int, end: int) -> bool:
    """Whether a month's name alone is one, and no other word or person."""
    if end - first > 1:
        return True
    name, before = quotation.folded(first), quotation.folded(first - 1)
    if has_arabic(name):
        return name not in ALSO_WORDS or before in ARABIC_MONTH_AHEAD
    # April, June and August are people too, and "in May's cabinet" she is one.
    return before in MONTH_AHEAD and not quotation.slice(first, first).endswith(_GENITIVE)


def _year(quotation: Quotation, place: int) -> tuple[int, int] | None:
    """The year after a month, with "عام" or "of" or a comma before it."""
    if quotation.folded(place) in {"عام", "سنه", "of", "من"}:
        if quotation.folded(place) == "من" and quotation.folded(place + 1) not in {"عام", "سنه"}:
            return None
        place += 1 + (quotation.folded(place) == "من")
    is_one = is_year(quotation, place) and _close(quotation, place - 1)
    return (place + 1, int(quotation.folded(place))) if is_one else None


def is_year(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is four digits that can be a year; 1,250 is none."""
    word = quotation.folded(place)
    if len(word) != 4 or not word.isdecimal() or int(word) not in YEARS:
        return False
    token = quotation.words[place]
    return token.end - token.start == len(word)


def _close(quotation: Quotation, place: int) -> bool:
    return quotation.between(place).strip(" \u00a0.)") in {"", ",", "،", "-", "/"} and "\n" not in quotation.between(
        place
    )


def _weekday(quotation: Quotation, place: int, language: str) -> tuple[int, str] | None:
    day = weekday_of(quotation.folded(place))
    if day is None:
        return None
    if has_arabic(quotation.folded(place)):
        if quotation.folded(place - 1) not in WEEKDAY_AHEAD:
            return None
    elif not quotation.has_capital(place):
        return None
    return place + 1, weekday_names(language)[day]


@cache
def _month_names(language: str) -> dict[int, str]:
    return dict(Locale(language).months["format"]["wide"].items())
