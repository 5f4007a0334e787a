"""What to do when something went wrong: whatever a handler raised goes in; a record in the log, and a friendly line to
whoever waits for an answer, come out. The log holds no word of theirs."""

import logging

from telegram import CallbackQuery, Message, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ContextTypes

from bot.memory.records import ChatSettings
from bot.observing.events import Outcome
from bot.telegram.answering.guest import answer_as_guest
from bot.telegram.answering.messages import understood
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import pressed_at, tell
from bot.telegram.formatting.rich_text import plain
from bot.telegram.parsing.reply_language import hint_texts, incoming_texts, question_texts
from bot.telegram.sending.failures import Failure, failure_of
from bot.telegram.sending.once import HeldBackError, put_off
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)


def _reaches_nobody(error: TelegramError) -> bool:
    """Whether the next message would fare no better, or be one too many. A rejected token is more than that."""
    return failure_of(error) is Failure.UNREACHABLE and not isinstance(error, InvalidToken)


class Apologies:
    """The handler of errors."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what a handler raised, and tell whoever it can be told."""
        error = context.error
        if isinstance(error, HeldBackError):
            _LOGGER.warning("An update is put off: %s", error)
            self._backend.observer.outcome(Outcome.PUT_OFF)
            return
        if error is not None:
            self._backend.observer.failed(error)
        if isinstance(error, TelegramError) and _reaches_nobody(error):
            _LOGGER.warning("An update was not answered: %s", error)
            return
        if isinstance(error, LibraryError) and put_off():
            _LOGGER.warning("An update is put off: %s", error)
            self._backend.observer.outcome(Outcome.PUT_OFF)
            return
        _LOGGER.error("An update could not be answered", exc_info=error)
        if not isinstance(update, Update):
            return
        if update.callback_query is not None:
            await self._to_presser(update.callback_query)
        elif update.guest_message is not None:
            await self._to_host(update.guest_message)
        else:
            await self._to_asker(update.message or update.edited_message, context)

    async def _to_presser(self, query: CallbackQuery) -> None:
        """As an answer to the press, or in the chat where that was answered before the work on it began."""
        if query.message is not None:
            at = pressed_at(query)
            texts = hint_texts(await self._settings(at.chat_id), query.from_user.language_code)
            if not await tell(query, texts.say("failure")):
                await self._backend.say(at, texts.say("failure"))

    async def _to_host(self, message: Message) -> None:
        device = message.from_user.language_code if message.from_user else None
        texts = question_texts(ChatSettings(), message.text or message.caption or "", device)
        await answer_as_guest(message, plain(texts.say("failure")), texts)

    async def _to_asker(self, message: Message | None, context: ContextTypes.DEFAULT_TYPE) -> None:
        incoming = understood(message, context.bot)
        if incoming is not None and incoming.addressed:
            texts = incoming_texts(await self._settings(incoming.chat_id), incoming)
            await self._backend.say(incoming.address, texts.say("failure"))

    async def _settings(self, chat_id: int) -> ChatSettings:
        """A chat's settings, or the defaults where it is the memory that fails."""
        try:
            return await self._backend.settings(chat_id)
        except LibraryError:
            return ChatSettings()
