"""Digests where Telegram can't be reached, holds back or doesn't say what they need: they are tried again, and
wait for nothing that is not theirs."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from kept_messages import TinyServices, all_stored
from summing_bot import AMAL, BASIL, ENGLISH, LEADER, Clock, answered, plain_text, plainly, remembering_group, summing
from test_digest_schedules import DAY, EIGHT, FERRY, STORM, chat_at, posted, scheduled

from bot.memory.digest_protocol import Scheduled
from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.chats import linked_channels
from bot.telegram.digests import posting
from bot.telegram.digests.held_back import HeldBack
from bot.telegram.formatting.rendering import SHOWN_AT_ONCE, quoted_in
from bot.telegram.keeping.remembering import START
from bot.telegram.sending import calling, rates
from index.library_records import Scopes
from index.records import Scope
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted


@pytest.mark.parametrize("how", ["no connection", "held back"])
async def test_a_digest_that_surely_did_not_leave_comes_once_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    monkeypatch.setattr(posting, "CLAIMED_FOR", timedelta(seconds=0.5))
    monkeypatch.setattr(calling, "UNSENT_PAUSES", (0.05,))
    is_down, connect = how == "no connection", httpx.AsyncHTTPTransport.handle_async_request

    async def connect_or_fail(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        if is_down and request.url.path.endswith("/sendMessage"):
            raise httpx.ConnectError("Temporary failure in name resolution")
        return await connect(transport, request)

    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", connect_or_fail)
        if not is_down:
            monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", 0.5)
            server.faults.add("sendMessage", Fault(retry_after=1))
        clock.forward(EIGHT)
        async with asyncio.timeout(20):
            while "is tried again" not in caplog.text:  # noqa: ASYNC110 - nothing tells what is logged
                await asyncio.sleep(0.01)
        (stored,) = scheduled(tmp_path)
        assert (stored.slot, stored.covered) == (None, None)
        is_down, minutes = False, 0
        async with asyncio.timeout(20):
            while not posted(server, group):
                minutes += 1
                clock.forward(EIGHT + timedelta(minutes=minutes))
                await asyncio.sleep(0.1)
        assert STORM in posted(server, group)[0]
        clock.forward(EIGHT + timedelta(hours=12))
        await answered(server, BASIL, BASIL, "/digest")  # the bot has gone on
        assert len(posted(server, group)) == 1


class Counting:
    """A summariser that counts the digests that it makes."""

    def __init__(self) -> None:
        self.services: TinyServices | None = None
        self.times = 0
        self.last: Digest | None = None

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """What there is."""
        self.times += 1
        assert self.services is not None
        self.last = self.services.digest(scopes, wanted, language, left_out)
        return self.last

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """Nothing asks for it."""
        raise AssertionError((document_id, scopes, language))


class HeldBackChat:
    """A group whose digest of eight o'clock Telegram holds back, until `let_through`."""

    def __init__(self, server: Simulator, clock: Clock, group: Chat, making: Counting) -> None:
        self.server = server
        self.clock = clock
        self.group = group
        self.making = making

    async def until_tried(self, times: int, at: datetime = EIGHT) -> datetime:
        """Let minutes pass until the digest was tried so many times in all: when that is."""
        async with asyncio.timeout(30):
            while self._tried < times:
                self.clock.forward(at)
                await asyncio.sleep(0.1)
                at += timedelta(minutes=1)
        return at

    async def posted_at(self, at: datetime) -> str:
        """What is posted, once that is possible again."""
        self.server.faults.clear()
        async with asyncio.timeout(30):
            while not posted(self.server, self.group):
                self.clock.forward(at)
                await asyncio.sleep(0.1)
                at += timedelta(minutes=1)
        (text,) = posted(self.server, self.group)
        return text

    @property
    def _tried(self) -> int:
        calls, heading = self.server.calls.of("sendMessage"), ENGLISH.say("digest-heading")
        here = [plain_text(str(call["text"])) for call in calls if str(call["chat_id"]) == str(self.group.id)]
        return sum(heading in text.split("\n") for text in here)


@asynccontextmanager
async def held_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HeldBackChat]:
    monkeypatch.setattr(posting, "CLAIMED_FOR", timedelta(seconds=0.2))
    monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", 0.5)
    making = Counting()
    async with chat_at(folder, summariser=making) as (server, services, clock, group):
        making.services = services
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, folder)
        server.faults.add("sendMessage", Fault(retry_after=1), times=100)
        yield HeldBackChat(server, clock, group, making)


async def test_a_digest_that_is_held_back_is_made_once_however_often_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held_back(tmp_path, monkeypatch) as here:
        at = await here.until_tried(3)
        assert STORM in await here.posted_at(at)
        assert here.making.times == 1


