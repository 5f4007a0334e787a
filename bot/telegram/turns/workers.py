"""Bounded pools of threads: a plain function and its arguments go in, its result is awaited. Whatever waits for one
waits in the event loop without holding it up, so that no model, no disk and no network ever does."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from contextvars import copy_context
from functools import partial
from typing import TypeVar, TypeVarTuple

from bot.lease import Holding, Lease, LeaseLostError
from bot.telegram.turns.fair_places import FairPlaces
from index.errors import LibraryError

_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")

OTHERS_TURN_SECONDS = 0.1  # between two functions of one process, so that others get their turn
THREADS = 2  # one waits for the disk while the other works
THINKING = 8
"""Threads for questions: those that meet at the model are read in one pass. With 16 or 32 of them two cores answer
hardly more, and all compete with the event loop for Python's lock."""
THINKING_FOR_ONE = 1  # of these for one person's questions: who floods leaves the others to others
_MEASURED = 64  # functions that say how long the next ones will take


class Workers:
    """At most `threads` functions at a time; those who ask take turns (see `FairPlaces`), and what one of them asks for
    is done in the order in which it came, at most `most_of_one` functions at a time.

        workers = Workers(threads=2)
        answer = await workers.run(ask, "ماذا اقترح رئيسي؟")
        workers.close()

    Raises `ValueError` for fewer than one thread.
    """

    def __init__(self, threads: int = THREADS, most_of_one: int | None = None) -> None:
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="qawl-worker")
        # One place a thread: the pool's own queue, which has no bound and knows no turns, stays empty.
        self._places = FairPlaces(threads, most_of_one)
        self._seconds: deque[float] = deque(maxlen=_MEASURED)
        self._in_hand = 0

    @property
    def waiting(self) -> int:
        """How many functions wait for a thread."""
        return self._places.waiting

    def expected_wait(self, asker: int) -> float:
        """Seconds until a function of this asker would get a thread, as far as the last ones tell; 0 until so many are
        measured as there are threads."""
        if len(self._seconds) < self._places.number:
            return 0.0
        return self._places.rounds_before(asker) * sum(self._seconds) / len(self._seconds)

    def length(self) -> int:
        """How many functions are at work or wait for a thread."""
        return self._in_hand

    async def run(self, function: Callable[[*_Arguments], _Result], *args: *_Arguments) -> _Result:
        """What `function(*args)` returns or raises, run in a thread.

        A caller that is cancelled leaves at once; its function, once begun, runs to its end unheard, and keeps its
        place until then. Raises `RuntimeError` after `close`.
        """
        loop, leave = asyncio.get_running_loop(), ExitStack()
        self._in_hand += 1
        leave.callback(self._count_out)
        try:
            leave.callback(self._places.give_back, await self._places.take())
            begun = time.monotonic()
            work = partial(copy_context().run, partial(function, *args))  # so that its log knows the update too
            job = self._threads.submit(work)
        except BaseException:
            leave.close()
            raise

        def ended(_job: object) -> None:
            with suppress(RuntimeError):  # the loop has ended, and whoever waited in it
                loop.call_soon_threadsafe(leave.close)

        # The thread's end, not the caller's: else the next function would wait in the pool's own queue.
        job.add_done_callback(ended)
        result = await asyncio.wrap_future(job)
        self._seconds.append(time.monotonic() - begun)
        return result

    def _count_out(self) -> None:
        self._in_hand -= 1

    def check(self) -> None:
        """To be called in a function that `run` runs, just before what nobody else may do: nobody does here."""

    def close(self) -> None:
        """Take no more work, drop what has not begun, and return once what has begun is done."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def thinking_workers(threads: int = THINKING) -> Workers:
    """Threads for questions, of which nobody has more than their share."""
    return Workers(threads, THINKING_FOR_ONE)


class ExclusiveWorkers(Workers):
    """One function at a time among all processes that share a lease. `run` raises `LibraryError` too."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(1)
        self._lease = lease
        self._holding: Holding | None = None  # while a function runs
        self._free_at = 0.0

    async def run(self, function: Callable[[*_Arguments], _Result], *args: *_Arguments) -> _Result:
        """See `Workers.run`."""
        return await super().run(self._alone, partial(function, *args))

    def check(self) -> None:
        """See `Workers.check`. Raises `LeaseLostError` where the lease was lost meanwhile, and `LibraryError`."""
        if self._holding is None:
            raise LeaseLostError("what only one process may do is done outside of its turn")
        self._holding.check()

    def close(self) -> None:
        """See `Workers.close`; what waits for other processes is dropped too."""
        self._lease.close()
        super().close()

    def _alone(self, work: Callable[[], _Result]) -> _Result:
        time.sleep(max(0.0, self._free_at - time.monotonic()))
        with self._lease.held(None) as holding:
            if holding is None:
                raise LibraryError("the process ends before the others let it store anything")
            self._holding = holding
            try:
                return work()
            finally:
                self._holding = None
                self._free_at = time.monotonic() + OTHERS_TURN_SECONDS


class DetachedWorkers:
    """At most `threads` functions at a time that may wait for the network: nobody waits for a place, and the end of the
    process for none of them.

        workers = DetachedWorkers(threads=8)
        begun = workers.begin(write, answer)   # None where all threads are busy
    """

    def __init__(self, threads: int) -> None:
        self._most = threads
        self._running: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._closed = False

    def begin(self, function: Callable[[*_Arguments], _Result], *args: *_Arguments) -> "asyncio.Future[_Result] | None":
        """What `function(*args)` will have returned or raised; None where there is no place for it, or after `close`.

        Whoever doesn't wait for it to the end cancels it: the function runs on unheard, and keeps its place.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_Result] = loop.create_future()
        context = copy_context()

        def work() -> None:
            settle: Callable[[], None]
            try:
                settle = partial(_settle, future, context.run(partial(function, *args)))
            except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
                settle = partial(_fail, future, error)
            with self._lock:
                self._running.discard(threading.current_thread())
            with suppress(RuntimeError):  # the loop has ended, and whoever waited in it
                loop.call_soon_threadsafe(settle)

        thread = threading.Thread(target=work, name="qawl-writer", daemon=True)
        with self._lock:
            if self._closed or len(self._running) >= self._most:
                future.cancel()
                return None
            self._running.add(thread)
        thread.start()
        return future

    def close(self, seconds: float = 1.0) -> None:
        """Begin nothing more, and give what has begun so many seconds to end."""
        with self._lock:
            self._closed = True
            running = list(self._running)
        until = time.monotonic() + seconds
        for thread in running:
            thread.join(max(0.0, until - time.monotonic()))


def _settle(future: "asyncio.Future[_Result]", result: _Result) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[_Result]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
