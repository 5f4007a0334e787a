"""Feeds read again: a remembered feed in; its new and changed entries in the library, and a report, out.

What was deleted since a feed gave it does not come back with the feed, as far as `index.feeds.MOST_KEYS` reaches.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from index.embedding.protocol import Embedder
from index.errors import SourceError
from index.feeds import Feed, Rereading, Validators, entry_key
from index.ingestion import ingest_items
from index.ingestion_report import IngestionReport
from index.library import Library
from index.records import Document, document_id
from index.sources.content import Content
from index.sources.fetching import Fetch, Fetched
from index.sources.items import FeedRead, Item, Known, ReadAgain
from index.sources.web import read_address


class FetchAgain(Fetch, Protocol):
    """A `Fetch` that can ask first whether there is something new."""

    def newer(self, address: str, than: Validators) -> Fetched | None:
        """The content at `address` with its validators; None where it is still the one that `than` stands for.

        Raises `SourceError`.
        """


def refresh(
    feed: Feed,
    library: Library,
    embedder: Callable[[], Embedder],
    fetch: FetchAgain,
    now: Callable[[], datetime],
) -> IngestionReport:
    """Read a feed again, and note that. What can't be read is in the report; else raises what `ingest` raises."""
    try:
        fetched = fetch.newer(feed.address, feed.validators)
    except SourceError as error:
        library.feeds.note_failure(feed, now())
        return IngestionReport(failed=[error])
    if fetched is None:
        library.feeds.note_read(feed, now(), feed.validators, ())
        return IngestionReport()
    reading = _Reading(feed, library, fetched.content, fetch)
    report = ingest_items(reading.items(), 1, library, embedder, lambda _: None)
    if reading.entries is None:  # it is no feed any more
        library.feeds.note_failure(feed, now())
    else:
        # While pages of it can't be read, the same version has to be read once more.
        validators = Validators() if report.failed else fetched.validators
        library.feeds.note_read(feed, now(), validators, reading.entries)
    return report


class _Reading:
    """One reading of a feed: `items` are what it gives; `entries`, once it has come to its end, all their keys."""

    def __init__(self, feed: Feed, library: Library, content: Content, fetch: Fetch) -> None:
        self.entries: list[str] | None = None
        self._feed = feed
        self._library = library
        self._content = content
        self._fetch = fetch

    def items(self) -> Iterator[Item]:
        """Ends early where the feed is removed meanwhile."""
        feed = self._feed
        for item in read_address(feed.address, feed.scope, self._fetched, self._is_known):
            if not self._library.feeds.holds(feed.address, feed.scope):
                return
            if isinstance(item, FeedRead):
                self.entries = [entry_key(origin) for origin in item.origins]
            elif isinstance(item, Document):
                yield self._document(item)
            else:
                yield item

    def _document(self, document: Document) -> Item:
        is_stored = self._is_stored(document.origin)
        if self._was_given(document.origin) and not is_stored:
            return Known(document.origin)  # it was deleted
        # It may be deleted yet, or all of the feed's scope, before it is its turn to be stored.
        return ReadAgain(document, Rereading(self._feed.address, is_stored))

    def _fetched(self, address: str) -> Content:
        return self._content if address == self._feed.address else self._fetch(address)

    def _is_known(self, origin: str) -> bool:
        return self._was_given(origin) or self._is_stored(origin)

    def _was_given(self, origin: str) -> bool:
        return entry_key(origin) in self._feed.entries

    def _is_stored(self, origin: str) -> bool:
        return self._library.content_hash(document_id(self._feed.scope, origin)) is not None
