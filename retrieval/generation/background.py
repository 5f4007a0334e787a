"""An event loop in a thread beside the program: a coroutine and a deadline in, what it returned by then out.

The caller waits for no longer than it said, whatever the coroutine waits for: a server's next byte, a name's look-up.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from queue import Empty, SimpleQueue
from typing import TypeVar

Returned = TypeVar("Returned")
Say = Callable[[str], None]
"""Tells the waiting thread how far it has come."""


class LateError(Exception):
    """The deadline is over, or the loop was closed."""


class Background:
    """Runs coroutines in a thread of its own, which ends with `close`, or with the program."""

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=name, daemon=True)
        self._thread.start()

    def call(self, work: Callable[[Say], Coroutine[None, None, Returned]], deadline: float, heard: Say) -> Returned:
        """What `work` returns or raises. `deadline` is a time of `time.monotonic`.

        `heard` is called in this thread with what `work` says, at least with the latest; what it raises ends the work
        and comes out. Raises `LateError`.
        """
        if self._loop.is_closed():
            raise LateError
        said: SimpleQueue[str | None] = SimpleQueue()
        future = asyncio.run_coroutine_threadsafe(work(said.put), self._loop)
        future.add_done_callback(lambda _: said.put(None))
        try:
            while True:
                texts = _all_said(said, deadline)
                if (latest := next((text for text in reversed(texts) if text is not None), None)) is not None:
                    heard(latest)
                if texts[-1] is None:
                    return _result(future)
        finally:
            future.cancel()

    def close(self) -> None:
        """End whatever is under way, and the thread. Once is enough."""
        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(_cancel_others(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _all_said(said: SimpleQueue[str | None], deadline: float) -> list[str | None]:
    """What was said since the last time, waiting for it where nothing was; None at the end."""
    try:
        texts = [said.get(timeout=max(0.0, deadline - time.monotonic()))]
    except Empty:
        raise LateError from None
    while not said.empty():
        texts.append(said.get())
    if texts[-1] is not None and time.monotonic() > deadline:
        raise LateError
    return texts


def _result(future: Future[Returned]) -> Returned:
    try:
        return future.result()
    except CancelledError:
        raise LateError from None


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
