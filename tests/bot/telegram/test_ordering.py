"""Updates of one line take turns; lines don't wait for each other."""

import asyncio
from datetime import UTC, datetime
from itertools import count

import pytest
from telegram import CallbackQuery, Chat, ChosenInlineResult, InlineQuery, Message, Update, User
from wire import ClaimsInMemory

from bot.line_limits import IN_MEMORY
from bot.simulator.changes import Changes
from bot.telegram.parsing.callback_data import Act, Press, encode
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.ordering import ChatOrder, line_of
from bot.telegram.sending.once import Once
from bot.telegram.turns.workers import Workers

_numbers = count(1)
AMAL, BASIL = User(7, "Amal", is_bot=False), User(8, "Basil", is_bot=False)


def message(chat_id: int, sender: User | None = None) -> Message:
    return Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=chat_id, type="group"), from_user=sender)


def update(chat_id: int, sender: User | None = None) -> Update:
    return Update(next(_numbers), message=message(chat_id, sender))


def press(user: User, chat_id: int, data: str = "d") -> Update:
    query = CallbackQuery("1", user, "chat", message=message(chat_id), data=data)
    return Update(next(_numbers), callback_query=query)


def typed(user: User, text: str) -> Update:
    return Update(next(_numbers), inline_query=InlineQuery("1", user, text, ""))


@pytest.fixture
def order() -> ChatOrder:
    return ChatOrder(Intake(), Once(ClaimsInMemory(), Workers(1)))


