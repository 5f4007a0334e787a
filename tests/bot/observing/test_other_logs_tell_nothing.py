"""Where a busy day leads nobody: a webhook and its inbox, feeds, a server of PostgreSQL that refuses. What is logged of
these holds no token and no word of anybody either."""

import asyncio
import io
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from aiohttp import ClientSession
from busy_day import ANSWERED, ASKER, BROKEN, POST, QUOTED_BY_TELEGRAM, ask
from postgres_server import PostgresServer
from running_bot import ScriptedEngine
from test_logs_tell_nothing import found_in, logged
from tiny_embedder import TinyEmbedder
from wire import free_port, serving

from bot.feeds import reading_feeds
from bot.memory.embedded import EmbeddedMemory
from bot.memory.inbox_protocol import InboxUpdate, Put
from bot.memory.postgres import PostgresMemory
from bot.memory.protocol import Memory
from bot.observing.logs import Form, Level
from bot.observing.observer import Observer
from bot.services import Services
from bot.settings import Settings
from bot.simulator.server import TOKEN, Simulator
from bot.telegram.handlers import Handlers
from bot.telegram.receiving.inbox.reader import MOST_TAKES
from bot.telegram.receiving.webhook import SECRET_HEADER, Webhook
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError, SourceError
from index.feeds import Validators
from index.records import LIBRARY
from index.sources.content import Content
from index.sources.fetching import Fetched

SECRET = "Marzipan-turbines"  # one of the words that are looked for
FEED = "https://zarqaville.example/violet.xml"


async def until_logged(log: io.StringIO, *signs: str) -> None:
    """Wait until all of these are in a log."""
    async with asyncio.timeout(60):
        while not all(sign in log.getvalue() for sign in signs):  # noqa: ASYNC110 - nothing tells what is logged
            await asyncio.sleep(0.01)


async def told_apart_from_words(log: io.StringIO, *signs: str) -> None:
    """Wait for these lines; among all there are, no private word is."""
    await until_logged(log, *signs)
    assert found_in(log.getvalue()) == []
    assert TOKEN not in log.getvalue()


class Posting:
    """Who posts to a bot's webhook, as Telegram does or as others do."""

    def __init__(self, session: ClientSession, webhook: Webhook) -> None:
        self._session = session
        self._webhook = webhook

    async def post(self, body: str, secret: str = SECRET) -> int:
        """The status of the answer."""
        url = f"http://127.0.0.1:{self._webhook.port}{self._webhook.path}"
        async with self._session.post(url, data=body.encode(), headers={SECRET_HEADER: secret}) as answered:
            return answered.status


