"""All documents of one scope into another, within one transaction of the caller's.

An open connection and two scopes in; the documents' new ids by their old ones out. Ids of documents and passages depend
on the scope and become others; text, vectors and terms stay as they are, so nothing has to be embedded again.
"""

from index.records import Document, Scope, document_id
from index.relational import documents, elsewhere, versions
from index.relational.connection import Connection
from index.relational.rekeying import rekey
from index.relational.scope_rows import touch_scope


def move_documents(connection: Connection, old: Scope, new: Scope) -> dict[str, str]:
    """See `Library.move_scope`."""
    if old == new:
        return {}
    if documents.documents_of_scope(connection, old):
        touch_scope(connection, old.name)
        touch_scope(connection, new.name)
    for place_id, origin in _places(connection, old):
        if versions.content_hash(connection, document_id(new, origin)) is not None:
            elsewhere.delete_place(connection, place_id)
    # Where a document gives way, it goes on at another place: until none is left.
    while waiting := documents.documents_of_scope(connection, old):
        for old_id in waiting:
            document = documents.fetch_document(connection, old_id, [old])
            if document is None:
                continue
            if versions.content_hash(connection, document_id(new, document.origin)) is None:
                _move(connection, document, new)
            else:
                versions.withdraw(connection, old_id, [old])
    held = connection.execute(
        "SELECT origin, id FROM documents WHERE scope = ? UNION ALL "
        "SELECT origin, document_id FROM elsewhere WHERE scope = ?",
        (new.name, new.name),
    )
    return {document_id(old, origin): new_id for origin, new_id in held}


def _move(connection: Connection, document: Document, scope: Scope) -> None:
    new_id = document_id(scope, document.origin)
    rekey(connection, document.id, new_id, scope)
    for place in document.also:
        connection.execute(
            "UPDATE elsewhere SET id = ?, scope = ? WHERE id = ?",
            (document_id(scope, place.origin), scope.name, document_id(document.scope, place.origin)),
        )
    moved = documents.fetch_document(connection, new_id, [scope])
    if moved is not None:
        versions.join_twin(connection, moved)


def _places(connection: Connection, scope: Scope) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT id, origin FROM elsewhere WHERE scope = ?", (scope.name,))
    return [(str(key), str(origin)) for key, origin in rows.fetchall()]
