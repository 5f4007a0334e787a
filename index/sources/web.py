"""An address into its documents: a page or file is one, a feed is one for each of its entries."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.errors import SourceError
from index.records import Document, Scope
from index.sources.addresses import canonical
from index.sources.extracted import document_of
from index.sources.feed import Entry, read_feed
from index.sources.fetching import Fetch
from index.sources.items import FeedRead, Item, Known, Recount
from index.sources.reading import read
from index.sources.sniffing import Kind, kind_of

SECONDS_FOR_A_FEED = 600
"""To fetch the pages of its entries; honest feeds have a few dozen. Reading it again goes on with the rest."""


def read_address(named: str, scope: Scope, fetch: Fetch, is_known: Callable[[str], bool]) -> Iterator[Item]:
    """The documents at the address `named`. Never raises `SourceError`: errors come in their places.

    An entry of a feed that carries only the first lines of its article is fetched, unless its origin `is_known`
    already; where that fails, what the feed carries is taken instead.
    """
    try:
        content = fetch(named)
        if kind_of(content) is not Kind.FEED:
            yield from read(content, scope)
            return
        entries = read_feed(content)
    except SourceError as error:
        yield error
        return
    yield Recount(len(entries) - 1)
    deadline = time.monotonic() + SECONDS_FOR_A_FEED
    read_well: list[str] = []
    for entry in entries:
        item = _entry(entry, scope, fetch, is_known, deadline)
        if not isinstance(item, SourceError):
            read_well.append(entry.origin)
        yield item
    yield FeedRead(content.named, scope, tuple(read_well))


def _entry(entry: Entry, scope: Scope, fetch: Fetch, is_known: Callable[[str], bool], deadline: float) -> Item:
    page = entry.article.url
    if entry.whole or page is None:
        return document_of(entry.article, scope, entry.origin)
    if is_known(entry.origin):
        return Known(entry.origin)
    if time.monotonic() > deadline:
        return SourceError(page, "not fetched: the feed's pages take too long; add the feed again for the rest")
    return _fetched(entry, page, scope, fetch)


def _fetched(entry: Entry, address: str, scope: Scope, fetch: Fetch) -> Item:
    try:
        found = next(iter(read(fetch(address), scope)))
        if not isinstance(found, Document):
            raise found if isinstance(found, SourceError) else SourceError(address, "no article")
    except SourceError as error:
        return document_of(entry.article, scope, entry.origin) if entry.article.text else error
    return _completed(found, entry)


def _completed(page: Document, entry: Entry) -> Document:
    """A page's document, with what only the feed knows. It goes by the page's own address where it names one."""
    article = entry.article
    return replace(
        page,
        origin=canonical(page.url) or entry.origin if page.url else entry.origin,
        title=article.title or page.title,
        source=article.outlet or page.source,
        published=article.published or page.published,
    )
