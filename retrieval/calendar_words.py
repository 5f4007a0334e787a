"""Words that name a month or a weekday, in both languages: a folded word in; a verdict, or the day's number, out."""

from functools import cache

from babel import Locale

from index.dates import MONTHS
from index.text import fold


def is_calendar_word(folded: str) -> bool:
    """Whether a folded word names a month or a weekday."""
    return folded in MONTHS or folded in _weekdays()


def weekday_of(folded: str) -> int | None:
    """The number (Monday is 0) of the weekday that a folded word names; None for other words."""
    return _weekdays().get(folded)


@cache
def weekday_names(language: str) -> dict[int, str]:
    """The names of the weekdays in a language ("ar" or "en"), by their numbers."""
    return dict(Locale(language).days["format"]["wide"].items())


@cache
def _weekdays() -> dict[str, int]:
    """The number of each weekday by its folded names."""
    return {fold(name): day for language in ("ar", "en") for day, name in weekday_names(language).items()}
