"""What is posted while too many wait is not answered, but kept as all that chats say: whatever worker it is posted to,
and however that ends."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession
from kept_messages import tiny_services
from postgres_server import FolderDatabases
from telegram import Update
from wire import Echo, free_port, serving

from bot.line_limits import IN_INBOX
from bot.memory import inbox_putting
from bot.memory.embedded import EmbeddedMemory
from bot.memory.postgres import PostgresMemory
from bot.memory.protocol import Memory
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.handlers import Handlers
from bot.telegram.handlers import Keeping as KeptBy
from bot.telegram.receiving.application import BotApplication, order_of
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.webhook import SECRET_HEADER, Webhook
from bot.telegram.turns.workers import Workers
from index.records import Scope

pytestmark = pytest.mark.alone

LONG = 1000.0  # seconds
SAID = {
    "date": 1_700_000_000,
    "chat": {"id": -5, "type": "supergroup", "title": "A group"},
    "from": {"id": 7, "is_bot": False, "first_name": "Amal"},
}


class Keeping:
    """Keeps what arrives. It fails once where it `dies`, and what it can't record at once it holds where it `holds`."""

    def __init__(self, *, dies: bool = False, holds: bool = False) -> None:
        self.dies = dies
        self.holds = holds
        self.kept: list[int] = []
        self.intake = Intake()

    async def begin(self) -> None:
        """Nothing to do."""

    async def come(self, updates: Sequence[Update]) -> None:
        """Keep them, or fail."""
        if self.dies:
            self.dies = False
            raise RuntimeError("the end of the worker")
        for update in updates:
            if self.holds:
                self.intake.hold(update.update_id)
            else:
                self.intake.release(update.update_id)
                self.kept.append(update.update_id)

    async def end(self) -> None:
        """Nothing to do."""


@pytest.fixture(params=["embedded", "postgres"])
def memory(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    """One that has no room for what is said in the group: what waits there is in another worker's hands."""
    opened: Memory
    if request.param == "embedded":
        opened = EmbeddedMemory(tmp_path)
    else:
        databases: FolderDatabases = request.getfixturevalue("folder_databases")
        opened = PostgresMemory(databases.url(tmp_path))
    monkeypatch.setattr(inbox_putting, "IN_INBOX", replace(IN_INBOX, line=1))
    opened.put_update(1, "chat -5", json.dumps({"update_id": 1}))
    assert opened.take_updates("another", 1, LONG)
    yield opened
    opened.close()


class Worker:
    """A worker that keeps what it is posted by `keeping`."""

    def __init__(self, port: int, session: ClientSession, keeping: Keeping) -> None:
        self._url = f"http://127.0.0.1:{port}/"
        self._session = session
        self.keeping = keeping

    async def post(self, update_id: int, text: str = "The harbour opens on Sunday.") -> int:
        """The status of the answer."""
        body = {"update_id": update_id, "message": SAID | {"message_id": update_id, "text": text}}
        async with self._session.post(self._url, json=body, headers={SECRET_HEADER: "x"}) as response:
            return response.status


@asynccontextmanager
async def worker(memory: Memory, keeping: Keeping, *faults: Fault) -> AsyncIterator[Worker]:
    """A worker whose port is open; Telegram answers with `faults` where it is told to post there."""

    def register(application: BotApplication) -> None:
        Echo().register(application)
        keeping.intake = order_of(application).intake
        keeping.intake.arrivals = keeping

    port = free_port()
    async with Simulator() as server, ClientSession() as session:
        for fault in faults:
            server.faults.add("setWebhook", fault)
        async with serving(server, register, webhook=Webhook(f"http://127.0.0.1:{port}/", "x", port), inbox=memory):
            await server.calls.happened("setWebhook")
            yield Worker(port, session, keeping)


async def test_what_is_dropped_by_a_worker_that_ends_before_it_is_kept_is_kept_by_the_next(memory: Memory) -> None:
    async with worker(memory, Keeping(dies=True)) as first:
        assert await first.post(2) != 200  # so that Telegram posts it again
    async with worker(memory, Keeping()) as second:
        assert await second.post(2) == 200
        assert await second.post(2) == 200
        assert second.keeping.kept == [2]
    assert memory.is_answered(2)
    assert memory.inbox_length() == 1


async def test_what_is_dropped_and_cannot_be_recorded_yet_is_to_be_posted_again(memory: Memory) -> None:
    async with worker(memory, Keeping(holds=True)) as here:
        assert await here.post(2) == 503
        assert not memory.is_answered(2)
        here.keeping.holds = False
        assert await here.post(2) == 200
        assert here.keeping.kept == [2]
        assert memory.is_answered(2)


async def test_what_is_dropped_before_updates_are_taken_out_is_kept(memory: Memory) -> None:
    async with worker(memory, Keeping(), Fault(retry_after=60)) as here:  # the port is open, Telegram not told yet
        assert await here.post(2) == 200
        assert here.keeping.kept == [2]


async def test_all_that_one_person_says_in_a_group_is_kept_also_what_there_is_no_room_for(tmp_path: Path) -> None:
    said = range(2, 2 + 2 * IN_INBOX.asker_in_group)
    memory, looking, reading, storing = EmbeddedMemory(tmp_path), Workers(2), Workers(1), Workers(1)
    memory.decide(-5, remembers=True)
    memory.put_update(1, "chat -5", json.dumps({"update_id": 1}))
    assert memory.take_updates("another", 1, LONG)
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/", "x", port)
    async with Simulator() as server, ClientSession() as session:
        with tiny_services(tmp_path) as services:
            keeping = KeptBy(services, reading, storing)
            handlers = Handlers(services, memory, looking, looking, keeping=keeping, worker="worker")
            async with serving(server, handlers.register, webhook=webhook, inbox=memory):
                await server.calls.happened("setWebhook")
                here = Worker(port, session, Keeping())
                for number in said:
                    assert await here.post(number, f"Report {number}: ship {7 * number} came.") == 200
                assert memory.inbox_length() == 1 + IN_INBOX.asker_in_group
                memory.renew_updates("another", 0)  # that one has died
                async with asyncio.timeout(60):
                    while memory.inbox_length() or memory.arrived(1):  # noqa: ASYNC110 - other threads store
                        await asyncio.sleep(0.02)
            scope = [Scope.chat(-5)]
            kept = [services.library.document(each.id, scope) for each in services.library.documents(scope)]
            assert sorted(each.text for each in kept if each is not None) == sorted(
                f"Report {number}: ship {7 * number} came." for number in said
            )
    for each in (looking, reading, storing):
        each.close()
    memory.close()
