"""Which updates may be worked on at the same time: those of different chats. Updates go in as they arrive; each
chat's are handled one after the other, in that order, while other chats go on."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# Updates wait here for their chat's turn, so this bounds memory, not work: work is bounded by the workers.
WAITING_UPDATES = 1024


class ChatOrder(BaseUpdateProcessor):
    """One line of updates a chat, forgotten as soon as it is empty.

    `shutdown` cancels what is still in a line.
    """

    __slots__ = ("_last", "_running")

    def __init__(self, waiting_updates: int = WAITING_UPDATES) -> None:
        super().__init__(waiting_updates)
        self._last: dict[int, asyncio.Event] = {}
        self._running: set[asyncio.Task[Any]] = set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` once all earlier updates of the same chat are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        task = asyncio.current_task()
        if chat is None or task is None:
            await coroutine
            return
        before = self._last.get(chat.id)
        done = self._last[chat.id] = asyncio.Event()
        self._running.add(task)
        try:
            if before is not None:
                await before.wait()
            await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # cancelled while it waited, it would otherwise be reported as forgotten
            self._running.discard(task)
            done.set()
            if self._last.get(chat.id) is done:
                del self._last[chat.id]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Cancel every update that is still in work or in line, and wait until they are gone."""
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
