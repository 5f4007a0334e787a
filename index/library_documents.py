"""The part of a `Library` that stores documents, and gives them back."""

from collections.abc import Mapping
from typing import Protocol

from index.feeds import Rereading
from index.indexed import IndexedDocument
from index.library_records import Change, DocumentSummary, Scopes
from index.records import Document, Scope, Sentence


class DocumentStore(Protocol):
    """Durable documents with everything derived from them, each in one scope."""

    def content_hash(self, document_id: str) -> str | None:
        """The hash of the version of a document that was read last; None where it is not known. Says nothing of its
        words. Also for what is stored as another place of a document that says the same."""

    def recognise(self, document: Document, rereading: Rereading | None = None) -> Change | None:
        """Store a document without its vectors where none are needed; None where nothing was done, and `replace` must.

        None are needed for what is unchanged, and for a new origin that says the same as a document of the scope. With
        `rereading` as in `replace`.
        """

    def replace(self, indexed: IndexedDocument, rereading: Rereading | None = None) -> Change:
        """Store a document with all its parts, in place of any earlier version: wholly or not at all.

        An engine may hold U+FFFD in the place of a NUL, which no source gives.

        Where its scope holds a document that says the same (`index.sameness`), only the place is added to that one's
        `also`. Where the earlier version stood for other places that don't say what the new one says, it goes on as
        the document of the first of them, with vectors and all: the one that says it word for word if there is one,
        else the earliest.
        With `rereading`, nothing is stored where the feed is removed by now, or the document was stored then and is
        deleted by now: unchanged.
        Raises `ModelMismatchError` where another model made the vectors that are stored than those of the document.
        """

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """Remove a document with all its parts; False where these scopes hold none of that id.

        The article goes wholly: also from the other places where it was read. With the id that a place has by its own
        origin (`document_id`), that place alone is forgotten, and the document stays.
        """

    def withdraw(self, document_id: str, scopes: Scopes) -> bool:
        """Remove what was read at one origin alone; False where these scopes hold nothing of it.

        A document that was read at other places too goes on there.
        """

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """Remove all messages that somebody wrote in one chat; how many there were."""

    def delete_scope(self, scope: Scope) -> int:
        """Remove all documents of a scope, and its feeds; how many documents there were."""

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """Let all documents of one scope belong to another, as when a chat gets another id: wholly or not at all.

        A document whose origin the new scope holds already gives way to that one, and one that says the same as a
        document there becomes another place of it. Ids depend on the scope: the ids of the new scope's documents come
        back, by the ids that the same origins (of all their places) have in the old one. Repeating a move
        changes nothing and gives back the same, also to who was cut off before they could use it.
        """

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """A whole document; None where these scopes hold none of that id."""

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """All sentences of a document, in order; none where these scopes hold none of that id."""

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """All documents, newest first, those without a date last."""
