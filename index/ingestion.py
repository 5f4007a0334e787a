"""Sources into the library: read, cut, embed, store; one bad source never stops the rest.

Names of files and folders in; documents in the library and an `IngestionReport` out. A document is stored wholly or not
at all, so an ingestion that is killed has added some documents and is finished by running it again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.embedding.protocol import Embedder
from index.errors import SourceError
from index.library import Change, Library
from index.passages import passages
from index.records import Document, IndexedDocument, IndexedPassage, Passage, PassageText, Scope, Sentence
from index.segmentation import sentences
from index.sources.locate import locate
from index.sources.plain_text import read_text_file
from index.text import search_terms, tokens

_PASSAGES_AT_ONCE = 64  # embedded together: several short articles fill a batch of the model better than one


@dataclass(slots=True)
class IngestionReport:
    """What an ingestion did, in documents, and what it could not read."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: list[SourceError] = field(default_factory=list)

    def record(self, change: Change) -> None:
        """Count one stored document."""
        self.added += change is Change.ADDED
        self.updated += change is Change.UPDATED
        self.unchanged += change is Change.UNCHANGED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingestion has come: `done` of `total` sources; `source` is the one just finished."""

    done: int
    total: int
    source: str


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document cut into sentences and passages, not yet embedded; `texts` run parallel to `passages`."""

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    texts: tuple[PassageText, ...]


def cut(document: Document) -> CutDocument:
    """The sentences and passages of a document. Raises `SourceError` where it holds no word at all."""
    text = document.text
    found = tuple(
        Sentence(document.id, ordinal, span.start, span.end)
        for ordinal, span in enumerate(sentences(text, document.body))
    )
    if not any(tokens(text[sentence.start : sentence.end]) for sentence in found):
        raise SourceError(document.origin, "no words in it: there is nothing to index")
    return with_sentences(document, found)


def with_sentences(document: Document, found: tuple[Sentence, ...]) -> CutDocument:
    """The passages of a document whose sentences are known."""
    text = document.text
    runs = tuple(passages(document.id, document.title, text, found))
    texts = tuple(
        PassageText(run.heading, tuple(text[s.start : s.end] for s in found[run.first : run.last])) for run in runs
    )
    return CutDocument(document, found, runs, texts)


def embed(documents: Sequence[CutDocument], embedder: Embedder) -> list[IndexedDocument]:
    """Cut documents with the vectors and search terms of their passages; one call to the model for all of them."""
    embeddings = iter(embedder.embed_passages([text for document in documents for text in document.texts]))
    return [
        IndexedDocument(
            document.document,
            document.sentences,
            tuple(
                IndexedPassage(run, next(embeddings), " ".join(search_terms(" ".join((text.heading, *text.sentences)))))
                for run, text in zip(document.passages, document.texts, strict=True)
            ),
        )
        for document in documents
    ]


def ingest(
    named: Sequence[str],
    scope: Scope,
    library: Library,
    embedder: Callable[[], Embedder],
    progress: Callable[[Progress], None],
) -> IngestionReport:
    """Add the files and folders `named` to `scope`; `embedder` is asked for only if something has to be embedded.

    Raises `ModelError` or `ModelMismatchError` where the model can't be used, and `LibraryError` where the library
    can't be written; what was stored before that stays stored.
    """
    sources = [source for name in named for source in locate(name)]
    ingestion = _Ingestion(scope, library, embedder, progress, len(sources))
    for source in sources:
        ingestion.take(source)
    ingestion.embed_waiting()
    return ingestion.report


class _Ingestion:
    """One run of `ingest`: cut documents wait until there are enough of them for the model."""

    def __init__(
        self,
        scope: Scope,
        library: Library,
        embedder: Callable[[], Embedder],
        progress: Callable[[Progress], None],
        total: int,
    ) -> None:
        self.report = IngestionReport()
        self._scope = scope
        self._library = library
        self._embedder = embedder
        self._progress = progress
        self._total = total
        self._done = 0
        self._waiting: list[CutDocument] = []

    def take(self, source: Path | SourceError) -> None:
        try:
            if isinstance(source, SourceError):
                raise source
            document = cut(read_text_file(source, self._scope))
        except SourceError as error:
            self.report.failed.append(error)
            self._step(error.source)
            return
        if self._library.content_hash(document.document.id) == document.document.content_hash:
            self.report.record(Change.UNCHANGED)
            self._step(document.document.origin)
            return
        # A long document must not keep short ones before it from being stored.
        if sum(len(each.passages) for each in (*self._waiting, document)) > _PASSAGES_AT_ONCE:
            self.embed_waiting()
        self._waiting.append(document)

    def embed_waiting(self) -> None:
        if not self._waiting:
            return
        for indexed in embed(self._waiting, self._embedder()):
            self.report.record(self._library.replace(indexed))
            self._step(indexed.document.origin)
        self._waiting.clear()

    def _step(self, source: str) -> None:
        self._done += 1
        self._progress(Progress(self._done, self._total, source))
