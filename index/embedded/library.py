"""The embedded engine behind the `Library` protocol: one folder with one SQLite database and the caches beside it."""

import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from index.embedded import facts, moving, passages, schema, scope_rows, search, store, versions
from index.embedded.database import Database
from index.embedded.feeds import EmbeddedFeeds, delete_feeds, move_feeds
from index.embedded.model_change import EmbeddedModelChange
from index.embedded.scope_caches import ScopeCaches
from index.embedded.scrubbing import mark_for_scrubbing, scrub
from index.feeds import Feeds
from index.library import Change, Counts, DocumentSummary, PassageHit, PassageLikeness, Scopes, StoredPassage
from index.model_change import ModelChange
from index.records import Document, IndexedDocument, ModelIdentity, Scope, Sentence, Vector


def library_file(folder: Path) -> Path:
    """Where the library of a folder is."""
    return folder / "library.sqlite3"


class EmbeddedLibrary:
    """A `Library` in a folder. Several processes may use one folder; writers wait for each other.

    Each thread that calls has a connection of its own, closed with the library.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, making both where there are none. Raises `LibraryError`."""
        self._database = Database(library_file(folder), schema.LIBRARY)
        self._caches = ScopeCaches(folder, self._database)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO facts VALUES (?, ?)", (facts.LIBRARY_ID, uuid.uuid4().bytes))
        scrub(self._database, self._caches)
        self._database.drop_unfinished()

    # The model

    def use_model(self, identity: ModelIdentity) -> str:
        """See `Library.use_model`."""
        with self._database.transaction() as connection:
            facts.use_model(connection, identity)
            return facts.model_revision(connection).hex()

    def model_name(self) -> str | None:
        """See `Library.model_name`."""
        return self._database.read(facts.model_name)

    def model_revision(self) -> str:
        """See `Library.model_revision`."""
        return self._database.read(facts.model_revision).hex()

    @property
    def model_change(self) -> ModelChange:
        """See `Library.model_change`."""
        return EmbeddedModelChange(self._database)

    @property
    def feeds(self) -> Feeds:
        """See `Library.feeds`."""
        return EmbeddedFeeds(self._database)

    # Documents

    def content_hash(self, document_id: str) -> str | None:
        """See `Library.content_hash`."""
        return self._database.read(lambda connection: versions.content_hash(connection, document_id))

    def recognise(self, document: Document) -> Change | None:
        """See `Library.recognise`."""
        earlier, is_there = self._database.read(
            lambda connection: (versions.content_hash(connection, document.id), versions.has_twin(connection, document))
        )
        if earlier is not None or not is_there:
            return Change.UNCHANGED if earlier == document.content_hash else None
        with self._database.transaction() as connection:
            # Another process may have written since.
            if versions.content_hash(connection, document.id) is None and versions.put_beside(connection, document):
                return Change.ADDED
        return None

    def replace(self, indexed: IndexedDocument) -> Change:
        """See `Library.replace`."""
        document = indexed.document
        with self._database.transaction() as connection:
            earlier = versions.content_hash(connection, document.id)
            if earlier == document.content_hash:
                return Change.UNCHANGED
            if indexed.model is not None:
                facts.use_model(connection, indexed.model)
            versions.put(connection, indexed)
        return Change.ADDED if earlier is None else Change.UPDATED

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.delete`."""
        with self._deletion() as connection:
            return versions.delete(connection, document_id, scopes)

    def withdraw(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.withdraw`."""
        with self._deletion() as connection:
            return versions.withdraw(connection, document_id, scopes)

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """See `Library.delete_author`."""
        with self._deletion() as connection:
            return _delete_all(connection, store.documents_of_author(connection, scope, author_id))

    def delete_scope(self, scope: Scope) -> int:
        """See `Library.delete_scope`."""
        with self._deletion() as connection:
            delete_feeds(connection, scope)
            return _delete_all(connection, store.documents_of_scope(connection, scope))

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `Library.move_scope`."""
        with self._deletion() as connection:  # of what both hold, one goes
            move_feeds(connection, old, new)
            return moving.move_documents(connection, old, new)

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """See `Library.document`."""
        return self._database.read(lambda connection: versions.fetch(connection, document_id, scopes))

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """See `Library.sentences`."""
        return self._database.read(lambda connection: versions.sentences(connection, document_id, scopes))

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """See `Library.documents`."""
        return self._database.read(lambda connection: store.list_documents(connection, scopes))

    def scopes(self) -> list[Scope]:
        """See `Library.scopes`."""
        return self._database.read(scope_rows.all_scopes)

    def counts(self, scopes: Scopes) -> Counts:
        """See `Library.counts`."""
        return self._database.read(lambda connection: store.count(connection, scopes))

    def revision(self, scopes: Scopes) -> str:
        """See `Library.revision`."""
        return self._database.read(lambda connection: scope_rows.revision(connection, scopes))

    # Search

    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.dense_search`."""
        hits = [
            PassageHit(*hit)
            for scope in scope_rows.scope_names(scopes)
            for hit in self._caches.search(scope, vector, limit)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.lexical_search`."""
        return self._database.read(lambda connection: search.search_terms(connection, terms, scopes, limit))

    def likeness(
        self, passage_ids: Sequence[int], vector: Vector, terms: Sequence[str], scopes: Scopes
    ) -> list[PassageLikeness]:
        """See `Library.likeness`."""
        return self._database.read(lambda connection: search.likeness(connection, passage_ids, vector, terms, scopes))

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

    def close(self) -> None:
        """See `Library.close`. Saves the vector caches, so that the next start is quick."""
        try:
            scrub(self._database, self._caches)
            self._caches.save()
        finally:
            self._database.close()

    @contextmanager
    def _deletion(self) -> Iterator[sqlite3.Connection]:
        """A transaction that deletes, and cleans the files of what it deleted."""
        with self._database.transaction() as connection:
            before = connection.total_changes
            yield connection
            if connection.total_changes > before:
                mark_for_scrubbing(connection)
        scrub(self._database, self._caches)


def _delete_all(connection: sqlite3.Connection, document_ids: Sequence[str]) -> int:
    for document_id in document_ids:
        store.delete_document(connection, document_id)
    return len(document_ids)
