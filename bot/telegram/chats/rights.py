"""Who may decide, add and have forgotten what: a person and a chat go in, scopes come out, or yes and no.

The operators' library is filled and emptied in private chats with them; what belongs to a group, by its administrators;
what belongs to a private chat, by whose it is. A post of a channel is removed by the channel's administrators, in the
group that discusses it; all of them by its owner, in the channel itself.
"""

import logging
from collections.abc import Collection

from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.memory.digest_protocol import EVERYBODY
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.group_admins import GroupAdmins
from index.library_records import Scopes
from index.records import LIBRARY, Scope

_LOGGER = logging.getLogger(__name__)


class Rights:
    """Telegram's word on groups and channels, the settings' word on operators. Who writes in the name of a group or a
    channel leads it.

    What asks who leads a group raises `TelegramError` where Telegram doesn't say.
    """

    def __init__(self, backend: Backend, admins: GroupAdmins, operators: Collection[int]) -> None:
        self._backend = backend
        self._admins = admins
        self._operators = frozenset(operators)

    def is_operator(self, person_id: int) -> bool:
        """Whether this person runs the bot."""
        return person_id in self._operators

    async def leads(self, chat_id: int, person_id: int) -> bool:
        """Whether this person decides for this chat: in private for their own, in a group as an administrator."""
        return person_id == chat_id or (chat_id < 0 and await self._admins.leads(chat_id, person_id))

    async def may_press(self, chat_id: int, person_id: int, asker_id: int) -> bool:
        """Whether this person may press buttons in this chat under what was made for who asked.

        Who asked in a chat's name presses with their own: that they lead the group is all that can be known. So it is
        with what nobody asked for, whose asker is `EVERYBODY`.
        """
        if person_id == asker_id or (await self._backend.settings(chat_id)).buttons_for_all:
            return True
        return asker_id <= EVERYBODY and chat_id < 0 and await self._admins.leads(chat_id, person_id)

    async def fills(self, chat_id: int, person_id: int) -> Scope | None:
        """Where it goes what this person adds in this chat; None where they may not."""
        if chat_id == person_id and self.is_operator(person_id):
            return LIBRARY
        return Scope.chat(chat_id) if await self.leads(chat_id, person_id) else None

    async def empties(self, chat_id: int, person_id: int) -> Scopes:
        """From which scopes this person may have documents forgotten in this chat."""
        own = {Scope.chat(chat_id)} if await self.leads(chat_id, person_id) else set()
        channel_id = await self._backend.linked_channel(chat_id)
        if channel_id is not None and await self._leads_channel(channel_id, person_id):
            own.add(Scope.chat(channel_id))
        return own | {LIBRARY} if chat_id == person_id and self.is_operator(person_id) else own

    async def forgettable(self, chat_id: int, person_id: int) -> Scopes:
        """As `empties`, none where Telegram doesn't say."""
        try:
            return await self.empties(chat_id, person_id)
        except TelegramError as error:
            _LOGGER.info("Who leads chat %d is not known: %s", chat_id, error)
            return frozenset()

    async def owns(self, chat_id: int, person_id: int) -> bool:
        """Whether a chat is this person's: the owner's of a group or channel, the other one's of a private chat."""
        return person_id == chat_id > 0 or (chat_id < 0 and await self._admins.owns(chat_id, person_id))

    async def members_changed(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody's rights in a group may be others now."""
        change = update.chat_member
        if change is not None:
            self._admins.changed(change.chat.id)

    async def _leads_channel(self, channel_id: int, person_id: int) -> bool:
        """Likewise; of a channel where the bot is not, nobody that it could know of."""
        try:
            return await self.leads(channel_id, person_id)
        except (BadRequest, Forbidden) as error:
            _LOGGER.info("Who leads channel %d is not known: %s", channel_id, error)
            return False
