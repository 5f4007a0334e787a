"""A real bot for tests: a simulator and a plain function that answers go in; while the body runs, the bot polls the
simulator over HTTP and answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.simulator.chats.records import Json, User
from bot.simulator.formatting.units import slice_units
from bot.simulator.server import Simulator
from bot.telegram.application import build_application
from bot.telegram.handlers import Ask, BotApplication
from bot.telegram.serving import serve
from bot.telegram.workers import Workers


@asynccontextmanager
async def running_bot(
    simulator: Simulator, ask: Ask, *, threads: int = 2, question_limit: int | None = None
) -> AsyncIterator[BotApplication]:
    """The bot's application, served until the body ends."""
    workers = Workers(threads)
    application = build_application(simulator.token, simulator.url, ask, workers, question_limit=question_limit)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(application, stop))
    try:
        yield application
    finally:
        stop.set()
        await serving
        workers.close()


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
