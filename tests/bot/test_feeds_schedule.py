"""Feeds on a schedule: read while the body runs, never after, and whatever fails is tried again."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from bot.feeds import reading_feeds
from bot.lease import Holding, Lease
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from index.errors import SourceError
from index.feeds import Validators
from index.records import LIBRARY
from index.sources.content import Content
from index.sources.fetching import Fetched

ADDRESS = "https://n.example/feed"
PATIENCE = 60.0  # seconds: far more than any of this takes
LONG = "The harbour opened on Monday and ships came from all over the world. " * 12


class Scripted:
    """A web of one feed, whose versions come one after the other; the last one stays."""

    def __init__(self, *versions: bytes | Exception) -> None:
        self._versions = list(versions)
        self.asked = 0
        self.changed = threading.Condition()

    def newer(self, address: str, than: Validators) -> Fetched | None:
        with self.changed:
            self.asked += 1
            self.changed.notify_all()
            version = self._versions.pop(0) if len(self._versions) > 1 else self._versions[0]
        if isinstance(version, Exception):
            raise version
        return Fetched(Content(address, address, "feed", ".xml", url=address, data=version), Validators())

    def __call__(self, address: str) -> Content:
        raise SourceError(address, "there are no pages here")

    def wait_until_asked(self, times: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.asked >= times, PATIENCE)


def rss(*names: str) -> bytes:
    """A feed of entries, each with a figure of its own, so that no two are one article."""
    items = "".join(
        f"<item><title>{each}</title><link>https://n.example/{each}</link>"
        f"<description>Report {ord(each)}. {LONG}</description></item>"
        for each in names
    )
    return f'<rss version="2.0"><channel><title>The Paper</title>{items}</channel></rss>'.encode()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = Services(Settings(data_dir=tmp_path), lambda _: None, lambda *_: TinyEmbedder())
    opened.library.feeds.note_entries(ADDRESS, LIBRARY, [])
    yield opened
    opened.close()


def clock() -> Callable[[], datetime]:
    """Every look at it is a day later: each feed is always due."""
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def tell() -> datetime:
        nonlocal now
        now += timedelta(days=1)
        return now

    return tell


def test_new_entries_come_while_the_body_runs_and_nothing_after(services: Services) -> None:
    web = Scripted(rss("a"), rss("a", "b"))
    with reading_feeds(services, 30, web, now=clock(), look_seconds=0.01):
        web.wait_until_asked(3)
    asked = web.asked
    assert {each.title for each in services.library.documents([LIBRARY])} == {"a", "b"}
    assert not any(thread.name == "qawl-feeds" for thread in threading.enumerate())
    assert web.asked == asked


def test_whatever_fails_is_logged_and_tried_again(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    web = Scripted(SourceError(ADDRESS, "can't be reached"), RuntimeError("a defect"), b"no feed", rss("a"))
    with caplog.at_level(logging.WARNING), reading_feeds(services, 30, web, now=clock(), look_seconds=0.01):
        web.wait_until_asked(5)
    assert {each.title for each in services.library.documents([LIBRARY])} >= {"a"}
    assert "could not be read" in caplog.text
    assert "a defect" in caplog.text
    assert "n.example" not in caplog.text


def test_a_feed_that_is_not_due_is_left_alone(services: Services) -> None:
    web = Scripted(rss("a"))
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    looks = threading.Semaphore(0)

    def now() -> datetime:
        looks.release()
        return at

    with reading_feeds(services, 30, web, now=now, look_seconds=0.01):
        for _ in range(6):
            assert looks.acquire(timeout=PATIENCE)
    assert web.asked == 1


def test_with_no_minutes_nothing_is_read(services: Services) -> None:
    with reading_feeds(services, 0, Scripted(AssertionError("asked"))):
        assert not any(thread.name == "qawl-feeds" for thread in threading.enumerate())


def test_a_server_that_keeps_us_waiting_does_not_keep_the_process(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, released = threading.Event(), threading.Event()

    class Slow(Scripted):
        def newer(self, address: str, than: Validators) -> Fetched | None:
            waiting.set()
            released.wait(PATIENCE)
            return super().newer(address, than)

    monkeypatch.setattr("bot.feeds._END_SECONDS", 0.05)
    with reading_feeds(services, 30, Slow(rss("a")), now=clock(), look_seconds=0.01):
        assert waiting.wait(PATIENCE)
    assert any(thread.name == "qawl-feeds" and thread.daemon for thread in threading.enumerate())
    released.set()
    for thread in threading.enumerate():
        if thread.name == "qawl-feeds":
            thread.join(PATIENCE)
            assert not thread.is_alive()


def test_of_several_processes_one_at_a_time_reads(services: Services, tmp_path: Path) -> None:
    web, memory = Scripted(rss("a")), EmbeddedMemory(tmp_path)
    assert memory.hold("feeds", "another", PATIENCE)
    looks = threading.Semaphore(0)

    class Watched(Lease):
        @contextmanager
        def held(self, patience: float | None = 0.0) -> Iterator[Holding | None]:
            with super().held(patience) as holding:
                yield holding
            looks.release()

    lease = Watched(memory, "feeds", "this one")
    with reading_feeds(services, 30, web, now=clock(), look_seconds=0.01, lease=lease):
        for _ in range(3):
            assert looks.acquire(timeout=PATIENCE)
        assert web.asked == 0
        memory.let_go("feeds", "another")
        web.wait_until_asked(1)
    assert memory.holder_of("feeds") is None
    memory.close()
