"""Work that may be what the bot dies of: that the update in work is begun is noted in the memory; whether a process
that died had begun it before comes out."""

import asyncio
import logging

from bot.telegram.chats.backend import Backend
from bot.telegram.sending.once import update_in_work
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

TAKE_BACK_SECONDS = 1.0  # when the bot stops


class BegunUpdates:
    """Updates have numbers above 0: below, the memory notes that one was begun."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def begin(self) -> bool:
        """Note that the update in work is begun, and tell whether it was before, by a process that died. Raises
        `LibraryError`."""
        update_id = update_in_work()
        if update_id is None:
            return False
        claim = self._backend.memory.claim_update
        return not await self._backend.looking.run(claim, -update_id, self._backend.now())

    async def take_back(self) -> None:
        """The bot is told to stop, which is no death: however often that happens, the update in work is read again."""
        update_id = update_in_work()
        if update_id is None:
            return
        unclaim = self._backend.looking.run(self._backend.memory.unclaim_update, -update_id)
        try:
            await asyncio.wait_for(unclaim, TAKE_BACK_SECONDS)
        except (TimeoutError, LibraryError) as error:
            _LOGGER.warning("Update %d counts as begun by a process that died: %s", update_id, error)
