"""A bounded pool of threads: a plain function and its arguments go in, its result is awaited. Whatever waits for a
thread waits in the event loop without holding it up, so that no model and no disk ever does."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, TypeVarTuple

_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")

THREADS = 2  # one waits for the model, which takes one question at a time, while the other reads and renders


class Workers:
    """At most `threads` functions at a time; later callers get their turn in the order they came.

        workers = Workers(threads=2)
        answer = await workers.run(ask, "ماذا اقترح رئيسي؟")
        workers.close()

    Raises `ValueError` for fewer than one thread.
    """

    def __init__(self, threads: int = THREADS) -> None:
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="qawl-worker")
        # One place a thread: the pool's own queue, which has no bound, stays empty.
        self._places = asyncio.Semaphore(threads)

    async def run(self, function: Callable[[*_Arguments], _Result], *args: *_Arguments) -> _Result:
        """What `function(*args)` returns or raises, run in a thread.

        A caller that is cancelled leaves at once; its function, once begun, runs to its end unheard. Raises
        `RuntimeError` after `close`.
        """
        async with self._places:
            return await asyncio.get_running_loop().run_in_executor(self._threads, function, *args)

    def close(self) -> None:
        """Take no more work, drop what has not begun, and return once what has begun is done."""
        self._threads.shutdown(wait=True, cancel_futures=True)
