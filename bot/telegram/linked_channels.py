"""Which channel a group discusses: a chat goes in; the channel that Telegram says is linked, or None, comes out.
Telegram is asked once in a few minutes."""

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from telegram import Bot
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.telegram.membership import is_present
from index.records import Scope

_LOGGER = logging.getLogger(__name__)

KNOWN_SECONDS = 180.0  # for how long a group that is no longer linked may still see the channel's posts
CHATS_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    channel_id: int | None
    is_told: bool  # by Telegram, which may not have answered


class LinkedChannels:
    """The channels that groups discuss, as Telegram last told. `clock` gives seconds that only grow."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()  # asked longest ago first

    async def of_group(self, chat_id: int) -> int | None:
        """The channel whose posts this group discusses; None where there is none, or Telegram doesn't say."""
        known = self._still_known(chat_id)
        if known is not None:
            return known.channel_id
        try:
            return await self._ask(chat_id)
        except TelegramError as error:
            _LOGGER.info("Telegram doesn't say which channel chat %d discusses: %s", chat_id, error)
            self._note(chat_id, None, is_told=False)
            return None

    async def of_groups(self, chat_ids: Collection[int]) -> frozenset[int]:
        """The channels whose posts any of these discusses. Raises `TelegramError` where that isn't known."""
        found = set[int | None]()
        for chat_id in chat_ids:
            known = self._still_known(chat_id)
            found.add(known.channel_id if known is not None and known.is_told else await self._ask(chat_id))
        return frozenset(each for each in found if each is not None)

    async def has_bot(self, channel_id: int) -> bool:
        """Whether the bot is in this channel, and so gets its posts. Raises `TelegramError` where that isn't known."""
        try:
            return is_present(await self._bot.get_chat_member(channel_id, self._bot.id))
        except (Forbidden, BadRequest):  # it may not even know of it
            return False

    def _still_known(self, chat_id: int) -> _Known | None:
        if not Scope.chat(chat_id).is_shared_chat:
            return _Known(math.inf, None, is_told=True)
        known = self._known.get(chat_id)
        return known if known is not None and known.until > self._clock() else None

    async def _ask(self, chat_id: int) -> int | None:
        try:
            chat = await self._bot.get_chat(chat_id)
        except (BadRequest, Forbidden, ChatMigrated) as error:  # it isn't there, or is no more
            _LOGGER.info("Chat %d discusses no channel that the bot could know of: %s", chat_id, error)
            channel_id = None
        else:
            # A channel is linked to its group likewise; but what a group says is nothing for the channel's readers.
            channel_id = chat.linked_chat_id if chat.type == ChatType.SUPERGROUP else None
        self._note(chat_id, channel_id, is_told=True)
        return channel_id

    def _note(self, chat_id: int, channel_id: int | None, *, is_told: bool) -> None:
        self._known[chat_id] = _Known(self._clock() + KNOWN_SECONDS, channel_id, is_told)
        self._known.move_to_end(chat_id)
        if len(self._known) > CHATS_REMEMBERED:
            self._known.popitem(last=False)
