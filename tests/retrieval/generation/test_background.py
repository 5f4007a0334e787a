"""Work in a thread beside: its outcome comes in time or not at all, and nothing stays behind."""

import asyncio
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest

from retrieval.generation.background import Background, LateError, Say

pytestmark = pytest.mark.alone


@pytest.fixture
def background() -> Iterator[Background]:
    opened = Background("test")
    yield opened
    opened.close()


def _soon(seconds: float = 10.0) -> float:
    return time.monotonic() + seconds


def _ignore(_: str) -> None:
    pass


async def _sleep(_: Say) -> None:
    await asyncio.sleep(60)


def test_what_is_said_last_is_heard_before_the_outcome(background: Background) -> None:
    async def work(say: Say) -> int:
        for text in ("a", "ab", "abc"):
            say(text)
        return 7

    heard: list[str] = []
    assert background.call(work, _soon(), heard.append) == 7
    assert heard[-1] == "abc"


def test_what_work_raises_comes_out(background: Background) -> None:
    async def work(_: Say) -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        background.call(work, _soon(), _ignore)


def test_late_work_is_ended(background: Background) -> None:
    ended = threading.Event()

    async def work(_: Say) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    with pytest.raises(LateError):
        background.call(work, _soon(1.0), _ignore)  # time to begin
    assert ended.wait(60)


def test_work_that_cannot_be_interrupted_holds_nobody_up(background: Background) -> None:
    go_on = threading.Event()

    async def work(_: Say) -> None:
        await asyncio.to_thread(go_on.wait, 120)  # as the look-up of a name

    begun = time.monotonic()
    with pytest.raises(LateError):
        background.call(work, _soon(0.05), _ignore)
    assert time.monotonic() - begun < 30
    go_on.set()


def test_a_slow_listener_hears_the_latest_and_no_more_than_the_time_allows(background: Background) -> None:
    async def work(say: Say) -> None:
        for number in count():
            say(str(number))
            await asyncio.sleep(0)

    heard: list[str] = []

    def listen(text: str) -> None:
        heard.append(text)
        time.sleep(0.06)

    with pytest.raises(LateError):
        background.call(work, _soon(0.2), listen)
    assert len(heard) <= 5


def test_closing_ends_what_is_under_way() -> None:
    background = Background("test")
    outcomes: list[type[BaseException]] = []

    def call() -> None:
        try:
            background.call(_sleep, _soon(60), _ignore)
        except LateError as error:
            outcomes.append(type(error))

    caller = threading.Thread(target=call)
    caller.start()
    time.sleep(0.05)
    background.close()
    background.close()
    caller.join(30)
    assert outcomes == [LateError]
    with pytest.raises(LateError):
        background.call(_sleep, _soon(), _ignore)
