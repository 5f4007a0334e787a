"""What the bot does with a message: new and edited ones go in, and each is handed to whatever deals with its kind.

In groups only what is addressed to the bot is reacted to.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot.telegram.answering.asking import Asking
from bot.telegram.chats.backend import Backend
from bot.telegram.parsing.addressing import Self
from bot.telegram.parsing.answer_wishes import Wish, wish_of
from bot.telegram.parsing.asked import Asked
from bot.telegram.parsing.incoming import ASK, Incoming, read_message
from bot.telegram.sending.once import was_held_back
from bot.telegram.turns.albums import Albums
from index.language import language_of
from retrieval.digest.asked_plainly import summary_asked_for

SUMMARY = "summary"  # the command that sums up
EDITED_WITHIN = timedelta(hours=1)  # of asking; an edit of something older changes no answer any more

Command = Callable[[Incoming], Awaitable[None]]


class Taking(Protocol):
    """Takes what messages hold, or says what could be done with it."""

    def takes(self, incoming: Incoming) -> bool:
        """Whether it would; False for a message like any other."""

    async def offered(self, incoming: Incoming) -> None:
        """Do so, with a message that it `takes`."""


class Wishes(Protocol):
    """Fulfils what messages want of an answer."""

    async def fulfil(self, incoming: Incoming, wish: Wish) -> bool:
        """Do so, or say why that can't be done; False for a message that speaks of no answer, but asks."""


class Messages:
    """The handlers of messages. `commands` by their names; `before` is awaited with the chat's id before each.

    `taking` is asked in private about what is no command; `wishes` do what is wanted of an answer.
    """

    def __init__(
        self,
        backend: Backend,
        asking: Asking,
        commands: Mapping[str, Command],
        before: Callable[[int], Awaitable[None]],
        wishes: Wishes,
        taking: Taking | None = None,
    ) -> None:
        self._backend = backend
        self._asking = asking
        self._commands = commands
        self._before = before
        self._wishes = wishes
        self._taking = taking
        self._albums = Albums()
        self._albums_asked = Albums()

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """React to a new message."""
        incoming = self._understood(update.message, context.bot)
        if incoming is None or not incoming.addressed:
            return
        await self._before(incoming.chat_id)
        first_of_album = self._albums.is_new(incoming.album) or was_held_back()
        if incoming.command not in {None, ASK}:
            await self._command(incoming)
        elif self._taking is not None and self._would_take(incoming):
            await self._taking.offered(incoming)
        elif incoming.readable:
            if self._albums_asked.is_new(incoming.album) or was_held_back():
                await self._question(incoming)
        elif incoming.private and first_of_album:
            await self._hint(incoming, "text-only")

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Change the answer of a question that was edited, or answer what only now is one."""
        incoming = self._understood(update.edited_message, context.bot)
        if incoming is None or not incoming.addressed or incoming.command not in {None, ASK}:
            return
        if not incoming.readable or self._would_take(incoming):
            return  # as when it was new
        asked = None if wish_of(incoming.words) is not None else question_in(incoming)
        if asked is None or (incoming.edited_at or incoming.written_at) - incoming.written_at > EDITED_WITHIN:
            return
        await self._before(incoming.chat_id)
        exchange = await self._backend.looking.run(
            self._backend.memory.exchange_answering, incoming.chat_id, incoming.message_id
        )
        is_unanswered = exchange is not None and not exchange.answer_ids and was_held_back()
        if exchange is None or is_unanswered:
            # Other messages may have come in between: the reply shows which one it answers.
            await self._ask(replace(asked, reply_to=incoming.message_id))
        elif exchange.question != asked.kept and await self._asking.admits(asked):
            await self._asking.ask_again(asked, exchange)

    def _understood(self, message: Message | None, bot: Bot) -> Incoming | None:
        """As `understood`; a summary that somebody asks for in plain words is the command, where there is one."""
        incoming = understood(message, bot)
        if incoming is None or not incoming.addressed or incoming.command is not None or incoming.forwarded:
            return incoming
        asked = summary_asked_for(incoming.words) if SUMMARY in self._commands else None
        if asked is None:
            return incoming
        language = language_of(incoming.words)
        return replace(incoming, command=SUMMARY, words=asked, device_language=language)

    def _would_take(self, incoming: Incoming) -> bool:
        is_plain = incoming.private and incoming.command is None
        return self._taking is not None and is_plain and self._taking.takes(incoming)

    async def _command(self, incoming: Incoming) -> None:
        """Do as commanded. A command that isn't known may be meant for another bot, but not in private."""
        command = self._commands.get(incoming.command or "")
        if command is not None:
            await command(incoming)
        elif incoming.private:
            await self._commands["help"](incoming)

    async def _question(self, incoming: Incoming) -> None:
        asked = question_in(incoming)
        if asked is None:
            await self._hint(incoming, "ask-hint")
            return
        wish = None if incoming.forwarded else wish_of(incoming.words)
        if wish is None:
            await self._ask(asked)
        elif await self._asking.admits(asked) and not await self._wishes.fulfil(incoming, wish):
            await self._asking.ask(asked)

    async def _ask(self, asked: Asked) -> None:
        if await self._asking.admits(asked):
            await self._asking.ask(asked)

    async def _hint(self, incoming: Incoming, text: str) -> None:
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        await self._backend.say(incoming.address, texts.say(text))


def understood(message: Message | None, bot: Bot) -> Incoming | None:
    """As `read_message`, for a bot that is connected."""
    return None if message is None else read_message(message, Self(bot.id, bot.username))


def question_in(incoming: Incoming) -> Asked | None:
    """The question that a message asks: its own words, else those of the message that it replies to; None without."""
    own = incoming.words
    if not own and not incoming.replied_words:
        return None
    return Asked(
        conversation=incoming.conversation,
        question=own or incoming.replied_words,
        question_id=incoming.message_id,
        reply_to=incoming.address.reply_to,
        leans_on=incoming.replies_to if own else None,
        written_at=incoming.edited_at or incoming.written_at,
        device_language=incoming.device_language,
        borrowed=not own and not incoming.replied_is_own,
    )
