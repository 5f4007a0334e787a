"""Whom the bot is there for: every update goes in first; what is from anybody else goes no further, and is told so now
and then."""

import logging
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, InlineQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.memory.records import ChatSettings
from bot.telegram.answering.guest import answer_as_guest
from bot.telegram.answering.messages import understood
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import tell
from bot.telegram.chats.rules import Rules
from bot.telegram.formatting.rich_text import plain
from bot.telegram.parsing.reply_language import hint_texts
from bot.telegram.sending.once import given_up_if_held_back
from bot.telegram.turns.limits import HOUR, Limit
from bot.texts import Texts
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

NOTICES_PER_HOUR = 1  # in one chat
_CACHE_SECONDS = 300  # for which Telegram may say by itself that there is nothing inline

GroupOf = Callable[[Update], Awaitable[int | None]]
"""The group that an update asks about from elsewhere, None for none; may raise `LibraryError`."""


class Access:
    """The gate. The `rules` say whom the bot is there for. What asks about a group that it is there for goes on too, by
    `asked_about`: whoever handles that looks whether it comes from a member."""

    def __init__(self, backend: Backend, rules: Rules, asked_about: GroupOf | None = None) -> None:
        self._backend = backend
        self._rules = rules
        self._asked_about = asked_about
        self._notices = Limit(NOTICES_PER_HOUR, HOUR)

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Raises `ApplicationHandlerStop` for an update that nothing shall come of."""
        if self._rules.serves_sender(update) or await self._serves_its_group(update):
            return
        message = update.message
        if message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id):
            self._warn_of_move(message)
            return  # what is a group's goes along with it, whoever may ask about it afterwards
        with given_up_if_held_back():
            await self._tell(update, context)
        raise ApplicationHandlerStop

    async def _tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.callback_query is not None:
            await self._refuse_press(update.callback_query)
        elif update.inline_query is not None:
            await self._refuse_query(update.inline_query)
        elif update.guest_message is not None:
            await self._refuse_host(update.guest_message)
        elif update.message is not None:
            await self._refuse(update.message, context)

    async def _serves_its_group(self, update: Update) -> bool:
        try:
            group_id = None if self._asked_about is None else await self._asked_about(update)
        except LibraryError as error:  # an error would not keep the update from going on
            _LOGGER.warning("It is not known about which group update %d is: %s", update.update_id, error)
            return False
        return group_id is not None and self._rules.serves(group_id, None)

    def _may_say_so(self, chat_id: int) -> bool:
        return self._notices.act(chat_id, self._backend.clock()).allowed

    async def _refuse(self, message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        incoming = understood(message, context.bot)
        if incoming is not None and incoming.addressed and self._may_say_so(incoming.chat_id):
            texts = _texts(incoming.device_language)
            notice = texts.say("not-for-this-chat", id=str(incoming.chat_id))
            await self._backend.say(incoming.address, notice)

    async def _refuse_press(self, query: CallbackQuery) -> None:
        chat_id = query.message.chat.id if query.message is not None else query.from_user.id
        await tell(query, _texts(query.from_user.language_code).say("not-for-this-chat", id=str(chat_id)))

    async def _refuse_query(self, query: InlineQuery) -> None:
        try:
            await query.answer([], cache_time=_CACHE_SECONDS, is_personal=True)
        except TelegramError as error:
            _LOGGER.info("An inline query was not refused: %s", error)

    async def _refuse_host(self, message: Message) -> None:
        if self._may_say_so(message.chat.id):
            texts = _texts(message.from_user.language_code if message.from_user else None)
            await answer_as_guest(message, plain(texts.say("not-for-this-chat", id=str(message.chat.id))), texts)

    def _warn_of_move(self, message: Message) -> None:
        old = message.chat.id if message.migrate_to_chat_id else message.migrate_from_chat_id
        new = message.migrate_to_chat_id or message.chat.id
        if old in self._rules.allowed:
            _LOGGER.warning("Group %s is now %s: put that into QAWL_ALLOWED_CHATS", old, new)


def _texts(device_language: str | None) -> Texts:
    return hint_texts(ChatSettings(), device_language)
