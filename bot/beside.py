"""Work that nobody waits for until the end: coroutines go in, and are kept until each has ended."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class Beside:
    """Tasks that go on beside what begins them. The event loop alone would forget them halfway."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def begin(self, work: Coroutine[Any, Any, _Result]) -> asyncio.Task[_Result]:
        """Begin some work; it may be awaited."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def ended(self) -> None:
        """Wait until all that was begun has ended, however it does."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
