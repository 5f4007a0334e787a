"""What was deleted, out of the library's files too: after a deletion nothing of it is in their bytes.

A deletion leaves a mark in its own transaction, and the mark goes when the files are clean: who is killed in between
leaves the work to whoever opens the library next. What replaces an earlier version leaves a mark of another kind, which
may wait: a feed, or a channel that corrects itself, would have the files written anew all the time.
"""

import logging
import secrets

from index.embedded.database import Database
from index.embedded.scope_caches import ScopeCaches
from index.errors import LibraryError
from index.relational import facts
from index.relational.connection import Connection

_log = logging.getLogger(__name__)


def mark_for_scrubbing(connection: Connection) -> None:
    """Something is deleted in this transaction."""
    facts.put_fact(connection, facts.SCRUB_DUE, secrets.token_bytes(8))


def mark_for_later(connection: Connection) -> None:
    """Something is replaced in this transaction."""
    facts.put_fact(connection, facts.SCRUB_LATER, secrets.token_bytes(8))


def scrub(database: Database, caches: ScopeCaches, *, also_later: bool = False) -> None:
    """Clean the files where that is due; with `also_later` also where it may wait. What keeps it from being done is a
    warning: the mark stays, and the next deletion, closing or opening does it."""
    try:
        marks = database.read(_marks)
        if facts.SCRUB_DUE not in marks and not (marks and also_later):
            return
        with database.transaction() as connection:
            # The index of words drops the words of a deleted passage only when it is merged.
            connection.execute("INSERT INTO passage_terms (passage_terms) VALUES ('optimize')")
        caches.remove_stale_files()
        if not database.scrub():
            return
        with database.transaction() as connection:
            # Another process may have deleted something meanwhile: its mark stays.
            connection.executemany("DELETE FROM facts WHERE name = ? AND value = ?", marks.items())
    except (LibraryError, OSError) as error:
        _log.warning("what was deleted can't be searched any more, but stays in the files for now: %s", error)


def _marks(connection: Connection) -> dict[str, bytes]:
    found = {name: facts.fact(connection, name) for name in (facts.SCRUB_DUE, facts.SCRUB_LATER)}
    return {name: mark for name, mark in found.items() if mark is not None}
