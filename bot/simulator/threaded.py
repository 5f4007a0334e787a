"""A simulator beside a program that has an event loop of its own: it runs in a thread while the body does."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from bot.simulator.server import Simulator

_Ready = Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]


@contextmanager
def in_thread(simulator: Simulator) -> Iterator[Simulator]:
    """Serve `simulator` until the body ends. Its methods belong to the thread: only `url` is for the body.

    Raises `PortError`.
    """
    ready: _Ready = Future()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(simulator, ready)), name="simulator", daemon=True)
    thread.start()
    loop, stop = ready.result()
    try:
        yield simulator
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


async def _serve(simulator: Simulator, ready: _Ready) -> None:
    stop = asyncio.Event()
    try:
        await simulator.__aenter__()
    except Exception as error:  # noqa: BLE001 - raised again in the thread that waits for it
        ready.set_exception(error)
        return
    try:
        ready.set_result((asyncio.get_running_loop(), stop))
        await stop.wait()
    finally:
        await simulator.__aexit__(None, None, None)
