"""What the buttons below an answer do, wanted in words: a message goes in ("source?", «المزيد»); the sources of the
answer that it replies to, or else of the last one in its conversation, or further evidence, are sent."""

import logging
from collections.abc import Sequence

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.memory.records import Exchange
from bot.telegram.answering.answer_buttons import AnswerButtons
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.rights import Rights
from bot.telegram.formatting.rendering import render_sources_of
from bot.telegram.formatting.rich_text import RichText, plain
from bot.telegram.parsing.answer_wishes import Wish
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import question_texts
from bot.texts import Texts, texts_in
from index.library_records import Scopes

_LOGGER = logging.getLogger(__name__)


class AnswerWords:
    """Fulfils such wishes, for whoever may press the buttons."""

    def __init__(self, bot: Bot, backend: Backend, rights: Rights, buttons: AnswerButtons) -> None:
        self._bot = bot
        self._backend = backend
        self._rights = rights
        self._buttons = buttons

    async def fulfil(self, incoming: Incoming, wish: Wish) -> bool:
        """Do what is wanted, or say why that can't be done; False, and nothing is done, where a message in a group
        replies to what is no answer: it asks about that."""
        exchange = await self._meant(incoming)
        if exchange is None and incoming.replies_to is not None and not incoming.private:
            return False
        if exchange is None:
            settings = await self._backend.settings(incoming.chat_id)
            texts = question_texts(settings, incoming.words, incoming.device_language)
            await self._backend.say(incoming.address, texts.say("no-answer-yet"))
            return True
        texts = texts_in(exchange.language, incoming.device_language)
        asked = exchange.conversation
        if not await self._rights.may_press(asked.chat_id, incoming.asker_id, asked.asker_id):
            await self._backend.say(incoming.address, texts.say("button-of-another"))
        elif wish is Wish.MORE:
            await self._more(incoming, exchange, texts)
        else:
            await self._source(incoming, exchange, texts)
        return True

    async def _meant(self, incoming: Incoming) -> Exchange | None:
        """The exchange that a message speaks of. In a group a reply to anything else speaks of that."""
        memory, run = self._backend.memory, self._backend.looking.run
        found: Exchange | None = None
        if incoming.replies_to is not None:
            for look in (memory.exchange_shown_in, memory.exchange_answering):
                found = found or await run(look, incoming.chat_id, incoming.replies_to)
            if found is not None or not incoming.private:
                return found
        return await run(memory.last_exchange, incoming.conversation)

    async def _more(self, incoming: Incoming, exchange: Exchange, texts: Texts) -> None:
        async def say(text: str | None) -> None:
            if text is not None:
                await self._backend.say(incoming.address, text)

        async def change_keyboard(keyboard: InlineKeyboardMarkup) -> None:
            if not exchange.answer_ids:
                return
            try:
                await self._bot.edit_message_reply_markup(
                    incoming.chat_id, exchange.answer_ids[-1], reply_markup=keyboard
                )
            except TelegramError as error:
                _LOGGER.info("A button that is used up could not be taken away: %s", error)

        await self._buttons.show_further(exchange, texts, incoming.address, say, change_keyboard)

    async def _source(self, incoming: Incoming, exchange: Exchange, texts: Texts) -> None:
        if not exchange.cited:
            await self._backend.say(incoming.address, texts.say("answer-without-source"))
            return
        scopes = await self._backend.scopes(incoming.chat_id)
        pages = await self._backend.looking.run(self._sources, exchange, scopes, texts)
        await self._backend.delivery.send(incoming.address, pages or [plain(texts.say("source-gone"))])

    def _sources(self, exchange: Exchange, scopes: Scopes, texts: Texts) -> Sequence[RichText]:
        citations = self._backend.engine.cite(exchange.cited, scopes, exchange.language)
        return render_sources_of(citations, texts) if citations else ()
