"""Which channel a group discusses: a chat goes in; the channel that Telegram says is linked, or None, comes out.
Telegram is asked once in a few minutes."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.membership import is_present
from index.records import Scope

_LOGGER = logging.getLogger(__name__)

KNOWN_SECONDS = 180.0  # for how long a group that is no longer linked may still see the channel's posts
CHATS_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    channel_id: int | None


class LinkedChannels:
    """The channels that groups discuss, as Telegram last told. `clock` gives seconds that only grow."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()  # asked longest ago first

    async def of_group(self, chat_id: int) -> int | None:
        """The channel whose posts this group discusses; None where there is none, or Telegram doesn't say."""
        if not Scope.chat(chat_id).is_shared_chat:
            return None
        known = self._known.get(chat_id)
        if known is None or known.until <= self._clock():
            known = _Known(self._clock() + KNOWN_SECONDS, await self._ask(chat_id))
            self._known[chat_id] = known
            self._known.move_to_end(chat_id)
            if len(self._known) > CHATS_REMEMBERED:
                self._known.popitem(last=False)
        return known.channel_id

    async def has_bot(self, channel_id: int) -> bool:
        """Whether the bot is in this channel, and so gets its posts. Raises `TelegramError` where that isn't known."""
        try:
            return is_present(await self._bot.get_chat_member(channel_id, self._bot.id))
        except (Forbidden, BadRequest):  # it may not even know of it
            return False

    async def _ask(self, chat_id: int) -> int | None:
        try:
            chat = await self._bot.get_chat(chat_id)
        except TelegramError as error:
            _LOGGER.info("Telegram doesn't say which channel chat %d discusses: %s", chat_id, error)
            return None
        # A channel is linked to its group likewise; but what a group says is nothing for the channel's readers.
        return chat.linked_chat_id if chat.type == ChatType.SUPERGROUP else None
