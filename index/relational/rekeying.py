"""A stored document under another id: within its scope or in another one, within one transaction of the caller's.

Ids of documents and passages depend on scope and origin and become others; text, vectors and terms stay as they are,
so nothing has to be embedded again.
"""

from index.records import Passage, Scope
from index.relational import documents
from index.relational.connection import Connection
from index.relational.scope_rows import scope_token


def rekey(connection: Connection, old_id: str, new_id: str, scope: Scope) -> None:
    """Give the document `old_id` the id `new_id`, which is free, in `scope`. Its origin is the caller's to change."""
    content_hash = documents.content_hash(connection, old_id) or ""
    # Read before the document's id changes: in some databases all that refers to it follows at once.
    passages = connection.execute(
        "SELECT id, ordinal, first, last, heading FROM passages WHERE document_id = ?", (old_id,)
    ).fetchall()
    connection.execute("UPDATE documents SET id = ?, scope = ? WHERE id = ?", (new_id, scope.name, old_id))
    connection.execute("UPDATE messages SET document_id = ? WHERE document_id = ?", (new_id, old_id))
    connection.execute("UPDATE sentences SET document_id = ? WHERE document_id = ?", (new_id, old_id))
    connection.execute("UPDATE elsewhere SET document_id = ? WHERE document_id = ?", (new_id, old_id))
    connection.execute(
        "UPDATE sketches SET document_id = ?, scope = ? WHERE document_id IN (?, ?)",  # those that followed too
        (new_id, scope.name, old_id, new_id),
    )
    token = scope_token(scope.name)
    for old_number, *place in passages:
        number = documents.passage_id(new_id, content_hash, Passage(new_id, *place))
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
