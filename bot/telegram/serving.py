"""Runs the bot until it is told to stop: an application goes in, nothing comes out but a clean end, or a
`SettingsError` for what only the operator can mend."""

import asyncio
import logging
import signal
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NoReturn

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.application import build_application
from bot.telegram.handlers import Ask, BotApplication
from bot.telegram.polling import TokenRejectedError
from bot.telegram.workers import Workers
from index.errors import SettingsError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
STOP_SECONDS = 5.0  # for what is being answered when the signal comes
LAST_POLL_SECONDS = 2.0  # for telling Telegram which updates have arrived
# A bot that was killed leaves its last poll open for some seconds, and the next one meets it.
CONFLICT_PATIENCE_SECONDS = 15.0
CONFLICT_MEMORY_SECONDS = 60.0

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_ALLOWED_UPDATES = ["message"]

_REJECTED = (
    "Telegram rejects QAWL_TELEGRAM_TOKEN: copy the token again from @BotFather"
    " (and check QAWL_TELEGRAM_API_URL, if it is set)"
)
_CONFLICT = "another program polls with this QAWL_TELEGRAM_TOKEN: stop it, or get this bot a token of its own"


def run_bot(token: str, api_url: str | None, ask: Ask, workers: Workers, *, question_limit: int | None = None) -> None:
    """Serve the bot until SIGTERM or SIGINT; a second signal ends the process at once. Closes `workers`.

    Raises `SettingsError` for a token that is malformed, rejected, or in use elsewhere.
    """
    application = build_application(token, api_url, ask, workers, question_limit=question_limit)
    try:
        asyncio.run(_serve_until_signal(application))
    finally:
        workers.close()


async def serve(
    application: BotApplication, stop: asyncio.Event, *, conflict_patience: float = CONFLICT_PATIENCE_SECONDS
) -> None:
    """Poll and answer until `stop` is set, and for `STOP_SECONDS` more what was asked before.

    A server that can't be reached, at the start or later, is tried again for ever. Raises `SettingsError` where the
    token is rejected, or where another program has polled with it for `conflict_patience` seconds.
    """
    polling = asyncio.create_task(_poll(application, conflict_patience))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        polling.cancel()
        stopping.cancel()
        outcome, _ = await asyncio.gather(polling, stopping, return_exceptions=True)
        await _shut_down(application)
    if isinstance(outcome, Exception):
        raise outcome


async def _serve_until_signal(application: BotApplication) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def on_signal() -> None:
        stop.set()
        for number in _STOP_SIGNALS:
            loop.remove_signal_handler(number)

    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, on_signal)
    await serve(application, stop)


async def _poll(application: BotApplication, conflict_patience: float) -> NoReturn:
    """Connect and poll until cancelled, or until something fatal happens."""
    updater = application.updater
    if updater is None:
        raise TypeError("the application was built without an updater")
    fatal: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    conflicts = _Conflicts(conflict_patience)

    def on_error(error: TelegramError) -> None:
        if isinstance(error, TokenRejectedError):
            reason = _REJECTED
        elif isinstance(error, Conflict) and conflicts.lasts_too_long(time.monotonic()):
            reason = _CONFLICT
        else:
            _LOGGER.warning("Polling failed and goes on: %s", error)
            return
        if not fatal.done():
            fatal.set_exception(SettingsError(reason))

    try:
        await _connect(application)
        await application.start()
        await updater.start_polling(bootstrap_retries=-1, allowed_updates=_ALLOWED_UPDATES, error_callback=on_error)
    except InvalidToken:
        # Not as its cause: its message holds the token.
        raise SettingsError(_REJECTED) from None
    _LOGGER.info("The bot is listening")
    await fatal
    raise AssertionError("the future that ends polling only ever fails")


async def _connect(application: BotApplication) -> None:
    """Initialise the application, as often as it takes. Raises `InvalidToken`."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise
        except RetryAfter as error:
            pause = _seconds(error.retry_after)
        except TelegramError as error:
            _LOGGER.warning("Telegram can't be reached (%s): trying again in %.0f s", error, pause)
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE_SECONDS, 1.5 * pause)


async def _shut_down(application: BotApplication) -> None:
    """Stop polling, finish what was asked, and let go of every connection; each step in bounded time."""
    if application.updater is not None and application.updater.running:
        await _within(LAST_POLL_SECONDS, "Polling", application.updater.stop())
    if application.running:
        await _within(STOP_SECONDS, "Answering", application.stop())
    await application.update_processor.shutdown()
    await application.shutdown()
    # An application whose start failed halfway doesn't count as initialised, and leaves its bot to us.
    await application.bot.shutdown()


async def _within(seconds: float, what: str, stopping: Coroutine[Any, Any, None]) -> None:
    try:
        await asyncio.wait_for(stopping, seconds)
    except TimeoutError:
        _LOGGER.warning("%s has not ended within %.0f s and is cut off", what, seconds)


def _seconds(delay: int | timedelta) -> float:
    return delay.total_seconds() if isinstance(delay, timedelta) else delay


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
