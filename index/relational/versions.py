"""One current version of each origin, and one stored document for all that say the same: what is stored, what becomes
another place of a stored document, what goes on under another place when a document changes.

Functions take an open connection; each leaves a whole state behind, and transactions are the caller's. Every place says
the same as the document that stands for it, before and after.
"""

from collections.abc import Collection, Sequence

from index import segmentation
from index.feeds import Rereading
from index.indexed import IndexedDocument
from index.records import Document, Scope, Sentence
from index.relational import documents, elsewhere
from index.relational.connection import Connection
from index.relational.elsewhere import Place
from index.relational.feeds import has_feed
from index.relational.rekeying import rekey
from index.relational.scope_rows import touch_scope
from index.sameness import is_same, resemblance, saying


def content_hash(connection: Connection, document_id: str) -> str | None:
    """The hash of what was read last at an origin, stored by itself or as a place of another document."""
    return documents.content_hash(connection, document_id) or elsewhere.content_hash(connection, document_id)


def is_wanted(connection: Connection, document: Document, rereading: Rereading | None) -> bool:
    """Whether what was read again for a feed is still to be stored; always for what was read for none."""
    if rereading is None:
        return True
    if rereading.was_stored and content_hash(connection, document.id) is None:
        return False
    return has_feed(connection, rereading.address, document.scope)


def put(connection: Connection, indexed: IndexedDocument) -> None:
    """Make a document the current version of its origin. See `Library.replace`."""
    document = indexed.document
    staying = _vacate(connection, document)
    twin = _twin(connection, document, staying)
    if twin is None:
        documents.insert_document(connection, indexed)
        elsewhere.add_sketch(connection, document, saying(document))
    else:
        touch_scope(connection, document.scope.name)
        staying = [Place(document, document.content_hash), *staying]
    for place in staying:
        elsewhere.add_place(connection, place, twin or document.id)


def put_beside(connection: Connection, document: Document) -> bool:
    """Add a document whose origin is not known as a place of one that says the same; False where there is none."""
    twin = _twin(connection, document, ())
    if twin is None:
        return False
    touch_scope(connection, document.scope.name)
    elsewhere.add_place(connection, Place(document, document.content_hash), twin)
    return True


def fetch(connection: Connection, document_id: str, scopes: Collection[Scope]) -> Document | None:
    """A document as it was read at its origin: stored by itself, or as a place of another one."""
    return documents.fetch_document(connection, document_id, scopes) or elsewhere.document_of_place(
        connection, document_id, scopes
    )


def sentences(connection: Connection, document_id: str, scopes: Collection[Scope]) -> list[Sentence]:
    """The sentences of such a document, in order."""
    place = elsewhere.document_of_place(connection, document_id, scopes)
    if place is None:
        return documents.fetch_sentences(connection, document_id, scopes)
    spans = segmentation.sentences(place.text, place.body)
    return [Sentence(document_id, ordinal, *span) for ordinal, span in enumerate(spans)]


def has_twin(connection: Connection, document: Document) -> bool:
    """Whether the scope holds another document that says the same."""
    return _twin(connection, document, ()) is not None


def delete(connection: Connection, document_id: str, scopes: Collection[Scope]) -> bool:
    """Remove a document with all places, or one place alone. See `Library.delete`."""
    holder = elsewhere.document_at(connection, document_id, scopes)
    document = documents.fetch_document(connection, holder or document_id, scopes)
    if document is None:
        return False
    if holder is None:
        documents.delete_document(connection, document_id)
    else:
        touch_scope(connection, document.scope.name)
        elsewhere.delete_place(connection, document_id)
    return True


def withdraw(connection: Connection, document_id: str, scopes: Collection[Scope]) -> bool:
    """Remove a document from its own origin alone: it goes on at the other places where it was read. See
    `Library.withdraw`."""
    document = fetch(connection, document_id, scopes)
    if document is None:
        return False
    touch_scope(connection, document.scope.name)
    elsewhere.delete_place(connection, document_id)
    if documents.content_hash(connection, document_id) is None:
        return True
    places = _take_places(connection, document.id)
    if places:
        _pass_on(connection, document, places)
    else:
        documents.delete_document(connection, document.id)
    return True


def join_twin(connection: Connection, document: Document) -> None:
    """Let another document of the scope stand for this one where they and all places say the same."""
    places = elsewhere.all_places(connection, document.id)
    twin = _twin(connection, document, places)
    if twin is not None:
        fingerprint = documents.content_hash(connection, document.id) or ""
        documents.delete_document(connection, document.id)
        for place in (Place(document, fingerprint), *places):
            elsewhere.add_place(connection, place, twin)


def _vacate(connection: Connection, document: Document) -> list[Place]:
    """Clear an origin for its new version; the places that say what the new one says are taken out and come back."""
    elsewhere.delete_place(connection, document.id)
    earlier = documents.fetch_document(connection, document.id, [document.scope])
    if earlier is None:
        return []
    said = saying(document)
    places = _take_places(connection, document.id)
    staying = [place for place in places if is_same(said, saying(place.document))]
    leaving = [place for place in places if place not in staying]
    if leaving:
        _pass_on(connection, earlier, leaving)
    else:
        documents.delete_document(connection, document.id)
    return staying


def _take_places(connection: Connection, document_id: str) -> list[Place]:
    places = elsewhere.all_places(connection, document_id)
    connection.execute("DELETE FROM elsewhere WHERE document_id = ?", (document_id,))
    return places


def _pass_on(connection: Connection, document: Document, places: Sequence[Place]) -> None:
    """Let a stored document become that of the first of other places where it was read, and stand for the rest.

    What is stored of an article was read at its own origin and may differ by a few words from what the place has; then
    the hash doesn't fit the place either, so that reading it again stores its own words. Messages, which are not read
    again, are places of nothing but their own text.
    """
    first = min(places, key=lambda place: place.document.text != document.text)  # the earliest of equals
    heir = first.document
    stored_hash = documents.content_hash(connection, document.id)
    touch_scope(connection, document.scope.name)
    rekey(connection, document.id, heir.id, document.scope)
    connection.execute(
        "UPDATE documents SET origin = ?, title = ?, source = ?, url = ?, published = ?, content_hash = ? WHERE id = ?",
        (
            heir.origin, heir.title, heir.source, heir.url, documents.moment_text(heir.published),
            first.content_hash if heir.text == document.text else stored_hash, heir.id,
        ),
    )  # fmt: skip
    documents.replace_message(connection, heir.id, heir.message)
    for place in places:
        if place is not first:
            elsewhere.add_place(connection, place, heir.id)


def _twin(connection: Connection, document: Document, places: Sequence[Place]) -> str | None:
    """The other document of the scope that says the same as this one and as its places; the most alike of several."""
    said = saying(document)
    if said is None:
        return None
    best: tuple[float, str] | None = None
    for candidate in elsewhere.candidates(connection, document, said):
        other = documents.fetch_alone(connection, candidate, [document.scope])
        its = None if other is None else saying(other)
        if its is None or not all(is_same(its, each) for each in (said, *(saying(p.document) for p in places))):
            continue
        alike = resemblance(said, its)
        if best is None or alike > best[0]:
            best = (alike, candidate)
    return None if best is None else best[1]
