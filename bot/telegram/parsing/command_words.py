"""Which words after a command tell a language: they go in, and come out without those that everybody writes in English,
as they are the command's own: "3d", "daily 20:00 Cairo", "off", "chart"."""

import re

from bot.scheduling.words import Off, ScheduleError, Timed, is_weekday, wish
from bot.scheduling.zones import zone_named
from index.language import has_arabic

_OWN = frozenset(
    """
    m min mins minute minutes h hr hrs hour hours d day days w wk week weeks daily everyday every weekly off stop none
    no on at in time am pm a.m. p.m. chart graph picture short last
    """.split()
)
_FIGURES = re.compile(r"\W*\d[\d:.,٫/-]*(?P<unit>[^\W\d]*)\W*")


def telling_words(words: str) -> str:
    """The words that tell in which language somebody writes; "" where none does."""
    if not has_arabic(words) and _is_schedule(words):
        return ""
    return " ".join(word for word in words.split() if has_arabic(word) or not _is_own(word.casefold().strip(",;")))


def _is_schedule(words: str) -> bool:
    try:
        return isinstance(wish(words), Timed | Off)
    except ScheduleError:
        return False


def _is_own(word: str) -> bool:
    figures = _FIGURES.fullmatch(word)
    unit = word if figures is None else figures["unit"]
    return not unit or unit in _OWN or is_weekday(unit) or zone_named(word) is not None
