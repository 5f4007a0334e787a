"""What the engines of the library share: the whole `Library` protocol but the searches, over tables of any relational
database."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta

from index.embedding.identity import ModelIdentity
from index.feeds import Feeds, Rereading
from index.indexed import IndexedDocument
from index.library import Change, Counts, DocumentSummary, PassageHit, PassageLikeness, Scopes, StoredPassage
from index.listing import Listing
from index.model_change import ModelChange
from index.records import Document, Scope, Sentence
from index.relational import documents, facts, listing, moving, passages, scope_rows, versions
from index.relational.connection import Connection, Database
from index.relational.copied_library import is_unfinished
from index.relational.feeds import RelationalFeeds, delete_feeds, move_feeds
from index.relational.likeness import likeness
from index.relational.model_change import RelationalModelChange
from index.relational.renewed_terms import renew_terms
from index.vectors import Vector


class RelationalLibrary(ABC):
    """A `Library` in an open database.

    An engine gives the searches, and does what it must where passages come (`_passages_came`), where all vectors are
    others (`_before_vectors_change`, `_vectors_changed`, `_after_vectors_change`), where something may have been
    deleted (`_deleting`, `_deleted`), and where a document takes the place of its earlier version (`_replacing`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # The model

    def use_model(self, identity: ModelIdentity) -> str:
        """See `Library.use_model`."""
        is_made, revision = self._database.read(
            lambda connection: (facts.is_model(connection, identity), facts.model_state(connection))
        )
        if is_made:
            return revision
        with self._database.transaction(facts.MODEL) as connection:
            facts.use_model(connection, identity)
            return facts.model_state(connection)

    def model_name(self) -> str | None:
        """See `Library.model_name`."""
        return self._database.read(facts.model_name)

    def model_identity(self) -> ModelIdentity | None:
        """See `Library.model_identity`."""
        return self._database.read(facts.model_identity)

    def model_revision(self) -> str:
        """See `Library.model_revision`."""
        return self._database.read(facts.model_state)

    @property
    def model_change(self) -> ModelChange:
        """See `Library.model_change`."""
        return RelationalModelChange(
            self._database, self._before_vectors_change, self._vectors_changed, self._after_vectors_change
        )

    @property
    def feeds(self) -> Feeds:
        """See `Library.feeds`."""
        return RelationalFeeds(self._database)

    @property
    def listing(self) -> Listing:
        """See `Library.listing`."""
        return listing.RelationalListing(self._database)

    # Documents

    def content_hash(self, document_id: str) -> str | None:
        """See `Library.content_hash`."""
        return self._database.read(lambda connection: versions.content_hash(connection, document_id))

    def recognise(self, document: Document, rereading: Rereading | None = None) -> Change | None:
        """See `Library.recognise`."""
        earlier, is_there = self._database.read(
            lambda connection: (versions.content_hash(connection, document.id), versions.has_twin(connection, document))
        )
        if earlier is not None or not is_there:
            return Change.UNCHANGED if earlier == document.content_hash else None
        with self._changing([document.scope]) as connection:
            # Another process may have written since.
            if not versions.is_wanted(connection, document, rereading):
                return Change.UNCHANGED
            if versions.content_hash(connection, document.id) is None and versions.put_beside(connection, document):
                return Change.ADDED
        return None

    def replace(self, indexed: IndexedDocument, rereading: Rereading | None = None) -> Change:
        """See `Library.replace`."""
        document = indexed.document
        if self.content_hash(document.id) == document.content_hash:
            return Change.UNCHANGED
        if indexed.model is not None:
            self.use_model(indexed.model)
        with self._changing([document.scope]) as connection:
            # Another process may have written since, or changed the model.
            earlier = versions.content_hash(connection, document.id)
            if earlier == document.content_hash or not versions.is_wanted(connection, document, rereading):
                return Change.UNCHANGED
            if indexed.model is not None:
                facts.require_model(connection, indexed.model)
            versions.put(connection, indexed)
            self._passages_came(connection, indexed)
            if earlier is not None:
                self._replacing(connection)
        return Change.ADDED if earlier is None else Change.UPDATED

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.delete`."""
        with self._changing(scopes) as connection:
            is_gone = versions.delete(connection, document_id, scopes)
            self._deleting(connection, is_gone)
        self._deleted()
        return is_gone

    def withdraw(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.withdraw`."""
        with self._changing(scopes) as connection:
            is_gone = versions.withdraw(connection, document_id, scopes)
            self._deleting(connection, is_gone)
        self._deleted()
        return is_gone

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """See `Library.delete_author`."""
        with self._changing([scope]) as connection:
            gone = _delete_all(connection, documents.documents_of_author(connection, scope, author_id))
            self._deleting(connection, gone > 0)
        self._deleted()
        return gone

    def delete_scope(self, scope: Scope) -> int:
        """See `Library.delete_scope`."""
        with self._changing([scope]) as connection:
            feeds = delete_feeds(connection, scope)
            gone = _delete_all(connection, documents.documents_of_scope(connection, scope))
            self._deleting(connection, feeds + gone > 0)
        self._deleted()
        return gone

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `Library.move_scope`."""
        with self._changing([old, new]) as connection:
            is_there = old != new and bool(documents.documents_of_scope(connection, old))
            feeds = move_feeds(connection, old, new)
            moved = moving.move_documents(connection, old, new)
            self._deleting(connection, is_there or feeds > 0)  # of what both hold, one goes
        self._deleted()
        return moved

    def deleting_together(self) -> AbstractContextManager[None]:
        """See `Library.deleting_together`."""
        return nullcontext()

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """See `Library.document`."""
        return self._database.read(lambda connection: versions.fetch(connection, document_id, scopes))

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """See `Library.sentences`."""
        return self._database.read(lambda connection: versions.sentences(connection, document_id, scopes))

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """See `Library.documents`."""
        return self._database.read(lambda connection: listing.list_documents(connection, scopes))

    def scopes(self) -> list[Scope]:
        """See `Library.scopes`."""
        return self._database.read(scope_rows.all_scopes)

    def counts(self, scopes: Scopes) -> Counts:
        """See `Library.counts`."""
        return self._database.read(lambda connection: documents.count(connection, scopes))

    def revision(self, scopes: Scopes) -> str:
        """See `Library.revision`."""
        return self._database.read(lambda connection: scope_rows.revision(connection, scopes))

    # Search

    @abstractmethod
    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.dense_search`."""

    @abstractmethod
    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.lexical_search`."""

    def likeness(
        self,
        passage_ids: Sequence[int],
        vector: Vector,
        terms: Collection[str],
        sounds: Collection[str],
        scopes: Scopes,
    ) -> list[PassageLikeness]:
        """See `Library.likeness`."""
        return self._database.read(lambda connection: likeness(connection, passage_ids, vector, terms, sounds, scopes))

    def renew_terms(self, progress: Callable[[int, int], None]) -> int:
        """See `Library.renew_terms`."""
        return renew_terms(self._database, progress)

    def fetch(self, passage_ids: Sequence[int], scopes: Scopes) -> list[StoredPassage]:
        """See `Library.fetch`."""
        return self._database.read(lambda connection: passages.fetch_passages(connection, passage_ids, scopes))

    def newest(
        self, scopes: Scopes, since: datetime | None, limit: int, topic_id: int | None = None
    ) -> list[StoredPassage]:
        """See `Library.newest`."""
        return self._database.read(
            lambda connection: passages.newest_passages(connection, scopes, since, topic_id, limit)
        )

    def talk_after(self, document_id: str, scopes: Scopes, within: timedelta, limit: int) -> list[StoredPassage]:
        """See `Library.talk_after`."""
        return self._database.read(
            lambda connection: passages.talk_after(connection, document_id, scopes, within, limit)
        )

    def is_unfinished_copy(self) -> bool:
        """See `Library.is_unfinished_copy`."""
        return is_unfinished(self._database)

    def scrub(self) -> None:
        """See `Library.scrub`."""

    @abstractmethod
    def close(self) -> None:
        """See `Library.close`."""

    def _changing(self, scopes: Scopes) -> AbstractContextManager[Connection]:
        """A transaction that changes documents of these scopes: alone, and while no vectors change places."""
        return self._database.transaction(*scope_rows.scope_names(scopes), shared=facts.MODEL)

    # What an engine may do beside; one that needs nothing says nothing
    # ruff: noqa: B027

    def _passages_came(self, connection: Connection, indexed: IndexedDocument) -> None:
        """A document was stored, by itself or as a place of another one: keep what searches need beside its rows."""

    def _before_vectors_change(self) -> None:
        """All vectors are about to give way to those of another model; nobody waits for this."""

    def _vectors_changed(self, connection: Connection) -> None:
        """All vectors are others in this transaction."""

    def _after_vectors_change(self) -> None:
        """All vectors are others: make what searches need beside them; nobody waits for this but who changed them."""

    def _deleting(self, connection: Connection, something: bool) -> None:
        """Whether something is deleted in this transaction, which ends now."""

    def _deleted(self) -> None:
        """The transaction is committed."""

    def _replacing(self, connection: Connection) -> None:
        """An earlier version of a document is replaced in this transaction, which ends now."""


def _delete_all(connection: Connection, document_ids: Sequence[str]) -> int:
    for document_id in document_ids:
        documents.delete_document(connection, document_id)
    return len(document_ids)
