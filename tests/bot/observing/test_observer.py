"""What an observer makes of what it is told, wherever that comes from: tasks, threads, lines, and updates cut off."""

import asyncio
import logging
from contextlib import suppress

import pytest
from running_bot import running_bot, says
from sample_answers import answer, citation
from structlog.contextvars import get_contextvars

from bot.observing.events import Outcome, Stage
from bot.observing.logs import FIELDS
from bot.observing.observer import Observer
from bot.observing.tally import Tally, percentile
from bot.simulator.server import Simulator
from bot.telegram.turns.workers import DetachedWorkers, Workers
from index.errors import LibraryError
from retrieval.generation.budget import Spent
from retrieval.records import Answer


class Heard:
    """A sink that remembers what it was told."""

    def __init__(self) -> None:
        self.updates: list[tuple[str, Outcome]] = []
        self.questions: list[tuple[Outcome, str, float]] = []
        self.stages: list[tuple[Stage, float]] = []

    def stage(self, stage: Stage, seconds: float) -> None:
        self.stages.append((stage, seconds))

    def update(self, kind: str, outcome: Outcome) -> None:
        self.updates.append((kind, outcome))

    def question(self, outcome: Outcome, language: str, seconds: float) -> None:
        self.questions.append((outcome, language, seconds))

    def telegram_error(self, kind: str) -> None:
        """Not of interest here."""

    def feedback(self, useful: bool) -> None:
        """Not of interest here."""

    def spent(self, spent: Spent) -> None:
        """Not of interest here."""


class Clock:
    """Shows the moment that it is set to, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def seen() -> object:
    """The number that a record would bear here."""
    return get_contextvars().get("update")


async def test_tasks_and_threads_of_an_update_bear_its_number_and_nothing_does_afterwards() -> None:
    workers, detached, observer, over = Workers(1), DetachedWorkers(1), Observer(), asyncio.Event()
    try:
        with observer.update(7, "message"):
            later = asyncio.create_task(over.wait())
            outliving = asyncio.create_task(asyncio.wait_for(later, 60))
            outliving.add_done_callback(lambda _: numbers.append(seen()))
            begun = detached.begin(seen)
            assert begun is not None
            numbers = [seen(), await workers.run(seen), await begun]
        over.set()
        await outliving
        await asyncio.sleep(0)
        assert numbers == [7, 7, 7, 7]
        assert [seen(), await workers.run(seen)] == [None, None]
    finally:
        workers.close()
        detached.close()


async def test_two_updates_at_once_keep_their_numbers_apart() -> None:
    workers, observer = Workers(2), Observer()

    async def work(number: int) -> list[object]:
        with observer.update(number, "message"):
            found = [await workers.run(seen) for _ in range(5)]
            await asyncio.sleep(0)
            return [*found, seen()]

    try:
        found = await asyncio.gather(*(work(number) for number in range(10)))
    finally:
        workers.close()
    assert found == [[number] * 6 for number in range(10)]


def test_a_question_lasts_from_its_arrival_to_its_reply_whatever_comes_after() -> None:
    heard, clock = Heard(), Clock()
    observer = Observer(heard, clock=clock)
    with observer.update(1, "message"):
        observer.replied()  # a draft, or anything else before there is an answer
        clock.now = 2.0
        observer.question(Outcome.ANSWERED, "ar")
        clock.now = 2.5
        observer.replied()
        clock.now = 20.0
        observer.replied()
    assert heard.questions == [(Outcome.ANSWERED, "ar", 2.5)]
    assert heard.updates == [("message", Outcome.ANSWERED)]


def test_a_question_that_fails_outside_of_the_engine_counts_as_failed() -> None:
    heard = Heard()
    observer = Observer(heard)
    with observer.update(1, "message"):
        observer.asked("en")
        observer.failed(LibraryError("the disk is full"))
    assert [(outcome, language) for outcome, language, _ in heard.questions] == [(Outcome.FAILED, "en")]


async def test_what_is_cut_off_or_raises_is_told(caplog: pytest.LogCaptureFixture) -> None:
    heard = Heard()
    observer = Observer(heard)
    begun = asyncio.Event()

    async def wait() -> None:
        with observer.update(1, "message"):
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(wait())
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    with caplog.at_level(logging.INFO, "bot"), suppress(ValueError), observer.update(2, "callback_query"):
        raise ValueError("what somebody wrote")
    assert heard.updates == [("message", Outcome.CUT_OFF), ("callback_query", Outcome.FAILED)]
    (record,) = caplog.records
    assert getattr(record, FIELDS)["error"] == "ValueError"


async def test_what_waits_in_line_and_who_asks_too_much_is_told() -> None:
    heard = Heard()

    def ask(question: str) -> Answer:
        return answer(question, [citation(quote=question, language="en")], language="en")

    async with Simulator() as server, running_bot(server, ask, observer=Observer(heard), questions_per_minute=2):
        for number in range(4):
            says(server, 7, f"What of number {number}?")
        await server.next_message(7)
        await server.next_message(7)
        await server.updates.changes.until(lambda: not server.updates.pending)
    outcomes = [outcome for _, outcome in heard.updates]
    assert sorted(outcomes) == [Outcome.ANSWERED] * 2 + [Outcome.LIMITED] * 2
    assert len(heard.questions) == 2
    assert [stage for stage, _ in heard.stages].count(Stage.LINE) == 3


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([], 50, None), ([3.0], 95, 3.0), ([1.0, 2.0], 50, 1.0), ([float(each) for each in range(1, 101)], 95, 95.0)],
)
def test_percentiles_are_those_of_the_nearest_rank(values: list[float], percent: float, expected: float | None) -> None:
    assert percentile(values, percent) == expected


def test_a_tally_tells_what_it_counted_since_the_start() -> None:
    clock = Clock()
    tally = Tally(clock)
    for number in range(1500):
        tally.question(Outcome.REFUSED if number % 3 == 0 else Outcome.ANSWERED, "en", float(number))
    clock.now = 90.0
    told = tally.tallied
    assert (told.seconds_up, told.answered, told.refused, told.failed) == (90.0, 1000, 500, 0)
    assert (told.median, told.p95) == (999.0, 1449.0)
