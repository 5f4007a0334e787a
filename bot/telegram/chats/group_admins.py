"""Who leads a group, and who owns it: a chat and a person go in, yes or no comes out. Telegram is asked once in a few
minutes, and once for all who want to know at the same time."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot
from telegram.constants import ChatMemberStatus

from bot.recent import Recent

KNOWN_SECONDS = 180.0  # for how long a new administrator may have to wait
CHATS_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    people: frozenset[int]
    owners: frozenset[int]


class GroupAdmins:
    """The administrators of groups, as Telegram last told. `clock` gives seconds that only grow.

    What asks Telegram raises `TelegramError` where it doesn't say.
    """

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known = Recent[int, _Known](CHATS_REMEMBERED)
        self._asking: dict[int, asyncio.Task[_Known | None]] = {}

    async def leads(self, chat_id: int, person_id: int) -> bool:
        """Whether this person is an administrator of this group, its owner included."""
        return person_id in (await self._of(chat_id)).people

    async def owns(self, chat_id: int, person_id: int) -> bool:
        """Whether this group belongs to this person."""
        return person_id in (await self._of(chat_id)).owners

    def changed(self, chat_id: int) -> None:
        """Telegram told of a change of this group's members: ask again. What it is being asked now it may have read
        before the change."""
        self._known.pop(chat_id, None)
        self._asking.pop(chat_id, None)

    async def _of(self, chat_id: int) -> _Known:
        while True:
            known = self._known.get(chat_id)
            if known is not None and self._clock() < known.until:
                return known
            asking = self._asking.get(chat_id)
            if asking is None:
                asking = self._asking[chat_id] = asyncio.create_task(self._ask(chat_id))
            told = await asyncio.shield(asking)  # whoever began it may leave: others wait for it
            if told is not None:
                return told

    async def _ask(self, chat_id: int) -> _Known | None:
        """What Telegram says; None where that has changed while it was asked."""
        try:
            members = await self._bot.get_chat_administrators(chat_id)
            if not self._is_asked_last(chat_id):
                return None
        finally:
            if self._is_asked_last(chat_id):
                del self._asking[chat_id]
        known = _Known(
            self._clock() + KNOWN_SECONDS,
            frozenset(member.user.id for member in members),
            frozenset(member.user.id for member in members if member.status == ChatMemberStatus.OWNER),
        )
        self._known[chat_id] = known
        return known

    def _is_asked_last(self, chat_id: int) -> bool:
        """Whether it is the task at work here that asks about this group, and nothing has changed since it began."""
        return self._asking.get(chat_id) is asyncio.current_task()
