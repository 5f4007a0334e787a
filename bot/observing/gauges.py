"""Figures that are looked up when Prometheus asks: how long the queues are, and how much the library holds. Functions
that tell them go in; a collector for a registry comes out."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.observing.queues import Queues
from index.errors import LibraryError
from index.library import Library
from index.library_records import Counts
from index.records import LIBRARY, Scope

_LOGGER = logging.getLogger(__name__)

COUNTED_SECONDS = 60.0  # a large library is not counted for each scrape


class Gauges(Collector):
    """Implements prometheus_client's `Collector`. Safe to use from threads."""

    def __init__(
        self, version: str, queues: Queues, library: Library, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._version = version
        self._queues = queues
        self._library = library
        self._clock = clock
        self._counted: dict[str, Counts] = {}
        self._counted_at: float | None = None

    def collect(self) -> Iterable[Metric]:
        """All of them, as of now. Where the library can't be asked, as it was last."""
        info = GaugeMetricFamily("qawl_info", "The version that runs.", labels=["version"])
        info.add_metric([self._version], 1)
        yield info
        queues = GaugeMetricFamily("qawl_queue_length", "What waits or is worked on.", labels=["queue"])
        for queue, length in self._queues.lengths().items():
            if length is not None:
                queues.add_metric([queue.value], length)
        yield queues
        counted = self._counts()
        for what in ("documents", "sentences", "passages"):
            held = GaugeMetricFamily(f"qawl_library_{what}", f"Stored {what}, by whose they are.", labels=["scope"])
            for kind, counts in counted.items():
                held.add_metric([kind], getattr(counts, what))
            yield held

    def describe(self) -> Iterable[Metric]:
        """Nothing: to be registered is no reason to count."""
        return ()

    def _counts(self) -> Mapping[str, Counts]:
        if self._counted_at is None or self._clock() - self._counted_at >= COUNTED_SECONDS:
            try:
                self._counted = counts_by_kind(self._library)
            except LibraryError as error:
                _LOGGER.warning("The library can't be counted now: %s", error)
            self._counted_at = self._clock()
        return self._counted


def counts_by_kind(library: Library) -> dict[str, Counts]:
    """How much a library holds: of the operator's own, of private chats, of groups and channels. Raises
    `LibraryError`."""
    kinds: dict[str, list[Scope]] = {"library": [], "private": [], "shared_chat": []}
    for scope in library.scopes():
        kinds["library" if scope == LIBRARY else "shared_chat" if scope.is_shared_chat else "private"].append(scope)
    return {kind: library.counts(scopes) for kind, scopes in kinds.items()}
