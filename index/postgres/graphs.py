"""The graphs (HNSW) by which large scopes are searched: which scopes have one, and making one where a scope has grown.

A graph is an index of one scope's vectors and no others, so that a search by it has nothing to filter. It is made while
everything else goes on; until it is whole, and where there is none, the scope is searched exactly.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.relational.connection import Connection
from index.relational.scope_rows import scope_token

if TYPE_CHECKING:
    from index.postgres.database import PostgresDatabase

EXACT_MOST = 10_000
"""Passages of a scope that are searched exactly: that takes about 5 ms, a third of the question's embedding."""
_MEMORY = "512MB"
"""For making a graph (maintenance_work_mem): that of some 400,000 passages is made within it, larger ones slower."""
_DENSITY = "(m = 24, ef_construction = 128)"
"""Denser than pgvector's own 16 and 64: made in 76 instead of 30 s for 100,000 passages, by 4 % larger, and searched in
the same time with half as much that is not found. One that grows needs it more."""
_BUILDING = "graphs"
_LOOK_EVERY = 500  # stored documents until a scope's size is looked at again

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph that can be searched: of which scope, in which table, of how long vectors."""

    scope: str
    table: str
    dimension: int


def is_large(connection: Connection, scope: str) -> bool:
    """Whether a scope has more passages than are searched exactly."""
    row = connection.execute("SELECT passages FROM scope_terms WHERE scope = ?", (scope_token(scope),)).fetchone()
    return row is not None and int(row[0]) > EXACT_MOST


def dimension_of(connection: Connection, scope: str) -> int | None:
    """How long the vectors of a scope are; None where it has none."""
    row = connection.execute(
        "SELECT vector_dims(vector) FROM passage_vectors WHERE scope = ? LIMIT 1", (scope,)
    ).fetchone()
    return None if row is None else int(row[0])


def graph_of(connection: Connection, scope: str, dimension: int) -> Graph | None:
    """The graph of a scope for vectors of that length, where it is whole."""
    row = connection.execute(
        "SELECT t.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE c.relname = ? AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid",
        (_name(scope, dimension),),
    ).fetchone()
    return None if row is None else Graph(scope, str(row[0]), dimension)


def drop_graphs(connection: Connection) -> None:
    """Let go of all graphs: the vectors in them are none any more."""
    for name in _names(connection):
        connection.execute(f"DROP INDEX {name}")


class Graphs:
    """Makes the graphs of one library, beside all other work. One process at a time does."""

    def __init__(self, database: PostgresDatabase) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None
        self._stored = 0
        self._closed = False

    def stored(self) -> None:
        """A document was stored: now and then its scope may have grown large."""
        with self._lock:
            self._stored += 1
            is_time = self._stored % _LOOK_EVERY == 0
        if is_time:
            self.tend()

    def tend(self) -> None:
        """Begin to make what is missing, unless that is being done."""
        with self._lock:
            if self._making is None or not self._making.is_alive():
                # An index that is left half made is taken away by the next who looks.
                self._making = threading.Thread(target=self._make_if_possible, name="qawl-graphs", daemon=True)
                self._making.start()

    def close(self) -> None:
        """Begin nothing more; what is being made ends with the database's connections."""
        self._closed = True

    def let_go(self) -> None:
        """Let go of all graphs while everybody goes on: large scopes are searched exactly until they are made anew.

        What another process is just making stays.
        """
        with self._database.alone(_BUILDING) as connection:
            if connection is not None:
                for name in _names(connection):
                    connection.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")

    def make(self) -> int:
        """Make what is missing; how many graphs were made. Minutes for some 100,000 passages."""
        made = 0
        with self._database.alone(_BUILDING) as connection:
            if connection is None:
                return 0  # another process is at it
            for scope, dimension in missing(connection):
                partition = _partition(connection, scope)
                if partition is None:
                    continue  # emptied meanwhile
                name, shape = _name(scope, dimension), f"halfvec({dimension})"
                connection.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
                connection.execute(f"SET maintenance_work_mem = '{_MEMORY}'")
                connection.execute(
                    f"CREATE INDEX CONCURRENTLY {name} ON {partition} "
                    f"USING hnsw ((CAST(vector AS {shape})) halfvec_ip_ops) WITH {_DENSITY} WHERE scope = '{scope}'"
                )
                made += 1
        return made

    def finish(self) -> None:
        """Make what is missing, or wait until this process has made it. What keeps it from being made is a warning:
        searches take longer until it is."""
        with self._lock:
            making = self._making
        if making is not None:
            making.join()
        self._make_if_possible()

    def _make_if_possible(self) -> None:
        try:
            self.make()
        except LibraryError as error:
            if not self._closed:
                _log.warning("a large scope is searched exactly for now, which takes longer: %s", error)


def missing(connection: Connection) -> list[tuple[str, int]]:
    """Scopes that outgrew exact search and have no graph, with the length of their vectors."""
    wanted: list[tuple[str, int]] = []
    large = connection.execute("SELECT scope FROM scope_terms WHERE passages > ?", (EXACT_MOST,)).fetchall()
    tokens = {str(token) for (token,) in large}
    names = connection.execute("SELECT name FROM scopes ORDER BY name").fetchall() if tokens else []
    for scope in (str(name) for (name,) in names if scope_token(name) in tokens):
        dimension = dimension_of(connection, scope)
        if dimension is not None and graph_of(connection, scope, dimension) is None:
            wanted.append((scope, dimension))
    return wanted


def _names(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'i' AND relname LIKE 'graph~_%' ESCAPE '~' "
        "AND relnamespace = current_schema()::regnamespace"
    )
    return [str(name) for (name,) in rows.fetchall()]


def _partition(connection: Connection, scope: str) -> str | None:
    row = connection.execute(
        "SELECT relname FROM pg_class WHERE oid = (SELECT tableoid FROM passage_vectors WHERE scope = ? LIMIT 1)",
        (scope,),
    ).fetchone()
    return None if row is None else str(row[0])


def _name(scope: str, dimension: int) -> str:
    return f"graph_{scope_token(scope)}_{dimension}"
