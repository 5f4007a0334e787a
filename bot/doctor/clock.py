"""Checks of this machine's clock and of its time zones: what is stored and what a server says tell whether it is
right."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.doctor.records import Check, Installation, Severity
from bot.doctor.stored import is_library_current, remembered
from bot.doctor.telegram_state import TelegramState
from bot.terminal import iso_time

NAME = "clock"
MOST_SKEW = timedelta(seconds=60)

_SET = "set the clock, best by NTP: timedatectl set-ntp true"


def clock(installation: Installation) -> Iterator[Check]:
    """That zones are known, and that nothing was stored in the future."""
    try:
        ZoneInfo("Asia/Riyadh")
    except ZoneInfoNotFoundError:
        yield Check(NAME, Severity.ERROR, "there is no database of time zones", "pip install tzdata")
    latest = max(_stored(installation), default=None)
    if latest is not None and latest - installation.now > MOST_SKEW:
        yield Check(
            NAME, Severity.WARNING,
            f"it says {iso_time(installation.now)}, and something was stored at {iso_time(latest)}: it goes wrong, or "
            "went wrong then",
            f"{_SET}. If it is right now, this passes by itself at that time",
        )  # fmt: skip


def server_clock(state: TelegramState) -> Iterator[Check]:
    """That this machine and Telegram's server agree on what time it is."""
    if state.server_time is None:
        return
    skew = state.own_time - state.server_time
    if abs(skew) > MOST_SKEW:
        word = "ahead of" if skew > timedelta(0) else "behind"
        yield Check(NAME, Severity.WARNING, f"it is {_length(abs(skew))} {word} the Telegram server's", _SET)
    else:
        yield Check(NAME, Severity.OK, "it agrees with the Telegram server's")


def _stored(installation: Installation) -> Iterator[datetime]:
    """Moments that this or another machine's clock gave."""
    settings = installation.settings
    with remembered(settings) as memory:
        moment = None if memory is None else memory.latest_moment()
    if moment is not None:
        yield moment
    if is_library_current(settings):
        yield from (feed.read_at for feed in installation.services.library.feeds.all() if feed.read_at is not None)


def _length(span: timedelta) -> str:
    """A stretch of time, in its largest unit: "3 days", "5 hours"."""
    seconds = round(span.total_seconds())
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{round(seconds / length)} {unit}"
    return f"{seconds} seconds"
