"""No call of the bot's holds up its event loop: ten people ask at once, and every step of the loop is timed."""

import asyncio
import gc
import hashlib
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from running_bot import ScriptedEngine, presses, quotes, reader, running_bot
from sample_answers import answer, citation
from scripted_engine import AFTER

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.server import Simulator
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.turns.workers import THINKING
from index.library_records import DocumentSummary
from index.records import LIBRARY
from retrieval.records import Answer

pytestmark = pytest.mark.alone

LONGEST_STEP = 0.05  # seconds
# On a busy machine any step may be stopped for a while: what holds up the loop does so every time.
ATTEMPTS = 4
PEOPLE = range(1, 11)
LONG_QUOTE = "A sentence with <markup> & 😀 and كلمات, which goes on and on. " * 150
SOURCES = [
    DocumentSummary(
        id=f"d{number}", scope=LIBRARY, origin=f"/{number}", title=f"Article {number} " * 20, source="Alalam",
        url=f"https://example.org/{number}", published=datetime(2023, 9, 1, tzinfo=UTC), language="en", sentences=3,
        passages=1,
    )
    for number in range(3000)
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_to_collect() -> Iterator[None]:
    """Take what earlier tests left from the garbage collector: to go through all of it takes longer than a step may."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def burn(seconds: float) -> None:
    """Compute for so long, as a model does: without Python's lock."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        hashlib.pbkdf2_hmac("sha256", b"x", b"y", 20_000)


def think(question: str) -> Answer:
    """Burn the time of a model, and answer at a length that takes long to lay out."""
    burn(0.1)
    quote = LONG_QUOTE if "long" in question else f"To {question}"
    return answer(question, [citation(quote=quote, language="en")], language="en")


class Steps:
    """How long the steps of an event loop take: each is one call, beside which nothing else of the loop runs.

    `longest` is by the clock, `longest_computing` what the loop's thread itself computed for; both in seconds.
    """

    def __init__(self) -> None:
        self.longest = self.longest_computing = 0.0
        self.counted = 0

    @contextmanager
    def timed(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Time all steps of `loop` while the body runs."""
        run = asyncio.events.Handle._run  # what every loop calls for a step

        def timed_run(handle: asyncio.Handle) -> None:
            if getattr(handle, "_loop", None) is not loop:
                run(handle)
                return
            begun, computed = time.perf_counter(), time.thread_time()
            run(handle)
            self.longest = max(self.longest, time.perf_counter() - begun)
            self.longest_computing = max(self.longest_computing, time.thread_time() - computed)
            self.counted += 1

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(asyncio.events.Handle, "_run", timed_run)
            yield


@contextmanager
def noise() -> Iterator[list[float]]:
    """How much longer 15 ms of computing in another thread takes meanwhile, at worst: what this machine and Python's
    lock do to anybody's steps."""
    worst, done = [0.0], threading.Event()

    def compute() -> None:
        while not done.wait(0.005):
            begun, computed = time.perf_counter(), time.thread_time()
            while time.thread_time() - computed < 0.015:
                sum(range(1000))
            worst[0] = max(worst[0], time.perf_counter() - begun - 0.015)

    thread = threading.Thread(target=compute)
    thread.start()
    try:
        yield worst
    finally:
        done.set()
        thread.join()


@asynccontextmanager
async def bot_in_a_thread(server: Simulator, ask: Callable[[str], Answer]) -> AsyncIterator[Steps]:
    """A bot with an event loop of its own, timed from its first poll on."""
    steps, ready, stop = Steps(), asyncio.Event(), threading.Event()
    here = asyncio.get_running_loop()

    async def serve() -> None:
        async with running_bot(server, ScriptedEngine(ask, listed=SOURCES), threads=THINKING):
            polled = asyncio.run_coroutine_threadsafe(server.calls.happened("getUpdates"), here)
            await asyncio.wrap_future(polled)
            with steps.timed(asyncio.get_running_loop()):
                here.call_soon_threadsafe(ready.set)
                await asyncio.to_thread(stop.wait)

    serving = asyncio.create_task(asyncio.to_thread(asyncio.run, serve()))
    try:
        await ready.wait()
        yield steps
    finally:
        stop.set()
        await serving


async def everybody_asks(server: Simulator) -> None:
    """Ten people ask at once, press a button at once, ask at once for what is long, for the list and for help."""
    shown = []
    for person in PEOPLE:
        reader(server, person)
        server.people.say(person, person, f"question {person}?")
    for person in PEOPLE:
        shown.append(await server.next_message(person))
        assert quotes(shown[-1]) == [f"To question {person}?"]
    for person, message in zip(PEOPLE, shown, strict=True):
        presses(server, person, message, "Context ①")
    for person in PEOPLE:
        assert AFTER in (await server.next_message(person))["text"]
    for text in ("a long one?", "/sources", "/help"):
        for person in PEOPLE:
            server.people.say(person, person, text)
        for person in PEOPLE:
            while "reply_markup" not in await server.next_message(person) and text != "/help":
                continue


async def test_ten_people_who_ask_at_once_never_hold_up_the_loop() -> None:
    seen = []
    for _ in range(ATTEMPTS):
        with noise() as worst:
            async with Simulator() as server, bot_in_a_thread(server, think) as steps:
                await everybody_asks(server)
        assert steps.counted > 100
        seen.append((steps.longest, worst[0], steps.longest_computing))
        if steps.longest < LONGEST_STEP + worst[0] and steps.longest_computing < LONGEST_STEP:
            return
    pytest.fail(f"each time a step held up the loop (seconds, those of the noise, and of computing): {seen}")


async def test_the_memory_and_the_engine_are_never_called_in_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    called: dict[str, set[str]] = {}

    def recorded(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            called.setdefault(name, set()).add(threading.current_thread().name.split("_")[0])
            return method(*arguments, **named)

        return call

    for kind in (*EmbeddedMemory.__mro__, ScriptedEngine):
        for name, method in list(vars(kind).items()):
            if not name.startswith("_") and callable(method):
                monkeypatch.setattr(kind, name, recorded(name, method))
    engine = ScriptedEngine(think, listed=SOURCES, tried={"en": ["What?"]})
    async with Simulator() as server, running_bot(server, engine, menu=True):
        await everybody_asks(server)
        for text in ("/start", "/new", "/language ar"):
            server.people.say(1, 1, text)
            await server.next_message(1)
    loops = {name for name, threads in called.items() if threads != {"qawl-worker"}}
    assert loops <= {"close"}
    assert {"remember", "settings", "claim_update", "answer_question", "surroundings", "examples"} <= called.keys()


async def test_a_step_that_blocks_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_the_loop(text: str) -> RichText:
        time.sleep(2 * LONGEST_STEP)
        return RichText(text)

    monkeypatch.setattr("bot.telegram.chats.backend.plain", in_the_loop)
    async with Simulator() as server, bot_in_a_thread(server, think) as steps:
        reader(server, 7)
        server.people.say(7, 7, "/help")
        await server.next_message(7)
    assert steps.longest >= 2 * LONGEST_STEP
