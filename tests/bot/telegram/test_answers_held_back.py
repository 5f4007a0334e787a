"""Answers that Telegram holds back for long, where updates wait in the inbox: each comes once, in its chat's order, and
no other chat waits for it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from held_back_bot import FIRST, HELD_BACK, LONG_SECONDS, OTHER, SECOND, nothing_waits, on_webhook, quoting, webhook
from kept_messages import tiny_services
from running_bot import quotes, reader, says, serving
from scripted_engine import ScriptedEngine
from summing_bot import NOON, Clock, article, plainly
from telegram import Update
from telegram.ext import MessageHandler, filters
from wire import address_of

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.chats.rules import Rules
from bot.telegram.digests import showing
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.receiving.application import BotApplication
from bot.telegram.sending import rates
from bot.telegram.sending.delivering import TelegramDelivery
from bot.texts import texts_in

pytestmark = pytest.mark.alone


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is long already."""
    monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", LONG_SECONDS)


async def test_an_answer_that_is_held_back_comes_later_in_order_and_no_other_chat_waits(tmp_path: Path) -> None:
    engine = ScriptedEngine(quoting)
    async with Simulator() as server, on_webhook(server, tmp_path, engine):
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, FIRST)
        await server.calls.happened("sendMessage")
        says(server, 7, SECOND)
        says(server, 8, OTHER)
        for chat, question in ((8, OTHER), (7, FIRST), (7, SECOND)):
            assert quotes(await server.next_message(chat)) == [question]
        assert [quotes(message) for message in server.sent] == [[OTHER], [FIRST], [SECOND]]
    assert [(each.text, each.earlier) for each in engine.asked] == [
        (FIRST, ()), (OTHER, ()), (FIRST, ()), (SECOND, (FIRST,)),
    ]  # fmt: skip


async def test_an_answer_that_is_held_back_when_the_bot_ends_comes_from_the_next_one(tmp_path: Path) -> None:
    async with Simulator() as server:
        async with on_webhook(server, tmp_path, ScriptedEngine(quoting)):
            server.faults.add("sendMessage", HELD_BACK)
            says(server, 7, FIRST)
            await server.calls.happened("sendMessage")
        async with on_webhook(server, tmp_path, ScriptedEngine(quoting)):
            assert quotes(await server.next_message(7)) == [FIRST]
        assert len(server.sent) == 1


async def test_what_has_arrived_in_part_does_not_come_again(tmp_path: Path) -> None:
    async def answer_twice(update: Update, context: Any) -> None:
        message = update.message
        assert message is not None
        if message.text == FIRST:
            server.faults.add("sendMessage", Fault())
            server.faults.add("sendMessage", HELD_BACK)
        pages = [RichText(f"{message.text} {part}") for part in ("a", "b")]
        await TelegramDelivery(context.bot).send(address_of(message), pages)

    def register(application: BotApplication) -> None:
        application.add_handler(MessageHandler(filters.TEXT, answer_twice))

    memory = EmbeddedMemory(tmp_path)
    async with Simulator() as server, serving(server, register, webhook=webhook(), inbox=memory):
        says(server, 7, FIRST)
        assert (await server.next_message(7))["text"] == f"{FIRST} a"
        await server.calls.happened("sendMessage", 2)
        await asyncio.sleep(2)  # as long as Telegram wanted
        says(server, 7, SECOND)
        assert [(await server.next_message(7))["text"] for _ in range(2)] == [f"{SECOND} a", f"{SECOND} b"]
        assert len(server.sent) == 3
    memory.close()


async def test_where_some_of_an_answer_may_have_arrived_none_comes_again(tmp_path: Path) -> None:
    async def answer_twice(update: Update, context: Any) -> None:
        assert update.message is not None
        for part in ("a", "b"):
            await TelegramDelivery(context.bot).send(address_of(update.message), [RichText(part)])

    def register(application: BotApplication) -> None:
        application.add_handler(MessageHandler(filters.TEXT, answer_twice))

    memory = EmbeddedMemory(tmp_path)
    async with Simulator() as server, serving(server, register, webhook=webhook(), inbox=memory):
        server.faults.add("sendMessage", Fault(drop="after"))
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, FIRST)
        await server.calls.happened("sendMessage", 2)
        await nothing_waits(memory)
        assert [message["text"] for message in server.sent] == ["a"]
    memory.close()


async def test_what_is_refused_as_it_is_and_then_held_back_comes_later(tmp_path: Path) -> None:
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting)):
        server.faults.add("sendMessage", Fault(status=400, description="Bad Request: can't parse entities"))
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, FIRST)
        assert quotes(await server.next_message(7)) == [FIRST]


async def test_whom_the_bot_does_not_serve_is_not_served_where_that_can_not_be_said_at_once(tmp_path: Path) -> None:
    engine, rules = ScriptedEngine(quoting), Rules(allowed=frozenset({8}))
    async with Simulator() as server, on_webhook(server, tmp_path, engine, rules=rules) as memory:
        server.faults.add("sendMessage", Fault(retry_after=600))
        says(server, 7, FIRST)
        await server.calls.happened("sendMessage")
        await nothing_waits(memory)
        says(server, 8, OTHER)
        assert quotes(await server.next_message(8)) == [OTHER]
    assert [each.text for each in engine.asked] == [OTHER]


async def test_a_digest_that_is_held_back_leaves_no_note_that_it_is_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 0.0)
    clock, note = Clock(), texts_in("en").say("summary-working")
    async with Simulator(clock=clock.seconds) as server:
        reader(server, 7)
        with tiny_services(tmp_path) as services:
            services.keep(article("Harbour", FIRST, NOON))
            options = {"summariser": services, "now": clock.now}
            async with on_webhook(server, tmp_path, ScriptedEngine(quoting), **options):
                server.faults.add("editMessageText", HELD_BACK)
                says(server, 7, "/summary 3d")
                for _ in range(2):
                    assert plainly(await server.next_message(7)) == note
                await server.calls.happened("editMessageText", 2)
        shown = [plainly(each) for each in server.chats.chat(7).messages.values() if each.get("from", {}).get("is_bot")]
    assert [FIRST in each for each in shown] == [True]
