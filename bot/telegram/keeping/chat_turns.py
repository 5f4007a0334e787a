"""Reading for a chat and forgetting all of it, in whichever worker: a chat's id goes in; for as long as a body runs,
nobody else reads for the chat, or nobody at all does. By leases in the memory, where several workers share it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.lease import Holding, Lease, LeaseLostError
from bot.memory.lease_protocol import LeaseMemory

LOOK_SECONDS = 0.2
_NOTICED_SECONDS = 3 * LOOK_SECONDS  # until all who wait to read have seen that the chat is being forgotten


class ReadingTurn:
    """A worker's turn to read for a chat."""

    def __init__(self, memory: LeaseMemory, chat_id: int, holding: Holding) -> None:
        self._memory = memory
        self._chat_id = chat_id
        self._holding = holding
        self._look_at = 0.0

    def is_over(self) -> bool:
        """Whether the chat is being forgotten, or another worker has taken the turn. Blocks its thread; to be called
        between documents. Raises `LibraryError`."""
        if time.monotonic() < self._look_at:
            return False
        try:
            self._holding.check()
        except LeaseLostError:
            return True
        if self._memory.holder_of(_forgetting(self._chat_id)) is not None:
            return True
        self._look_at = time.monotonic() + LOOK_SECONDS
        return False


class ChatTurns:
    """The turns of one worker, which takes one for a chat at a time."""

    def __init__(self, memory: LeaseMemory, worker: str) -> None:
        self._memory = memory
        self._worker = worker

    @asynccontextmanager
    async def reading(self, chat_id: int) -> AsyncIterator[ReadingTurn | None]:
        """Wait for the turn to read, which lasts for the body; None where the chat is forgotten meanwhile. Raises
        `LibraryError`.

        A body that is cancelled may leave a thread at work: the turn then ends some seconds later.
        """
        lease = Lease(self._memory, _reading(chat_id), self._worker)
        holding = None
        while holding is None and not await self._is_being_forgotten(chat_id):
            holding = await _taken(lease)
        if holding is not None and await self._is_being_forgotten(chat_id):  # the turn came free for who forgets
            await asyncio.to_thread(holding.let_go)
            holding = None
        if holding is None:
            yield None
            return
        try:
            yield ReadingTurn(self._memory, chat_id, holding)
        except asyncio.CancelledError:
            holding.leave()
            raise
        except BaseException:
            await asyncio.to_thread(holding.let_go)
            raise
        await asyncio.to_thread(holding.let_go)

    @asynccontextmanager
    async def forgetting(self, chat_id: int) -> AsyncIterator[None]:
        """Let every worker stop to read for a chat, and none begin while the body runs. Raises `LibraryError`."""
        async with (
            _held(Lease(self._memory, _forgetting(chat_id), self._worker)),
            self._nobody_reading(chat_id),
        ):
            yield

    @asynccontextmanager
    async def _nobody_reading(self, chat_id: int) -> AsyncIterator[None]:
        if await asyncio.to_thread(self._memory.holder_of, _reading(chat_id)) is not None:
            await asyncio.sleep(_NOTICED_SECONDS)
        async with _held(Lease(self._memory, _reading(chat_id), self._worker)):
            yield

    async def _is_being_forgotten(self, chat_id: int) -> bool:
        return await asyncio.to_thread(self._memory.holder_of, _forgetting(chat_id)) is not None


@asynccontextmanager
async def _held(lease: Lease) -> AsyncIterator[None]:
    holding = None
    while holding is None:
        holding = await _taken(lease)
    try:
        yield
    finally:
        await asyncio.to_thread(holding.let_go)


async def _taken(lease: Lease) -> Holding | None:
    """The lease, if it gets free now. A call that is cancelled leaves none behind that renews itself."""
    taking = asyncio.create_task(asyncio.to_thread(lease.take, LOOK_SECONDS))
    try:
        return await asyncio.shield(taking)
    except asyncio.CancelledError:
        holding = await taking
        if holding is not None:
            holding.leave()
        raise


def _reading(chat_id: int) -> str:
    return f"reading {chat_id}"


def _forgetting(chat_id: int) -> str:
    return f"forgetting {chat_id}"
