"""A look at the vector caches beside a library that changes nothing: its folder in; for each scope, how its file agrees
with the database out."""

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import faiss
import numpy as np

from index.embedded.database import Database
from index.embedded.library import library_file
from index.embedded.schema import LIBRARY
from index.embedded.scope_caches import cache_file, stamp_of
from index.embedded.vector_cache import Saved, is_whole, read_saved, rounded
from index.relational import passages
from index.relational.connection import Connection, UnreadableCellError
from index.relational.scope_rows import generation

MOST_COMPARED = 1000
"""Of a scope's vectors, spread evenly: reading all of 100,000 takes seconds."""


class CacheFinding(StrEnum):
    """How a cache's file agrees with the database."""

    CURRENT = "current"
    MISSING = "missing"
    BEHIND = "behind"  # of an earlier state: what is missing is added before the next search
    OTHER = "other"  # of the model before, of another library, or written by another version of FAISS: made anew
    DAMAGED = "damaged"  # likewise
    UNREADABLE = "unreadable"  # permissions, or the disk: nothing is known of what it holds
    WRONG = "wrong"  # it calls itself current, and holds something else than the database


@dataclass(frozen=True, slots=True)
class CacheState:
    """What was found of one scope that holds `passages` passages; `trouble` says why a file can't be read."""

    scope: str
    file: Path
    passages: int
    finding: CacheFinding
    trouble: str = ""


def examine_caches(folder: Path) -> list[CacheState]:
    """The caches of all scopes that hold anything, by scope. Raises `LibraryError`.

    Ids are compared all, vectors as many as `MOST_COMPARED` a scope.
    """
    with closing(Database(library_file(folder), LIBRARY)) as database:
        return database.read(lambda connection: _examine(connection, folder))


def _examine(connection: Connection, folder: Path) -> list[CacheState]:
    rows = connection.execute("SELECT scope, count(*) FROM passages GROUP BY scope ORDER BY scope").fetchall()
    return [_state(connection, scope, cache_file(folder, scope), int(held)) for scope, held in rows]


def _state(connection: Connection, scope: str, file: Path, held: int) -> CacheState:
    try:
        return CacheState(scope, file, held, _finding(connection, scope, file))
    except FileNotFoundError:  # another process has just removed it
        return CacheState(scope, file, held, CacheFinding.MISSING)
    except OSError as error:
        return CacheState(scope, file, held, CacheFinding.UNREADABLE, error.strerror or str(error))


def _finding(connection: Connection, scope: str, file: Path) -> CacheFinding:
    if not file.exists():
        return CacheFinding.MISSING
    saved = read_saved(file, stamp_of(connection, scope))
    if saved is None:
        return CacheFinding.OTHER if is_whole(file) else CacheFinding.DAMAGED
    if saved.generation != generation(connection, scope):
        return CacheFinding.BEHIND
    return CacheFinding.CURRENT if _agrees(connection, scope, saved) else CacheFinding.WRONG


def _agrees(connection: Connection, scope: str, saved: Saved) -> bool:
    held = faiss.vector_to_array(saved.index.id_map)
    if not np.array_equal(np.sort(held), np.sort(passages.passage_ids(connection, scope))):
        return False
    places = np.unique(np.linspace(0, held.size - 1, min(held.size, MOST_COMPARED)).astype(np.int64))
    ids, vectors = passages.passage_vectors(connection, scope, held[places].tolist())
    if ids.size != places.size:
        raise UnreadableCellError("an index names a passage that its table doesn't hold")
    there = dict(zip(ids.tolist(), vectors, strict=True))
    in_bytes = faiss.downcast_index(saved.index.index)
    return all(
        np.array_equal(in_bytes.reconstruct(int(place)), rounded(there[int(held[place])][None])[0]) for place in places
    )
