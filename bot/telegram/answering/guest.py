"""Guest mode: a message that names the bot in a chat where it is no member goes in; one answer goes out, from the
operator's library only. It has no buttons, as there is no chat here to come back to."""

import logging

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.memory.records import ChatSettings
from bot.telegram.answering.asking import Asking
from bot.telegram.answering.messages import question_in, understood
from bot.telegram.answering.working_out import Problem, work_out
from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.rich_text import NO_PREVIEW, RichText, plain, to_telegram
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import question_texts
from bot.texts import Texts
from index.records import LIBRARY

_LOGGER = logging.getLogger(__name__)

_UNDECIDED = ChatSettings()  # a chat where the bot is a guest has decided nothing


class GuestMode:
    """The handler of messages to a guest."""

    def __init__(self, backend: Backend, asking: Asking) -> None:
        self._backend = backend
        self._asking = asking

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question, or say why it can't be asked."""
        message = update.guest_message
        incoming = understood(message, context.bot)
        if message is None or incoming is None:
            return
        texts = question_texts(_UNDECIDED, incoming.words or incoming.replied_words, incoming.device_language)
        verdict = self._asking.admit(incoming.asker_id)
        if verdict.allowed:
            await answer_as_guest(message, await self._answer(incoming, texts), texts)
        elif verdict.say_so:
            await answer_as_guest(message, plain(verdict.said(texts)), texts)

    async def _answer(self, incoming: Incoming, texts: Texts) -> RichText:
        asked = question_in(incoming)
        if asked is None:
            return plain(texts.say("ask-hint"))
        problem = Problem(
            exchange_id=None,
            question=asked.question,
            earlier=(),
            scopes=(LIBRARY,),
            settings=_UNDECIDED,
            device_language=incoming.device_language,
            longest_question=self._backend.longest_question,
        )
        reply = await self._backend.thinking.run(work_out, problem, self._backend.engine)
        return reply.pages[0]  # a guest may say one thing


async def answer_as_guest(message: Message, said: RichText, texts: Texts) -> None:
    """Answer the message that called the guest. What can't be delivered is logged."""
    if message.guest_query_id is None:
        return
    text, entities = to_telegram(said)
    result = InlineQueryResultArticle(
        id="answer",
        title=texts.say("guest-title"),
        input_message_content=InputTextMessageContent(text, entities=entities, link_preview_options=NO_PREVIEW),
    )
    bot: Bot = message.get_bot()
    try:
        await bot.answer_guest_query(message.guest_query_id, result)
    except TelegramError as error:
        _LOGGER.warning("A guest's answer was not delivered: %s", error)
