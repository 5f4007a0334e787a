"""The part of a relational library that stores documents: see `index.library_documents`."""

from collections.abc import Mapping, Sequence

from index.feeds import Rereading
from index.indexed import IndexedDocument
from index.library_records import Change, DocumentSummary, Scopes
from index.records import Document, Scope, Sentence
from index.relational import documents, facts, listing, moving, versions
from index.relational.connection import Connection
from index.relational.feeds import delete_feeds, move_feeds
from index.relational.library_model import RelationalModelOwner


class RelationalDocuments(RelationalModelOwner):
    """A `DocumentStore` in a database, which refuses documents of another model than its own."""

    def content_hash(self, document_id: str) -> str | None:
        """See `DocumentStore.content_hash`."""
        return self._database.read(lambda connection: versions.content_hash(connection, document_id))

    def recognise(self, document: Document, rereading: Rereading | None = None) -> Change | None:
        """See `DocumentStore.recognise`."""
        earlier, is_there = self._database.read(
            lambda connection: (versions.content_hash(connection, document.id), versions.has_twin(connection, document))
        )
        if earlier is not None or not is_there:
            return Change.UNCHANGED if earlier == document.content_hash else None
        with self._changing([document.scope]) as connection:
            # Another process may have written since.
            if not versions.is_wanted(connection, document, rereading):
                return Change.UNCHANGED
            if versions.content_hash(connection, document.id) is None and versions.put_beside(connection, document):
                return Change.ADDED
        return None

    def replace(self, indexed: IndexedDocument, rereading: Rereading | None = None) -> Change:
        """See `DocumentStore.replace`."""
        document = indexed.document
        if self.content_hash(document.id) == document.content_hash:
            return Change.UNCHANGED
        if indexed.model is not None:
            self.use_model(indexed.model)
        with self._changing([document.scope]) as connection:
            # Another process may have written since, or changed the model.
            earlier = versions.content_hash(connection, document.id)
            if earlier == document.content_hash or not versions.is_wanted(connection, document, rereading):
                return Change.UNCHANGED
            if indexed.model is not None:
                facts.require_model(connection, indexed.model)
            versions.put(connection, indexed)
            self._passages_came(connection, indexed)
            if earlier is not None:
                self._replacing(connection)
        return Change.ADDED if earlier is None else Change.UPDATED

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """See `DocumentStore.delete`."""
        with self._changing(scopes) as connection:
            is_gone = versions.delete(connection, document_id, scopes)
            self._deleting(connection, is_gone)
        self._deleted()
        return is_gone

    def withdraw(self, document_id: str, scopes: Scopes) -> bool:
        """See `DocumentStore.withdraw`."""
        with self._changing(scopes) as connection:
            is_gone = versions.withdraw(connection, document_id, scopes)
            self._deleting(connection, is_gone)
        self._deleted()
        return is_gone

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """See `DocumentStore.delete_author`."""
        with self._changing([scope]) as connection:
            gone = _delete_all(connection, documents.documents_of_author(connection, scope, author_id))
            self._deleting(connection, gone > 0)
        self._deleted()
        return gone

    def delete_scope(self, scope: Scope) -> int:
        """See `DocumentStore.delete_scope`."""
        with self._changing([scope]) as connection:
            feeds = delete_feeds(connection, scope)
            gone = _delete_all(connection, documents.documents_of_scope(connection, scope))
            self._deleting(connection, feeds + gone > 0)
        self._deleted()
        return gone

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `DocumentStore.move_scope`."""
        with self._changing([old, new]) as connection:
            is_there = old != new and bool(documents.documents_of_scope(connection, old))
            feeds = move_feeds(connection, old, new)
            moved = moving.move_documents(connection, old, new)
            self._deleting(connection, is_there or feeds > 0)  # of what both hold, one goes
        self._deleted()
        return moved

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """See `DocumentStore.document`."""
        return self._database.read(lambda connection: versions.fetch(connection, document_id, scopes))

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """See `DocumentStore.sentences`."""
        return self._database.read(lambda connection: versions.sentences(connection, document_id, scopes))

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """See `DocumentStore.documents`."""
        return self._database.read(lambda connection: listing.list_documents(connection, scopes))


def _delete_all(connection: Connection, document_ids: Sequence[str]) -> int:
    for document_id in document_ids:
        documents.delete_document(connection, document_id)
    return len(document_ids)
