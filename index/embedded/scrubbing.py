"""What was deleted, out of the library's files too: after a deletion nothing of it is in their bytes.

A deletion leaves a mark in its own transaction, and the mark goes when the files are clean: who is killed in between
leaves the work to whoever opens the library next.
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


def scrub(database: Database, caches: ScopeCaches) -> None:
    """Clean the files where that is due. What keeps it from being done is a warning: the mark stays, and the next
    deletion, closing or opening does it."""
    try:
        due = database.read(lambda connection: facts.fact(connection, facts.SCRUB_DUE))
        if due is None:
            return
        with database.transaction() as connection:
            # The index of words drops the words of a deleted passage only when it is merged.
            connection.execute("INSERT INTO passage_terms (passage_terms) VALUES ('optimize')")
        caches.remove_stale_files()
        if not database.scrub():
            return
        with database.transaction() as connection:
            # Another process may have deleted something meanwhile: its mark stays.
            connection.execute("DELETE FROM facts WHERE name = ? AND value = ?", (facts.SCRUB_DUE, due))
    except (LibraryError, OSError) as error:
        _log.warning("what was deleted can't be searched any more, but stays in the files for now: %s", error)
