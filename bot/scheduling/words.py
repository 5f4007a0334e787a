"""What somebody wants of /digest: the words after it in, a `Wish` out; in Arabic or in English, figures of either."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from bot.scheduling.schedule import MINUTES_A_DAY
from bot.scheduling.zones import zone_named
from index.errors import InputError
from index.text import fold

_DAILY = frozenset(map(fold, ("daily", "day", "everyday", "يومي", "يوميا", "يوميًا", "اليومي", "كل يوم", "every day")))
_WEEKLY = frozenset(map(fold, ("weekly", "week", "أسبوعي", "أسبوعيا", "أسبوعيًا", "الأسبوعي", "every", "كل")))
_OFF = frozenset(map(fold, ("off", "stop", "none", "no", "إيقاف", "أوقف", "توقف", "ايقاف", "لا", "إلغاء")))
# Words between the parts that say nothing.
_FILLERS = frozenset(map(fold, ("at", "on", "in", "الساعة", "يوم", "في", "عند", "بتوقيت", "توقيت", "time")))
_MORNING = frozenset(map(fold, ("am", "a.m.", "ص", "صباحا", "صباحًا")))
_EVENING = frozenset(map(fold, ("pm", "p.m.", "م", "مساء", "مساءً")))
_TIME = re.compile(r"(\d{1,2})(?:[:.٫](\d{2}))?\s*([^\W\d_][^\s]*)?")
_TIME_WORD = re.compile(r"\d{1,2}(?:[:.٫]\d{2})?(?:am|pm|ص|م)?")


@dataclass(frozen=True, slots=True)
class Timed:
    """Every day, or on a weekday (0 for Monday), at a minute of the day; `zone` where one was named."""

    minute: int
    weekday: int | None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Off:
    """No more digests."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How things stand."""


Wish = Timed | Off | Asked


class ScheduleError(InputError):
    """Words that name no schedule. `reason` is "schedule", "time", "weekday" or "zone": what is missing or unknown."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def wish(words: str) -> Wish:
    """What `words` ask for: "daily 20:00", "weekly sunday 09:00 Cairo", "أسبوعي الأحد 09:00", "off", "".

    Raises `ScheduleError`.
    """
    parts = [part for part in _parts(words) if part not in _FILLERS]
    if not parts:
        return Asked()
    kind, rest = parts[0], parts[1:]
    if kind in _OFF and not rest:
        return Off()
    if kind in _DAILY:
        return _timed(rest, None)
    if kind in _WEEKLY or kind in _weekdays():
        if kind in _weekdays():
            rest = parts
        if not rest or rest[0] not in _weekdays():
            raise ScheduleError("weekday", "name a day: weekly sunday 09:00")
        return _timed(rest[1:], _weekdays()[rest[0]])
    raise ScheduleError("schedule", f"{words.strip()!r} is no schedule: use daily 20:00, weekly sunday 09:00 or off")


def weekday_name(weekday: int, language: str) -> str:
    """What readers of `language` call a weekday, 0 being Monday."""
    return str(Locale(language).days["format"]["wide"][weekday])


def is_weekday(word: str) -> bool:
    """Whether a word names a weekday, in either language."""
    return fold(word).casefold() in _weekdays()


def _parts(words: str) -> list[str]:
    folded = fold(words).casefold().replace(",", " ").replace("،", " ")
    for phrase in ("كل يوم", "every day"):
        folded = folded.replace(fold(phrase), fold(phrase.replace(" ", "\0")))
    return [part.replace("\0", " ") for part in folded.split()]


def _timed(parts: list[str], weekday: int | None) -> Timed:
    if not parts or not _TIME_WORD.fullmatch(parts[0]):
        raise ScheduleError("time", "name a time of day, such as 20:00")
    taken = 2 if len(parts) > 1 and parts[1] in _MORNING | _EVENING else 1
    minute = _minute(" ".join(parts[:taken]))
    place = " ".join(parts[taken:])
    zone = zone_named(place) if place else None
    if place and zone is None:
        raise ScheduleError("zone", f"{place!r} is no time zone that I know: name a large city, or Africa/Cairo")
    return Timed(minute, weekday, zone)


def _minute(words: str) -> int:
    found = _TIME.fullmatch(words)
    if found is None:
        raise ScheduleError("time", f"{words!r} is no time of day: use 20:00")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None:
        if not 1 <= hour <= 12:
            raise ScheduleError("time", f"{words!r} is no time of day: use 20:00")
        hour = hour % 12 + (12 if half in _EVENING else 0)
    whole = 60 * hour + minute
    if minute >= 60 or whole >= MINUTES_A_DAY:
        raise ScheduleError("time", f"{words!r} is no time of day: use 20:00")
    return whole


@cache
def _weekdays() -> dict[str, int]:
    """Weekdays by their names and shorter names, folded; in Arabic with and without the article."""
    named: dict[str, int] = {}
    for language in ("ar", "en"):
        days = Locale(language).days["format"]
        for width in ("wide", "abbreviated"):
            for number, name in days[width].items():
                folded = fold(str(name)).casefold()
                named[folded] = named[folded.removeprefix(fold("ال"))] = number
    named.update({f"{name}s": number for name, number in list(named.items()) if name.isascii()})
    return named
