"""The pool of threads: bounded, in order, and never on the event loop."""

import asyncio
import threading
import time
from pathlib import Path

import pytest

from bot.lease import Lease
from bot.memory.embedded import EmbeddedMemory
from bot.telegram.turns.workers import DetachedWorkers, ExclusiveWorkers, Workers
from index.errors import LibraryError

pytestmark = pytest.mark.alone


async def test_results_and_errors_come_back() -> None:
    workers = Workers(1)
    assert await workers.run(pow, 2, 10) == 1024
    with pytest.raises(ValueError, match="invalid literal"):
        await workers.run(int, "x")
    workers.close()


async def test_no_more_threads_work_than_allowed_and_all_get_their_turn() -> None:
    workers = Workers(3)
    lock, together = threading.Lock(), threading.Barrier(3)
    at_work, most, begun = 0, 0, list[int]()

    def work(number: int) -> int:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
            begun.append(number)
        together.wait(60)
        with lock:
            at_work -= 1
        return number

    assert await asyncio.gather(*(workers.run(work, number) for number in range(21))) == list(range(21))
    assert most == 3
    assert [abs(place - number) < 3 for place, number in enumerate(begun)] == [True] * 21
    workers.close()


async def test_the_event_loop_stays_free() -> None:
    workers, gate = Workers(1), threading.Event()
    job = asyncio.create_task(workers.run(gate.wait, 60))
    for _ in range(20):
        await asyncio.sleep(0.01)
    assert not job.done()
    gate.set()
    assert await job
    workers.close()


async def test_a_caller_who_leaves_gives_its_place_away() -> None:
    workers = Workers(1)
    job = asyncio.create_task(workers.run(time.sleep, 0.2))
    waiting = asyncio.create_task(workers.run(pow, 2, 2))
    await asyncio.sleep(0.05)
    waiting.cancel()
    job.cancel()
    assert await workers.run(pow, 2, 3) == 8
    workers.close()


async def test_a_place_is_free_once_its_thread_is_whoever_waits_for_that() -> None:
    workers, gates = Workers(2), [threading.Event() for _ in range(3)]
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        gates[number].wait(60)
        return number

    jobs = [asyncio.create_task(workers.run(work, number)) for number in range(2)]
    await asyncio.sleep(0.05)
    for job in jobs:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)
    third = asyncio.create_task(workers.run(work, 2))
    await asyncio.sleep(0.05)
    # Both threads are at work still: the third waits where turns are taken, and may leave.
    assert (begun, workers.waiting, workers.length()) == ([0, 1], 1, 3)
    gates[1].set()
    gates[2].set()
    assert await third == 2
    gates[0].set()
    assert await workers.run(pow, 2, 3) == 8
    assert workers.length() == 0
    workers.close()


async def test_a_closed_pool_takes_nothing_and_waits_for_what_it_began() -> None:
    workers = Workers(1)
    done = threading.Event()

    def work() -> None:
        time.sleep(0.1)
        done.set()

    job = asyncio.create_task(workers.run(work))
    await asyncio.sleep(0.02)
    workers.close()
    assert done.is_set()
    await job
    with pytest.raises(RuntimeError):
        await workers.run(pow, 2, 2)


def test_a_pool_has_at_least_one_thread() -> None:
    with pytest.raises(ValueError, match="max_workers"):
        Workers(0)


async def test_detached_work_comes_back_or_has_no_place_and_its_place_is_free_again() -> None:
    workers, gate = DetachedWorkers(2), threading.Event()
    slow = [workers.begin(gate.wait, 30), workers.begin(gate.wait, 30)]
    assert workers.begin(pow, 2, 10) is None
    gate.set()
    assert [await each for each in slow if each is not None] == [True, True]
    power, failing = workers.begin(pow, 2, 10), workers.begin(int, "x")
    assert power is not None
    assert failing is not None
    assert await power == 1024
    with pytest.raises(ValueError, match="invalid literal"):
        await failing
    workers.close()
    assert workers.begin(pow, 2, 10) is None


async def test_detached_work_that_nobody_waits_for_keeps_its_place_and_the_end_waits_only_so_long() -> None:
    workers, gate = DetachedWorkers(1), threading.Event()
    left = workers.begin(gate.wait, 30)
    assert left is not None
    left.cancel()
    assert workers.begin(pow, 2, 10) is None
    begun = time.monotonic()
    workers.close(0.2)
    assert 0.15 < time.monotonic() - begun < 10
    gate.set()


def test_detached_work_may_outlive_its_loop() -> None:
    workers, gate = DetachedWorkers(1), threading.Event()

    async def leave() -> None:
        assert workers.begin(gate.wait, 30) is not None

    asyncio.run(leave())
    gate.set()
    workers.close(10)


async def test_of_two_processes_one_works_at_a_time(tmp_path: Path) -> None:
    memories = [EmbeddedMemory(tmp_path) for _ in range(2)]
    both = [ExclusiveWorkers(Lease(memory, "storing", str(memory))) for memory in memories]
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> int:
        inside.append(number)
        most.append(len(inside))
        time.sleep(0.02)
        inside.remove(number)
        return number

    done = await asyncio.gather(*(both[number % 2].run(work, number) for number in range(6)))
    assert done == list(range(6))
    assert most == [1] * 6
    for workers, memory in zip(both, memories, strict=True):
        workers.close()
        memory.close()


async def test_what_waits_for_another_process_is_given_up_at_the_end(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    assert memory.hold("storing", "another", 60)
    workers = ExclusiveWorkers(Lease(memory, "storing", "this one"))
    waiting = asyncio.create_task(workers.run(str, 5))
    await asyncio.sleep(0.1)
    workers.close()
    with pytest.raises(LibraryError):
        await waiting
    memory.close()
