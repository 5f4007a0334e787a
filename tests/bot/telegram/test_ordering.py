"""Updates of one chat take turns; chats don't wait for each other."""

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.telegram.ordering import ChatOrder


def update(chat_id: int) -> Update:
    message = Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=chat_id, type="private"))
    return Update(update_id=1, message=message)


class Log:
    """Notes when pieces of work begin and end."""

    def __init__(self) -> None:
        self.events: list[str] = []

    async def work(self, name: str, seconds: float) -> None:
        self.events.append(f"{name} begins")
        await asyncio.sleep(seconds)
        self.events.append(f"{name} ends")


async def test_one_chat_takes_turns_while_another_goes_on() -> None:
    log = Log()
    async with ChatOrder() as order:
        await asyncio.gather(
            order.process_update(update(1), log.work("1a", 0.1)),
            order.process_update(update(1), log.work("1b", 0.0)),
            order.process_update(update(2), log.work("2a", 0.02)),
            order.process_update("no update", log.work("other", 0.0)),
        )
    assert log.events[:3] == ["1a begins", "2a begins", "other begins"]
    assert log.events[-3:] == ["1a ends", "1b begins", "1b ends"]
    assert not order._last
    assert not order._running


async def test_work_that_fails_gives_way_to_the_next() -> None:
    log = Log()

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    async with ChatOrder() as order:
        first = asyncio.create_task(order.process_update(update(1), fail()))
        await order.process_update(update(1), log.work("1b", 0.0))
        with pytest.raises(ValueError, match="no"):
            await first
    assert log.events == ["1b begins", "1b ends"]


async def test_shutting_down_cancels_what_is_left() -> None:
    log = Log()
    order = ChatOrder()
    tasks = [asyncio.create_task(order.process_update(update(1), log.work("1", 60.0))) for _ in range(2)]
    await asyncio.sleep(0.01)
    await order.shutdown()
    assert all(task.cancelled() for task in tasks)
    assert not order._last
