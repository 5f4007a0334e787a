"""What stands behind the handlers: the engine, the memory, the delivery, the threads to call them in, the clocks."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.clocks import utc_now
from bot.engine import Engine
from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings
from bot.observing.observer import Observer
from bot.telegram.formatting.rich_text import plain
from bot.telegram.parsing.delivery import Address, Delivery
from bot.telegram.parsing.reply_language import hint_texts
from bot.telegram.turns.crowding import Crowd
from bot.telegram.turns.workers import Workers
from bot.texts import Texts
from index.library_records import Scopes
from index.records import LIBRARY, Scope


async def no_channel(_chat_id: int) -> int | None:
    """For a bot that knows of no channel that a group could discuss."""
    return None


@dataclass(frozen=True, slots=True)
class Backend:
    """Shared by all handlers of one bot.

    `thinking` are the threads of questions, which may take long. `looking` are those of everything that is soon done:
    the memory, and looking up what was quoted; a press of a button never waits there for somebody's question.
    `linked_channel` gives the channel that a group discusses, and None for all other chats, and where Telegram doesn't
    say; `told_channel` raises `UntoldError` there.
    `crowd` turns questions away where too many wait for `thinking`. `longest_question` is in characters. `now` gives
    aware moments, `clock` seconds that only grow. `observer` is told what happens.
    """

    engine: Engine
    memory: Memory
    delivery: Delivery
    thinking: Workers
    looking: Workers
    crowd: Crowd
    linked_channel: Callable[[int], Awaitable[int | None]] = no_channel
    told_channel: Callable[[int], Awaitable[int | None]] = no_channel
    longest_question: int | None = None
    now: Callable[[], datetime] = utc_now
    clock: Callable[[], float] = time.monotonic
    observer: Observer = field(default_factory=Observer)

    async def settings(self, chat_id: int) -> ChatSettings:
        """A chat's settings. Raises `LibraryError`."""
        return await self.looking.run(self.memory.settings, chat_id)

    async def texts(self, chat_id: int, device_language: str | None) -> Texts:
        """The texts for what the bot says in a chat by itself, or to a command there. Raises `LibraryError`."""
        return hint_texts(await self.settings(chat_id), device_language)

    async def say(self, to: Address, text: str, keyboard: InlineKeyboardMarkup | None = None) -> tuple[int, ...]:
        """Send words of the bot's own, as `Delivery.send`."""
        return await self.delivery.send(to, [plain(text)], keyboard)

    async def scopes(self, chat_id: int) -> Scopes:
        """What a chat may see: the operator's library, its own documents, and the posts of the channel that it
        discusses; nobody else's."""
        return _with_channel(chat_id, await self.linked_channel(chat_id))

    async def told_scopes(self, chat_id: int) -> Scopes:
        """The same, for digests: people take for read what one doesn't tell, and the next begins after it. Raises
        `UntoldError` where a channel may be missing."""
        return _with_channel(chat_id, await self.told_channel(chat_id))


def _with_channel(chat_id: int, linked: int | None) -> Scopes:
    return [*scopes_of(chat_id), *([Scope.chat(linked)] if linked is not None else [])]


def scopes_of(chat_id: int) -> Scopes:
    """What belongs to a chat by itself: the operator's library and its own documents."""
    return [LIBRARY, Scope.chat(chat_id)]
