"""The whole bot in a thread of its own, for tests that aren't asynchronous: updates go in, and what the log holds of
errors comes out, once somebody else's question was answered after them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from anyio.from_thread import BlockingPortal, start_blocking_portal
from kept_messages import tiny_services
from running_bot import running_bot
from sound_updates import Update, sound_updates
from summing_bot import Clock

from bot.simulator.chats.records import User
from bot.simulator.server import Simulator
from index.errors import SourceError
from index.sources.content import Content

PEOPLE = 10_000_000  # numbers of those whose question must be answered


class _Errors(logging.Handler):
    """The log's errors, and what else carries a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            self.seen.append(self.format(record))


class FuzzedBot:
    """One bot and its simulator, until `fuzzed_bot` ends. `made` counts what was tried."""

    def __init__(self, portal: BlockingPortal, server: Simulator, errors: _Errors) -> None:
        self._portal = portal
        self._errors = errors
        self.server = server
        self.made = 0

    def sound_updates(self) -> list[Update]:
        """One of each kind, about people and chats that no test knows yet."""
        self.made += 1
        return self._portal.call(sound_updates, self.server, self.made)

    def survives(self, updates: Sequence[Update]) -> list[str]:
        """Send these, then somebody's question; the errors that were logged until that is answered.

        Raises `TimeoutError` where it is not.
        """
        return self._portal.call(self._survives, updates)

    def finishes(self) -> None:
        """Wait until every update was finished. Raises `TimeoutError`."""
        self._portal.call(self._finishes)

    async def _survives(self, updates: Sequence[Update]) -> list[str]:
        self.made += 1
        asker = PEOPLE + self.made
        for kind, content in updates:
            self.server.updates.push(kind, content)
        self.server.chats.add_user(User(asker, "Control", language_code="en"))
        self.server.people.say(asker, asker, "Where did the ship go?")
        await self.server.next_message(asker)
        seen, self._errors.seen = self._errors.seen, []
        return seen

    async def _finishes(self) -> None:
        async with asyncio.timeout(150):
            await self.server.updates.changes.until(lambda: not self.server.updates.pending)


@contextmanager
def fuzzed_bot(folder: Path) -> Iterator[FuzzedBot]:
    """A bot with all that it can do, with the tiny model."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    try:
        with (
            start_blocking_portal() as portal,
            portal.wrap_async_context_manager(Simulator()) as server,
            portal.wrap_async_context_manager(_serving(server, folder)),
        ):
            yield FuzzedBot(portal, server, errors)
    finally:
        logging.getLogger().removeHandler(errors)


@asynccontextmanager
async def _serving(server: Simulator, folder: Path) -> AsyncIterator[None]:
    clock = Clock()
    with tiny_services(folder, _unreachable) as services:
        async with running_bot(
            server, services, folder=folder, keeper=services, summariser=services, menu=True, pause=clock.pause,
            now=clock.now,
        ):  # fmt: skip
            yield


def _unreachable(address: str) -> Content:
    raise SourceError(address, "is not fetched here")
