"""What one worker makes of the inbox: nothing in it may end the worker, or keep it from what is new."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Bot, CallbackQuery, Chat, Message, Update, User

from bot import lease
from bot.line_limits import IN_INBOX
from bot.memory import inbox_putting as stored
from bot.memory.embedded import EmbeddedMemory
from bot.memory.inbox_protocol import InboxUpdate
from bot.observing.metrics import Metrics
from bot.observing.observer import Observer
from bot.telegram.parsing.callback_data import Act, Press, encode
from bot.telegram.receiving import readiness
from bot.telegram.receiving.inbox import putting
from bot.telegram.receiving.inbox import reader as module
from bot.telegram.receiving.inbox.held import MOST_HELD, MOST_WITH_ASIDE
from bot.telegram.receiving.inbox.reader import MOST_TAKES, InboxReader
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.readiness import Readiness
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError

pytestmark = pytest.mark.alone

LONG = 1000.0  # seconds


class Arriving:
    """What sees updates first, and fails over some."""

    def __init__(self, *failing: int) -> None:
        self._failing = failing
        self.seen: list[int] = []
        self.said: list[str | None] = []

    async def begin(self) -> None:
        """Nothing to do."""

    async def come(self, updates: Sequence[Update]) -> None:
        """See them, or fail."""
        self.seen += [update.update_id for update in updates]
        told = [update.effective_message for update in updates]
        self.said += [message.text for message in told if message is not None]
        if updates[0].update_id in self._failing:
            raise TypeError("private words")

    async def end(self) -> None:
        """Nothing to do."""


class Running:
    """A reader at work, and what it handed on."""

    def __init__(self, reader: InboxReader, intake: Intake) -> None:
        self.reader = reader
        self.intake = intake
        self.handed_on: list[int] = []

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(60):
            while not condition():  # noqa: ASYNC110 - nothing tells of what changes in the database
                await asyncio.sleep(0.01)


class Told:
    """What people would be told of their updates."""

    def __init__(self) -> None:
        self.dropped: list[int] = []
        self.late: dict[int, float] = {}

    async def tell_dropped(self, update: Update) -> None:
        """Note it."""
        self.dropped.append(update.update_id)

    async def tell_late(self, update: Update, seconds: float) -> None:
        """Note it."""
        self.late[update.update_id] = seconds


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[EmbeddedMemory]:
    opened = EmbeddedMemory(tmp_path)
    yield opened
    opened.close()


@asynccontextmanager
async def running(
    memory: EmbeddedMemory, arrivals: Arriving | None = None, observer: Observer | None = None
) -> AsyncIterator[Running]:
    """A worker, whose handlers never finish by themselves."""
    workers, intake = Workers(2), Intake()
    intake.arrivals = arrivals
    here = Running(InboxReader(memory, "worker", workers, observer), intake)
    task = asyncio.create_task(
        here.reader.run(Bot("1:a"), intake, lambda update: here.handed_on.append(update.update_id))
    )
    try:
        yield here
        assert not task.done()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await here.reader.close()
        workers.close()


def put(memory: EmbeddedMemory, *updates: int, content: str | None = None, chat_id: int | None = None) -> None:
    for update in updates:
        memory.put_update(update, None, json.dumps({"update_id": update}) if content is None else content, chat_id)


def given_up(metrics: Metrics) -> dict[str, float]:
    """How many updates of each kind were given up."""
    samples = (sample for family in metrics.registry.collect() for sample in family.samples)
    return {
        sample.labels["kind"]: sample.value
        for sample in samples
        if sample.name == "qawl_updates_total" and sample.labels["outcome"] == "given_up" and sample.value
    }


async def test_what_stepped_aside_leaves_room_for_what_is_new_up_to_a_bound(memory: EmbeddedMemory) -> None:
    put(memory, *range(2 * MOST_WITH_ASIDE))
    async with running(memory) as here:
        await here.until(lambda: len(here.handed_on) == MOST_HELD)
        for number in here.handed_on[:MOST_HELD]:
            here.reader.stepped_aside(number)
        await here.until(lambda: len(here.handed_on) == 2 * MOST_HELD)
        while len(here.handed_on) < MOST_WITH_ASIDE:
            for number in list(here.handed_on):
                here.reader.stepped_aside(number)
            await asyncio.sleep(0.01)
        for number in list(here.handed_on):
            here.reader.stepped_aside(number)
        await asyncio.sleep(2 * module.LOOK_SECONDS)
        assert len(here.handed_on) == MOST_WITH_ASIDE


async def test_what_stepped_aside_in_a_dead_worker_takes_no_room_of_what_is_new(memory: EmbeddedMemory) -> None:
    aside = range(MOST_HELD)
    put(memory, *aside)
    memory.take_updates("dead", MOST_HELD, LONG)
    for number in aside:
        memory.step_aside(number)
    memory.renew_updates("dead", 0)
    put(memory, 100)
    async with running(memory) as here:
        await here.until(lambda: 100 in here.handed_on)
        assert here.handed_on == [*aside, 100]


async def test_an_update_that_cannot_be_handed_on_is_finished_and_the_others_go_on(
    memory: EmbeddedMemory, caplog: pytest.LogCaptureFixture
) -> None:
    put(memory, 1, content="[")
    put(memory, 2, content='{"update_id": 2, "message": 5}')
    put(memory, 3, 4)
    metrics = Metrics()
    async with running(memory, Arriving(3), Observer(metrics)) as here:
        await here.until(lambda: here.handed_on == [4] and memory.inbox_length() == 1)
    assert given_up(metrics) == {"other": 2, "message": 1}
    assert caplog.text.count("Dropped update") == 3
    assert "Dropped update 3: to hand it on raises TypeError" in caplog.text
    assert "private words" not in caplog.text


async def test_an_update_over_which_worker_after_worker_dies_is_given_up(
    memory: EmbeddedMemory, caplog: pytest.LogCaptureFixture
) -> None:
    put(memory, 1)
    for death in range(MOST_TAKES + 1):
        memory.take_updates(f"dead {death}", 1, LONG)
        memory.renew_updates(f"dead {death}", 0)
    put(memory, 2)
    metrics = Metrics()
    async with running(memory, observer=Observer(metrics)) as here:
        await here.until(lambda: here.handed_on == [2] and memory.inbox_length() == 1)
    assert given_up(metrics) == {"other": 1}
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert "Dropped update 1" in record.getMessage()


async def test_what_a_dead_worker_held_of_a_forgotten_chat_is_finished(memory: EmbeddedMemory) -> None:
    put(memory, 1, chat_id=-7)
    memory.take_updates("dead", 1, LONG)
    memory.forget_chat(-7)
    memory.renew_updates("dead", 0)
    put(memory, 2)
    async with running(memory) as here:
        await here.until(lambda: here.handed_on == [2] and memory.inbox_length() == 1)


async def test_after_the_storage_was_away_what_others_hold_is_left_to_them_for_a_while(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(lease, "HELD_SECONDS", 1.0)
    put(memory, 1)
    memory.take_updates("other", 1, LONG)
    memory.renew_updates("other", 0)
    put(memory, 2)

    def fail(*_: object, **__: object) -> None:
        raise LibraryError("the server is away")

    with monkeypatch.context() as away:
        away.setattr(memory, "take_updates", fail)
        away.setattr(memory, "renew_updates", fail)
        async with running(memory) as here:
            await asyncio.sleep(0.6 * lease.HELD_SECONDS)
            away.undo()
            await here.until(lambda: here.handed_on == [2, 1])


async def test_only_the_answer_to_a_message_may_wait_for_telegram(memory: EmbeddedMemory) -> None:
    person: dict[str, object] = {"id": 7, "is_bot": False, "first_name": "Reader"}
    message: dict[str, object] = {
        "message_id": 1,
        "date": 0,
        "chat": {"id": 7, "type": "private", "first_name": "Reader"},
    }
    asked = message | {"from": person, "text": "What?"}
    press = {"id": "1", "from": person, "chat_instance": "1", "message": message, "data": "x"}
    told = [("message", asked), ("edited_message", asked), ("callback_query", press), ("message", asked)]
    for number, (kind, what) in enumerate(told):
        memory.put_update(number, f"line {number}", json.dumps({"update_id": number, kind: what}))
    async with running(memory) as here:
        await here.until(lambda: len(here.handed_on) == 4)
        here.reader.stepped_aside(3)
        assert [here.reader.claims.hold_back(number, LONG) for number in range(4)] == [True, True, False, False]
        for number in range(4):
            here.reader.finished(number)
        await here.until(lambda: memory.inbox_length() == 2)
    assert [each.update_id for each in memory.take_updates("another", 9, LONG)] == []


async def test_a_dead_workers_updates_are_taken_at_once_where_the_storage_fails_for_a_moment(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    put(memory, 1)
    memory.take_updates("other", 1, LONG)
    memory.renew_updates("other", 0)
    put(memory, 2)
    take, failing = memory.take_updates, [True]

    def take_or_fail(worker: str, most: int, seconds: float, *, lost: bool) -> list[InboxUpdate]:
        if failing:
            failing.clear()
            raise LibraryError("the server is slow")
        return take(worker, most, seconds, lost=lost)

    monkeypatch.setattr(memory, "take_updates", take_or_fail)
    async with running(memory) as here:
        await here.until(lambda: here.handed_on == [1, 2])


async def test_renewing_goes_on_whatever_it_raises(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lease, "HELD_SECONDS", 0.1)
    renewals: list[str] = []

    def renew(worker: str, _seconds: float) -> frozenset[int]:
        renewals.append(worker)
        raise RuntimeError("broken")

    monkeypatch.setattr(memory, "renew_updates", renew)
    async with running(memory) as here:
        await here.until(lambda: len(renewals) > 2)
    assert "may be taken by others" in caplog.text


async def test_an_update_of_a_line_that_is_too_long_is_dropped_with_a_word_in_the_log(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stored, "IN_INBOX", replace(IN_INBOX, line=1))
    workers = Workers(1)
    reader = InboxReader(memory, "worker", workers)
    for number in (1, 2):
        content: dict[str, object] = {
            "update_id": number,
            "message": {"message_id": number, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "words"},
        }
        await reader.putting.put(Update.de_json(content, None), content, Intake())
    await reader.close()
    workers.close()
    assert memory.inbox_length() == 1
    assert "Dropped update 2: too many wait" in caplog.text


async def test_all_who_ask_at_once_or_soon_after_share_one_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "KEPT_SECONDS", LONG)
    gate, checks = threading.Event(), list[str]()

    def check() -> None:
        checks.append(threading.current_thread().name)
        gate.wait(60)

    ready = Readiness(check)
    asked = [asyncio.create_task(ready.is_writable()) for _ in range(20)]
    await asyncio.sleep(0.05)
    asked[0].cancel()  # who hangs up takes nothing from the others
    gate.set()
    assert await asyncio.gather(*asked[1:]) == [True] * 19
    assert await ready.is_writable()
    assert len(checks) == 1
    assert threading.main_thread().name not in checks
    ready.close()


async def test_a_check_is_made_anew_once_its_result_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "KEPT_SECONDS", 0.0)
    fails = [False, True, False]

    def check() -> None:
        if fails.pop(0):
            raise LibraryError("the disk is full")

    ready = Readiness(check)
    assert [await ready.is_writable() for _ in range(3)] == [True, False, True]
    ready.close()


async def test_who_asks_while_others_have_waited_long_is_told_and_nothing_is_lost(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting, "BEARABLE_SECONDS", 0.2)
    put(memory, *range(MOST_HELD + 1))
    await asyncio.sleep(0.3)
    async with running(memory) as here:
        here.intake.overflow = told = Told()
        await here.until(lambda: len(here.handed_on) == MOST_HELD)
        await here.reader.putting.put(Update(100), {"update_id": 100}, here.intake)
        await here.reader.putting.put(Update(100), {"update_id": 100}, here.intake)  # Telegram posts it again
        await here.until(lambda: len(told.late) == 1)
        assert told.late[100] >= 0.3
        for number in list(here.handed_on):
            here.reader.finished(number)
        await here.until(lambda: 100 in here.handed_on)
        await here.reader.putting.put(Update(101), {"update_id": 101}, here.intake)
        await here.until(lambda: 101 in here.handed_on)
        assert list(told.late) == [100]
    assert not told.dropped


@pytest.mark.parametrize(("kind", "edited"), [("message", "edited_message"), ("channel_post", "edited_channel_post")])
async def test_what_waits_longer_never_arrives_after_its_edit(
    kind: str, edited: str, memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "IN_INBOX", replace(IN_INBOX, line=3))
    arriving = Arriving()
    workers = Workers(1)
    reader = InboxReader(memory, "another", workers)
    for number, (what, message_id, text) in enumerate(
        [
            (kind, 1, "old"),
            (kind, 2, "another's"),
            (edited, 2, "another's new"),
            (edited, 1, "new"),
            (edited, 2, "last"),
        ]
    ):
        chat: dict[str, object] = {"id": -5, "type": "channel" if "post" in kind else "supergroup", "title": "A chat"}
        content: dict[str, object] = {
            "update_id": number,
            what: {"message_id": message_id, "date": 0, "chat": chat, "text": text},
        }
        await reader.putting.put(Update.de_json(content, None), content, Intake())
    await reader.close()
    workers.close()
    async with running(memory, arriving) as here:
        await here.until(lambda: len(here.handed_on) == 3)
    assert arriving.said == ["new", "another's", "last"]


async def test_who_floods_the_inbox_is_told_what_is_dropped_and_that_is_counted(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "IN_INBOX", replace(IN_INBOX, line=2))
    chat, amal, arriving, metrics = Chat(-5, "supergroup"), User(7, "Amal", is_bot=False), Arriving(), Metrics()
    async with running(memory, arriving, Observer(metrics)) as here:
        here.intake.overflow = told = Told()
        for number in (1, 2, 3):
            message = Message(number, datetime.now(UTC), chat, from_user=amal, text="/ask")
            for _ in range(2):  # Telegram posts it again
                await here.reader.putting.put(Update(number, message=message), {"update_id": number}, here.intake)
        await here.until(lambda: told.dropped == [3] and here.handed_on == [1, 2])
        assert here.intake.dropped == 1
        assert sorted(arriving.seen) == [1, 2, 3]  # what a chat says is kept all the same
        limited = {"kind": "message", "outcome": "limited"}
        assert metrics.registry.get_sample_value("qawl_updates_total", limited) == 1


async def test_nothing_is_kept_of_what_was_put_off_and_then_taken_by_another(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", LONG)
    numbers = range(3)
    for number in numbers:
        memory.put_update(number, f"line {number}", json.dumps({"update_id": number}))
    memory.take_updates("another", 3, LONG)
    for number in numbers:
        assert memory.hold_back(number, "another", 0.001)
    memory.release_updates("another")
    await asyncio.sleep(0.01)
    async with running(memory) as here:
        await here.until(lambda: len(here.handed_on) == 3)
        assert all(here.reader.claims.was_held_back(number) for number in numbers)
        assert all(here.reader.claims.put_off(number) for number in numbers)
        memory.renew_updates("worker", 0)
        assert len(memory.take_updates("another", 3, LONG)) == 3
        for number in numbers:
            here.reader.finished(number)
        await here.until(lambda: not any(here.reader.claims.was_held_back(number) for number in numbers))


async def test_in_a_group_one_persons_flood_leaves_room_for_others_and_for_what_they_do_elsewhere(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "IN_INBOX", replace(IN_INBOX, asker_in_group=2))
    amal, basil = User(7, "Amal", is_bot=False), User(8, "Basil", is_bot=False)
    group, private, channel = Chat(-5, "supergroup"), Chat(7, "private"), Chat(-6, "channel")
    said = [*[(group, amal)] * 4, (group, basil), *[(private, amal)] * 3]
    async with running(memory) as here:
        here.intake.overflow = told = Told()
        for number, (chat, person) in enumerate(said):
            message = Message(number, datetime.now(UTC), chat, from_user=person, text="/ask")
            await here.reader.putting.put(Update(number, message=message), {"update_id": number}, here.intake)
        for number in range(10, 13):
            post = Message(number, datetime.now(UTC), channel, sender_chat=channel, text="A post")
            await here.reader.putting.put(Update(number, channel_post=post), {"update_id": number}, here.intake)
        for number in range(20, 23):
            question = Message(number, datetime.now(UTC), group, text="What?")
            press = CallbackQuery(str(number), amal, "1", question, "x")
            await here.reader.putting.put(Update(number, callback_query=press), {"update_id": number}, here.intake)
        await here.until(lambda: len(told.dropped) == 2)
        assert told.dropped == [2, 3]
        assert memory.inbox_length() == 6 + 3 + 3


async def test_the_wish_to_forget_a_chat_has_a_place_in_a_full_inbox(
    memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "IN_INBOX", replace(IN_INBOX, line=1, asker=1, asker_in_group=1))
    amal, basil = User(7, "Amal", is_bot=False), User(8, "Basil", is_bot=False)
    group, private = Chat(-5, "supergroup"), Chat(7, "private")
    async with running(memory) as here:
        here.intake.overflow = told = Told()
        for number, (chat, person) in enumerate([(group, amal), (private, amal), (group, basil)]):
            message = Message(number, datetime.now(UTC), chat, from_user=person, text="/ask")
            await here.reader.putting.put(Update(number, message=message), {"update_id": number}, here.intake)
        for number, chat, act in ((10, group, Act.FORGET_ALL), (11, private, Act.FORGET_ALL), (12, group, Act.FORGET)):
            shown = Message(number, datetime.now(UTC), chat, text="Forget?")
            press = CallbackQuery(str(number), amal, "1", shown, encode(Press(act)))
            await here.reader.putting.put(Update(number, callback_query=press), {"update_id": number}, here.intake)
        await here.until(lambda: len(told.dropped) == 3 and len(here.handed_on) == 3)
        assert (told.dropped, here.handed_on) == ([1, 2, 12], [0, 10, 11])
