"""The embedded engine behind the `Library` protocol: one folder with one SQLite database and the caches beside it."""

import logging
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.embedded import schema, store
from index.embedded.vector_cache import VectorCache
from index.errors import LibraryError, ModelMismatchError
from index.library import (
    Change,
    Counts,
    DocumentSummary,
    ModelIdentity,
    PassageHit,
    Scopes,
    StoredPassage,
)
from index.records import Document, IndexedDocument, Vector

_SAME_MODEL = 0.999
"""Cosine between two models' probes from which they count as one model: rounding on another processor stays far
above it, other weights far below."""

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class _Reader(Protocol):
    """Runs a function on one consistent state of the database and gives back what it returns."""

    def __call__(self, read: Callable[[sqlite3.Connection], _Result]) -> _Result: ...


class EmbeddedLibrary:
    """A `Library` in a folder. Several processes may use one folder; writers wait for each other.

    Each thread that calls has a connection of its own, closed with the library.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, making both where there are none. Raises `LibraryError`."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"the data folder {folder} can't be made: {error.strerror}") from error
        self._folder = folder
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._connections_lock = threading.Lock()
        self._caches: dict[tuple[str, int], VectorCache] = {}
        self._caches_lock = threading.Lock()
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO facts VALUES ('library_id', ?)", (uuid.uuid4().bytes,))

    # The model

    def use_model(self, identity: ModelIdentity) -> None:
        """See `Library.use_model`."""
        with self._transaction() as connection:
            stored = _fact(connection, "model_probe")
            if stored is None or not store.has_passages(connection):
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
        name = self._read(lambda connection: _fact(connection, "model_name"))
        return None if name is None else name.decode()

    # Documents

    def content_hash(self, document_id: str) -> str | None:
        """See `Library.content_hash`."""
        return self._read(lambda connection: store.content_hash(connection, document_id))

    def replace(self, indexed: IndexedDocument) -> Change:
        """See `Library.replace`."""
        document = indexed.document
        with self._transaction() as connection:
            earlier = store.content_hash(connection, document.id)
            if earlier == document.content_hash:
                return Change.UNCHANGED
            store.delete_document(connection, document.id)
            store.insert_document(connection, indexed)
        return Change.ADDED if earlier is None else Change.UPDATED

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """See `Library.delete`."""
        with self._transaction() as connection:
            if store.fetch_document(connection, document_id, scopes) is None:
                return False
            store.delete_document(connection, document_id)
        return True

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """See `Library.document`."""
        return self._read(lambda connection: store.fetch_document(connection, document_id, scopes))

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """See `Library.documents`."""
        return self._read(lambda connection: store.list_documents(connection, scopes))

    def counts(self, scopes: Scopes) -> Counts:
        """See `Library.counts`."""
        return self._read(lambda connection: store.count(connection, scopes))

    # Search

    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.dense_search`."""
        hits = [
            PassageHit(number, score)
            for scope in store.scope_names(scopes)
            for number, score in self._cache(scope, vector.size).search(vector, limit, _ScopeVectors(self._read, scope))
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.lexical_search`."""
        return self._read(lambda connection: store.search_terms(connection, terms, scopes, limit))

    def fetch(self, passage_ids: Sequence[int], scopes: Scopes) -> list[StoredPassage]:
        """See `Library.fetch`."""
        return self._read(lambda connection: store.fetch_passages(connection, passage_ids, scopes))

    def close(self) -> None:
        """See `Library.close`. Saves the vector caches, so that the next start is quick."""
        for cache in self._caches.values():
            try:
                cache.save()
            except OSError as error:
                _log.warning("the vector cache was not saved (the next start rebuilds it): %s", error)
        with self._connections_lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    # Connections

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = schema.connect(self._folder / "library.sqlite3")
            self._local.connection = connection
            with self._connections_lock:
                self._connections.append(connection)
        return connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: committed at the end of the block, rolled back where it raises."""
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _failure("written", error) from error

    def _read(self, read: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What `read` makes of one consistent state of the database."""
        connection = self._connection()
        try:
            connection.execute("BEGIN")
            try:
                return read(connection)
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise _failure("read", error) from error

    def _cache(self, scope: str, dimension: int) -> VectorCache:
        with self._caches_lock:
            # By dimension too: a question of another model must not spoil the cache for the right one.
            cache = self._caches.get((scope, dimension))
            if cache is None:
                library_id = self._read(lambda connection: _fact(connection, "library_id")) or b""
                file = self._folder / f"vectors-{store.scope_token(scope)}.faiss"
                cache = self._caches[scope, dimension] = VectorCache(file, dimension, library_id + scope.encode())
        return cache


class _ScopeVectors:
    """One scope of the library, as its vector cache reads it."""

    def __init__(self, read: _Reader, scope: str) -> None:
        self._read = read
        self._scope = scope

    def generation(self) -> int:
        return self._read(lambda connection: store.generation(connection, self._scope))

    def passage_ids(self) -> tuple[int, NDArray[np.int64]]:
        scope = self._scope
        return self._read(
            lambda connection: (store.generation(connection, scope), store.passage_ids(connection, scope))
        )

    def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
        return self._read(lambda connection: store.passage_vectors(connection, self._scope, passage_ids))


def _fact(connection: sqlite3.Connection, name: str) -> bytes | None:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])


def _failure(action: str, error: sqlite3.Error) -> LibraryError:
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return LibraryError(f"the library is damaged ({error}): restore a backup, or add the sources to a new folder")
    return LibraryError(f"the library can't be {action}: {error} (check free space and permissions of QAWL_DATA_DIR)")
