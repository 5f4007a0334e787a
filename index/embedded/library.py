"""The embedded engine behind the `Library` protocol: one folder with one SQLite database and the caches beside it."""

import logging
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedded import moving, passages, schema, scope_rows, search, store
from index.embedded.database import Database
from index.embedded.vector_cache import VectorCache
from index.errors import ModelMismatchError
from index.library import (
    Change,
    Counts,
    DocumentSummary,
    ModelIdentity,
    PassageHit,
    PassageLikeness,
    Scopes,
    StoredPassage,
)
from index.records import Document, IndexedDocument, Scope, Sentence, Vector

_SAME_MODEL = 0.999
"""Cosine between two models' probes from which they count as one model: rounding on another processor stays far
above it, other weights far below."""

_log = logging.getLogger(__name__)


class EmbeddedLibrary:
    """A `Library` in a folder. Several processes may use one folder; writers wait for each other.

    Each thread that calls has a connection of its own, closed with the library.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, making both where there are none. Raises `LibraryError`."""
        self._folder = folder
        self._database = Database(folder / "library.sqlite3", schema.LIBRARY)
        self._caches: dict[tuple[str, int], VectorCache] = {}
        self._caches_lock = threading.Lock()
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO facts VALUES ('library_id', ?)", (uuid.uuid4().bytes,))

    # The model

    def use_model(self, identity: ModelIdentity) -> None:
        """See `Library.use_model`."""
        with self._database.transaction() as connection:
            stored = _fact(connection, "model_probe")
            if stored is None or not passages.has_passages(connection):
                facts = [
                    ("model_probe", identity.probe.astype("<f4").tobytes()),
                    ("model_name", identity.name.encode()),
                ]
                connection.executemany("INSERT OR REPLACE INTO facts VALUES (?,?)", facts)
                return
            name = (_fact(connection, "model_name") or b"").decode()
        probe = np.frombuffer(stored, "<f4")
        if probe.shape != identity.probe.shape or float(probe @ identity.probe) < _SAME_MODEL:
            raise ModelMismatchError(
                f"this library's vectors were made by the model {name!r}, not by {identity.name!r}: set "
                f"QAWL_EMBEDDING_MODEL to the former, or QAWL_DATA_DIR to another folder and add the sources there"
            )

    def model_name(self) -> str | None:
        """See `Library.model_name`."""
        name = self._database.read(lambda connection: _fact(connection, "model_name"))
        return None if name is None else name.decode()

    # Documents

    def content_hash(self, document_id: str) -> str | None:
        """See `Library.content_hash`."""
        return self._database.read(lambda connection: store.content_hash(connection, document_id))

    def replace(self, indexed: IndexedDocument) -> Change:
        """See `Library.replace`."""
        document = indexed.document
        with self._database.transaction() as connection:
            earlier = store.content_hash(connection, document.id)
            if earlier == document.content_hash:
                return Change.UNCHANGED
            store.delete_document(connection, document.id)
            store.insert_document(connection, indexed)
        return Change.ADDED if earlier is None else Change.UPDATED

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.delete`."""
        with self._database.transaction() as connection:
            if store.fetch_document(connection, document_id, scopes) is None:
                return False
            store.delete_document(connection, document_id)
        return True

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """See `Library.delete_author`."""
        with self._database.transaction() as connection:
            return _delete_all(connection, store.documents_of_author(connection, scope, author_id))

    def delete_scope(self, scope: Scope) -> int:
        """See `Library.delete_scope`."""
        with self._database.transaction() as connection:
            return _delete_all(connection, store.documents_of_scope(connection, scope))

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `Library.move_scope`."""
        with self._database.transaction() as connection:
            return moving.move_documents(connection, old, new)

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """See `Library.document`."""
        return self._database.read(lambda connection: store.fetch_document(connection, document_id, scopes))

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """See `Library.sentences`."""
        return self._database.read(lambda connection: store.fetch_sentences(connection, document_id, scopes))

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
        hits: list[PassageHit] = []
        for scope in scope_rows.scope_names(scopes):
            vectors = _ScopeVectors(self._database, scope)
            hits += [PassageHit(*hit) for hit in self._cache(scope, vector.size).search(vector, limit, vectors)]
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
        for cache in self._caches.values():
            try:
                cache.save()
            except OSError as error:
                _log.warning("the vector cache was not saved (the next start rebuilds it): %s", error)
        self._database.close()

    # Parts

    def _cache(self, scope: str, dimension: int) -> VectorCache:
        with self._caches_lock:
            # By dimension too: a question of another model must not spoil the cache for the right one.
            cache = self._caches.get((scope, dimension))
            if cache is None:
                library_id = self._database.read(lambda connection: _fact(connection, "library_id")) or b""
                file = self._folder / f"vectors-{scope_rows.scope_token(scope)}.faiss"
                cache = self._caches[scope, dimension] = VectorCache(file, dimension, library_id + scope.encode())
        return cache


class _ScopeVectors:
    """One scope of the library, as its vector cache reads it."""

    def __init__(self, database: Database, scope: str) -> None:
        self._database = database
        self._scope = scope

    def generation(self) -> int:
        return self._database.read(lambda connection: scope_rows.generation(connection, self._scope))

    def passage_ids(self) -> tuple[int, NDArray[np.int64]]:
        scope = self._scope
        return self._database.read(
            lambda connection: (scope_rows.generation(connection, scope), passages.passage_ids(connection, scope))
        )

    def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
        return self._database.read(lambda connection: passages.passage_vectors(connection, self._scope, passage_ids))


def _delete_all(connection: sqlite3.Connection, document_ids: Sequence[str]) -> int:
    for document_id in document_ids:
        store.delete_document(connection, document_id)
    return len(document_ids)


def _fact(connection: sqlite3.Connection, name: str) -> bytes | None:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])
