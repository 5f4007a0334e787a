"""Waiting for a change within one event loop: whoever changes something says so, whoever waits looks again."""

import asyncio
from collections.abc import Callable


class Changes:
    """`notify` may be called from plain functions; `until` returns as soon as its condition holds."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def notify(self) -> None:
        """Something has changed."""
        changed, self._next = self._next, asyncio.Event()
        changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds; it is looked at now and after each change."""
        while not condition():
            await self._next.wait()
