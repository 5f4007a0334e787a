"""Sources into the library: read, cut, embed, store; one bad source never stops the rest.

Names of files, folders and addresses in, or documents as a reader yields them; documents in the library and an
`IngestionReport` out. A document is stored wholly or not at all, so an ingestion that is killed has added some
documents and is finished by running it again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from index.embedding.protocol import Embedder
from index.errors import ModelMismatchError, SourceError
from index.feeds import Rereading, entry_key
from index.indexed import IndexedDocument
from index.indexing import CutDocument, cut, embed
from index.ingestion_report import IngestionReport, Progress
from index.library import Library
from index.library_records import Change
from index.records import Document, Scope, document_id
from index.sources.content import Content
from index.sources.fetching import Fetch, Fetcher
from index.sources.items import FeedRead, Item, Known, LeftOut, ReadAgain, Recount
from index.sources.locate import Address, locate
from index.sources.reading import count, read
from index.sources.web import read_address

PASSAGES_AT_ONCE = 64
"""Embedded together: several short articles fill a batch of the model better than one."""


def ingest(
    named: Sequence[str],
    scope: Scope,
    library: Library,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None],
    fetch: Fetch | None = None,
) -> IngestionReport:
    """Add the files, folders and addresses `named` to `scope`; `embedder` is asked for only if something has to be
    embedded, `fetch` (a new `Fetcher` by default) only for addresses.

    Raises `ModelError` or `ModelMismatchError` where the model can't be used, and `LibraryError` where the library
    can't be written; what was stored before that stays stored.
    """
    sources = [source for name in named for source in locate(name)]
    total = sum(_count(source) for source in sources)
    fetch = fetch or Fetcher()
    is_known = _known_in(library, scope)
    items = (item for source in sources for item in _read(source, scope, fetch, is_known))
    return ingest_items(items, total, library, embedder, progress)


def ingest_content(
    content: Content,
    scope: Scope,
    library: Library,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None],
) -> IngestionReport:
    """Add what one file holds that is not on this machine's disk by its name. Raises what `ingest` raises."""
    return ingest_items(read(content, scope), count(content), library, embedder, progress)


def ingest_address(
    address: str,
    scope: Scope,
    library: Library,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None],
    fetch: Fetch | None = None,
) -> IngestionReport:
    """Add what is at one address, whoever named it: nothing but http(s) is ever read. Raises what `ingest` raises."""
    items = read_address(address, scope, fetch or Fetcher(), _known_in(library, scope))
    return ingest_items(items, 1, library, embedder, progress)


def store(document: Document, library: Library, embedder: Callable[[], Embedder]) -> Change:
    """Add one document. Raises `SourceError` where no word is in it, and what `ingest` raises."""
    if (change := library.recognise(document)) is not None:
        return change
    ready = cut(document)
    [indexed] = embed([ready], embedder())
    try:
        return library.replace(indexed)
    except ModelMismatchError:
        # The library has changed its model meanwhile: asked again, `embedder` gives the new one.
        [indexed] = embed([ready], embedder())
        return library.replace(indexed)


def unchecked() -> None:
    """Whatever is ready may be stored."""


def ingest_items(
    items: Iterable[Item],
    total: int,
    library: Library,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None],
    *,
    check: Callable[[], None] = unchecked,
) -> IngestionReport:
    """Add documents as a reader yields them, about `total` of them. Raises what `ingest` raises.

    `check` is called just before each document is stored, for the model may have taken long: what it raises ends all.
    """
    ingestion = _Ingestion(library, embedder, progress, total, check)
    for item in items:
        ingestion.take(item)
    ingestion.finish()
    return ingestion.report


def _known_in(library: Library, scope: Scope) -> Callable[[str], bool]:
    return lambda origin: library.content_hash(document_id(scope, origin)) is not None


def _count(source: Path | Address | SourceError) -> int:
    try:
        return count(Content.of_file(source)) if isinstance(source, Path) else 1
    except SourceError:
        return 1


def _read(
    source: Path | Address | SourceError, scope: Scope, fetch: Fetch, is_known: Callable[[str], bool]
) -> Iterator[Item]:
    if isinstance(source, SourceError):
        yield source
    elif isinstance(source, Address):
        yield from read_address(source.named, scope, fetch, is_known)
    else:
        try:
            content = Content.of_file(source)
        except SourceError as error:
            yield error
        else:
            yield from read(content, scope)


class _Ingestion:
    """One run of `ingest_items`: cut documents wait until there are enough of them for the model."""

    def __init__(
        self,
        library: Library,
        embedder: Callable[[], Embedder],
        progress: Callable[[Progress], None],
        total: int,
        check: Callable[[], None],
    ) -> None:
        self.report = IngestionReport()
        self._library = library
        self._embedder = embedder
        self._progress = progress
        self._total = total
        self._check = check
        self._done = 0
        self._waiting: list[tuple[CutDocument, Rereading | None]] = []
        self._feeds_read: list[FeedRead] = []

    def take(self, item: Item) -> None:
        if isinstance(item, Document):
            self._take_document(item)
        elif isinstance(item, ReadAgain):
            self._take_document(item.document, item.rereading)
        elif isinstance(item, SourceError):
            self.report.failed.append(item)
            self._step(item.source)
        elif isinstance(item, FeedRead):
            self._feeds_read.append(item)
        elif isinstance(item, Recount):
            self._total += item.by
        elif isinstance(item, LeftOut):
            self.report.left_out += item.count
            self._step(item.origin, item.count)
        else:
            self._unchanged(item)

    def _take_document(self, document: Document, rereading: Rereading | None = None) -> None:
        # What is stored has been cut before: no need to look whether it can be.
        if (change := self._library.recognise(document, rereading)) is not None:
            self.report.record(change)
            self._step(document.origin)
            return
        try:
            ready = cut(document)
        except SourceError as error:
            self.take(error)
            return
        # A long document must not keep short ones before it from being stored.
        if sum(len(each.passages) for each in (*self._cut(), ready)) > PASSAGES_AT_ONCE:
            self.embed_waiting()
        self._waiting.append((ready, rereading))

    def _cut(self) -> list[CutDocument]:
        return [each for each, _ in self._waiting]

    def _unchanged(self, item: Known) -> None:
        self.report.record(Change.UNCHANGED)
        self._step(item.origin)

    def finish(self) -> None:
        """Store what waits. Feeds are remembered, to be read again, once all that they gave is stored."""
        self.embed_waiting()
        for feed in self._feeds_read:
            self._library.feeds.note_entries(feed.address, feed.scope, [entry_key(origin) for origin in feed.origins])

    def embed_waiting(self) -> None:
        if not self._waiting:
            return
        made = embed(self._cut(), self._embedder())
        try:
            self._store(made)
        except ModelMismatchError:
            self._store(embed(self._cut(), self._embedder()))  # as in `store`

    def _store(self, made: Sequence[IndexedDocument]) -> None:
        for indexed in made:
            self._check()
            change = self._library.replace(indexed, self._waiting[0][1])
            self.report.record(change, indexed.document.title)
            self._waiting.pop(0)
            self._step(indexed.document.url or indexed.document.origin)

    def _step(self, source: str, count: int = 1) -> None:
        self._done += count
        self._total = max(self._total, self._done)
        self._progress(Progress(self._done, self._total, source))
