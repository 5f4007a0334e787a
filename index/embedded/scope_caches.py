"""The vector caches of all scopes of one library: a scope and a question's vector in, the nearest passages out."""

import logging
import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedded.database import Database
from index.embedded.vector_cache import VectorCache, is_saved
from index.errors import LibraryError
from index.relational import facts, passages
from index.relational.connection import Connection
from index.relational.scope_rows import generation, scope_token
from index.vectors import Vector

_log = logging.getLogger(__name__)

MOST_HELD = 100
"""Caches in memory: a chat's 10,000 passages take 4 MB. Eight questions that are answered at a time search about three
scopes each; of a scope whose cache is not held, the next search waits for its file to be read: 10 ms for 10,000."""


class ScopeCaches:
    """Caches of the scopes that were searched last, with one file a scope in the library's folder. A scope without
    passages has neither. Safe for threads."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database
        self._caches: dict[tuple[str, int], VectorCache] = {}  # the one that was used last stands last
        self._made_for = (b"", b"")  # the library, and the revision of the model, whose vectors they hold
        self._lock = threading.Lock()  # of the two above: for moments only
        self._files = threading.Lock()  # of whoever writes or removes files; taken before any other lock

    def search(self, scope: str, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """See `VectorCache.search`."""
        cache = self._cache(scope, vector.size)
        if cache is None:
            return []
        self._make_room()
        return cache.search(vector, limit, _ScopeVectors(self._database, scope))

    def save(self) -> None:
        """Write to files what is not in them, so that the next start is quick. What prevents it is a warning, and
        prevents none of the others."""
        try:
            made_for = self._database.read(_origin)
        except LibraryError as error:
            _unsaved(error)
            return
        with self._files:
            with self._lock:
                caches = dict(self._caches) if made_for == self._made_for else {}
            for (scope, _), cache in caches.items():
                self._save(scope, cache)

    def remove_stale_files(self) -> None:
        """Remove the files that hold vectors of what is no longer there, or none. Raises `LibraryError`, and `OSError`
        where one can't be removed; the others are then."""
        with self._files:
            current = self._database.read(
                lambda connection: {
                    cache_file(self._folder, scope): (stamp_of(connection, scope), number)
                    for scope, number in connection.execute("SELECT name, generation FROM scopes").fetchall()
                    if passages.holds_passages(connection, scope)
                }
            )
            kept: OSError | None = None
            for file in self._folder.glob("vectors-*"):
                # What another process is just writing aside goes too: it does without, and writes anew next time.
                if file not in current or not is_saved(file, *current[file]):
                    try:
                        file.unlink(missing_ok=True)
                    except OSError as error:
                        kept = error
            if kept is not None:
                raise kept

    def _cache(self, scope: str, dimension: int) -> VectorCache | None:
        """The cache of a scope, None where it holds no passages: many a chat that asks never gets any."""
        made_for, is_filled = self._database.read(
            lambda connection: (_origin(connection), passages.holds_passages(connection, scope))
        )
        library_id, revision = made_for
        with self._lock:
            if made_for != self._made_for:
                # Passages keep their ids when the model changes, and may have them in another library that was put in
                # this one's place: vectors of the one before would seem up to date.
                self._caches.clear()
                self._made_for = made_for
            # By dimension too: a question of another model must not spoil the cache for the right one.
            cache = self._caches.pop((scope, dimension), None)
            if not is_filled:
                return None
            if cache is None:
                stamp = _stamp(library_id, scope, revision)
                cache = VectorCache(cache_file(self._folder, scope), dimension, stamp, self._database.path)
            self._caches[scope, dimension] = cache
        return cache

    def _make_room(self) -> None:
        """Let go of the caches that were not used for longest where there are too many, each written first.

        Until it is written a cache can be asked for still, so that no two write to the file of a scope; one that is
        asked for meanwhile stays, as it is the last used then.
        """
        if not self._files.acquire(blocking=False):
            return  # who is at the files need not be waited for: the next search makes room
        try:
            while (oldest := self._one_too_many()) is not None:
                key, cache = oldest
                self._save(key[0], cache)
                with self._lock:
                    if next(iter(self._caches.items()), None) == oldest:
                        del self._caches[key]
        finally:
            self._files.release()

    def _one_too_many(self) -> tuple[tuple[str, int], VectorCache] | None:
        with self._lock:
            return next(iter(self._caches.items())) if len(self._caches) > MOST_HELD else None

    def _save(self, scope: str, cache: VectorCache) -> None:
        try:
            cache.save(_ScopeVectors(self._database, scope))
        except (LibraryError, OSError) as error:
            _unsaved(error)


class _ScopeVectors:
    """One scope of the library, as its vector cache reads it."""

    def __init__(self, database: Database, scope: str) -> None:
        self._database = database
        self._scope = scope

    def generation(self) -> int:
        return self._database.read(lambda connection: generation(connection, self._scope))

    def passage_ids(self) -> tuple[int, NDArray[np.int64]]:
        scope = self._scope
        return self._database.read(
            lambda connection: (generation(connection, scope), passages.passage_ids(connection, scope))
        )

    def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
        return self._database.read(lambda connection: passages.passage_vectors(connection, self._scope, passage_ids))


def _unsaved(error: Exception) -> None:
    _log.warning("the vector cache was not saved (it is made anew when it is needed): %s", error)


def cache_file(folder: Path, scope: str) -> Path:
    """Where the cache of a scope is kept."""
    return folder / f"vectors-{scope_token(scope)}.faiss"


def stamp_of(connection: Connection, scope: str) -> bytes:
    """What tells a scope's cache from that of another scope, library or model."""
    library_id, revision = _origin(connection)
    return _stamp(library_id, scope, revision)


def _origin(connection: Connection) -> tuple[bytes, bytes]:
    """Which library it is, and which revision of its model made the vectors."""
    return facts.fact(connection, facts.LIBRARY_ID) or b"", facts.model_revision(connection)


def _stamp(library_id: bytes, scope: str, revision: bytes) -> bytes:
    return library_id + scope.encode() + revision
