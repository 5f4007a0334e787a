"""Updates that Telegram posts to the bot: an address, a secret, a port and an inbox go in; a server takes updates, puts
them into the inbox, and answers as soon as they are safe there. Beside them it tells whether this worker lives, and is
ready."""

import hmac
import json
import logging
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import NoReturn
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update
from telegram.error import InvalidToken, TelegramError

from bot.telegram.parsing.updates import WANTED_UPDATES, readable
from bot.telegram.receiving.application import BotApplication
from bot.telegram.receiving.connecting import REJECTED, until_done
from bot.telegram.receiving.inbox.putting import Putting
from bot.telegram.receiving.inbox.reader import InboxReader
from bot.telegram.receiving.intake import Intake
from index.errors import LibraryError, SettingsError

_LOGGER = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
HEALTH = "/healthz"  # whether the process lives; to be restarted where it does not
READINESS = "/readyz"  # whether it can take updates now; to be passed over where it can not
LARGEST_UPDATE = 1_000_000  # bytes; the longest message with all its entities, and the one it answers, is far below
LAST_ANSWERS_SECONDS = 1.0  # for what is being taken when the bot stops

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram posts updates to (`url`), what it proves itself with, and the port that is listened on here."""

    url: str
    secret: str = field(repr=False)
    port: int

    @property
    def path(self) -> str:
        """The path of the address: nothing is taken elsewhere."""
        return urlsplit(self.url).path or "/"


@dataclass(frozen=True, slots=True)
class Listening:
    """How a bot gets its updates that doesn't poll: posted to a webhook, and out of the inbox that they are put in."""

    webhook: Webhook
    inbox: InboxReader


def webhook_of(url: str | None, secret: str | None, port: int) -> Webhook | None:
    """The webhook that the settings ask for, None for polling.

    Raises `SettingsError` for a webhook that anybody could post to, and for one whose path is taken.
    """
    if url is None:
        return None
    if secret is None:
        raise SettingsError(
            "QAWL_WEBHOOK_SECRET is not set: with QAWL_WEBHOOK_URL the bot needs a secret that Telegram sends along,"
            " 1 to 256 of A-Z, a-z, 0-9, _ and -"
        )
    if not _SECRET.fullmatch(secret):
        raise SettingsError("QAWL_WEBHOOK_SECRET must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
    webhook = Webhook(url, secret, port)
    if webhook.path in {HEALTH, READINESS}:
        raise SettingsError(
            f"QAWL_WEBHOOK_URL can't end in {webhook.path}: that address tells whether the bot is running"
        )
    return webhook


async def listen(application: BotApplication, listening: Listening, intake: Intake) -> NoReturn:
    """Take what Telegram posts, and what is in the inbox, until cancelled.

    Raises `SettingsError` for a port that can't be listened on, and for a webhook that Telegram refuses.
    """
    webhook, inbox = listening.webhook, listening.inbox
    receiver = _Receiver(application, webhook, inbox.putting, intake)
    server = web.Application(client_max_size=LARGEST_UPDATE)
    server.router.add_post(webhook.path, receiver.take)
    server.router.add_get(HEALTH, _say_well)
    server.router.add_get(READINESS, receiver.say_ready)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=LAST_ANSWERS_SECONDS)
    await runner.setup()
    try:
        await _open(runner, webhook.port)
        await _tell_telegram(application, webhook)
        _LOGGER.info("The bot is listening on port %d", webhook.port)
        await inbox.run(application.bot, intake, application.update_queue.put_nowait)
    finally:
        await runner.cleanup()
    raise AssertionError("nothing ends listening but cancellation")


class _Receiver:
    """Takes updates."""

    def __init__(self, application: BotApplication, webhook: Webhook, putting: Putting, intake: Intake) -> None:
        self._application = application
        self._secret = webhook.secret.encode()
        self._putting = putting
        self._intake = intake

    async def take(self, request: web.Request) -> web.Response:
        """Answer 200 for what is safe, also for what can't be read: sent again, it would be no better."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            content: object = json.loads(await request.read())
        except (ValueError, RecursionError) as error:
            _LOGGER.warning("Dropped an update that is no JSON: %s", type(error).__name__)
            return web.Response()
        kept = readable(content)
        if kept is not None:
            try:
                await self._putting.put(Update.de_json(kept, self._application.bot), kept, self._intake)
            except LibraryError as error:
                _LOGGER.error("An update can't be stored: %s", error)  # noqa: TRY400 - the message says it all
                return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)  # Telegram posts it again
        return web.Response()

    async def say_ready(self, _request: web.Request) -> web.Response:
        """Answer 200 while updates can be stored and answered, 503 while they can't, and why."""
        if self._intake.stopping.is_set():
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="stopping\n")
        if not await self._putting.is_writable():
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="nothing can be stored now\n")
        return web.Response(text="ready\n")


async def _say_well(_request: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _open(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, port=port).start()
    except OSError as error:
        raise SettingsError(
            f"QAWL_WEBHOOK_PORT {port} can't be listened on ({error.strerror}): choose another"
        ) from error


async def _tell_telegram(application: BotApplication, webhook: Webhook) -> None:
    """Have updates posted here, as often as it takes."""
    try:
        await until_done(
            lambda: application.bot.set_webhook(
                webhook.url, secret_token=webhook.secret, allowed_updates=WANTED_UPDATES
            )
        )
    except InvalidToken:
        raise SettingsError(REJECTED) from None
    except TelegramError as error:
        raise SettingsError(f"Telegram refuses QAWL_WEBHOOK_URL {webhook.url}: {error.message}") from error
