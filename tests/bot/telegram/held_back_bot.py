"""The whole bot on a webhook, for tests of answers that Telegram holds back: a simulator, a folder and an engine go in;
while the body runs, updates are posted to the bot, which keeps them in its inbox."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sample_answers import answer, citation
from wire import free_port, serving

from bot.engine import Engine
from bot.memory.embedded import EmbeddedMemory
from bot.memory.protocol import Memory
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.handlers import Handlers
from bot.telegram.receiving.webhook import Webhook
from bot.telegram.turns.workers import Workers
from retrieval.records import Answer

FIRST, SECOND, OTHER = "What happened first?", "What happened then?", "What happened elsewhere?"
LONG_SECONDS = 0.5  # what counts as long here, for `bot.telegram.sending.rates.LONGEST_WAIT_SECONDS`
HELD_BACK = Fault(retry_after=2)


def webhook() -> Webhook:
    """Where updates are posted."""
    port = free_port()
    return Webhook(f"http://127.0.0.1:{port}/", "covert_Secret-1", port)


def quoting(question: str) -> Answer:
    """An answer that quotes its question."""
    return answer(question, [citation(quote=question, language="en")], language="en")


@asynccontextmanager
async def on_webhook(server: Simulator, folder: Path, engine: Engine, **options: Any) -> AsyncIterator[Memory]:
    """The memory of the bot, to which updates are posted; `options` are those of `Handlers`."""
    memory, thinking, looking = EmbeddedMemory(folder), Workers(2), Workers(2)
    handlers = Handlers(engine, memory, thinking, looking, **options)
    async with serving(server, handlers.register, webhook=webhook(), inbox=memory):
        yield memory
    thinking.close()
    looking.close()
    memory.close()


async def nothing_waits(memory: Memory) -> None:
    """Wait until all that was posted is finished. Raises `TimeoutError`."""
    async with asyncio.timeout(20):
        while memory.inbox_length():  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.05)
