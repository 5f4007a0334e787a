"""All documents of one scope into another, within one transaction of the caller's.

An open connection and two scopes in; the documents' new ids by their old ones out. Ids of documents and passages depend
on the scope and become others; text, vectors and terms stay as they are, so nothing has to be embedded again.
"""

import sqlite3

from index.embedded import store
from index.embedded.scope_rows import scope_token, touch_scope
from index.records import Passage, Scope, document_id


def move_documents(connection: sqlite3.Connection, old: Scope, new: Scope) -> dict[str, str]:
    """See `Library.move_scope`."""
    if old == new:
        return {}
    waiting = connection.execute(
        "SELECT id, origin, content_hash FROM documents WHERE scope = ?", (old.name,)
    ).fetchall()
    if waiting:
        # Rows refer to one another by ids that all change: they need agree only at the end.
        connection.execute("PRAGMA defer_foreign_keys = ON")
        touch_scope(connection, old.name)
        touch_scope(connection, new.name)
    for old_id, origin, content_hash in waiting:
        new_id = document_id(new, origin)
        if store.content_hash(connection, new_id) is None:
            _move(connection, old_id, new_id, content_hash, new)
        else:
            store.delete_document(connection, old_id)
    origins = connection.execute("SELECT id, origin FROM documents WHERE scope = ?", (new.name,))
    return {document_id(old, origin): new_id for new_id, origin in origins}


def _move(connection: sqlite3.Connection, old_id: str, new_id: str, content_hash: str, scope: Scope) -> None:
    connection.execute("UPDATE documents SET id = ?, scope = ? WHERE id = ?", (new_id, scope.name, old_id))
    connection.execute("UPDATE messages SET document_id = ? WHERE document_id = ?", (new_id, old_id))
    connection.execute("UPDATE sentences SET document_id = ? WHERE document_id = ?", (new_id, old_id))
    passages = connection.execute(
        "SELECT id, ordinal, first, last, heading FROM passages WHERE document_id = ?", (old_id,)
    ).fetchall()
    token = scope_token(scope.name)
    for old_number, *place in passages:
        number = store.passage_id(new_id, content_hash, Passage(new_id, *place))
        connection.execute(
            "UPDATE passages SET id = ?, document_id = ?, scope = ? WHERE id = ?",
            (number, new_id, scope.name, old_number),
        )
        for table in ("passage_tokens", "next_passage_tokens", "former_passage_tokens"):
            connection.execute(
                f"UPDATE {table} SET passage_id = ? WHERE passage_id = ?",  # noqa: S608
                (number, old_number),
            )
        connection.execute("UPDATE passage_terms SET rowid = ?, scope = ? WHERE rowid = ?", (number, token, old_number))