class Log:
    """Notes when pieces of work begin and end; each ends when it may."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.may_end = asyncio.Event()
        self._changes = Changes()

    async def work(self, name: str, *, wait: bool = False) -> None:
        self._note(f"{name} begins")
        if wait:
            await self.may_end.wait()
        self._note(f"{name} ends")

    async def happened(self, event: str) -> None:
        await asyncio.wait_for(self._changes.until(lambda: event in self.events), 60)

    def _note(self, event: str) -> None:
        self.events.append(event)
        self._changes.notify()


async def test_one_chat_takes_turns_while_another_goes_on(order: ChatOrder) -> None:
    log = Log()
    working = asyncio.gather(
        order.process_update(update(1), log.work("1a", wait=True)),
        order.process_update(update(1), log.work("1b")),
        order.process_update(update(2), log.work("2a")),
        order.process_update("no update", log.work("other")),
    )
    await log.happened("2a ends")
    await log.happened("other ends")
    assert "1b begins" not in log.events
    log.may_end.set()
    await working
    assert log.events[-3:] == ["1a ends", "1b begins", "1b ends"]
    assert not order._lines
    assert not order._running


async def test_a_button_waits_for_no_question_but_for_the_same_persons_last_press(order: ChatOrder) -> None:
    log = Log()
    working = asyncio.gather(
        order.process_update(update(1), log.work("question", wait=True)),
        order.process_update(press(AMAL, 1), log.work("first press", wait=True)),
        order.process_update(press(AMAL, 2), log.work("second press")),
        order.process_update(press(BASIL, 1), log.work("other press")),
    )
    await log.happened("first press begins")
    await log.happened("other press ends")
    assert "second press begins" not in log.events
    log.may_end.set()
    await working
    assert log.events.index("first press ends") < log.events.index("second press begins")


async def test_what_has_a_chat_forgotten_waits_for_what_was_written_there_before(order: ChatOrder) -> None:
    log = Log()
    working = asyncio.gather(
        order.process_update(update(1), log.work("written before", wait=True)),
        order.process_update(press(AMAL, 1, encode(Press(Act.FORGET_ALL))), log.work("forgetting")),
        order.process_update(update(1), log.work("written after")),
        order.process_update(press(AMAL, 1, encode(Press(Act.FORGET, "1"))), log.work("another press")),
        order.process_update(press(BASIL, 2, encode(Press(Act.FORGET_ALL))), log.work("forgetting another")),
    )
    await log.happened("another press ends")
    await log.happened("forgetting another ends")
    assert "forgetting begins" not in log.events
    log.may_end.set()
    await working
    assert log.events[-4:] == ["forgetting begins", "forgetting ends", "written after begins", "written after ends"]


async def test_of_what_somebody_types_only_the_last_is_looked_up(order: ChatOrder) -> None:
    log = Log()
    working = asyncio.gather(
        order.process_update(typed(AMAL, "w"), log.work("w", wait=True)),
        order.process_update(typed(AMAL, "wh"), log.work("wh")),
        order.process_update(typed(AMAL, "wha"), log.work("wha")),
        order.process_update(typed(AMAL, "what"), log.work("what")),
        order.process_update(typed(BASIL, "who"), log.work("who")),
    )
    await log.happened("who ends")
    log.may_end.set()
    await working
    assert [event for event in log.events if event.startswith("wh")] == [
        "who begins", "who ends", "what begins", "what ends",
    ]  # fmt: skip


def test_every_kind_of_update_has_its_line() -> None:
    chosen = Update(1, chosen_inline_result=ChosenInlineResult("1", AMAL, "x"))
    kinds = [line_of(each) for each in (update(7), press(AMAL, 1), typed(AMAL, "x"), chosen)]
    assert len(set(kinds)) == 4
    assert line_of(Update(1, edited_message=message(7))) == line_of(update(7))
    assert line_of(Update(1, guest_message=message(7))) == line_of(update(7))
    assert line_of(Update(1)) is None


async def test_work_that_fails_gives_way_to_the_next(order: ChatOrder) -> None:
    log = Log()

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("no")

    first = asyncio.create_task(order.process_update(update(1), fail()))
    await order.process_update(update(1), log.work("1b"))
    with pytest.raises(ValueError, match="no"):
        await first
    assert log.events == ["1b begins", "1b ends"]


async def test_who_floods_fills_no_memory_and_holds_up_nobody(
    order: ChatOrder, caplog: pytest.LogCaptureFixture
) -> None:
    log = Log()
    flood = [order.process_update(update(1), log.work("flood", wait=True)) for _ in range(IN_MEMORY.line + 5)]
    working = asyncio.gather(*flood)
    await order.process_update(update(2), log.work("other"))
    log.may_end.set()
    await working
    assert log.events.count("flood ends") == IN_MEMORY.line
    assert caplog.text.count("too many wait before it") == 5
    assert not order._lines


@pytest.mark.parametrize(
    ("flooder", "most"), [(None, IN_MEMORY.line), (AMAL, IN_MEMORY.asker_in_group)], ids=["by all", "by who wishes"]
)
async def test_the_wish_to_forget_a_chat_has_a_place_in_a_line_that_is_full(
    flooder: User | None, most: int, order: ChatOrder
) -> None:
    log = Log()
    flood = [order.process_update(update(1, flooder), log.work("flood", wait=True)) for _ in range(most)]
    wish = order.process_update(press(AMAL, 1, encode(Press(Act.FORGET_ALL))), log.work("forgetting"))
    working = asyncio.gather(*flood, wish)
    await log.happened("flood begins")
    log.may_end.set()
    await working
    assert log.events[-1] == "forgetting ends"


async def test_shutting_down_cancels_what_is_left_and_leaves_it_unfinished() -> None:
    intake = Intake()
    order = ChatOrder(intake, Once(ClaimsInMemory(), Workers(1)))
    log = Log()
    updates = [update(1), update(1), update(2)]
    for each in updates:
        intake.take(each.update_id)
    tasks = [asyncio.create_task(order.process_update(each, log.work("1", wait=True))) for each in updates]
    await log.happened("1 begins")
    await order.shutdown()
    assert all(task.cancelled() for task in tasks)
    assert not order._lines
    assert intake.offset == updates[0].update_id
