"""The library, the model and the answerer of one process, each made when it is first needed."""

import threading
from collections.abc import Callable, Mapping, Sequence

from bot.keeper import Watch
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.ingestion import IngestionReport, ingest_address, ingest_content, ingest_items, store
from index.library import Change, DocumentSummary, Library, Scopes
from index.records import Document, Scope
from index.sources.content import Content
from retrieval.answering import EVIDENCE_LISTED, Answerer
from retrieval.citing import cite, surroundings
from retrieval.examples import Examples
from retrieval.records import Answer, Citation, Quoted, Surroundings


class Services:
    """What commands and bots work with. Safe to use from threads; close it at the end.

    `say` is given short lines about slow preparations.
    """

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self.settings = settings
        self._say = say
        self._lock = threading.RLock()
        self._library: EmbeddedLibrary | None = None
        self._embedder: Embedder | None = None
        self._answerer: Answerer | None = None
        self._examples: Examples | None = None

    @property
    def library(self) -> Library:
        """The library in the data folder. Raises `LibraryError`."""
        with self._lock:
            if self._library is None:
                self._library = EmbeddedLibrary(self.settings.data_dir)
            return self._library

    def embedder(self) -> Embedder:
        """The model, once it is sure that the library's vectors are of its making.

        Raises `ModelError` and `ModelMismatchError`.
        """
        with self._lock:
            if self._embedder is None:
                embedder = load_embedder(self.settings.embedding_model, self.settings.cache_dir, self._say)
                self.library.use_model(identify(embedder))
                self._embedder = embedder
            return self._embedder

    def answer(
        self, question: str, scopes: Scopes, evidence_limit: int = EVIDENCE_LISTED, earlier: Sequence[str] = ()
    ) -> Answer:
        """Answer one question, asked after the `earlier` ones. Raises what `Answerer.answer` and `embedder` raise."""
        with self._lock:
            if self._answerer is None:
                self._answerer = Answerer(self.library, self.embedder())
            answerer = self._answerer
        return answerer.answer(question, scopes, evidence_limit, earlier)

    # What faces ask: see `bot.engine.Engine`

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:
        """See `Engine.answer_question`."""
        return self.answer(question, scopes, earlier=earlier)

    def cite(self, quoted: Sequence[Quoted], scopes: Scopes, language: str, first_number: int = 1) -> list[Citation]:
        """See `Engine.cite`."""
        return cite(self.library, quoted, scopes, language, first_number)

    def surroundings(self, quoted: Quoted, scopes: Scopes) -> Surroundings | None:
        """See `Engine.surroundings`."""
        return surroundings(self.library, quoted, scopes)

    def sources(self, scopes: Scopes) -> list[DocumentSummary]:
        """See `Engine.sources`."""
        return self.library.documents(scopes)

    def examples(self, language: str, scopes: Scopes) -> list[str]:
        """See `Engine.examples`."""
        with self._lock:
            if self._examples is None:
                self._examples = Examples(self.library, self.answer)
            found = self._examples
        return found.find(language, scopes)

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `Engine.move_scope`."""
        return self.library.move_scope(old, new)

    # What faces ask to be kept and forgotten: see `bot.keeper.Keeper`

    def keep(self, document: Document) -> Change:
        """See `Keeper.keep`."""
        return store(document, self.library, self.embedder)

    def keep_all(self, documents: Sequence[Document]) -> IngestionReport:
        """See `Keeper.keep_all`."""
        return ingest_items(documents, len(documents), self.library, self.embedder, lambda _: None)

    def keep_file(self, content: Content, scope: Scope, watch: Watch) -> IngestionReport:
        """See `Keeper.keep_file`."""
        return ingest_content(content, scope, self.library, self.embedder, watch)

    def keep_address(self, address: str, scope: Scope, watch: Watch) -> IngestionReport:
        """See `Keeper.keep_address`."""
        return ingest_address(address, scope, self.library, self.embedder, watch)

    def forget(self, document_id: str, scope: Scope) -> bool:
        """See `Keeper.forget`."""
        return self.library.delete(document_id, [scope])

    def forget_author(self, author_id: int, scope: Scope) -> int:
        """See `Keeper.forget_author`."""
        return self.library.delete_author(author_id, scope)

    def forget_author_everywhere(self, author_id: int) -> int:
        """See `Keeper.forget_author_everywhere`."""
        shared = [scope for scope in self.library.scopes() if scope.is_shared_chat]
        return sum(self.library.delete_author(author_id, scope) for scope in shared)

    def forget_scope(self, scope: Scope) -> int:
        """See `Keeper.forget_scope`."""
        return self.library.delete_scope(scope)

    def close(self) -> None:
        """Let go of the library's files."""
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None
