"""Of several workers, one reads for a chat at a time, and none while another forgets the chat."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.lease
from bot.memory.embedded import EmbeddedMemory
from bot.telegram.keeping.chat_turns import LOOK_SECONDS, ChatTurns

CHAT = 7


@pytest.fixture
def memories(tmp_path: Path) -> Iterator[list[EmbeddedMemory]]:
    opened = [EmbeddedMemory(tmp_path) for _ in range(3)]
    yield opened
    for each in opened:
        each.close()


async def test_who_forgets_waits_for_who_reads_and_that_one_and_those_who_wait_learn_of_it(
    memories: list[EmbeddedMemory],
) -> None:
    reader, waiter, forgetter = (ChatTurns(memory, f"w{place}") for place, memory in enumerate(memories))
    happened: list[str] = []

    async def forget() -> None:
        async with forgetter.forgetting(CHAT):
            happened.append("forgotten")

    async def wait() -> None:
        async with waiter.reading(CHAT) as turn:
            happened.append("dropped" if turn is None else "read")

    async with asyncio.timeout(60):
        async with reader.reading(CHAT) as turn:
            assert turn is not None
            assert not await asyncio.to_thread(turn.is_over)
            waiting, forgetting = asyncio.create_task(wait()), asyncio.create_task(forget())
            while not await asyncio.to_thread(turn.is_over):  # noqa: ASYNC110 - it has to be asked
                await asyncio.sleep(LOOK_SECONDS / 4)
            assert "forgotten" not in happened
        await asyncio.gather(waiting, forgetting)
        assert happened == ["dropped", "forgotten"]
        async with waiter.reading(CHAT) as turn:
            assert turn is not None
        for name in (f"reading {CHAT}", f"forgetting {CHAT}"):
            assert memories[0].holder_of(name) is None


async def test_other_chats_go_on(memories: list[EmbeddedMemory]) -> None:
    first, second, _ = (ChatTurns(memory, f"w{place}") for place, memory in enumerate(memories))
    async with asyncio.timeout(60), first.forgetting(CHAT), second.reading(CHAT + 1) as turn:
        assert turn is not None
        assert not await asyncio.to_thread(turn.is_over)


async def test_who_is_cancelled_leaves_the_turn_to_run_out(
    memories: list[EmbeddedMemory], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.lease, "HELD_SECONDS", 3.0)
    first, second, _ = (ChatTurns(memory, f"w{place}") for place, memory in enumerate(memories))
    begun = asyncio.Event()

    async def read() -> None:
        async with first.reading(CHAT):
            begun.set()
            await asyncio.sleep(60)

    reading = asyncio.create_task(read())
    async with asyncio.timeout(60):
        await begun.wait()
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        assert memories[0].holder_of(f"reading {CHAT}") == "w0"
        async with second.reading(CHAT) as turn:
            assert turn is not None
