"""Whether something can be stored now: a check that may take long goes in; its result comes out, for however many who
ask at once. Anybody may ask, so that asking often costs no more than asking seldom."""

import asyncio
import time
from collections.abc import Callable

from bot.telegram.turns.workers import DetachedWorkers
from index.errors import LibraryError

KEPT_SECONDS = 1.5  # a result; those who ask meanwhile get the same


class Readiness:
    """One check at a time, in a thread of its own: it takes none from updates, which may wait for the storage too."""

    def __init__(self, check: Callable[[], None]) -> None:
        """`check` raises `LibraryError` where nothing can be stored."""
        self._check = check
        self._threads = DetachedWorkers(1)
        self._checking: asyncio.Task[bool] | None = None
        self._kept_until = 0.0

    async def is_writable(self) -> bool:
        """Whether something could be stored when that was last tried, at most `KEPT_SECONDS` ago."""
        if self._checking is None or (self._checking.done() and time.monotonic() >= self._kept_until):
            self._checking = asyncio.create_task(self._look())
        return await asyncio.shield(self._checking)

    def close(self) -> None:
        """Begin no more checks."""
        self._threads.close(0.0)

    async def _look(self) -> bool:
        checked = self._threads.begin(self._check)
        if checked is None:
            return False
        try:
            await checked
        except LibraryError:
            return False
        finally:
            self._kept_until = time.monotonic() + KEPT_SECONDS
        return True
