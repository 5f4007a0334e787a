"""Updates that are dropped, as too many of one chat or person wait already: each goes in; whoever waits for an answer
is told once."""

from telegram import Bot, Update

from bot.telegram.askers import asker_of
from bot.telegram.backend import Backend
from bot.telegram.frame import hint_texts, question_texts
from bot.telegram.guest import answer_as_guest
from bot.telegram.limits import MINUTE, Limit
from bot.telegram.messages import understood
from bot.telegram.presses import presser_texts, tell
from bot.telegram.rich_text import plain
from bot.texts import Texts


class Overflow:
    """Tells people of what is dropped, each of them once a minute at most. Raises `LibraryError`."""

    def __init__(self, bot: Bot, backend: Backend) -> None:
        self._bot = bot
        self._backend = backend
        self._told = Limit(1)

    async def tell(self, update: Update) -> None:
        """Say so, where the update was meant for the bot."""
        incoming = understood(update.message or update.edited_message or update.guest_message, self._bot)
        query = update.callback_query
        if query is None and (incoming is None or not incoming.addressed):
            return
        if not self._told.act(asker_of(update), self._backend.clock()).allowed:
            return
        if query is not None:
            await tell(query, _said(await presser_texts(query, self._backend)))
        elif incoming is not None:
            settings = await self._backend.settings(incoming.chat_id)
            if update.guest_message is not None:
                texts = hint_texts(settings, incoming.device_language)
                await answer_as_guest(update.guest_message, plain(_said(texts)), texts)
            else:
                texts = question_texts(settings, incoming.words, incoming.device_language)
                await self._backend.delivery.send(incoming.address, [plain(_said(texts))])


def _said(texts: Texts) -> str:
    return texts.say("overflow", seconds=int(MINUTE))