def update(number: int, text: str = ANSWERED) -> str:
    """What Telegram posts of a message."""
    person = {"id": ASKER.id, "is_bot": False, "first_name": ASKER.first_name}
    chat = {"id": ASKER.id, "type": "private", "first_name": ASKER.first_name}
    message = {"message_id": number, "date": 0, "chat": chat, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": message})


@pytest.mark.parametrize("level", [Level.INFO, Level.DEBUG])
async def test_a_webhook_and_its_inbox(level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put, take = EmbeddedMemory.put_update, EmbeddedMemory.take_updates

    def put_or_fail(self: EmbeddedMemory, update_id: int, *rest: str | int | None, **_: object) -> Put:
        if update_id == 5001:
            raise LibraryError(f'the memory can\'t be written: near "{ANSWERED}": syntax error')
        return Put.TOO_MANY if update_id == 5002 else put(self, update_id, *rest)  # type: ignore[arg-type]

    def take_or_fail(self: EmbeddedMemory, *_: object, **__: object) -> list[InboxUpdate]:
        monkeypatch.setattr(EmbeddedMemory, "take_updates", take_often)
        raise LibraryError(f'the memory can\'t be read: near "{ANSWERED}": syntax error')

    def take_often(self: EmbeddedMemory, worker: str, most: int, seconds: float, *, lost: bool) -> list[InboxUpdate]:
        taken = take(self, worker, most, seconds, lost=lost)
        return [replace(each, takes=MOST_TAKES + 1) if each.update_id == 5003 else each for each in taken]

    monkeypatch.setattr(EmbeddedMemory, "put_update", put_or_fail)
    monkeypatch.setattr(EmbeddedMemory, "take_updates", take_or_fail)
    port, memory, workers, observer = free_port(), EmbeddedMemory(tmp_path), Workers(2), Observer()
    webhook = Webhook(f"http://127.0.0.1:{port}/qawl", SECRET, port)
    handlers = Handlers(ScriptedEngine(ask), memory, workers, workers, observer=observer)
    with logged(level, Form.JSON) as log:
        async with Simulator() as server, ClientSession() as session:
            server.chats.private_chat(server.chats.add_user(ASKER))
            async with serving(server, handlers.register, webhook=webhook, inbox=memory, observer=observer):
                await server.calls.happened("setWebhook")
                posting = Posting(session, webhook)
                assert await posting.post(update(1), secret=ANSWERED.encode().hex()) == 403
                assert await posting.post(f'{{"{ANSWERED}": ') == 200
                assert await posting.post(json.dumps({"update_id": 4999, "message": QUOTED_BY_TELEGRAM})) == 200
                assert await posting.post(update(5000, BROKEN)) == 200
                assert await posting.post(update(5001)) == 503
                for number in (5002, 5003, 5004):
                    assert await posting.post(update(number)) == 200
                put(memory, 5005, None, f'{{"update_id": 5005, "message": "{ANSWERED}"')
                await told_apart_from_words(
                    log, "no JSON", "ValueError", "can't be stored", "The inbox can't be read", "too many wait",
                    f"{MOST_TAKES + 1} workers ended", "to hand it on raises", "answered",
                )  # fmt: skip
    workers.close()
    memory.close()


class Web:
    """A feed that answers with one after the other, and no more. Each look at the clock is a day later."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self._answers = list(answers)
        self._now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.ended = threading.Event()

    def now(self) -> datetime:
        """The next day."""
        self._now += timedelta(days=1)
        return self._now

    def newer(self, address: str, than: Validators) -> Fetched | None:
        """See `FetchAgain.newer`."""
        if not self._answers:
            self.ended.set()
            return None
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Fetched(Content(address, address, "feed", ".xml", url=address, data=answer), Validators())

    def __call__(self, address: str) -> Content:
        """There are no pages."""
        raise SourceError(address, "can't be reached")


def test_feeds(tmp_path: Path) -> None:
    web = Web(
        SourceError(FEED, f"can't be reached: {ANSWERED}"), RuntimeError(ANSWERED), f"<{POST}>".encode(),
        LibraryError(f'the library can\'t be written: near "{POST}"'),
    )  # fmt: skip
    services = Services(Settings(data_dir=tmp_path), lambda _: None, lambda *_: TinyEmbedder())
    services.library.feeds.note_entries(FEED, LIBRARY, [])
    with (
        logged(Level.DEBUG, Form.TEXT) as log,
        reading_feeds(services, 30, web, now=web.now, look_seconds=0.01),
    ):
        assert web.ended.wait(60)
    services.close()
    for sign in ("could not be read", "Reading the feeds failed", "RuntimeError", "The feeds can't be read now"):
        assert sign in log.getvalue(), sign
    assert found_in(log.getvalue()) == []


@pytest.fixture
def refusing(postgres_url: str) -> Iterator[Memory]:
    """A memory on a server that takes no question, and says so with the whole row."""
    memory = PostgresMemory(postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE qawl_memory.exchanges ADD CONSTRAINT none CHECK (question IS NULL)")
    yield memory
    memory.close()


async def test_a_server_that_refuses(refusing: Memory, postgres: PostgresServer) -> None:
    workers, observer = Workers(2), Observer()
    handlers = Handlers(ScriptedEngine(ask), refusing, workers, workers, observer=observer)
    with logged(Level.DEBUG, Form.JSON) as log:
        async with Simulator() as server:
            server.chats.add_user(ASKER)
            async with serving(server, handlers.register, memory=refusing, observer=observer):
                server.people.say(ASKER.id, ASKER.id, ANSWERED)
                await server.next_message(ASKER.id)
                await told_apart_from_words(log, "new row for relation", "Update finished")
    workers.close()
