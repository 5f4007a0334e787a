"""The embedded engine behind the `Library` protocol: one folder with one SQLite database and the caches beside it."""

import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.embedded import schema, search
from index.embedded.database import Database
from index.embedded.scope_caches import ScopeCaches
from index.embedded.scope_sizes import ScopeSizes
from index.embedded.scrubbing import mark_for_later, mark_for_scrubbing, scrub
from index.library_records import PassageHit, Scopes, best_hits
from index.relational import facts, scope_rows
from index.relational.connection import Connection
from index.relational.library import RelationalLibrary
from index.vectors import Vector


def library_file(folder: Path) -> Path:
    """Where the library of a folder is."""
    return folder / "library.sqlite3"


class EmbeddedLibrary(RelationalLibrary):
    """A `Library` in a folder. Several processes may use one folder; writers wait for each other.

    Each thread that calls has a connection of its own, closed with the library.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, making both where there are none. Raises `LibraryError`."""
        self._file = Database(library_file(folder), schema.LIBRARY)
        super().__init__(self._file)
        self._caches = ScopeCaches(folder, self._file)
        self._sizes = ScopeSizes()
        self._deletions = threading.local()
        self._has_replaced = False  # who only looks never waits for what others replaced
        if self._file.read(lambda connection: facts.fact(connection, facts.LIBRARY_ID)) is None:
            # Not at every opening: on a full disk a library can be read still.
            with self._file.transaction() as connection:
                connection.execute("INSERT OR IGNORE INTO facts VALUES (?, ?)", (facts.LIBRARY_ID, uuid.uuid4().bytes))
        scrub(self._file, self._caches)
        self._file.drop_unfinished()

    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.dense_search`."""
        hits = [
            PassageHit(*hit)
            for scope in scope_rows.scope_names(scopes)
            for hit in self._caches.search(scope, vector, limit)
        ]
        return best_hits(hits, limit)

    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Library.lexical_search`."""
        return self._file.read(lambda connection: search.best_by_words(connection, terms, scopes, self._sizes, limit))

    @contextmanager
    def deleting_together(self) -> Iterator[None]:
        """See `Library.deleting_together`. Who is killed in the block leaves the cleaning to the next opening."""
        is_within = self._is_deleting_more()
        self._deletions.go_on = True
        try:
            yield
        finally:
            self._deletions.go_on = is_within
            self._deleted()

    def scrub(self) -> None:
        """See `Library.scrub`."""
        scrub(self._file, self._caches, also_later=True)

    def close(self) -> None:
        """See `Library.close`. Saves the vector caches, so that the next start is quick."""
        try:
            scrub(self._file, self._caches, also_later=self._has_replaced)
            self._caches.save()
        finally:
            self._file.close()

    def _deleting(self, connection: Connection, something: bool) -> None:
        if something:
            mark_for_scrubbing(connection)

    def _deleted(self) -> None:
        """Clean the files of what was deleted, unless more is to be."""
        if not self._is_deleting_more():
            scrub(self._file, self._caches)

    def _is_deleting_more(self) -> bool:
        return getattr(self._deletions, "go_on", False)

    def _replacing(self, connection: Connection) -> None:
        self._has_replaced = True
        mark_for_later(connection)
