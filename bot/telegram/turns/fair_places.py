"""Places for so many tasks at a time: a task waits until it has one; those on behalf of different people take turns."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from types import TracebackType

from bot.telegram.turns.askers import asker_in_work
from bot.telegram.turns.fair_queue import FairQueue

_Task = asyncio.Task[object] | None


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What a task waits for, and then has. `came` is how many had ended when it came."""

    asker: int
    came: int
    begun: asyncio.Future[None]


class FairPlaces:
    """A semaphore whose places are given to askers in turn, and to one asker's tasks in the order in which they came.

        places = FairPlaces(2)
        async with places:
            ...

    Who may leave before the work ends that the place is for has `take` and `give_back` instead.

    However many tasks of one person wait, a task of another waits for those of them at most that have a place. Nobody
    has more than `most_of_one` places at a time, also where others are free. Where there is such a limit, an asker with
    more tasks waiting begins none while the only task of another is at work that has seen one of theirs end: so that
    task sees no more of them end than `most_of_one`. Who has only one task at a time begins it wherever there is a
    place, and those who have more don't wait for each other. Raises `ValueError` for fewer than one.
    """

    def __init__(self, places: int, most_of_one: int | None = None) -> None:
        if places < 1 or (most_of_one is not None and most_of_one < 1):
            raise ValueError(f"there must be at least one place, not {places} and {most_of_one} of one asker")
        self.number = places
        self.most_of_one = min(places, most_of_one or places)
        self._holds_back = most_of_one is not None
        self._free = places
        self._taken: Counter[int] = Counter()
        self._sated: set[int] = set()  # who has as many as one may have
        self._waiting: FairQueue[int, Turn] = FairQueue()
        self._at_work: set[Turn] = set()
        self._entered: dict[_Task, Turn] = {}
        self._ended = 0
        self._last_ended: dict[int, int] = {}  # how many had when the last one of an asker did who has more waiting

    @property
    def waiting(self) -> int:
        """How many tasks wait for a place."""
        return len(self._waiting)

    def rounds_before(self, asker: int) -> float:
        """How often all places have to get free before a task of this asker would have one that came now."""
        if self._free and asker not in self._sated and not self._waiting.waiting_of(asker):
            return 0.0
        of_all, of_one = self._waiting.ahead_of(asker), self._waiting.waiting_of(asker)
        return max(of_all / self.number, of_one / self.most_of_one)

    async def __aenter__(self) -> None:
        self._entered[asyncio.current_task()] = await self.take()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back(self._entered.pop(asyncio.current_task()))

    async def take(self) -> Turn:
        """Wait for a place, which is held until it is given back."""
        begun = asyncio.get_running_loop().create_future()
        turn = Turn(asker_in_work(), self._ended, begun)
        self._waiting.put(turn.asker, turn)
        self._begin_what_may()
        try:
            await begun
        except asyncio.CancelledError:
            # Cancelled in the moment in which it got its place, it has one to give away.
            if self._waiting.remove(turn.asker, turn):
                self._forget_if_none_waits(turn.asker)
            elif not begun.cancelled():
                self.give_back(turn)
            raise
        return turn

    def give_back(self, turn: Turn) -> None:
        """Let go of a place that `take` gave: others get it."""
        asker = turn.asker
        self._at_work.remove(turn)
        self._free += 1
        self._ended += 1
        self._taken[asker] -= 1
        if not self._taken[asker]:
            del self._taken[asker]
        self._sated.discard(asker)
        if self._waiting.waiting_of(asker):
            # Not only when it is served: who came while it was at work has waited for one of this asker's already.
            self._waiting.move_back(asker)
            if self._holds_back:
                self._last_ended[asker] = self._ended
        self._begin_what_may()

    def _begin_what_may(self) -> None:
        while self._free:
            try:
                asker, turn = self._waiting.take(self._sated | self._held_back())
            except LookupError:
                return
            self._forget_if_none_waits(asker)
            if turn.begun.done():  # it was cancelled, and has not noticed yet
                continue
            self._free -= 1
            self._at_work.add(turn)
            self._taken[asker] += 1
            if self._taken[asker] >= self.most_of_one:
                self._sated.add(asker)
            turn.begun.set_result(None)

    def _held_back(self) -> set[int]:
        """Who may begin nothing yet: of theirs one has ended since another came whose only task is at work. As that
        ends, and who comes later holds nobody back who ended before, nobody is held back for ever."""
        if not self._last_ended:
            return set()
        only = [turn for turn in self._at_work if not self._waiting.waiting_of(turn.asker)]
        return {
            asker
            for asker, ended in self._last_ended.items()
            if any(turn.asker != asker and turn.came < ended for turn in only)
        }

    def _forget_if_none_waits(self, asker: int) -> None:
        if not self._waiting.waiting_of(asker):
            self._last_ended.pop(asker, None)
