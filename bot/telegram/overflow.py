"""Updates that are dropped, or handled late, as too many wait before them: each goes in; whoever waits for an answer is
told once."""

from collections.abc import Callable

from telegram import Bot, Update

from bot.telegram.answering.guest import answer_as_guest
from bot.telegram.answering.messages import understood
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import presser_texts, tell
from bot.telegram.formatting.durations import wait_in_words
from bot.telegram.formatting.rich_text import plain
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import incoming_texts
from bot.telegram.turns.askers import asker_of
from bot.telegram.turns.limits import MINUTE, Limit
from bot.texts import Texts

MOST_IN_GROUP = 3
"""A minute: more would wait for Telegram's rates, and hold up the answers there and the bot's hands."""


class Overflow:
    """Tells people of what is dropped, and of what is late, each of them once a minute at most, and a group
    `MOST_IN_GROUP` times. Its methods raise `LibraryError`."""

    def __init__(self, bot: Bot, backend: Backend) -> None:
        self._bot = bot
        self._backend = backend
        self._told_dropped, self._told_late, self._told_groups = Limit(1), Limit(1), Limit(MOST_IN_GROUP)

    async def tell_dropped(self, update: Update) -> None:
        """Say so, where the update was meant for the bot."""
        await self._tell(
            update, self._told_dropped, lambda texts: texts.say("overflow", wait=wait_in_words(MINUTE, texts))
        )

    async def tell_late(self, update: Update, seconds: float) -> None:
        """Say so, where the update was meant for the bot, and there can be two answers to it."""
        if update.callback_query is None and update.guest_message is None:
            await self._tell(
                update, self._told_late, lambda texts: texts.say("late", wait=wait_in_words(seconds, texts))
            )

    async def _tell(self, update: Update, told: Limit, say: Callable[[Texts], str]) -> None:
        incoming = understood(update.message or update.edited_message or update.guest_message, self._bot)
        query = update.callback_query
        if query is None and (incoming is None or not incoming.addressed):
            return
        now = self._backend.clock()
        if not told.act(asker_of(update), now).allowed:
            return
        in_group = incoming is not None and not incoming.private and update.guest_message is None
        if incoming is not None and in_group and not self._told_groups.act(incoming.chat_id, now).allowed:
            return
        if query is not None:
            await tell(query, say(await presser_texts(query, self._backend)))
        elif incoming is not None:
            await self._write(update, incoming, say)

    async def _write(self, update: Update, incoming: Incoming, say: Callable[[Texts], str]) -> None:
        settings = await self._backend.settings(incoming.chat_id)
        texts = incoming_texts(settings, incoming)
        if update.guest_message is not None:
            await answer_as_guest(update.guest_message, plain(say(texts)), texts)
        else:
            await self._backend.say(incoming.address, say(texts))
