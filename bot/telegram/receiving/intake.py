"""Which updates are in hand: their numbers go in as they arrive and as they are finished; up to which one Telegram may
be told that they have arrived comes out.

Telegram keeps what is not acknowledged, and sends it again: so an update is acknowledged only once it is finished, and
one that was in hand when the process died is not lost.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from telegram import Update
from telegram.error import TelegramError

from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

# Unfinished updates hold back the acknowledgement of those after them, and a poll shows the first of what is not
# acknowledged: some places have to be left for what is new. To read as many takes some 30 ms.
MOST_HELD_BACK = 50
MOST_POLLED = 75
MOST_IN_HAND = 1024  # updates in work or in line, in memory
# A poll that was under way when an update was finished shows it once more; so does a webhook whose answer was lost.
REMEMBERED = 2 * MOST_IN_HAND


class Arrivals(Protocol):
    """Sees updates as they arrive, before any of them may be acknowledged, and before any is handled."""

    async def begin(self) -> None:
        """The bot is about to take updates."""

    async def come(self, updates: Sequence[Update]) -> None:
        """These have arrived, in this order; raises nothing. One that comes again after a crash is seen again."""

    async def end(self) -> None:
        """No more updates come. May be called more than once."""


class Holder(Protocol):
    """Holds updates for as long as they are not finished, beside the intake."""

    def finished(self, update_id: int) -> None:
        """An update is finished, with all that was to be done for it."""

    def stepped_aside(self, update_id: int) -> None:
        """An update goes on beside its line: what comes after it needn't wait."""


class Telling(Protocol):
    """Tells people of updates that are not handled soon, as too many wait before them. Its methods raise
    `LibraryError` and `TelegramError`."""

    async def tell_dropped(self, update: Update) -> None:
        """Tell whoever sent it that it won't be handled, unless they were told before."""

    async def tell_late(self, update: Update, seconds: float) -> None:
        """Tell whoever sent it that it will be handled in some seconds only, unless they were told before."""


class Intake:
    """One bot's updates, from their arrival until they are finished. `arrivals` sees them first, if anybody does;
    `holder` is told what becomes of them, `overflow` of those that are late, or dropped unhandled: `dropped` counts
    the latter.

    `stopping` is set when the bot is told to stop: what can be finished sooner should be.
    """

    def __init__(self) -> None:
        self.arrivals: Arrivals | None = None
        self.holder: Holder | None = None
        self.overflow: Telling | None = None
        self.dropped = 0
        self.stopping = asyncio.Event()
        self._seen: dict[int, None] = {}  # the last ones, in the order of arrival
        self._unfinished: dict[int, int] = {}  # which arrival each was; without those that are no longer held back
        self._held: dict[int, bool] = {}  # those that something beside their handling is to be done for; if it remains
        self._arrivals = 0
        self._came: dict[int, float] = {}  # when each that is in hand arrived, by `time.monotonic`
        self._last: int | None = None
        self._in_hand = 0
        self._change = asyncio.Event()

    @property
    def offset(self) -> int:
        """The number of the first update that is not finished: all before it may be acknowledged. 0 at the start."""
        return next(iter(self._unfinished), 0 if self._last is None else self._last + 1)

    @property
    def in_hand(self) -> int:
        """How many updates are in work or in line."""
        return self._in_hand

    @property
    def is_full(self) -> bool:
        """Whether so much is in hand that no more should be taken."""
        return self._in_hand >= MOST_IN_HAND

    def take(self, update_id: int, came: float | None = None) -> bool:
        """Take an update in hand, which `came` by `time.monotonic` (None: now); False for one that was taken before."""
        if update_id in self._seen:
            return False
        self._came[update_id] = time.monotonic() if came is None else came
        self._arrivals += 1
        self._in_hand += 1
        self._last = update_id
        self._seen[update_id] = None
        if len(self._seen) > REMEMBERED:
            del self._seen[next(iter(self._seen))]
        self._unfinished[update_id] = self._arrivals
        oldest, arrival = next(iter(self._unfinished.items()))
        if arrival <= self._arrivals - MOST_HELD_BACK:
            del self._unfinished[oldest]
        return True

    def waited(self, update_id: int) -> float:
        """Seconds since an update arrived that is in hand; 0 for any other."""
        now = time.monotonic()
        return now - self._came.get(update_id, now)

    async def arrived(self, updates: Sequence[Update]) -> None:
        """Show updates that were just taken to whoever sees them first."""
        if updates and self.arrivals is not None:
            await self.arrivals.come(updates)

    async def drop(self, update: Update) -> None:
        """Tell whoever sent an update that it is dropped, as far as that is to be told. Raises nothing."""
        self.dropped += 1
        if self.overflow is not None:
            await _told(update, self.overflow.tell_dropped(update))

    async def delay(self, update: Update, seconds: float) -> None:
        """Tell whoever sent an update that it will be handled in so many seconds. Raises nothing."""
        if self.overflow is not None:
            await _told(update, self.overflow.tell_late(update, seconds))

    def hold(self, update_id: int) -> None:
        """Let an update that was taken count as unfinished until `release`, also where its handling ends before."""
        self._held[update_id] = False

    def release(self, update_id: int) -> None:
        """What an update was held for is done, or given up."""
        if self._held.pop(update_id, False):
            self._let_go(update_id)
            self._notify()

    def is_held(self, update_id: int) -> bool:
        """Whether something is still to be done for an update beside its handling."""
        return update_id in self._held

    def stepped_aside(self, update_id: int) -> None:
        """An update that was taken goes on beside its line."""
        if self.holder is not None:
            self.holder.stepped_aside(update_id)

    @contextmanager
    def finishing(self, update_id: int) -> Iterator[None]:
        """Finish an update with the body, however it ends, unless it is cancelled: then the update shall come again."""
        try:
            yield
        except asyncio.CancelledError:
            raise
        except BaseException:
            self._finish(update_id)
            raise
        self._finish(update_id)

    async def change(self, seconds: float) -> None:
        """Wait until an update is finished, or for so many seconds."""
        try:
            await asyncio.wait_for(self._change.wait(), seconds)
        except TimeoutError:
            return

    def _finish(self, update_id: int) -> None:
        self._in_hand = max(0, self._in_hand - 1)
        self._came.pop(update_id, None)
        if update_id in self._held:
            self._held[update_id] = True
        else:
            self._let_go(update_id)
        self._notify()

    def _let_go(self, update_id: int) -> None:
        self._unfinished.pop(update_id, None)
        if self.holder is not None:
            self._seen.pop(update_id, None)  # the holder knows better whether it is to come again
            self.holder.finished(update_id)

    def _notify(self) -> None:
        finished, self._change = self._change, asyncio.Event()
        finished.set()


async def _told(update: Update, telling: Awaitable[None]) -> None:
    try:
        await telling
    except (LibraryError, TelegramError) as error:
        _LOGGER.warning("Nobody was told that update %d is dropped or late: %s", update.update_id, error)
