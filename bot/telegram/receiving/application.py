"""Puts the bot together: a token, an address, handlers and a memory go in; an application comes out that only has to
be served."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.observing.observer import Observer
from bot.telegram.formatting.links import is_web_link
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.logs import keep_token_out_of_logs
from bot.telegram.receiving.ordering import ChatOrder
from bot.telegram.receiving.polling import PollingBot, UpdatesRequest
from bot.telegram.sending.failures import Failure, failure_of, name_of
from bot.telegram.sending.once import AnsweredBeforeError, Claims, Once, Repeats
from bot.telegram.sending.rates import Rates
from bot.telegram.sending.server_time import TimedRequest
from bot.telegram.turns.workers import Workers
from index.errors import SettingsError

TELEGRAM_API = "https://api.telegram.org"

BotApplication = Application[Any, Any, Any, Any, Any, Any]
Register = Callable[[BotApplication], None]
AtStart = Callable[[BotApplication], Coroutine[Any, Any, None]]

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def build_application(
    token: str,
    api_url: str | None,
    register: Register,
    memory: Claims,
    workers: Workers,
    *,
    at_start: AtStart | None = None,
    repeats: Repeats | None = None,
    observer: Observer | None = None,
) -> BotApplication:
    """The bot, not yet connected to anything.

    `api_url` is the root of a Bot API server: methods at `<root>/bot<token>/<method>`, files below
    `<root>/file/bot<token>/`; None for Telegram's own. `register` adds the handlers. `memory` tells which updates were
    answered before; it is asked in a thread of `workers`, before each update, so questions should have other threads.
    `repeats` are told of answers that have arrived, where updates come again until then.
    `at_start` is called each time the bot has connected, beside its work; what Telegram answers to it is logged.
    `observer` is told of every update and of every error that Telegram answers with.
    Raises `SettingsError` for a token that can't be one, and for an address that is none.
    """
    require_token(token)
    if api_url and not is_web_link(api_url):
        raise SettingsError(
            f"QAWL_TELEGRAM_API_URL is not an address: {api_url!r} should look like http://localhost:8081"
        )
    keep_token_out_of_logs()
    root = root_of(api_url)
    intake = Intake()
    observing = observer or Observer()

    def on_error(error: TelegramError) -> None:
        if not isinstance(error, AnsweredBeforeError):
            observing.telegram_error(name_of(error))

    once = Once(memory, workers, repeats)

    def on_failure(method: str, error: TelegramError) -> None:
        if failure_of(error) is Failure.UNKNOWN:
            once.lose_sight(method)

    bot = PollingBot(
        token,
        intake=intake,
        on_error=on_error,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=TimedRequest(),
        get_updates_request=UpdatesRequest(connection_pool_size=1),
        rate_limiter=Rates(
            before_call=once.begin_answer, after_call=once.end_answer, on_failure=on_failure, on_flood=on_error
        ),
    )
    builder = ApplicationBuilder().bot(bot).concurrent_updates(ChatOrder(intake, once, observing))
    if at_start is not None:
        builder = builder.post_init(at_start)
    application: BotApplication = builder.build()
    register(application)
    return application


def require_token(token: str) -> None:
    """Raises `SettingsError` for a token that can't be one."""
    if not _TOKEN.fullmatch(token):
        raise SettingsError(
            "QAWL_TELEGRAM_TOKEN is not a bot token: copy the one that @BotFather gave you, like 123456:ABC-xyz"
        )


def root_of(api_url: str | None) -> str:
    """The root of the Bot API server, without a slash at its end; None for Telegram's own."""
    return (api_url or TELEGRAM_API).rstrip("/")


def order_of(application: BotApplication) -> ChatOrder:
    """What an application's updates arrive at, and are handled by in their order. Raises `TypeError` for one that
    `build_application` did not build."""
    order = application.update_processor
    if not isinstance(order, ChatOrder):
        raise TypeError("the application was not built by build_application")
    return order
