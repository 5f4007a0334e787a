"""A time of day, every day or once a week, in a time zone: a schedule and a moment in, the slots around it out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from index.errors import InputError

DAY = timedelta(days=1)
MINUTES_A_DAY = 24 * 60
_DAYS_AROUND = 9  # a week, and what a time zone can skip or repeat: Samoa has left out a whole day

_CODE = re.compile(r"d-(\d{1,4})|w([0-6])-(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Schedule:
    """`minute` of the day, from 0, by the clocks of `zone` (an IANA name); `weekday` is 0 for Monday, None for daily.

    Raises `InputError` for what no clock shows, and for a zone that is not known.
    """

    minute: int
    weekday: int | None
    zone: str

    def __post_init__(self) -> None:
        if not 0 <= self.minute < MINUTES_A_DAY or not (self.weekday is None or 0 <= self.weekday <= 6):
            raise InputError(f"no such time: minute {self.minute} of weekday {self.weekday}")
        _zone(self.zone)

    @property
    def period(self) -> timedelta:
        """What lies between two slots, give or take an hour."""
        return DAY if self.weekday is None else 7 * DAY

    @property
    def time(self) -> str:
        """ "20:00"."""
        return f"{self.minute // 60:02}:{self.minute % 60:02}"

    @property
    def code(self) -> str:
        """What a button says it by, without its zone; see `decoded`."""
        return f"d-{self.minute}" if self.weekday is None else f"w{self.weekday}-{self.minute}"


def decoded(code: str, zone: str) -> Schedule:
    """The schedule that `code` stands for, in a zone. Raises `InputError` for a code that `Schedule.code` never made,
    and for an unknown zone."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise InputError(f"no schedule: {code!r}")
    if found[1] is not None:
        return Schedule(int(found[1]), None, zone)
    return Schedule(int(found[3]), int(found[2]), zone)


def next_slot(schedule: Schedule, after: datetime) -> datetime:
    """The first slot later than `after` (aware), in UTC.

    Where clocks are put forward over the time, the slot comes as much later as they are put forward (PEP 495); where
    they show it twice, the first time counts.
    """
    return min(slot for slot in _around(schedule, after) if slot > after)


def latest_slot(schedule: Schedule, at: datetime) -> datetime:
    """The last slot not later than `at` (aware), in UTC."""
    return max(slot for slot in _around(schedule, at) if slot <= at)


def _around(schedule: Schedule, moment: datetime) -> list[datetime]:
    zone = _zone(schedule.zone)
    today = moment.astimezone(zone).date()
    days = (today + offset * DAY for offset in range(-_DAYS_AROUND, _DAYS_AROUND + 1))
    return [_slot(schedule.minute, day, zone) for day in days if schedule.weekday in {None, day.weekday()}]


def _slot(minute: int, day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone).astimezone(UTC)


@lru_cache(maxsize=600)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # the first for a name that is none, the others for odd paths
        raise InputError(f"unknown time zone {name!r}: use one such as Africa/Cairo") from error
