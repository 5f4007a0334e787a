"""The shared engine behind the `Library` protocol: a PostgreSQL database with pgvector, for any number of workers."""

from collections.abc import Sequence

from index.feeds import Rereading
from index.indexed import IndexedDocument
from index.library_records import Change, PassageHit, Scopes, best_hits
from index.postgres.graphs import Graphs, drop_graphs
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.nearest import add_vectors, nearest, renew_vectors
from index.postgres.opening import open_database
from index.postgres.words import best_by_words
from index.relational import scope_rows
from index.relational.connection import Connection
from index.relational.library import RelationalLibrary
from index.vectors import Vector


class PostgresLibrary(RelationalLibrary):
    """A `Library` in the database at a URL, which may be shared with other workers."""

    def __init__(self, url: str) -> None:
        """Open the library, making its tables where there are none. Raises `SettingsError` and `LibraryError`."""
        self._server = open_database(url, LIBRARY_SCHEMA)
        super().__init__(self._server)
        self._graphs = Graphs(self._server)
        self._graphs.tend()

    def replace(self, indexed: IndexedDocument, rereading: Rereading | None = None) -> Change:
        """See `Library.replace`."""
        change = super().replace(indexed, rereading)
        if change is not Change.UNCHANGED:
            self._graphs.stored()
        return change

    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.dense_search`."""
        names = scope_rows.scope_names(scopes)
        hits = self._server.read(
            lambda connection: [hit for name in names for hit in nearest(connection, name, vector, limit)]
        )
        return best_hits(hits, limit)

    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.lexical_search`."""
        return self._server.read(lambda connection: best_by_words(connection, terms, scopes, limit))

    def make_graphs(self) -> int:
        """Make at once, and not beside other work, the graphs by which large scopes are searched; how many."""
        return self._graphs.make()

    def close(self) -> None:
        """See `Library.close`."""
        self._graphs.close()
        self._server.close()

    def _passages_came(self, connection: Connection, indexed: IndexedDocument) -> None:
        add_vectors(connection, indexed)

    def _before_vectors_change(self) -> None:
        # Within the change itself, to let go of a graph would have everybody wait until all vectors are written.
        self._graphs.let_go()

    def _vectors_changed(self, connection: Connection) -> None:
        drop_graphs(connection)  # one that another process has made since
        renew_vectors(connection)

    def _after_vectors_change(self) -> None:
        self._graphs.finish()  # and not beside: a command would end before they are made
