"""What is old is forgotten when the bot starts, and once a day while it runs: a memory and a clock go in; whether the
memory was cleared of it comes out."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import TelegramError

from bot.memory.protocol import Memory
from bot.telegram.sending.server_time import is_clock_right
from bot.telegram.turns.limits import DAY, HOUR
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

AGAIN_SECONDS = HOUR  # after a failure, or where the clock is to be put right


class DailyForgetting:
    """Forgets what is older than `kept`, by the clock that `now` shows, in a thread of `looking`; `pause` waits for so
    many seconds."""

    def __init__(
        self,
        memory: Memory,
        looking: Workers,
        kept: timedelta,
        now: Callable[[], datetime],
        pause: Callable[[float], Awaitable[object]],
    ) -> None:
        self._memory = memory
        self._looking = looking
        self._kept = kept
        self._now = now
        self._pause = pause

    async def forget(self, bot: Bot) -> bool:
        """Forget what is old now, unless Telegram's last answer to the bot tells that the clock is wrong; whether that
        is done. What fails is logged."""
        if not is_clock_right(bot):  # what seems to be old may be of today
            _LOGGER.error("This machine's clock is days from Telegram's: set it, so that what is old is forgotten")
            return False
        try:
            await self._looking.run(self._memory.forget_before, self._now() - self._kept)
        except LibraryError as error:
            _LOGGER.error("What is old was not forgotten: %s", error)  # noqa: TRY400 - the message says it all
            return False
        except Exception:  # else nothing would be forgotten any more, and nobody would know why
            _LOGGER.exception("What is old was not forgotten")
            return False
        return True

    async def run(self, bot: Bot, *, done: bool) -> None:
        """Do so every day until cancelled; `done` tells that it has been done just now."""
        while True:
            await self._pause(DAY if done else AGAIN_SECONDS)
            try:
                await bot.get_me()  # its last answer may be days old: the clock can have jumped since
            except TelegramError as error:
                _LOGGER.warning("Whether the clock is right is not known, so nothing old is forgotten: %s", error)
                done = False
                continue
            done = await self.forget(bot)
