"""A bot that sums up, for tests: a simulator and a folder go in; while the body runs, the whole application serves a
real library and memory in that folder, with the tiny model. And a clock that stands until it is put forward."""

import asyncio
import heapq
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kept_messages import TinyServices, all_stored, tiny_services
from running_bot import reader, running_bot

from bot.author import Author
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.summaries import Summariser
from bot.texts import texts_in
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope, Span

ENGLISH, ARABIC = texts_in("en"), texts_in("ar")
LEADER, AMAL, BASIL = 8, 7, 9
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday
_CONTROLS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


class Clock:
    """Stands at `moment` until it is put forward; whoever pauses by it goes on when their time has come."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment
        self._waiting: list[tuple[datetime, int, asyncio.Event]] = []
        self._paused = 0

    def now(self) -> datetime:
        """What it shows."""
        return self.moment

    def seconds(self) -> float:
        """The same as Telegram counts."""
        return self.moment.timestamp()

    def pause(self, seconds: float) -> Awaitable[object]:
        """Let so much time pass from now on."""
        time_up = asyncio.Event()
        self._paused += 1
        heapq.heappush(self._waiting, (self.moment + timedelta(seconds=seconds), self._paused, time_up))
        self.forward(self.moment)  # no time at all has passed already
        return time_up.wait()

    def forward(self, to: datetime) -> None:
        """Put it forward."""
        self.moment = to
        while self._waiting and self._waiting[0][0] <= to:
            heapq.heappop(self._waiting)[2].set()


@asynccontextmanager
async def summing(
    server: Simulator,
    folder: Path,
    clock: Clock,
    *,
    summariser: Summariser | None = None,
    admins: frozenset[int] = frozenset(),
    allowed: frozenset[int] = frozenset(),
    author: Author | None = None,
    patience: float = 30.0,
    worker: str | None = None,
) -> AsyncIterator[TinyServices]:
    """The services of a bot that is served until the body ends, its scheduled digests too. People 7, 8, 9 are known."""
    for person in (LEADER, AMAL, BASIL):
        reader(server, person)
    with tiny_services(folder) as services:
        async with running_bot(
            server, services, folder=folder, keeper=services, summariser=summariser or services, menu=True,
            pause=clock.pause, now=clock.now, admins=admins, allowed=allowed,
            author=author, patience=patience, worker=worker,
        ):  # fmt: skip
            yield services


async def remembering_group(server: Simulator, folder: Path, *, forum: bool = False) -> Chat:
    """A group of persons 8 (who leads it), 7 and 9, with the bot, which keeps what is said."""
    if forum:
        group = server.membership.found_forum("The port", LEADER, AMAL, BASIL)
    else:
        group = server.membership.found_group("The port", LEADER, AMAL, BASIL, supergroup=True)
    server.membership.join(server.chats.bot.id, group.id, by=LEADER)
    await server.next_message(group.id)
    server.people.say(LEADER, group.id, "/remember on")
    await server.next_message(group.id)
    await all_stored(server, folder)
    return group


async def answered(server: Simulator, person: int, chat_id: int, words: str, **fields: Any) -> Json:
    """What the bot answers to somebody's words in the same chat."""
    server.people.say(person, chat_id, words, **fields)
    return await server.next_message(chat_id)


def plainly(message: Json) -> str:
    """What a message says, without isolates and marks of direction."""
    return plain_text(str(message.get("text", "")))


def plain_text(words: str) -> str:
    """The same of a text."""
    return words.translate(_CONTROLS)


def article(
    title: str, words: str, published: datetime, *, scope: Scope = LIBRARY, url: str | None = None,
    language: str = "en", facts: MessageFacts | None = None,
) -> Document:  # fmt: skip
    """A document of a library."""
    body = title + "\n\n" + words
    return Document(
        scope, f"test:{title}", title, "An outlet", url, published, language, body, (Span(len(title) + 2, len(body)),),
        facts,
    )  # fmt: skip
