"""What a chat shows while an answer is made: "typing…", then a draft, and neither after the answer."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from wire import bot_on, reader

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.parsing.delivery import Address
from bot.telegram.sending import waiting as module
from bot.telegram.sending.waiting import waiting

pytestmark = pytest.mark.alone

CHAT = 7
HERE = Address(CHAT)


@asynccontextmanager
async def chat() -> AsyncIterator[tuple[Simulator, Bot]]:
    """A private chat, in which a draft comes soon and is soon renewed."""
    async with Simulator() as server, bot_on(server) as bot:
        server.chats.private_chat(reader(server, CHAT))
        yield server, bot


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DRAFT_AFTER_SECONDS", 0.1)
    monkeypatch.setattr(module, "DRAFT_SECONDS", 0.2)


async def test_a_quick_answer_has_no_draft_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DRAFT_AFTER_SECONDS", 60.0)  # by then the slowest machine shows what it does
    async with chat() as (server, bot):
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendChatAction")
        await asyncio.sleep(0.3)
        assert not server.calls.of("sendMessageDraft")


async def test_a_slow_one_has_a_draft_that_is_renewed_and_ends_with_the_answer() -> None:
    async with chat() as (server, bot):
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft", 3)
            assert [draft["text"] for draft in server.state()["drafts"]] == ["searching"]
        await bot.send_message(CHAT, "answer")
        drafts = server.calls.of("sendMessageDraft")
        assert len({str(draft["draft_id"]) for draft in drafts}) == 1
        assert int(str(drafts[0]["draft_id"])) > 0
        await asyncio.sleep(0.5)
        assert not server.state()["drafts"]
        assert len(server.calls.of("sendMessageDraft")) == len(drafts)


async def test_each_question_has_a_draft_of_its_own() -> None:
    async with chat() as (server, bot):
        for times in (1, 2):
            async with waiting(bot, HERE, "searching"):
                await server.calls.happened("sendMessageDraft", times)
        assert len({str(draft["draft_id"]) for draft in server.calls.of("sendMessageDraft")}) == 2


@pytest.mark.parametrize("drop", [None, "before"])
async def test_a_draft_on_its_way_arrives_before_the_answer_or_never(drop: str | None) -> None:
    async with chat() as (server, bot):
        server.faults.add("sendMessageDraft", Fault(delay=0.5, drop="before" if drop else None))
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft")
        await bot.send_message(CHAT, "answer")
        await asyncio.sleep(0.6)
        assert not server.state()["drafts"]


async def test_a_draft_that_hangs_does_not_keep_the_answer_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DRAFT_TIMEOUT_SECONDS", 0.2)
    async with chat() as (server, bot):
        server.faults.add("sendMessageDraft", Fault(delay=60.0))
        begun = time.monotonic()
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft")
        assert time.monotonic() - begun < 30.0


@pytest.mark.parametrize(
    "fault", [Fault(status=404), Fault(status=400, description="Bad Request: TEXTDRAFT_PEER_INVALID")]
)
async def test_a_server_that_knows_no_drafts_is_not_asked_again(fault: Fault) -> None:
    async with chat() as (server, bot):
        server.faults.add("sendMessageDraft", fault)
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft")
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendChatAction", 2)
            await asyncio.sleep(0.5)
        assert len(server.calls.of("sendMessageDraft")) == 1
        assert len(server.calls.of("sendChatAction")) == 2
    # Another server may know them.
    async with chat() as (server, bot), waiting(bot, HERE, "searching"):
        await server.calls.happened("sendMessageDraft")


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=400, description="Bad Request: chat not found"),
        Fault(status=403, description="Forbidden: bot was blocked by the user"),
        Fault(status=500),
        Fault(retry_after=1),
    ],
)
async def test_a_draft_that_fails_once_says_nothing_of_the_next(fault: Fault) -> None:
    async with chat() as (server, bot):
        server.faults.add("sendMessageDraft", fault)
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft")
        await asyncio.sleep(1.1 if fault.retry_after else 0)
        async with waiting(bot, HERE, "searching"):
            await server.calls.happened("sendMessageDraft", 2)


async def test_groups_see_the_action_in_the_right_topic_and_no_draft() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        forum = server.membership.found_forum("Topics", reader(server, CHAT).id).id
        server.membership.join(server.chats.bot.id, forum, by=CHAT)
        topic = server.people.open_topic(CHAT, forum, "Kyrgyzstan")
        async with waiting(bot, Address(forum, topic), "searching"):
            await server.calls.happened("sendChatAction")
            await asyncio.sleep(0.4)
        assert [typing["topic"] for typing in server.state()["typing"]] == [topic]
        assert not server.calls.of("sendMessageDraft")


async def test_without_a_text_there_is_no_draft() -> None:
    async with chat() as (server, bot):
        async with waiting(bot, HERE):
            await server.calls.happened("sendChatAction")
            await asyncio.sleep(0.3)
        assert not server.calls.of("sendMessageDraft")


async def test_what_goes_wrong_meanwhile_is_raised() -> None:
    async with chat() as (_, bot):
        with pytest.raises(KeyError):
            async with waiting(bot, HERE, "searching"):
                raise KeyError
