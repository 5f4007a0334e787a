"""Who leads a group: a chat and a person go in, yes or no comes out. Telegram is asked once in a few minutes."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot

KNOWN_SECONDS = 180.0  # for how long a new administrator may have to wait
CHATS_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    people: frozenset[int]


class GroupAdmins:
    """The administrators of groups, as Telegram last told. `clock` gives seconds that only grow."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()  # asked longest ago first

    async def leads(self, chat_id: int, person_id: int) -> bool:
        """Whether this person is an administrator of this group. Raises `TelegramError` where Telegram doesn't say."""
        known = self._known.get(chat_id)
        if known is None or known.until <= self._clock():
            members = await self._bot.get_chat_administrators(chat_id)
            known = _Known(self._clock() + KNOWN_SECONDS, frozenset(member.user.id for member in members))
            self._known[chat_id] = known
            self._known.move_to_end(chat_id)
            if len(self._known) > CHATS_REMEMBERED:
                self._known.popitem(last=False)
        return person_id in known.people
