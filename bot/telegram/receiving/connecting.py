"""How the bot connects, and polls until it is cancelled: an application goes in; a `SettingsError` comes out for what
only the operator can mend, all else is tried again for ever."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.parsing.updates import WANTED_UPDATES
from bot.telegram.receiving.application import BotApplication
from bot.telegram.receiving.polling import TokenRejectedError
from bot.telegram.sending.rates import seconds_to_wait
from index.errors import SettingsError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
# A bot that was killed leaves its last poll open for some seconds, and the next one meets it.
CONFLICT_PATIENCE_SECONDS = 15.0
CONFLICT_MEMORY_SECONDS = 60.0

REJECTED = (
    "Telegram rejects QAWL_TELEGRAM_TOKEN: copy the token again from @BotFather"
    " (and check QAWL_TELEGRAM_API_URL, if it is set)"
)
_CONFLICT = "another program polls with this QAWL_TELEGRAM_TOKEN: stop it, or get this bot a token of its own"


async def connect(application: BotApplication) -> None:
    """Initialise the application, as often as it takes. Raises `SettingsError` for a token that is rejected."""
    try:
        await until_done(application.initialize)
    except InvalidToken:
        # Not as its cause: its message holds the token.
        raise SettingsError(REJECTED) from None
    _LOGGER.info("The bot is connected")


async def until_done(act: Callable[[], Awaitable[object]]) -> None:
    """Do something that needs Telegram, as often as it takes. Raises the errors that trying again can't mend."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            await act()
        except (InvalidToken, BadRequest, Forbidden):
            raise
        except RetryAfter as error:
            pause = seconds_to_wait(error)
            _LOGGER.warning("Telegram wants no call for %.0f s: waiting that long", pause)
        except TelegramError as error:
            _LOGGER.warning("Telegram can't be reached (%s): trying again in %.0f s", error, pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE_SECONDS, 1.5 * pause)


async def begin(application: BotApplication) -> None:
    """Do what the application wants done at the start, if anything. The bot works without: what fails is logged."""
    at_start = application.post_init
    if at_start is None:
        return
    try:
        await until_done(lambda: at_start(application))
    except TelegramError as error:
        _LOGGER.warning("The start was not completed: %s", error)
    except Exception:
        _LOGGER.exception("The start was not completed")


async def poll(application: BotApplication, conflict_patience: float = CONFLICT_PATIENCE_SECONDS) -> NoReturn:
    """Poll for updates, without a webhook, until cancelled.

    Raises `SettingsError` where the token is rejected, or where another program has polled with it for
    `conflict_patience` seconds.
    """
    updater = application.updater
    if updater is None:
        raise TypeError("the application was built without an updater")
    fatal: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    conflicts = _Conflicts(conflict_patience)

    def on_error(error: TelegramError) -> None:
        if isinstance(error, TokenRejectedError):
            reason = REJECTED
        elif isinstance(error, Conflict) and conflicts.lasts_too_long(time.monotonic()):
            reason = _CONFLICT
        else:
            _LOGGER.warning("Polling failed and goes on: %s", error)
            return
        if not fatal.done():
            fatal.set_exception(SettingsError(reason))

    try:
        await updater.start_polling(bootstrap_retries=-1, allowed_updates=WANTED_UPDATES, error_callback=on_error)
    except InvalidToken:
        raise SettingsError(REJECTED) from None
    _LOGGER.info("The bot is listening")
    await fatal
    raise AssertionError("the future that ends polling only ever fails")


@dataclass(slots=True)
class _Conflicts:
    """Tells a conflict that passes from one that stays. Times are seconds on one clock."""

    patience: float
    first: float | None = None
    latest: float = 0.0

    def lasts_too_long(self, now: float) -> bool:
        """Whether the conflict that is met `now` has gone on for `patience`."""
        if self.first is None or now - self.latest > CONFLICT_MEMORY_SECONDS:
            self.first = now
        self.latest = now
        return now - self.first >= self.patience
