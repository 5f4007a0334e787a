"""Buttons that were pressed: a callback query goes in, is read, and is handed to whatever its button does. Every query
is answered, whatever comes of it."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram.chats.backend import Backend
from bot.telegram.parsing.callback_data import Act, Press, decode
from bot.telegram.parsing.delivery import Address
from bot.telegram.turns.limits import Limit
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

PRESSES_PER_MINUTE = 30  # more than anybody reads; what a press sends counts against the rates of the chat

Action = Callable[[CallbackQuery, Press], Awaitable[None]]


class Presses:
    """The handler of callback queries. `actions` answer the query themselves."""

    def __init__(self, backend: Backend, actions: Mapping[Act, Action]) -> None:
        self._backend = backend
        self._actions = actions
        self._limit = Limit(PRESSES_PER_MINUTE)

    async def pressed(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button does. One that no button of ours can be has most likely expired."""
        query = update.callback_query
        if query is None:
            return
        press = decode(query.data)
        verdict = self._limit.act(query.from_user.id, self._backend.clock())
        if not verdict.allowed:
            texts = await presser_texts(query, self._backend)
            await tell(query, verdict.said(texts))
        elif press is None or query.message is None or press.act not in self._actions:
            await tell(query, (await presser_texts(query, self._backend)).say("button-expired"))
        else:
            await self._actions[press.act](query, press)


async def tell(query: CallbackQuery, text: str | None = None) -> bool:
    """Answer a query, with a text for a moment or with nothing to see; False where it was answered before, or it is
    too late."""
    try:
        return await query.answer(text)
    except TelegramError as error:
        _LOGGER.info("A press was not answered: %s", error)
        return False


async def presser_texts(query: CallbackQuery, backend: Backend) -> Texts:
    """The texts for who pressed."""
    chat_id = query.message.chat.id if query.message is not None else query.from_user.id
    return await backend.texts(chat_id, query.from_user.language_code)


def pressed_at(query: CallbackQuery) -> Address:
    """Where the message stands whose button was pressed, of a channel without a sound for its readers. Raises
    `ValueError` for a button under no message."""
    message = query.message
    if message is None:
        raise ValueError("the button stands under no message")
    topic_id = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return Address(message.chat.id, topic_id, silently=message.chat.type == ChatType.CHANNEL)
