"""What passages are found by made anew from the text that is stored, where an earlier version of this program made it
otherwise.

A database in; how many passages have other terms now. A few passages are one transaction, so that nobody waits long;
running it again after it was interrupted changes what is left.
"""

from collections.abc import Callable

from index.model_change import WaitingPassage
from index.passage_terms import stored_terms
from index.relational import facts
from index.relational.connection import Connection, Database
from index.relational.passages import waiting_passages
from index.relational.scope_rows import touch_scope

_AT_ONCE = 200  # passages; about a tenth of a second that another writer may have to wait


def renew_terms(database: Database, progress: Callable[[int, int], None]) -> int:
    """See `Library.renew_terms`."""
    of = int(database.read(lambda connection: connection.execute("SELECT count(*) FROM passages").fetchone()[0]))
    changed = looked_at = 0
    last: WaitingPassage | None = None
    while True:
        with database.transaction(facts.MODEL) as connection:  # whoever stores a document shares this lock
            passages = _next(connection, last)
            changed += _renew(connection, passages)
        if not passages:
            return changed
        last = passages[-1]
        looked_at += len(passages)
        progress(looked_at, max(of, looked_at))


def _next(connection: Connection, after: WaitingPassage | None) -> list[WaitingPassage]:
    place = ("", -1) if after is None else (after.document_id, after.ordinal)
    rows = connection.execute(
        "SELECT id, document_id, ordinal, first, last, heading FROM passages "
        "WHERE (document_id, ordinal) > (?, ?) ORDER BY document_id, ordinal LIMIT ?",
        (*place, _AT_ONCE),
    ).fetchall()
    return list(waiting_passages(connection, rows))


def _renew(connection: Connection, passages: list[WaitingPassage]) -> int:
    """Of how many passages the terms were other; their scopes hold something else now."""
    scopes = set()
    changed = 0
    for passage in passages:
        terms = stored_terms(passage.text)
        row = connection.execute(
            "SELECT t.terms, p.scope FROM passage_terms t JOIN passages p ON p.id = t.rowid WHERE t.rowid = ?",
            (passage.id,),
        ).fetchone()
        if row is not None and row[0] != terms:
            connection.execute("UPDATE passage_terms SET terms = ? WHERE rowid = ?", (terms, passage.id))
            scopes.add(str(row[1]))
            changed += 1
    for scope in sorted(scopes):
        touch_scope(connection, scope)
    return changed
