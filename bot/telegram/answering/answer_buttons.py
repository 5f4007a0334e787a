"""The buttons under an answer: a press goes in; the sentences around a quote or further evidence are sent, or an
opinion is stored. All that they need is in the memory, so they work after a restart."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from telegram import CallbackQuery, InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.memory.records import Exchange
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import Action, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.formatting.rendering import render_context, render_further
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.parsing.callback_data import Act, Press
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.keyboards import under_answer, under_further
from bot.texts import Texts, texts_in
from index.library_records import Scopes

_LOGGER = logging.getLogger(__name__)

Say = Callable[[str | None], Awaitable[object]]
ChangeKeyboard = Callable[[InlineKeyboardMarkup], Awaitable[None]]


class AnswerButtons:
    """What these buttons do, for who asked, or for all where a group decided so."""

    def __init__(self, backend: Backend, rights: Rights) -> None:
        self._backend = backend
        self._rights = rights

    @property
    def actions(self) -> dict[Act, Action]:
        """Each by what its button says."""
        return {
            Act.CONTEXT: self.context,
            Act.MORE: self.more,
            Act.USEFUL: self.opinion,
            Act.NOT_USEFUL: self.opinion,
        }

    async def context(self, query: CallbackQuery, press: Press) -> None:
        """Show the sentences around a quote."""
        exchange = await self._exchange(query, press)
        if exchange is None:
            return
        texts = _texts(query, exchange)
        if press.number >= len(exchange.cited):
            await tell(query, texts.say("button-expired"))
            return
        scopes = await self._backend.scopes(exchange.conversation.chat_id)
        pages = await self._backend.looking.run(self._around, exchange, press.number, scopes, texts)
        if pages is None:
            await tell(query, texts.say("source-gone"))
            return
        await tell(query)
        await self._backend.delivery.send(_below(query, exchange), pages)

    async def more(self, query: CallbackQuery, press: Press) -> None:
        """Show further evidence, once: from then on its quotes belong to the answer."""
        exchange = await self._exchange(query, press)
        if exchange is None:
            return
        texts, to = _texts(query, exchange), _below(query, exchange)
        await self.show_further(exchange, texts, to, partial(tell, query), partial(_change_keyboard, query))

    async def show_further(
        self, exchange: Exchange, texts: Texts, to: Address, say: Say, change_keyboard: ChangeKeyboard
    ) -> None:
        """Send further evidence of an exchange to an address, once. What is to be known before is said, None where that
        is nothing; the keyboard of the answer is changed."""
        if not exchange.further:
            await say(texts.say("nothing-further"))
            return
        scopes = await self._backend.scopes(exchange.conversation.chat_id)
        numbers, pages = await self._backend.looking.run(self._further, exchange, scopes, texts)

        def take(stored: Exchange) -> Exchange | None:
            return replace(stored, cited=(*stored.cited, *stored.further), further=()) if stored == exchange else None

        # Before they are sent: after a crash they would be missing once, and not come twice.
        change = self._backend.memory.change_exchange
        if await self._backend.looking.run(change, exchange.id, take) is None:
            # Somebody else wanted them meanwhile, or it was changed or forgotten.
            now = await self._backend.looking.run(self._backend.memory.exchange, exchange.id)
            if now is None:
                await say(texts.say("button-expired"))
            else:
                await self.show_further(now, texts, to, say, change_keyboard)
            return
        await say(None if numbers else texts.say("source-gone"))
        await change_keyboard(under_answer(exchange.id, len(exchange.cited), more=False, texts=texts))
        if numbers:
            sent = await self._backend.delivery.send(to, pages, under_further(exchange.id, numbers, texts))

            def add(stored: Exchange) -> Exchange:
                return replace(stored, answer_ids=(*stored.answer_ids, *sent))

            await self._backend.looking.run(change, exchange.id, add)

    async def opinion(self, query: CallbackQuery, press: Press) -> None:
        """Store what somebody thinks of the answer."""
        exchange = await self._exchange(query, press)
        if exchange is None:
            return
        useful = press.act is Act.USEFUL
        give = self._backend.memory.give_feedback
        if not await self._backend.looking.run(give, exchange.id, query.from_user.id, useful, self._backend.now()):
            await self._say_expired(query)
            return
        self._backend.observer.feedback(useful)
        await tell(query, _texts(query, exchange).say("thanks-useful" if useful else "thanks-not-useful"))

    async def _exchange(self, query: CallbackQuery, press: Press) -> Exchange | None:
        """The exchange whose buttons were pressed; None where that is over, or not for this person, who is told so."""
        chat_id = query.message.chat.id if query.message is not None else None
        exchange = await self._backend.looking.run(self._backend.memory.exchange, press.subject)
        if exchange is None or exchange.conversation.chat_id != chat_id:
            await self._say_expired(query)
            return None
        asked = exchange.conversation
        if not await self._rights.may_press(asked.chat_id, query.from_user.id, asked.asker_id):
            await tell(query, (await presser_texts(query, self._backend)).say("button-of-another"))
            return None
        return exchange

    async def _say_expired(self, query: CallbackQuery) -> None:
        await tell(query, (await presser_texts(query, self._backend)).say("button-expired"))

    def _around(self, exchange: Exchange, index: int, scopes: Scopes, texts: Texts) -> Sequence[RichText] | None:
        surroundings = self._backend.engine.surroundings(exchange.cited[index], scopes)
        return None if surroundings is None else render_context(surroundings, index + 1, texts)

    def _further(self, exchange: Exchange, scopes: Scopes, texts: Texts) -> tuple[list[int], Sequence[RichText]]:
        """The numbers of the further evidence that still stands, and how it is shown."""
        first = len(exchange.cited) + 1
        citations = self._backend.engine.cite(exchange.further, scopes, exchange.language, first)
        return [each.number for each in citations], render_further(citations, texts) if citations else ()


def _texts(query: CallbackQuery, exchange: Exchange) -> Texts:
    return texts_in(exchange.language, query.from_user.language_code)


def _below(query: CallbackQuery, exchange: Exchange) -> Address:
    """As a reply to the message whose button was pressed."""
    here = exchange.conversation
    message_id = query.message.message_id if query.message is not None else None
    return Address(here.chat_id, here.topic_id or None, message_id)


async def _change_keyboard(query: CallbackQuery, keyboard: InlineKeyboardMarkup) -> None:
    try:
        await query.edit_message_reply_markup(keyboard)
    except TelegramError as error:
        _LOGGER.info("A button that was used could not be taken away: %s", error)
