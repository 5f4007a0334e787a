"""Places for so many tasks at a time: a task waits until it has one; those on behalf of different people take turns."""

import asyncio
from types import TracebackType

from bot.telegram.askers import asker_in_work
from bot.telegram.fair_queue import FairQueue


class FairPlaces:
    """A semaphore whose places are given to askers in turn, and to one asker's tasks in the order in which they came.

        places = FairPlaces(2)
        async with places:
            ...

    However many tasks of one person wait, a task of another waits for at most one of them to get a place. Raises
    `ValueError` for fewer than one place.
    """

    def __init__(self, places: int) -> None:
        if places < 1:
            raise ValueError(f"there must be at least one place, not {places}")
        self._free = places
        self._waiting: FairQueue[int, asyncio.Future[None]] = FairQueue()

    @property
    def waiting(self) -> int:
        """How many tasks wait for a place."""
        return len(self._waiting)

    def ahead_of(self, asker: int) -> int:
        """How many get a place before a task of this asker would that came now; 0 where one is free."""
        return 0 if self._free else self._waiting.ahead_of(asker)

    async def __aenter__(self) -> None:
        if self._free:
            self._free -= 1
            return
        asker, turn = asker_in_work(), asyncio.get_running_loop().create_future()
        self._waiting.put(asker, turn)
        try:
            await turn
        except asyncio.CancelledError:
            # Cancelled in the moment in which it got its place, it has one to give away.
            if not self._waiting.remove(asker, turn) and not turn.cancelled():
                self._hand_on()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hand_on()

    def _hand_on(self) -> None:
        while self._waiting:
            turn = self._waiting.take()
            if not turn.done():  # else it was cancelled, and has not noticed yet
                turn.set_result(None)
                return
        self._free += 1
