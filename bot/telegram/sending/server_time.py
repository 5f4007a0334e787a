"""How far this machine's clock is from Telegram's: the answers to a bot's calls go in; the difference comes out."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.clocks import utc_now

MOST_SKEW = timedelta(days=1)
"""Beyond that, nothing is forgotten by this machine's clock."""


def moment_of(header: str | None) -> datetime | None:
    """The moment, aware, that a Date header names (RFC 9110, 6.6.1); None for no header, and one that names none."""
    try:
        moment = parsedate_to_datetime(header or "")
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


class TimedRequest(HTTPXRequest):
    """The connections for all calls but getUpdates. `skew` is how far this machine's clock was ahead of the server's at
    its last answer; None before the first, and where the server doesn't tell."""

    skew: timedelta | None = None

    def __init__(self) -> None:
        super().__init__(httpx_kwargs={"event_hooks": {"response": [self._note]}})

    async def _note(self, response: httpx.Response) -> None:
        told = moment_of(response.headers.get("Date"))
        self.skew = None if told is None else utc_now() - told


def is_clock_right(bot: Bot) -> bool:
    """Whether the server's last answer to a bot's call, if it told its time, agrees with this machine's clock, give or
    take `MOST_SKEW`."""
    skew = bot.request.skew if isinstance(bot.request, TimedRequest) else None
    return skew is None or abs(skew) <= MOST_SKEW
