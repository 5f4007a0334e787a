"""Updates that Telegram posts: taken from Telegram alone, each once, and answered as polled ones are."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from sample_answers import answer
from scripted_engine import ScriptedEngine
from wire import Echo, free_port, malformed_update, says, serving

from bot.lease import process_name
from bot.memory.embedded import EmbeddedMemory
from bot.memory.inbox_protocol import InboxUpdate, Put, Renew
from bot.memory.protocol import Memory
from bot.observing.observer import Observer
from bot.simulator.faults import Fault
from bot.simulator.protocol.updates import Webhook as SimulatedWebhook
from bot.simulator.server import Simulator
from bot.telegram.handlers import Handlers
from bot.telegram.parsing.updates import WANTED_UPDATES
from bot.telegram.receiving import readiness
from bot.telegram.receiving import webhook as module
from bot.telegram.receiving.application import BotApplication, build_application
from bot.telegram.receiving.inbox.held import MOST_HELD
from bot.telegram.receiving.inbox.reader import InboxReader
from bot.telegram.receiving.serving import serve
from bot.telegram.receiving.webhook import HEALTH, READINESS, SECRET_HEADER, Listening, Webhook, webhook_of
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError, SettingsError

pytestmark = pytest.mark.alone

SECRET = "covert_Secret-1"


class Posted:
    """A bot with a webhook, and somebody who posts to it."""

    def __init__(
        self, server: Simulator, application: BotApplication, webhook: Webhook, session: ClientSession
    ) -> None:
        self.server = server
        self.application = application
        self.webhook = webhook
        self._session = session
        self._next_id = 5000

    def update(self, text: str) -> dict[str, Any]:
        """A message of user 7, who has a chat with the bot."""
        self._next_id += 1
        user = {"id": 7, "is_bot": False, "first_name": "Reader"}
        message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private", "first_name": "Reader"}}
        return {"update_id": self._next_id, "message": {**message, "from": user, "text": text}}

    async def post(
        self, body: object, secret: str | None = SECRET, path: str | None = None, method: str = "POST"
    ) -> int:
        """The status of the answer. `body` is sent as it is where it is bytes."""
        url = f"http://127.0.0.1:{self.webhook.port}{self.webhook.path if path is None else path}"
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {} if secret is None else {SECRET_HEADER: secret}
        async with self._session.request(method, url, data=data, headers=headers) as response:
            await response.read()
            return response.status

    async def get(self, path: str) -> tuple[int, str]:
        """The status and the text of what stands at a path."""
        async with self._session.get(f"http://127.0.0.1:{self.webhook.port}{path}") as response:
            return response.status, await response.text()


@asynccontextmanager
async def posted(echo: Echo | None = None, inbox: Memory | None = None) -> AsyncIterator[Posted]:
    """A bot that has told Telegram of its webhook, and a private chat."""
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/qawl/updates", SECRET, port)
    async with Simulator() as server:
        says(server, 7, "hello")
        async with serving(server, (echo or Echo()).register, webhook=webhook, inbox=inbox) as application:
            await server.calls.happened("setWebhook")
            await server.updates.changes.until(lambda: not server.updates.pending)
            if echo is None:
                assert (await server.next_message(7))["text"] == "hello"
            async with ClientSession() as session:
                yield Posted(server, application, webhook, session)


async def test_posted_updates_are_answered_and_telegram_knows_which_are_wanted() -> None:
    async with posted() as here:
        for chat in (7, 8):
            says(here.server, chat, "again")
            assert (await here.server.next_message(chat))["text"] == "again"
        (call,) = here.server.calls.of("setWebhook")
        assert call["secret_token"] == SECRET
        assert json.loads(str(call["allowed_updates"])) == list(WANTED_UPDATES)
        assert not here.server.calls.of("getUpdates")


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "سر"])
async def test_who_does_not_know_the_secret_is_turned_away(secret: str | None) -> None:
    async with posted() as here:
        assert await here.post(here.update("forged"), secret.encode().decode("latin-1") if secret else secret) == 403
        says(here.server, 7, "genuine")
        assert (await here.server.next_message(7))["text"] == "genuine"
        assert "forged" not in [message["text"] for message in here.server.sent]


async def test_a_questions_time_counts_from_its_arrival_in_the_inbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = EmbeddedMemory.take_updates

    def take_late(self: EmbeddedMemory, worker: str, most: int, seconds: float, *, lost: bool) -> list[InboxUpdate]:
        return [replace(each, waited=3600.0) for each in take(self, worker, most, seconds, lost=lost)]

    monkeypatch.setattr(EmbeddedMemory, "take_updates", take_late)
    port, observer, memory, workers = free_port(), Observer(), EmbeddedMemory(tmp_path), Workers(2)
    webhook = Webhook(f"http://127.0.0.1:{port}/qawl/updates", SECRET, port)
    handlers = Handlers(ScriptedEngine(answer), memory, workers, workers, observer=observer)
    async with Simulator() as server:
        says(server, 7, "What did he propose?")
        async with serving(server, handlers.register, webhook=webhook, inbox=memory, observer=observer):
            await server.next_message(7)
    workers.close()
    memory.close()
    assert (observer.tally.tallied.median or 0.0) > 3600.0


async def test_only_posts_to_the_one_address_are_taken() -> None:
    async with posted() as here:
        assert await here.post(here.update("elsewhere"), path="/") == 404
        assert await here.post(here.update("below"), path="/qawl/updates/x") == 404
        assert await here.post(here.update("read"), method="GET") == 405
        assert await here.post(b"", path=HEALTH, method="GET", secret=None) == 200


async def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_UPDATE", 5000)
    async with posted() as here:
        assert await here.post(here.update("x" * 6000)) == 413
        assert await here.post(here.update("x" * 4000)) == 200


async def test_what_cannot_be_read_is_dropped_and_not_asked_for_again(caplog: pytest.LogCaptureFixture) -> None:
    async with posted() as here:
        bodies: list[object] = [b"", b"{", b"\xff", b"[" * 100_000, [], 5, {"message": {}}, {"update_id": "5"}]
        for body in [*bodies, {"update_id": 77, "message": {"text": "secret words"}}]:
            assert await here.post(body) == 200
        malformed_update(here.server)
        says(here.server, 7, "after them")
        assert (await here.server.next_message(7))["text"] == "after them"
    assert caplog.text.count("Dropped update 77") == 1
    assert caplog.text.count("Dropped an update") == len(bodies)
    assert "secret words" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_an_update_that_is_posted_twice_is_answered_once() -> None:
    gate = asyncio.Event()

    async def work(_: str) -> None:
        await gate.wait()

    async with posted(Echo(work)) as here:
        update = here.update("twice")
        assert await here.post(update) == 200
        assert await here.post(update) == 200  # while it is in hand
        gate.set()
        while (await here.server.next_message(7))["text"] != "twice":
            pass
        assert await here.post(update) == 200  # and once it is finished
        says(here.server, 7, "after it")
        assert (await here.server.next_message(7))["text"] == "after it"
        assert [message["text"] for message in here.server.sent].count("twice") == 1


async def test_a_flood_is_stored_and_each_chat_gets_its_turn() -> None:
    gate = asyncio.Event()

    async def work(_: str) -> None:
        await gate.wait()

    async with posted(Echo(work)) as here:
        for number in range(3 * MOST_HELD):
            assert await here.post(here.update(f"flood {number}")) == 200
        gate.set()
        says(here.server, 8, "quick")
        assert (await here.server.next_message(8))["text"] == "quick"
        assert len(here.server.sent) < MOST_HELD


class FailingMemory(EmbeddedMemory):
    """A memory whose disk fails while it `fails`."""

    fails = False

    def put_update(
        self,
        update_id: int,
        line: str | None,
        content: str,
        chat_id: int | None = None,
        asker_id: int | None = None,
        renew: Renew | None = None,
        *,
        in_group: bool = False,
        is_wish: bool = False,
    ) -> Put:
        """See `InboxMemory.put_update`."""
        self._check()
        rest = chat_id, asker_id, renew
        return super().put_update(update_id, line, content, *rest, in_group=in_group, is_wish=is_wish)

    def begin_answer(self, update_id: int, worker: str) -> bool:
        """See `InboxMemory.begin_answer`."""
        self._check()
        return super().begin_answer(update_id, worker)

    def check_writable(self, holder: str) -> None:
        """See `LeaseMemory.check_writable`."""
        self._check()
        super().check_writable(holder)

    def _check(self) -> None:
        if self.fails:
            raise LibraryError("the disk is full")


async def test_while_nothing_can_be_stored_telegram_is_asked_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "KEPT_SECONDS", 0.0)
    memory = FailingMemory(tmp_path)
    async with posted(inbox=memory) as here:
        assert await here.get(READINESS) == (200, "ready\n")
        memory.fails = True
        again = here.update("again")
        assert await here.post(again) == 503
        assert await here.get(READINESS) == (503, "nothing can be stored now\n")
        assert await here.get(HEALTH) == (200, "ok\n")
        memory.fails = False
        assert await here.get(READINESS) == (200, "ready\n")
        assert await here.post(again) == 200
        assert (await here.server.next_message(7))["text"] == "again"
    memory.close()


async def test_what_cannot_be_claimed_is_put_off_and_answered_in_order_once_the_storage_works(tmp_path: Path) -> None:
    memory, worked_on, all_are_stored = FailingMemory(tmp_path), list[str](), asyncio.Event()

    async def work(text: str) -> None:
        worked_on.append(text)
        if text == "first":
            await all_are_stored.wait()
        memory.fails = worked_on.count("first") == 1
        if text == "first":
            await asyncio.sleep(0.2)  # the others are in line

    async with posted(Echo(work), inbox=memory) as here:
        for text in ("first", "second", "third"):
            assert await here.post(here.update(text)) == 200
        all_are_stored.set()
        for text in ("hello", "first", "second", "third"):
            assert (await here.server.next_message(7))["text"] == text
        assert worked_on == ["hello", "first", "first", "second", "third"]
        assert len(here.server.sent) == 4
    memory.close()


async def test_what_is_in_hand_is_answered_before_the_end_and_the_rest_after_the_next_start(tmp_path: Path) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def work(_: str) -> None:
        begun.set()
        await gate.wait()

    port, memory = free_port(), EmbeddedMemory(tmp_path)
    webhook = Webhook(f"http://127.0.0.1:{port}/", SECRET, port)
    async with Simulator(sleep=lambda _: asyncio.sleep(0.05)) as server:
        says(server, 7, "in hand")
        async with serving(server, Echo(work).register, webhook=webhook, inbox=memory):
            await asyncio.wait_for(begun.wait(), 60)
            asyncio.get_running_loop().call_later(0.3, gate.set)
        assert [message["text"] for message in server.sent] == ["in hand"]
        says(server, 8, "meanwhile")
        async with serving(server, Echo().register, webhook=webhook, inbox=memory):
            assert (await server.next_message(8))["text"] == "meanwhile"
        assert len(server.sent) == 2
    memory.close()


async def test_what_is_cut_off_at_the_end_is_another_workers_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.serving.STOP_SECONDS", 0.1)
    begun, never = asyncio.Event(), asyncio.Event()

    async def work(_: str) -> None:
        begun.set()
        await never.wait()

    memory = EmbeddedMemory(tmp_path)
    async with Simulator() as server:
        for echo in (Echo(work), Echo()):
            port = free_port()
            async with serving(
                server, echo.register, webhook=Webhook(f"http://127.0.0.1:{port}/", SECRET, port), inbox=memory
            ):
                if not begun.is_set():
                    for text in ("first", "second"):
                        says(server, 7, text)
                    await asyncio.wait_for(begun.wait(), 60)
                    await server.updates.changes.until(lambda: not server.updates.pending)
                else:
                    for text in ("first", "second"):
                        assert (await server.next_message(7))["text"] == text
        assert len(server.sent) == 2
        assert memory.inbox_length() == 0
    memory.close()


async def test_polling_takes_a_webhook_down() -> None:
    async with Simulator() as server:
        server.updates.set_webhook(SimulatedWebhook(f"http://127.0.0.1:{free_port()}/"))
        async with serving(server, Echo().register):
            says(server, 7, "by polling")
            assert (await server.next_message(7))["text"] == "by polling"
        assert server.updates.webhook is None


async def test_a_server_that_fails_when_it_is_told_of_the_webhook_is_told_again() -> None:
    port = free_port()
    async with Simulator() as server:
        server.faults.add("setWebhook", Fault(status=502))
        server.faults.add("setWebhook", Fault(retry_after=1))
        webhook = Webhook(f"http://127.0.0.1:{port}/", SECRET, port)
        async with serving(server, Echo().register, webhook=webhook):
            says(server, 7, "x")
            assert (await server.next_message(7))["text"] == "x"


async def serve_for_ever(server: Simulator, webhook: Webhook, folder: Path) -> None:
    """A bot with a webhook that nobody stops."""
    workers, memory = Workers(1), EmbeddedMemory(folder)
    inbox = InboxReader(memory, process_name(), workers)
    application = build_application(server.token, server.url, Echo().register, inbox.claims, workers)
    try:
        await serve(application, asyncio.Event(), listening=Listening(webhook, inbox))
    finally:
        workers.close()
        memory.close()


async def test_a_webhook_that_telegram_refuses_ends_the_bot_with_one_line(tmp_path: Path) -> None:
    async with Simulator() as server:
        with pytest.raises(
            SettingsError, match=r"refuses QAWL_WEBHOOK_URL https://example\.org/x: Bad webhook"
        ) as caught:
            await serve_for_ever(server, Webhook("https://example.org/x", SECRET, free_port()), tmp_path)
    assert SECRET not in str(caught.value)


async def test_a_port_that_is_taken_ends_the_bot_with_one_line(tmp_path: Path) -> None:
    async with posted() as here, Simulator() as server:
        with pytest.raises(SettingsError, match=f"QAWL_WEBHOOK_PORT {here.webhook.port} can't be listened on"):
            await serve_for_ever(server, here.webhook, tmp_path)


def test_without_an_address_there_is_no_webhook() -> None:
    assert webhook_of(None, None, 8443) is None
    assert webhook_of(None, SECRET, 8443) is None


@pytest.mark.parametrize("secret", [None, "", "with space", "ä", "x" * 257, "line\n"])
def test_a_webhook_needs_a_secret_that_telegram_takes(secret: str | None) -> None:
    with pytest.raises(SettingsError, match="QAWL_WEBHOOK_SECRET"):
        webhook_of("https://example.org/qawl", secret, 8443)


@pytest.mark.parametrize("path", [HEALTH, READINESS])
def test_the_addresses_that_tell_of_the_bots_health_are_taken(path: str) -> None:
    with pytest.raises(SettingsError, match="QAWL_WEBHOOK_URL"):
        webhook_of(f"https://example.org{path}", SECRET, 8443)


@pytest.mark.parametrize(
    ("url", "path"), [("https://example.org", "/"), ("https://example.org/", "/"), ("http://a.b:80/q/w?x=1", "/q/w")]
)
def test_updates_are_taken_at_the_path_of_the_address(url: str, path: str) -> None:
    webhook = webhook_of(url, SECRET, 8443)
    assert webhook is not None
    assert webhook.path == path
    assert SECRET not in repr(webhook)
