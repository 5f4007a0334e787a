"""Remembered feeds read again, on a schedule, beside whatever else a process does.

Services and minutes in; new entries in the library out. A feed that fails is asked less and less, and what goes wrong
is logged: it never ends the schedule.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta

from bot.clocks import utc_now
from bot.lease import Lease
from bot.services import Services
from index.errors import QawlError
from index.feeds import Feed, Validators, is_due
from index.ingestion_report import IngestionReport
from index.refreshing import FetchAgain, refresh
from index.sources.content import Content
from index.sources.fetching import Fetched, Fetcher

_LOOK_SECONDS = 60.0  # between two looks at which feeds are due
_END_SECONDS = 5.0  # for what is being read when the process ends; beyond that it ends without
_LOGGER = logging.getLogger(__name__)


def read_again(
    services: Services, feed: Feed, fetch: FetchAgain, now: Callable[[], datetime] = utc_now
) -> IngestionReport:
    """Read one feed again. Raises what `index.refreshing.refresh` raises."""
    return refresh(feed, services.library, services.embedder, fetch, now)


@contextmanager
def reading_feeds(
    services: Services,
    minutes: int,
    fetch: FetchAgain | None = None,
    *,
    now: Callable[[], datetime] = utc_now,
    look_seconds: float = _LOOK_SECONDS,
    lease: Lease | None = None,
) -> Iterator[None]:
    """While the body runs, a thread reads each feed every so many minutes; with 0 minutes there is none. Of several
    processes with a `lease` one at a time reads."""
    if minutes == 0:
        yield
        return
    schedule = _Schedule(services, timedelta(minutes=minutes), fetch or Fetcher(), now, look_seconds, lease)
    # A daemon: a server that lets us wait for its answer must not keep the process from ending.
    thread = threading.Thread(target=schedule.run, name="qawl-feeds", daemon=True)
    thread.start()
    try:
        yield
    finally:
        schedule.ended.set()
        thread.join(_END_SECONDS)


class _EndedError(Exception):
    """The process ends: nothing more is fetched."""


class _Schedule:
    """Implements `FetchAgain` too, until it is `ended`."""

    def __init__(
        self,
        services: Services,
        every: timedelta,
        fetch: FetchAgain,
        now: Callable[[], datetime],
        look_seconds: float,
        lease: Lease | None,
    ) -> None:
        self.ended = threading.Event()
        self._services = services
        self._every = every
        self._fetch = fetch
        self._now = now
        self._look_seconds = look_seconds
        self._lease = lease

    def run(self) -> None:
        """Look for feeds that are due, again and again."""
        while not self.ended.is_set():
            try:
                self._read_what_is_due()
            except _EndedError:
                return
            except QawlError as error:
                _LOGGER.warning("The feeds can't be read now: %s", error)
            except Exception:
                _LOGGER.exception("Reading the feeds failed")
            self.ended.wait(self._look_seconds)

    def _read_what_is_due(self) -> None:
        with self._lease.held() if self._lease is not None else nullcontext() as mine:
            if self._lease is not None and mine is None:
                return
            for feed in self._services.library.feeds.all():
                if is_due(feed, self._now(), self._every):
                    self._read(feed)

    def _read(self, feed: Feed) -> None:
        report = read_again(self._services, feed, self, self._now)
        if report.failed:
            _LOGGER.warning("A feed, or a page of it, could not be read (%d times)", len(report.failed))

    def __call__(self, address: str) -> Content:
        self._go_on()
        return self._fetch(address)

    def newer(self, address: str, than: Validators) -> Fetched | None:
        """See `FetchAgain.newer`."""
        self._go_on()
        return self._fetch.newer(address, than)

    def _go_on(self) -> None:
        if self.ended.is_set():
            raise _EndedError
