"""Runs the bot until it is told to stop: an application goes in, nothing comes out but a clean end, or a
`SettingsError` for what only the operator can mend."""

import asyncio
import logging
import signal
from collections.abc import Coroutine
from typing import Any, NoReturn

from telegram.error import TelegramError

from bot.observing.observer import Observer
from bot.telegram.receiving.application import AtStart, BotApplication, Register, build_application, order_of
from bot.telegram.receiving.connecting import CONFLICT_PATIENCE_SECONDS, begin, connect, poll
from bot.telegram.receiving.polling import PollingBot
from bot.telegram.receiving.webhook import Listening, listen
from bot.telegram.sending.once import Claims
from bot.telegram.turns.workers import Workers

_LOGGER = logging.getLogger(__name__)

# Together not more than 10 s from the signal to the end.
LAST_POLL_SECONDS = 1.5  # for the poll that is under way
STOP_SECONDS = 7.0  # for what is being answered when the signal comes
LAST_WORD_SECONDS = 1.0  # for telling Telegram which updates are finished, and what the steps before have left over

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run_bot(
    token: str,
    api_url: str | None,
    register: Register,
    memory: Claims,
    workers: Workers,
    *,
    at_start: AtStart | None = None,
    listening: Listening | None = None,
    observer: Observer | None = None,
) -> None:
    """Serve the bot until SIGTERM or SIGINT; a second signal ends the process at once.

    The arguments are those of `build_application` and `serve`; with `listening`, its inbox tells which updates were
    answered. Raises `SettingsError` for a token that is malformed, rejected, or in use elsewhere, and for a webhook
    that can't be used.
    """
    claims, repeats = (memory, None) if listening is None else (listening.inbox.claims, listening.inbox.claims)
    application = build_application(
        token, api_url, register, claims, workers, at_start=at_start, repeats=repeats, observer=observer
    )
    asyncio.run(_serve_until_signal(application, listening))


async def serve(
    application: BotApplication,
    stop: asyncio.Event,
    *,
    listening: Listening | None = None,
    conflict_patience: float = CONFLICT_PATIENCE_SECONDS,
) -> None:
    """Take updates and answer until `stop` is set, and for `STOP_SECONDS` more what was asked before.

    Polls, or has updates posted where `listening` says. A server that can't be reached, at
    the start or later, is tried again for ever. Raises `SettingsError` where the token is rejected, where another
    program has polled with it for `conflict_patience` seconds, and where the webhook can't be used.
    """
    working = asyncio.create_task(_work(application, listening, conflict_patience))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        stopping.cancel()
        outcome, _ = await asyncio.gather(working, stopping, return_exceptions=True)
        await _shut_down(application)
        if listening is not None:
            await _within(LAST_WORD_SECONDS, "Giving back what others may answer", listening.inbox.close())
    if isinstance(outcome, Exception):
        raise outcome


async def _serve_until_signal(application: BotApplication, listening: Listening | None) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def on_signal() -> None:
        stop.set()
        for number in _STOP_SIGNALS:
            loop.remove_signal_handler(number)

    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, on_signal)
    await serve(application, stop, listening=listening)


async def _work(application: BotApplication, listening: Listening | None, conflict_patience: float) -> NoReturn:
    """Connect and take updates until cancelled, or until something fatal happens."""
    await connect(application)
    await application.start()
    beginning = asyncio.create_task(begin(application))
    try:
        if listening is None:
            await poll(application, conflict_patience)
        await listen(application, listening, order_of(application).intake)
    finally:
        beginning.cancel()
        await asyncio.gather(beginning, return_exceptions=True)


async def _shut_down(application: BotApplication) -> None:
    """Stop taking updates, finish what was asked, and let go of every connection; each step in bounded time."""
    last_word = asyncio.get_running_loop().time() + LAST_POLL_SECONDS + STOP_SECONDS + LAST_WORD_SECONDS
    order_of(application).intake.stopping.set()
    polled = application.updater is not None and application.updater.running
    if application.updater is not None and polled:
        await _within(LAST_POLL_SECONDS, "Polling", application.updater.stop())
    if application.running:
        await _within(STOP_SECONDS, "Answering", application.stop())
    await order_of(application).shutdown()
    if polled and isinstance(application.bot, PollingBot):
        left = last_word - asyncio.get_running_loop().time()
        await _within(max(LAST_WORD_SECONDS, left), "The last poll", _acknowledge(application.bot))
    await application.shutdown()
    # An application whose start failed halfway doesn't count as initialised, and leaves its bot to us.
    await application.bot.shutdown()


async def _acknowledge(bot: PollingBot) -> None:
    try:
        await bot.acknowledge()
    except TelegramError as error:
        _LOGGER.warning("Telegram was not told which updates are finished: %s", error)


async def _within(seconds: float, what: str, stopping: Coroutine[Any, Any, None]) -> None:
    try:
        await asyncio.wait_for(stopping, seconds)
    except TimeoutError:
        _LOGGER.warning("%s has not ended within %.0f s and is cut off", what, seconds)
