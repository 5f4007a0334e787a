"""A bot on the wire, for tests: a simulator and handlers go in; while the body runs, the bot takes updates over HTTP
and hands them on. And the least of handlers: an echo."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.lease import process_name
from bot.memory.embedded import EmbeddedMemory
from bot.memory.protocol import Memory
from bot.observing.observer import Observer
from bot.simulator.chats.records import Json, User
from bot.simulator.formatting.units import slice_units
from bot.simulator.server import Simulator
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.parsing.delivery import Address
from bot.telegram.receiving.application import AtStart, BotApplication, Register, build_application
from bot.telegram.receiving.inbox.reader import InboxReader
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.polling import PollingBot, UpdatesRequest
from bot.telegram.receiving.serving import serve
from bot.telegram.receiving.webhook import Listening, Webhook
from bot.telegram.sending.delivering import TelegramDelivery
from bot.telegram.sending.once import Claims
from bot.telegram.sending.rates import Rates
from bot.telegram.turns.workers import Workers


class ClaimsInMemory:
    """Which updates were answered, for as long as the test takes."""

    def __init__(self) -> None:
        self.claimed: list[int] = []

    def is_claimed(self, update_id: int) -> bool:
        """Whether it was claimed."""
        return update_id in self.claimed

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """Claim it: True the first time."""
        first = update_id not in self.claimed
        self.claimed.append(update_id)
        return first


@asynccontextmanager
async def serving(
    simulator: Simulator,
    register: Register,
    *,
    memory: Claims | None = None,
    at_start: AtStart | None = None,
    webhook: Webhook | None = None,
    inbox: Memory | None = None,
    observer: Observer | None = None,
) -> AsyncIterator[BotApplication]:
    """A bot with these handlers, served until the body ends. What is posted waits in `inbox`; None: a passing one."""
    if webhook is not None and inbox is None:
        with TemporaryDirectory() as passing:
            stored = EmbeddedMemory(Path(passing))
            async with serving(
                simulator, register, at_start=at_start, webhook=webhook, inbox=stored, observer=observer
            ) as application:
                yield application
            stored.close()
        return
    workers = Workers(2)
    listening = None
    if webhook is not None and inbox is not None:
        listening = Listening(webhook, InboxReader(inbox, process_name(), workers, observer))
    claims = (memory or ClaimsInMemory()) if listening is None else listening.inbox.claims
    application = build_application(
        simulator.token, simulator.url, register, claims, workers, at_start=at_start,
        repeats=None if listening is None else listening.inbox.claims, observer=observer,
    )  # fmt: skip
    stop = asyncio.Event()
    task = asyncio.create_task(serve(application, stop, listening=listening))
    try:
        yield application
    finally:
        stop.set()
        await task
        workers.close()


class Echo:
    """Answers each message with its own words, once `work` on them is done."""

    def __init__(self, work: Callable[[str], Awaitable[None]] | None = None) -> None:
        self._work = work
        self._delivery: TelegramDelivery | None = None

    def register(self, application: BotApplication) -> None:
        """Answer new texts, and nothing else."""
        self._delivery = TelegramDelivery(application.bot)
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, self.answer))

    async def answer(self, update: Update, _context: Any) -> None:
        """Answer a new message."""
        message = update.message
        assert message is not None
        assert self._delivery is not None
        if self._work is not None:
            await self._work(message.text or "")
        await self._delivery.send(address_of(message), [RichText(message.text or "")])


def address_of(message: Message) -> Address:
    """Where the answer to a message goes."""
    return Address(message.chat_id, message.message_thread_id if message.is_topic_message else None, message.message_id)


def reader(simulator: Simulator, user_id: int, language_code: str | None = "en") -> User:
    """A person whose device is in this language; a second call changes the language."""
    return simulator.chats.add_user(User(user_id, "Reader", language_code=language_code))


def says(simulator: Simulator, user_id: int, text: str, *, language_code: str | None = "en") -> Json:
    """A person writes to the bot in private."""
    reader(simulator, user_id, language_code)
    return simulator.people.say(user_id, user_id, text)


def malformed_update(simulator: Simulator) -> None:
    """An update whose message lacks what every message must have."""
    simulator.updates.push("message", {"message_id": 1, "date": 0, "chat": {"id": 5}, "text": "secret words"})


def entity_texts(message: Json, kind: str) -> list[str]:
    """The stretches of a message's text that carry an entity of this kind."""
    return [
        slice_units(message["text"], entity["offset"], entity["length"])
        for entity in message.get("entities", [])
        if entity["type"] == kind
    ]


def bot_on(simulator: Simulator, **arguments: Any) -> PollingBot:
    """The bot that the application has, without one; `arguments` are those of `Rates`."""
    return PollingBot(
        simulator.token,
        intake=Intake(),
        base_url=f"{simulator.url}/bot",
        get_updates_request=UpdatesRequest(),
        rate_limiter=Rates(**arguments),
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
