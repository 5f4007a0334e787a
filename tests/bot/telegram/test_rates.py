"""How fast calls leave: within Telegram's limits, one chat's waiting being nobody else's, and nothing kept of chats
in which nothing happens."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import chain

import pytest
from telegram import Bot
from telegram.error import RetryAfter
from wire import bot_on, reader

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.sending import rates
from bot.telegram.sending.rates import CHAT, GROUP, OVERALL, Rate, Rates
from bot.telegram.turns.askers import working_for

pytestmark = pytest.mark.alone


@pytest.fixture(autouse=True)
def no_rates() -> None:
    """The rates are as they are for users, but where a test sets its own."""


@asynccontextmanager
async def readers(*user_ids: int) -> AsyncIterator[tuple[Simulator, Bot]]:
    """A bot that these people have chats with."""
    async with Simulator() as server, bot_on(server) as bot:
        for user_id in user_ids:
            server.chats.private_chat(reader(server, user_id))
        yield server, bot


@pytest.mark.parametrize(
    ("rate", "seconds", "most"),
    [
        (OVERALL, 1, 30),
        (GROUP, 60, 20),
        (CHAT, 60, 65),  # one a second, with a short burst
    ],
)
def test_the_rates_stay_below_what_telegram_allows(rate: Rate, seconds: int, most: int) -> None:
    assert rate.burst + rate.per_second * seconds <= most


async def call_often(limits: Rates, method: str, chat_id: int | None, times: int) -> list[float]:
    """When so many calls, made at once, leave."""
    moments = []

    async def leave() -> bool:
        moments.append(time.monotonic())
        return True

    data = {} if chat_id is None else {"chat_id": chat_id}
    calls = (limits.process_request(leave, (), {}, method, data, None) for _ in range(times))
    await asyncio.gather(*calls)
    return moments


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "sendDocument", "answerGuestQuery"])
async def test_no_second_sees_more_messages_than_allowed(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "OVERALL", Rate(burst=3, per_second=20.0))
    limits = Rates()
    chats = [None] if method == "answerGuestQuery" else list(range(1, 12))
    each = 11 if chats == [None] else 1
    begun = time.monotonic()
    calls = await asyncio.gather(*(call_often(limits, method, chat, each) for chat in chats))
    moments = sorted(chain.from_iterable(calls))
    assert len(moments) == 11
    assert moments[-1] - begun >= (11 - 3) / 20 - 0.01


async def test_who_writes_in_many_chats_lets_others_go_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "OVERALL", Rate(burst=1, per_second=100.0))
    limits, left = Rates(), list[int]()

    async def send(asker: int, chat_id: int) -> None:
        async def leave() -> bool:
            left.append(asker)
            return True

        with working_for(asker):
            await limits.process_request(leave, (), {}, "sendMessage", {"chat_id": chat_id}, None)

    await asyncio.gather(*(send(1, chat_id) for chat_id in range(1, 31)), send(2, 50), send(3, 51))
    assert max(left.index(2), left.index(3)) <= 5
    assert len(left) == 32


async def test_a_chat_and_a_group_have_their_own_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=2, per_second=20.0))
    monkeypatch.setattr(rates, "GROUP", Rate(burst=2, per_second=10.0))
    limits = Rates()
    begun = time.monotonic()
    private, group, _ = await asyncio.gather(
        call_often(limits, "sendMessage", 7, 6),
        call_often(limits, "sendMessage", -100, 6),
        call_often(limits, "sendMessage", 8, 1),
    )
    assert private[-1] - begun >= 4 / 20 - 0.01
    assert group[-1] - begun >= 4 / 10 - 0.01


async def test_actions_and_answers_to_buttons_wait_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=1, per_second=0.01))
    monkeypatch.setattr(rates, "OVERALL", Rate(burst=1, per_second=0.01))
    limits = Rates()
    async with asyncio.timeout(60):
        await call_often(limits, "sendMessage", 7, 1)
        for method in ("sendChatAction", "answerCallbackQuery", "answerInlineQuery", "getMe", "deleteMessage"):
            assert len(await call_often(limits, method, 7, 50)) == 50


async def test_a_draft_is_counted_but_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=2, per_second=1.0))
    limits = Rates()
    await call_often(limits, "sendMessageDraft", 7, 1)
    begun = time.monotonic()
    await call_often(limits, "sendMessage", 7, 1)
    with pytest.raises(RetryAfter):
        await call_often(limits, "sendMessageDraft", 7, 1)
    assert time.monotonic() - begun < 0.5
    await call_often(limits, "sendMessage", 7, 1)
    assert time.monotonic() - begun > 0.5


async def test_one_chat_held_back_holds_up_no_other() -> None:
    async with readers(7, 8) as (server, bot):
        server.faults.add("sendMessage", Fault(retry_after=2))
        begun = time.monotonic()
        held = asyncio.create_task(bot.send_message(7, "held back"))
        await server.calls.happened("sendMessage")
        await bot.send_message(8, "at once")
        await bot.send_chat_action(7, "typing")
        assert time.monotonic() - begun < 1.5
        await bot.send_message(7, "after it")
        await held
        assert time.monotonic() - begun >= 2.0
        assert len(server.calls.of("sendMessage")) == 4
        assert sorted(message["text"] for message in server.sent) == ["after it", "at once", "held back"]


async def test_what_telegram_holds_back_for_long_is_not_waited_for() -> None:
    async with readers(7, 8) as (server, bot):
        server.faults.add("sendMessage", Fault(retry_after=1000))
        for _ in range(2):
            with pytest.raises(RetryAfter):
                await bot.send_message(7, "x")
        assert len(server.calls.of("sendMessage")) == 1
        assert await bot.send_message(8, "x")


async def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", 2.0)
    async with readers(7) as (server, bot):
        server.faults.add("sendMessage", Fault(retry_after=1), times=9)
        with pytest.raises(RetryAfter):
            await bot.send_message(7, "x")
        assert len(server.calls.of("sendMessage")) == 3


async def test_calls_without_a_chat_are_patient_too_and_actions_are_not() -> None:
    async with readers(7) as (server, bot):
        server.faults.add("setMyCommands", Fault(retry_after=1))
        assert await bot.set_my_commands([("ask", "ask something")])
        server.faults.add("sendChatAction", Fault(retry_after=1))
        with pytest.raises(RetryAfter):
            await bot.send_chat_action(7, "typing")
        assert await bot.send_message(7, "x")


async def test_nothing_is_kept_of_chats_in_which_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=1, per_second=100.0))
    monkeypatch.setattr(rates, "OVERALL", Rate(burst=1000, per_second=1000.0))
    monkeypatch.setattr(rates, "FORGET_SECONDS", 0.1)
    limits = Rates()
    for first in range(1, 2000, 200):
        await asyncio.gather(*(call_often(limits, "sendMessage", chat, 1) for chat in range(first, first + 200)))
        await asyncio.sleep(0.15)
    assert len(limits._chats) <= 400


async def test_a_chat_whose_calls_wait_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=1, per_second=2.0))
    monkeypatch.setattr(rates, "FORGET_SECONDS", 0.0)
    limits = Rates()
    begun = time.monotonic()
    waiting = asyncio.create_task(call_often(limits, "sendMessage", 7, 4))
    others: defaultdict[int, list[float]] = defaultdict(list)
    for chat in range(8, 20):
        others[chat] = await call_often(limits, "sendMessage", chat, 1)
        await asyncio.sleep(0.01)
    assert not waiting.done()
    more = await call_often(limits, "sendMessage", 7, 1)
    moments = [*await waiting, *more]
    assert moments == sorted(moments)
    assert moments[-1] - begun >= 4 / 2 - 0.01


async def test_a_chat_is_remembered_until_its_last_call_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CHAT", Rate(burst=1, per_second=1000.0))
    monkeypatch.setattr(rates, "FORGET_SECONDS", 0.0)
    limits = Rates()
    refused = asyncio.Event()

    async def be_refused() -> bool:
        await refused.wait()
        raise RetryAfter(1000)

    late = asyncio.create_task(limits.process_request(be_refused, (), {}, "sendMessage", {"chat_id": 7}, None))
    await asyncio.sleep(0.05)
    await call_often(limits, "sendMessage", 8, 1)
    refused.set()
    with pytest.raises(RetryAfter):
        await late
    with pytest.raises(RetryAfter):
        await call_often(limits, "sendMessage", 7, 1)


async def test_a_name_and_a_number_as_text_are_chats() -> None:
    limits = Rates()
    for chat_id in ("@brief", "-100123", "7"):
        await limits.process_request(_nothing, (), {}, "sendMessage", {"chat_id": chat_id}, None)
    assert set(limits._chats) == {"@brief", -100123, 7}


async def _nothing() -> bool:
    return True
