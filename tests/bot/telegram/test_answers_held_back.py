"""Answers that Telegram holds back for long, where updates wait in the inbox: each comes once, in its chat's order, and
no other chat waits for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from kept_messages import tiny_services
from running_bot import quotes, reader, says, serving
from sample_answers import answer, citation
from scripted_engine import ScriptedEngine
from summing_bot import NOON, Clock, article, plainly
from telegram import Update
from telegram.ext import MessageHandler, filters
from wire import address_of, free_port

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram import rates
from bot.telegram.application import BotApplication
from bot.telegram.delivering import TelegramDelivery
from bot.telegram.digests import showing
from bot.telegram.handlers import Handlers
from bot.telegram.rich_text import RichText
from bot.telegram.rules import Rules
from bot.telegram.webhook import Webhook
from bot.telegram.workers import Workers
from bot.texts import texts_in
from retrieval.records import Answer

pytestmark = pytest.mark.alone

FIRST, SECOND, OTHER = "What happened first?", "What happened then?", "What happened elsewhere?"
HELD_BACK = Fault(retry_after=2)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is long already."""
    monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", 0.5)


def webhook() -> Webhook:
    port = free_port()
    return Webhook(f"http://127.0.0.1:{port}/", "covert_Secret-1", port)


def quoting(question: str) -> Answer:
    """An answer that quotes its question."""
    return answer(question, [citation(quote=question, language="en")], language="en")


@asynccontextmanager
async def on_webhook(server: Simulator, folder: Path, engine: ScriptedEngine, **options: Any) -> AsyncIterator[None]:
    """The whole bot, to which updates are posted."""
    memory, thinking, looking = EmbeddedMemory(folder), Workers(2), Workers(2)
    handlers = Handlers(engine, memory, thinking, looking, **options)
    async with serving(server, handlers.register, webhook=webhook(), inbox=memory):
        yield
    thinking.close()
    looking.close()
    memory.close()


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


async def test_whom_the_bot_does_not_serve_is_not_served_where_that_can_not_be_said_at_once(tmp_path: Path) -> None:
    engine = ScriptedEngine(quoting)
    async with Simulator() as server, on_webhook(server, tmp_path, engine, rules=Rules(allowed=frozenset({8}))):
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, FIRST)
        await server.calls.happened("sendMessage")
        says(server, 8, OTHER)
        assert quotes(await server.next_message(8)) == [OTHER]
        await asyncio.sleep(2.5)
        says(server, 8, SECOND)
        assert quotes(await server.next_message(8)) == [SECOND]
    assert {each.text for each in engine.asked} == {OTHER, SECOND}


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
