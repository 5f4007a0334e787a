"""Puts the bot together: a token, an address and a function that answers go in; an application comes out that only
has to be served."""

import re

from telegram.ext import AIORateLimiter, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.telegram.handlers import Ask, BotApplication, PrivateChat
from bot.telegram.logs import keep_token_out_of_logs
from bot.telegram.markup import is_web_link
from bot.telegram.ordering import ChatOrder
from bot.telegram.polling import PollingBot, UpdatesRequest
from bot.telegram.workers import Workers
from index.errors import SettingsError

TELEGRAM_API = "https://api.telegram.org"
FLOOD_RETRIES = 2  # how often a reply waits as long as Telegram asks, and is sent again

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def build_application(
    token: str, api_url: str | None, ask: Ask, workers: Workers, *, question_limit: int | None = None
) -> BotApplication:
    """The bot, not yet connected to anything.

    `api_url` is the root of a Bot API server: methods at `<root>/bot<token>/<method>`, files below
    `<root>/file/bot<token>/`; None for Telegram's own. `ask` is called in a thread of `workers`;
    `question_limit` is the longest question that it takes, in characters. Raises `SettingsError` for a token that
    can't be one, and for an address that is none.
    """
    if not _TOKEN.fullmatch(token):
        raise SettingsError(
            "QAWL_TELEGRAM_TOKEN is not a bot token: copy the one that @BotFather gave you, like 123456:ABC-xyz"
        )
    if api_url and not is_web_link(api_url):
        raise SettingsError(
            f"QAWL_TELEGRAM_API_URL is not an address: {api_url!r} should look like http://localhost:8081"
        )
    keep_token_out_of_logs()
    root = (api_url or TELEGRAM_API).rstrip("/")
    bot = PollingBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(),
        get_updates_request=UpdatesRequest(connection_pool_size=1),
        rate_limiter=AIORateLimiter(max_retries=FLOOD_RETRIES),
    )
    application: BotApplication = ApplicationBuilder().bot(bot).concurrent_updates(ChatOrder()).build()
    PrivateChat(ask, workers, question_limit).register(application)
    return application
