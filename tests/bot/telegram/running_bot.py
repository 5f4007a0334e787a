"""A real bot for tests: a server and a plain function that answers go in; while the body runs, the bot polls the
server over HTTP and answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot_api_server import BotApiServer
from bot_api_state import Json

from bot.telegram.application import build_application
from bot.telegram.handlers import Ask, BotApplication
from bot.telegram.serving import serve
from bot.telegram.workers import Workers


@asynccontextmanager
async def running_bot(
    server: BotApiServer, ask: Ask, *, threads: int = 2, question_limit: int | None = None
) -> AsyncIterator[BotApplication]:
    """The bot's application, served until the body ends."""
    workers = Workers(threads)
    application = build_application(server.token, server.url, ask, workers, question_limit=question_limit)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(application, stop))
    try:
        yield application
    finally:
        stop.set()
        await serving
        workers.close()


def entity_texts(message: Json, kind: str) -> list[str]:
    """The stretches of a message's text that carry an entity of this kind."""
    units = message["text"].encode("utf-16-le")
    return [
        units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in message.get("entities", [])
        if entity["type"] == kind
    ]
