"""Places for so many tasks at a time: a task waits until it has one; those on behalf of different people take turns."""

import asyncio
from collections import Counter
from types import TracebackType

from bot.telegram.askers import asker_in_work
from bot.telegram.fair_queue import FairQueue


class FairPlaces:
    """A semaphore whose places are given to askers in turn, and to one asker's tasks in the order in which they came.

        places = FairPlaces(2)
        async with places:
            ...

    However many tasks of one person wait, a task of another waits for at most one of them to get a place. Nobody has
    more than `most_of_one` places at a time, also where others are free. Raises `ValueError` for fewer than one.
    """

    def __init__(self, places: int, most_of_one: int | None = None) -> None:
        if places < 1 or (most_of_one is not None and most_of_one < 1):
            raise ValueError(f"there must be at least one place, not {places} and {most_of_one} of one asker")
        self.number = places
        self.most_of_one = min(places, most_of_one or places)
        self._free = places
        self._taken: Counter[int] = Counter()
        self._sated: set[int] = set()  # who has as many as one may have
        self._waiting: FairQueue[int, asyncio.Future[None]] = FairQueue()

    @property
    def waiting(self) -> int:
        """How many tasks wait for a place."""
        return len(self._waiting)

    def rounds_before(self, asker: int) -> float:
        """How often all places have to get free before a task of this asker would have one that came now."""
        if self._free and asker not in self._sated:
            return 0.0
        of_all, of_one = self._waiting.ahead_of(asker), self._waiting.waiting_of(asker)
        return max(of_all / self.number, of_one / self.most_of_one)

    async def __aenter__(self) -> None:
        asker = asker_in_work()
        if self._free and asker not in self._sated:
            self._free -= 1
            self._take(asker)
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.put(asker, turn)
        try:
            await turn
        except asyncio.CancelledError:
            # Cancelled in the moment in which it got its place, it has one to give away.
            if not self._waiting.remove(asker, turn) and not turn.cancelled():
                self._give_back(asker)
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back(asker_in_work())

    def _take(self, asker: int) -> None:
        self._taken[asker] += 1
        if self._taken[asker] >= self.most_of_one:
            self._sated.add(asker)

    def _give_back(self, asker: int) -> None:
        self._taken[asker] -= 1
        if not self._taken[asker]:
            del self._taken[asker]
        self._sated.discard(asker)
        while True:
            try:
                following, turn = self._waiting.take(self._sated)
            except LookupError:
                self._free += 1
                return
            if not turn.done():  # else it was cancelled, and has not noticed yet
                self._take(following)
                turn.set_result(None)
                return
