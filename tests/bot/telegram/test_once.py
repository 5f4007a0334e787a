"""No update is answered twice, however often it comes, whoever sends, and whatever handlers forget."""

import asyncio
import logging
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters
from wire import ClaimsInMemory, Echo, reader, says, serving

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.server import Simulator
from bot.telegram.receiving.application import BotApplication
from bot.telegram.sending.methods import is_answer
from bot.telegram.sending.once import AnsweredBeforeError, Once
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError


class BrokenMemory:
    """Knows nothing and keeps nothing."""

    def is_claimed(self, update_id: int) -> bool:
        """Fails."""
        raise LibraryError("the disk is full")

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """Fails."""
        raise LibraryError("the disk is full")


async def test_an_update_that_was_answered_before_is_dropped(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    async with Simulator() as server:
        says(server, 7, "first")
        before = list(server.updates.pending)
        for _ in range(2):  # a bot, and the one after it, which is told the same once more
            server.updates.pending.clear()
            server.updates.pending.extend(before)
            async with serving(server, Echo().register, memory=memory):
                says(server, 8, "second")
                await server.next_message(8)
        texts = sorted(message["text"] for message in server.sent)
        assert texts == ["first", "second", "second"]
    memory.close()


async def test_an_update_is_claimed_when_its_answer_begins_and_not_before() -> None:
    memory, gate = ClaimsInMemory(), asyncio.Event()

    async def work(_: str) -> None:
        await gate.wait()

    async with Simulator() as server, serving(server, Echo(work).register, memory=memory) as application:
        says(server, 7, "first")
        await server.calls.happened("getUpdates", 3)
        await application.bot.send_chat_action(7, "typing")
        await application.bot.send_message_draft(7, 1, "thinking")
        await application.bot.send_message(7, "by the way")  # belongs to no update
        assert memory.claimed == []
        gate.set()
        await server.next_message(7)
        assert (await server.next_message(7))["text"] == "first"
        assert len(memory.claimed) == 1


async def test_an_update_that_gets_no_answer_is_never_claimed() -> None:
    memory = ClaimsInMemory()

    async def ignore(update: Update, context: Any) -> None:
        await context.bot.send_chat_action(7, "typing")
        await context.bot.send_message_draft(7, 1, "thinking")
        await context.bot.set_message_reaction(7, 1, "👍")
        await context.bot.get_chat(7)

    async with Simulator() as server:

        def register(application: BotApplication) -> None:
            application.add_handler(MessageHandler(filters.ALL, ignore))

        async with serving(server, register, memory=memory):
            says(server, 7, "first")
            await server.calls.happened("getChat")
            await server.updates.changes.until(lambda: not server.updates.pending)
    assert memory.claimed == []


async def test_no_way_of_answering_forgets_to_claim() -> None:
    memory = ClaimsInMemory()
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}

    async def in_tasks(update: Update, _: Any) -> None:
        assert update.message is not None
        await asyncio.gather(*(asyncio.create_task(update.message.reply_text(str(number))) for number in range(3)))

    async def pressed(update: Update, _: Any) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("heard")

    async def typed(update: Update, _: Any) -> None:
        assert update.inline_query is not None
        await update.inline_query.answer([])

    def register(application: BotApplication) -> None:
        application.add_handlers([MessageHandler(filters.ALL, in_tasks, block=False)])
        application.add_handlers([CallbackQueryHandler(pressed), InlineQueryHandler(typed)])

    async with Simulator() as server, serving(server, register, memory=memory) as application:
        message = await application.bot.send_message(server.chats.private_chat(reader(server, 7)).id, "x")
        await server.next_message(7)
        server.chats.chat(7).messages[message.message_id]["reply_markup"] = keyboard
        says(server, 7, "first")
        for _ in range(3):
            await server.next_message(7)
        server.people.press(7, 7, message.message_id, 0, 0)
        server.people.ask_inline(7, 7, "x")
        await server.calls.happened("answerCallbackQuery")
        await server.calls.happened("answerInlineQuery")
    assert len(memory.claimed) == len(set(memory.claimed)) == 3


async def test_what_another_process_answers_meanwhile_is_not_answered_here() -> None:
    memory = ClaimsInMemory()
    workers = Workers(1)
    once = Once(memory, workers)
    with once.working_on(5):
        assert not await once.is_answered(5)
        memory.claimed.append(5)
        for _ in range(2):
            with pytest.raises(AnsweredBeforeError):
                await once.begin_answer("sendMessage")
        await once.begin_answer("sendChatAction")
    await once.begin_answer("sendMessage")
    workers.close()


async def test_a_memory_that_fails_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server, serving(server, Echo().register, memory=BrokenMemory()):
        says(server, 7, "first")
        assert (await server.next_message(7))["text"] == "first"
    failures = [record for record in caplog.records if "the disk is full" in record.message]
    assert [record.levelno for record in failures] == [logging.ERROR] * 2


@pytest.mark.parametrize(
    ("method", "answers"),
    [
        *[(method, True) for method in ("sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup")],
        *[(method, True) for method in ("copyMessage", "forwardMessage", "answerCallbackQuery", "answerGuestQuery")],
        *[(method, False) for method in ("sendChatAction", "sendMessageDraft", "getMe", "setMyCommands")],
        *[(method, False) for method in ("deleteMessage", "setMessageReaction", "leaveChat", "getUpdates")],
    ],
)
def test_an_answer_is_what_people_see_and_what_stays(method: str, answers: bool) -> None:
    assert is_answer(method) is answers
