"""Words of questions that tell a time: folded words in, which kind of time each of them tells out."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from index.dates import MONTHS
from index.language import has_arabic
from retrieval.calendar_words import weekday_of

_YEAR_DIGITS = 4
_YEAR_WORDS = frozenset("year عام سنه العام السنه بعام لعام".split())
_DAYS = frozenset("today yesterday tomorrow tonight now اليوم امس مبارح غدا بكره الان حاليا النهارده".split())

_VERBS_TOO = frozenset("may march mar jan اب".split())
_DAY_OF_A_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_SPANS = frozenset("week weekend month year season night الاسبوع الشهر العام السنه الموسم الليله".split())
_WHICH_SPAN = frozenset(
    """
    last this next past previous coming هذا هذه الماضي الماضيه المقبل المقبله القادم القادمه الحالي الحاليه الجاري
    الجاريه الفايت الفايته المنصرم المنصرمه
    """.split()
)
"""What tells which week or month is meant, as seen from today: behind its noun in Arabic, but for هذا."""


def kind_of_time(folded: str, *, capital: bool) -> str | None:
    """The kind of time that a word tells by itself; None for other words."""
    if folded in _YEAR_WORDS or (len(folded) == _YEAR_DIGITS and folded.isdecimal()):
        return "year"
    if folded in MONTHS and (folded not in _VERBS_TOO or capital):
        return "month"
    return "day" if is_day(folded) else None


def is_day(folded: str) -> bool:
    """Whether a word tells a day by itself: "yesterday", الاثنين."""
    return folded in _DAYS or weekday_of(folded) is not None


def tells_a_time(folded: str) -> bool:
    """Whether a word tells a day or a stretch of time by itself: "yesterday", السبت, الموسم."""
    return is_day(folded) or folded in _SPANS or folded in _YEAR_WORDS


def is_seen_from_today(folded: str) -> bool:
    """Whether a word begins what tells a time without a preposition: "yesterday", "last (week)", الأسبوع (الماضي)."""
    return folded in _DAYS or folded in _WHICH_SPAN or (folded in _SPANS and has_arabic(folded))


def tells_which(one: str, other: str) -> bool:
    """Whether a word before another tells which week or month that is: "this (year)"."""
    return one in _WHICH_SPAN and (other in _SPANS or is_day(other) or other in MONTHS or other in _YEAR_WORDS)


def kinds_of_time(folded: Sequence[str], alone: Sequence[str | None]) -> list[str | None]:
    """The kinds of time that words tell with those beside them, where `alone` has what each tells by itself: the 5 of
    "5 March" belongs to the month, and "last week" is told from today as "yesterday" is."""
    kinds = list(alone)
    for place, (one, other) in enumerate(pairwise(folded)):
        here, there = slice(place, place + 1), slice(place + 1, place + 2)
        if alone[place] == "month" and _DAY_OF_A_MONTH.fullmatch(other):
            kinds[there] = ["month"]
        if alone[place + 1] == "month" and _DAY_OF_A_MONTH.fullmatch(one):
            kinds[here] = ["month"]
        which, span = (one, other) if one in _WHICH_SPAN else (other, one)
        if which in _WHICH_SPAN and span in _SPANS:
            kinds[place : place + 2] = ["day", "day"]
        elif other in _WHICH_SPAN and alone[place] is not None:
            kinds[there] = [alone[place]]
    return kinds


def gives_way(kind: str | None, times: Collection[str | None]) -> bool:
    """Whether a time of a kind is left where other `times` are told: a year leaves the month, but not "today", and with
    "yesterday" there is no other time."""
    return kind is not None and (kind in times or kind == "day" or "day" in times)
