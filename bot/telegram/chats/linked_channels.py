"""Which channel a group discusses: a chat goes in; the channel that Telegram says is linked, or None, comes out.
Telegram is asked once in a few minutes."""

import logging
import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from telegram import Bot
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.recent import Recent
from bot.telegram.chats.membership import is_present
from index.errors import QawlError
from index.records import Scope

_LOGGER = logging.getLogger(__name__)

# For how long a group that is no longer linked may still see the channel's posts: twice as long where Telegram doesn't
# answer.
KNOWN_SECONDS = 180.0
CHATS_REMEMBERED = 1000


class UntoldError(QawlError):
    """Telegram doesn't say which channel a group discusses, and hasn't for minutes."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A channel, told by Telegram at `told_at`, after which it may not have answered: until `until` it isn't asked."""

    channel_id: int | None
    told_at: float
    until: float


class LinkedChannels:
    """The channels that groups discuss, as Telegram last told. `clock` gives seconds that only grow."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known = Recent[int, _Known](CHATS_REMEMBERED)

    async def of_group(self, chat_id: int) -> int | None:
        """The channel whose posts this group discusses; None where there is none, or Telegram doesn't say."""
        known = self._known_of(chat_id)
        is_over = known is None or known.until <= self._clock()
        known = await self._asked(chat_id) if is_over else self._believed(known)
        return None if known is None else known.channel_id

    async def told_of_group(self, chat_id: int) -> int | None:
        """The same, for what would be wrong for good if there were a channel. Raises `UntoldError`."""
        known = self._believed(self._known_of(chat_id))
        if known is None or known.until <= self._clock():
            known = await self._asked(chat_id)
        if known is None:
            raise UntoldError(f"Telegram doesn't say which channel chat {chat_id} discusses")
        return known.channel_id

    async def of_groups(self, chat_ids: Collection[int]) -> frozenset[int]:
        """The channels whose posts any of these discusses. Raises `TelegramError` where that isn't known."""
        found = set[int | None]()
        for chat_id in chat_ids:
            known = self._known_of(chat_id)
            is_fresh = known is not None and self._clock() < known.told_at + KNOWN_SECONDS
            found.add(known.channel_id if known is not None and is_fresh else (await self._ask(chat_id)).channel_id)
        return frozenset(each for each in found if each is not None)

    async def has_bot(self, channel_id: int) -> bool:
        """Whether the bot is in this channel, and so gets its posts. Raises `TelegramError` where that isn't known."""
        try:
            return is_present(await self._bot.get_chat_member(channel_id, self._bot.id))
        except (Forbidden, BadRequest):  # it may not even know of it
            return False

    def _known_of(self, chat_id: int) -> _Known | None:
        if not Scope.chat(chat_id).is_shared_chat:
            return _Known(None, math.inf, math.inf)
        return self._known.get(chat_id)

    def _believed(self, known: _Known | None) -> _Known | None:
        """What was told, unless that was too long ago."""
        return None if known is None or known.told_at + 2 * KNOWN_SECONDS <= self._clock() else known

    async def _asked(self, chat_id: int) -> _Known | None:
        """What Telegram says now; where it doesn't, what it said last, if it did; it isn't asked again soon."""
        try:
            return await self._ask(chat_id)
        except TelegramError as error:
            _LOGGER.info("Telegram doesn't say which channel chat %d discusses: %s", chat_id, error)
        believed, until = self._believed(self._known.get(chat_id)), self._clock() + KNOWN_SECONDS
        if believed is None:
            self._note(chat_id, _Known(None, -math.inf, until))
            return None
        return self._note(chat_id, replace(believed, until=min(until, believed.told_at + 2 * KNOWN_SECONDS)))

    async def _ask(self, chat_id: int) -> _Known:
        try:
            chat = await self._bot.get_chat(chat_id)
        except (BadRequest, Forbidden, ChatMigrated) as error:  # it isn't there, or is no more
            _LOGGER.info("Chat %d discusses no channel that the bot could know of: %s", chat_id, error)
            channel_id = None
        else:
            # A channel is linked to its group likewise; but what a group says is nothing for the channel's readers.
            channel_id = chat.linked_chat_id if chat.type == ChatType.SUPERGROUP else None
        now = self._clock()
        return self._note(chat_id, _Known(channel_id, now, now + KNOWN_SECONDS))

    def _note(self, chat_id: int, known: _Known) -> _Known:
        self._known[chat_id] = known
        return known
