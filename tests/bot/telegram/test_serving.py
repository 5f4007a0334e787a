"""The bot in service: what it does at the start, what Telegram is told has arrived, and how it ends."""

import asyncio
import time

import pytest
from wire import ClaimsInMemory, Echo, says, serving

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.receiving import intake, polling
from bot.telegram.receiving import serving as bot_serving
from bot.telegram.receiving.application import BotApplication, order_of

pytestmark = pytest.mark.alone


class Gate:
    """Work that begins, and ends when it may."""

    def __init__(self, word: str) -> None:
        self.begun = asyncio.Event()
        self.may_end = asyncio.Event()
        self._word = word

    async def work(self, text: str) -> None:
        """Wait, for texts that say the word."""
        if self._word in text:
            self.begun.set()
            await self.may_end.wait()


async def set_commands(application: BotApplication) -> None:
    await application.bot.set_my_commands([("ask", "ask something")])


async def test_what_is_to_be_done_at_the_start_is_tried_until_it_works() -> None:
    async with Simulator() as server:
        server.faults.add("setMyCommands", Fault(status=502), times=3)
        async with serving(server, Echo().register, at_start=set_commands):
            says(server, 7, "x")
            await server.next_message(7)
            await asyncio.wait_for(server.calls.happened("setMyCommands", 4), 60)


async def test_a_start_that_telegram_refuses_is_logged_and_the_bot_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server:
        server.faults.add("setMyCommands", Fault(status=400, description="Bad Request: BOT_COMMAND_INVALID"))
        async with serving(server, Echo().register, at_start=set_commands):
            await server.calls.happened("setMyCommands")
            says(server, 7, "x")
            await server.next_message(7)
        assert len(server.calls.of("setMyCommands")) == 1
    assert "The start was not completed" in caplog.text


async def test_a_start_that_takes_long_holds_up_no_question_and_no_end() -> None:
    begun = asyncio.Event()

    async def dawdle(_: BotApplication) -> None:
        begun.set()
        await asyncio.sleep(60)

    async with Simulator() as server:
        started = time.monotonic()
        async with serving(server, Echo().register, at_start=dawdle):
            says(server, 7, "x")
            await server.next_message(7)
            assert begun.is_set()
        assert time.monotonic() - started < 10


async def test_while_much_is_in_hand_the_rest_stays_with_telegram_and_is_answered_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "MOST_IN_HAND", 8)
    monkeypatch.setattr(intake, "MOST_HELD_BACK", 2)
    monkeypatch.setattr(polling, "MOST_POLLED", 4)
    gate = Gate("x")
    async with Simulator() as server, serving(server, Echo(gate.work).register) as application:
        hand = order_of(application).intake
        for person in range(1, 31):
            says(server, person, f"x{person}")
        async with asyncio.timeout(60):
            while not hand.is_full:
                await hand.change(polling.REPOLL_SECONDS)
        await asyncio.sleep(4 * polling.REPOLL_SECONDS)
        assert hand.in_hand <= 8 + 4
        assert len(server.updates.pending) > 10
        gate.may_end.set()
        async with asyncio.timeout(60):
            for person in range(1, 31):
                assert (await server.next_message(person))["text"] == f"x{person}"
        assert len(server.sent) == 30


async def test_a_bot_with_much_in_hand_ends_soon_and_leaves_the_rest_for_the_next_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "MOST_IN_HAND", 2)
    monkeypatch.setattr(polling, "MOST_POLLED", 2)
    gate, claims = Gate("x"), ClaimsInMemory()
    async with Simulator() as server:
        async with serving(server, Echo(gate.work).register, memory=claims) as application:
            for person in range(1, 9):
                says(server, person, f"x{person}")
            async with asyncio.timeout(60):
                while not order_of(application).intake.is_full:  # noqa: ASYNC110 - nobody tells of it
                    await asyncio.sleep(0.05)
            monkeypatch.setattr(bot_serving, "STOP_SECONDS", 0.1)
            ends = time.monotonic()
        assert time.monotonic() - ends < 5
        async with serving(server, Echo().register, memory=claims):
            for person in range(1, 9):
                assert (await server.next_message(person))["text"] == f"x{person}"
        assert len(server.sent) == 8


async def test_a_start_with_a_mistake_in_it_is_logged_and_the_bot_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(_: BotApplication) -> None:
        raise KeyError("no such text")

    async with Simulator() as server, serving(server, Echo().register, at_start=fail):
        says(server, 7, "x")
        await server.next_message(7)
    assert "no such text" in caplog.text


async def test_an_update_is_acknowledged_once_it_is_finished_and_new_ones_are_seen_meanwhile() -> None:
    gate = Gate("slow")
    async with Simulator() as server, serving(server, Echo(gate.work).register):
        says(server, 7, "slow")
        await asyncio.wait_for(gate.begun.wait(), 60)
        for number in range(5):
            says(server, 8, f"quick {number}")
            assert (await server.next_message(8))["text"] == f"quick {number}"
        assert server.updates.pending[0]["message"]["text"] == "slow"
        polls = len(server.calls.of("getUpdates"))
        await asyncio.sleep(1.0)
        assert len(server.calls.of("getUpdates")) - polls < 12  # it asks again and again, but not all the time
        gate.may_end.set()
        assert (await server.next_message(7))["text"] == "slow"
        await asyncio.wait_for(server.updates.changes.until(lambda: not server.updates.pending), 60)
        assert len(server.sent) == 6


async def test_many_slow_updates_hide_no_new_one() -> None:
    gate = Gate("slow")
    async with Simulator() as server:
        async with serving(server, Echo(gate.work).register):
            for number in range(120):
                says(server, 100 + number, "slow")
            says(server, 8, "quick")
            assert (await server.next_message(8))["text"] == "quick"
            gate.may_end.set()
        assert len(server.sent) == 121
        assert not server.updates.pending


async def test_what_is_cut_off_at_the_end_is_answered_after_the_next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.receiving.serving.STOP_SECONDS", 0.2)
    gate = Gate("slow")
    async with Simulator() as server:
        begun = time.monotonic()
        async with serving(server, Echo(gate.work).register):
            says(server, 7, "quick")
            await server.next_message(7)
            says(server, 7, "slow")
            says(server, 7, "after it")
            await asyncio.wait_for(gate.begun.wait(), 60)
        assert time.monotonic() - begun < 10
        assert [update["message"]["text"] for update in server.updates.pending] == ["slow", "after it"]
        async with serving(server, Echo().register):
            assert (await server.next_message(7))["text"] == "slow"
            assert (await server.next_message(7))["text"] == "after it"
        assert not server.updates.pending