async def test_of_what_is_forgotten_while_its_digest_is_held_back_nothing_is_posted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held_back(tmp_path, monkeypatch) as here:
        at = await here.until_tried(1)
        here.server.people.say(AMAL, here.group.id, FERRY)
        await all_stored(here.server, tmp_path)
        services, made = here.making.services, here.making.last
        assert services is not None
        assert made is not None
        (quoted,) = quoted_in(made, SHOWN_AT_ONCE)
        assert services.forget(quoted.document_id, Scope.chat(here.group.id))
        said = await here.posted_at(at)
        assert (FERRY in said, STORM in said) == (True, False)
        assert here.making.times == 2


async def test_a_post_that_is_only_linked_and_is_forgotten_while_its_digest_is_held_back_is_not_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held_back(tmp_path, monkeypatch) as here:
        for what in ("leaves at nine tomorrow", "is full until Friday", "costs forty pounds"):
            here.server.people.say(AMAL, here.group.id, f"The ferry to Cyprus {what}.")
        await all_stored(here.server, tmp_path)
        at = await here.until_tried(1)
        services, made = here.making.services, here.making.last
        assert services is not None
        assert made is not None
        *others, forgotten = made.points[0].citations
        assert forgotten not in quoted_in(made, SHOWN_AT_ONCE)
        assert services.forget(forgotten.document_id, Scope.chat(here.group.id))
        said = await here.posted_at(at)
        (message,) = [each for each in here.server.sent if plainly(each) == said]
        linked = {each.get("url") for each in message["entities"]}
        assert linked.issuperset(each.url for each in others)
        assert forgotten.url not in linked
        assert here.making.times == 2


async def test_a_digest_that_is_held_back_until_the_next_is_due_gives_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held_back(tmp_path, monkeypatch) as here:
        await here.until_tried(1)
        here.server.people.say(AMAL, here.group.id, FERRY)
        await all_stored(here.server, tmp_path)
        said = await here.posted_at(EIGHT + DAY)
        assert (FERRY in said, STORM in said) == (True, True)
        assert here.making.times == 2


class Watched(HeldBack):
    """Says what was done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = 0
        self.looked_through = 0

    def keep(self, scheduled: Scheduled, slot: datetime, digest: Digest) -> None:
        super().keep(scheduled, slot, digest)
        self.kept += 1

    def keep_only(self, due: Mapping[int, tuple[datetime, datetime]]) -> None:
        super().keep_only(due)
        self.looked_through += 1


@pytest.mark.parametrize("why", ["another worker has sent it", "nobody wants it any more"])
async def test_a_digest_that_is_held_back_is_dropped_once_it_is_not_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    watched = Watched()
    monkeypatch.setattr(posting, "HeldBack", lambda: watched)
    async with held_back(tmp_path, monkeypatch) as here:
        at = await here.until_tried(1)
        async with asyncio.timeout(30):
            while not watched.kept:  # noqa: ASYNC110 - nothing tells what a worker keeps
                await asyncio.sleep(0.01)
        (of,) = scheduled(tmp_path)
        memory = EmbeddedMemory(tmp_path)
        if why == "another worker has sent it":
            memory.confirm_slot(here.group.id, EIGHT, EIGHT)
        else:
            memory.drop_schedule(here.group.id)
        memory.close()
        before = watched.looked_through
        async with asyncio.timeout(30):
            while watched.looked_through == before:
                here.clock.forward(at)
                await asyncio.sleep(0.1)
                at += timedelta(minutes=1)
        assert watched.take(of, EIGHT) is None
        assert posted(here.server, here.group) == []


@pytest.mark.parametrize("fault", [Fault(retry_after=36_000), Fault(status=502)])
async def test_a_description_that_telegram_does_not_take_holds_up_no_digest(tmp_path: Path, fault: Fault) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        server.faults.add("setMyDescription", fault, times=1000)
        async with summing(server, tmp_path, clock):
            group = await remembering_group(server, tmp_path)
            await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, tmp_path)
            await server.calls.happened("setMyDescription")
            clock.forward(EIGHT)
            assert STORM in (await server.next_message(group.id, within=20.0))["text"]


async def test_a_digest_waits_until_telegram_says_which_channel_its_group_discusses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked_channels, "KNOWN_SECONDS", 0.0)
    async with chat_at(tmp_path) as (server, _, clock, _):
        group = server.membership.found_group("Discussion", LEADER, AMAL, supergroup=True)
        channel = server.membership.found_channel("Port news", LEADER, username="port_news", discussion=group.id)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        await server.next_message(group.id)
        asked = len(server.calls.of("getChat"))
        server.faults.add("getChat", Fault(status=502), times=4)
        said = plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo"))
        assert plain_text(ENGLISH.say("summary-not-remembering", start=START)) not in said
        server.people.post(channel.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        await server.calls.happened("getChat", asked + 4)
        await answered(server, BASIL, BASIL, "/digest")  # the bot has gone on
        assert (posted(server, group), scheduled(tmp_path)[0].slot) == ([], None)
        clock.forward(EIGHT + timedelta(minutes=1))
        assert STORM in (await server.next_message(group.id, within=20.0))["text"]
