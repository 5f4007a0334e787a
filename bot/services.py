"""The library, the model and the answerer of one process, each made when it is first needed."""

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.keeper import Watch
from bot.memories import Memories
from bot.memory.protocol import Memory
from bot.settings import Settings
from bot.storage import open_library
from index.embedding.identity import identify
from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.errors import ModelMismatchError
from index.ingestion import ingest_address, ingest_content, ingest_items, store, unchecked
from index.ingestion_report import IngestionReport
from index.library import Library
from index.library_records import Change, Counts, Scopes
from index.listing import Listing
from index.records import Document, Scope
from index.sources.content import Content
from index.sources.fetching import Fetch
from index.sources.messages import messages_of
from retrieval.answering import EVIDENCE_LISTED, OFFERED_BESIDE, Answerer
from retrieval.citing import cite, surroundings
from retrieval.digest.library_posts import LibraryPosts
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted
from retrieval.examples import Examples
from retrieval.records import Answer, Citation, Quoted, Surroundings

if TYPE_CHECKING:
    from retrieval.digest.digester import Digester

Load = Callable[[str | None, Path, Callable[[str], None]], Embedder]
"""What loads a model, as `load_embedder` does."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    """The model of the library, as it was at `revision` (see `Library.model_revision`)."""

    embedder: Embedder
    answerer: Answerer
    revision: str


class Services:
    """What commands and bots work with. Safe to use from threads; close it at the end.

    `say` is given short lines about slow preparations. `fetch` fetches addresses, by default those that are public.
    Where the library changes its model, the next that asks for the model, or for an answer, waits for the new one.
    """

    def __init__(
        self,
        settings: Settings,
        say: Callable[[str], None],
        load: Load = load_embedder,
        fetch: Fetch | None = None,
    ) -> None:
        self.settings = settings
        self._say = say
        self._load = load
        self._fetch = fetch
        self._lock = threading.RLock()
        self._library: Library | None = None
        self._model: _Model | None = None
        self._examples: Examples | None = None
        self._memories = Memories(settings)

    @property
    def library(self) -> Library:
        """The library that the settings choose. Raises as `open_library`."""
        opened = self._library
        if opened is not None:
            return opened  # without the lock, which may be held for as long as a model takes to load
        with self._lock:
            if self._library is None:
                self._library = open_library(self.settings)
            return self._library

    def embedder(self) -> Embedder:
        """The model, once it is sure that the library's vectors are of its making.

        Raises `ModelError` and `ModelMismatchError`.
        """
        return self._current_model().embedder

    def load_embedder(self, name: str | None) -> Embedder:
        """A model by name, None for the default one, whoever made the library's vectors. Raises `ModelError`."""
        return self._load(name, self.settings.cache_dir, self._say)

    def answer(
        self, question: str, scopes: Scopes, evidence_limit: int = EVIDENCE_LISTED, earlier: Sequence[str] = ()
    ) -> Answer:
        """Answer one question, asked after the `earlier` ones. Raises what `Answerer.answer` and `embedder` raise."""
        while True:
            model = self._current_model()
            try:
                answer = model.answerer.answer(question, scopes, evidence_limit, earlier)
            except (ModelMismatchError, ValueError):  # the vectors of two models may be of two lengths
                if self.library.model_revision() == model.revision:
                    raise
            else:
                if self.library.model_revision() == model.revision:
                    return answer

    def _current_model(self) -> _Model:
        with self._lock:
            if self._model is None or self._model.revision != self.library.model_revision():
                self._model = self._loaded(self._model)
            return self._model

    def _loaded(self, before: _Model | None) -> _Model:
        """The library's own model, or the one that the settings name at the start."""
        library, named = self.library, self.settings.embedding_model
        while True:
            seen, own = library.model_revision(), library.model_name()
            if before is not None and named is not None and named != own:
                _log.warning(
                    "The library's model is %s now, and is used; QAWL_EMBEDDING_MODEL is %s: change or remove it "
                    "before the next start", own, named
                )  # fmt: skip
            name = own if before is not None or named is None else named
            embedder = self._load(name, self.settings.cache_dir, self._say)
            try:
                return _Model(embedder, self._answerer(embedder), library.use_model(identify(embedder)))
            except ModelMismatchError:
                if library.model_revision() == seen:  # else it has changed once more while this one was loaded
                    raise

    def _answerer(self, embedder: Embedder) -> Answerer:
        return Answerer(self.library, embedder, OFFERED_BESIDE if self.settings.language_model is not None else 0)

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

    @property
    def listing(self) -> Listing:
        """See `Engine.listing`."""
        return self.library.listing

    def counts(self, scopes: Scopes) -> Counts:
        """See `Engine.counts`."""
        return self.library.counts(scopes)

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

    def keep_all(self, documents: Sequence[Document], check: Callable[[], None] = unchecked) -> IngestionReport:
        """See `Keeper.keep_all`."""
        library, nobody = self.library, lambda _: None
        return ingest_items(documents, len(documents), library, self.embedder, nobody, check=check)

    def keep_file(self, content: Content, scope: Scope, watch: Watch) -> IngestionReport:
        """See `Keeper.keep_file`."""
        return ingest_content(content, scope, self.library, self.embedder, watch)

    def keep_address(self, address: str, scope: Scope, watch: Watch) -> IngestionReport:
        """See `Keeper.keep_address`."""
        return ingest_address(address, scope, self.library, self.embedder, watch, self._fetch)

    def forget(self, document_id: str, scope: Scope) -> bool:
        """See `Keeper.forget`."""
        return bool(self.forget_each([document_id], scope))

    def forget_each(self, document_ids: Sequence[str], scope: Scope) -> list[str]:
        """As `forget` for several: those that the scope held."""
        found = (self.library.document(each, [scope]) for each in document_ids)
        if messages := [place for document in found if document is not None for place in messages_of(document)]:
            # First: an edit that waits to be stored, or another part of an album, would make the document anew.
            for memory in self._memories.all():
                memory.forget_messages(messages)
        with self.library.deleting_together():
            gone = [each for each in document_ids if self.library.delete(each, [scope])]
        self.forget_quotes(and_messages=bool(messages))
        return gone

    def withdraw(self, document_id: str, scope: Scope) -> bool:
        """See `Keeper.withdraw`."""
        is_gone = self.library.withdraw(document_id, [scope])
        for memory in self._memories.all():
            # Its quotes alone are looked for: edits come also from groups of which nothing is kept, and are many.
            memory.forget_quotes(lambda each: each != document_id or self.holds(each))
        return is_gone

    def deleting_together(self) -> AbstractContextManager[None]:
        """See `Keeper.deleting_together`."""
        return self.library.deleting_together()

    def forget_author(self, author_id: int, scope: Scope) -> int:
        """See `Keeper.forget_author`."""
        gone = self.library.delete_author(author_id, scope)
        self.forget_quotes(and_messages=gone > 0)
        return gone

    def forget_author_everywhere(self, author_id: int) -> int:
        """See `Keeper.forget_author_everywhere`."""
        shared = [scope for scope in self.library.scopes() if scope.is_shared_chat]
        with self.library.deleting_together():
            gone = sum(self.library.delete_author(author_id, scope) for scope in shared)
        self.forget_quotes(and_messages=gone > 0)
        return gone

    def forget_scope(self, scope: Scope) -> int:
        """See `Keeper.forget_scope`."""
        gone = self.library.delete_scope(scope)
        self.forget_quotes()
        return gone

    def scrub(self) -> None:
        """See `Keeper.scrub`."""
        self.library.scrub()

    def forget_quotes(self, *, and_messages: bool = False) -> None:
        """Let the bot's memory, where there is one, forget the words of what is not stored now; `and_messages` tells
        that these were messages, which have passed through it."""
        for memory in self._memories.all():
            if not memory.forget_quotes(self.holds) and and_messages:
                memory.scrub()

    def remembering_in(self, *memories: Memory) -> AbstractContextManager[None]:
        """In the block, what is removed is forgotten in these open memories, and in no other. Without it, in the one
        that the settings choose, which is opened where it is first needed."""
        return self._memories.given(*memories)

    def holds(self, document_id: str) -> bool:
        """See `Keeper.holds` and `Engine.holds`."""
        return self.library.content_hash(document_id) is not None

    # What faces ask for digests: see `bot.summaries.Summariser`

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """See `Summariser.digest`."""
        while True:
            revision = self.library.model_revision()
            try:
                made = self._digester.digest(scopes, wanted, language, left_out=left_out)
            except (ModelMismatchError, ValueError):  # as in `answer`
                if self.library.model_revision() == revision:
                    raise
            else:
                if self.library.model_revision() == revision:
                    return made

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """See `Summariser.lead`."""
        return self._digester.lead(document_id, scopes, language)

    @property
    def _digester(self) -> "Digester":
        from retrieval.digest.digester import Digester  # noqa: PLC0415 - SciPy, which answers don't need

        return Digester(LibraryPosts(self.library), self.embedder)

    def close(self) -> None:
        """Let go of the files of the library, and of a memory that was opened here."""
        self._memories.close()
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None
