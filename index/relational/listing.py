"""Documents as lists show them, from rows: an open connection, or a database, goes in, summaries and numbers come out.

Statements that are put together (hence S608) are put together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from index.library_records import DocumentSummary, Scopes
from index.listing import Page, Tally
from index.records import Scope
from index.relational.connection import Connection, Database
from index.relational.documents import MOST_NAMES, stored_moment
from index.relational.scope_rows import marks, scope_names

_SUMMARIES = (
    "SELECT id, scope, origin, title, source, url, published, language, "
    "(SELECT count(*) FROM sentences WHERE document_id = documents.id), "
    "(SELECT count(*) FROM passages WHERE document_id = documents.id), "
    "(SELECT count(*) FROM elsewhere WHERE document_id = documents.id), "
    "EXISTS (SELECT 1 FROM messages WHERE document_id = documents.id) FROM documents"
)
_NEWEST_FIRST = "published DESC NULLS LAST, title, id"
_LISTED = "FROM documents LEFT JOIN messages ON document_id = id"
_IN_ORDER = f"document_id IS NOT NULL, {_NEWEST_FIRST}"


class RelationalListing:
    """A `Listing` of a library's tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tally(self, scopes: Scopes) -> Tally:
        """See `Listing.tally`."""
        return self._database.read(lambda connection: _tally(connection, scopes))

    def page(self, number: int, size: int, scopes: Scopes) -> Page:
        """See `Listing.page`."""
        return self._database.read(lambda connection: _page(connection, number, size, scopes))

    def titles(self, scopes: Scopes) -> list[tuple[str, str]]:
        """See `Listing.titles`."""
        return self._database.read(lambda connection: [(each, title) for each, title in _articles(connection, scopes)])

    def numbers(self, document_ids: Collection[str], scopes: Scopes) -> Mapping[str, int]:
        """See `Listing.numbers`."""
        return self._database.read(lambda connection: _numbers(connection, document_ids, scopes))

    def at_number(self, number: int, scopes: Scopes) -> str | None:
        """See `Listing.at_number`."""
        return self._database.read(lambda connection: _at_number(connection, number, scopes))

    def at_address(self, addresses: Collection[str], scopes: Scopes) -> str | None:
        """See `Listing.at_address`."""
        names, known = scope_names(scopes), [each for each in addresses if _may_be_stored(each)]
        query = (
            f"SELECT id FROM documents WHERE scope IN ({marks(names)}) "
            f"AND (url IN ({marks(known)}) OR origin IN ({marks(known)})) ORDER BY {_NEWEST_FIRST} LIMIT 1"
        )
        values = (*names, *known, *known)
        return self._database.read(lambda connection: _only(connection.execute(query, values).fetchone()))

    def summaries(self, document_ids: Sequence[str], scopes: Scopes) -> list[DocumentSummary]:
        """See `Listing.summaries`."""
        return self._database.read(lambda connection: _summaries(connection, document_ids, scopes))


def list_documents(connection: Connection, scopes: Scopes) -> list[DocumentSummary]:
    """All documents of the scopes, newest first."""
    names = scope_names(scopes)
    rows = connection.execute(f"{_SUMMARIES} WHERE scope IN ({marks(names)}) ORDER BY {_NEWEST_FIRST}", names)
    return [_summary(*row) for row in rows]


def _tally(connection: Connection, scopes: Scopes) -> Tally:
    names = scope_names(scopes)
    query = f"SELECT count(*), count(document_id) {_LISTED} WHERE scope IN ({marks(names)})"
    documents, messages = connection.execute(query, names).fetchone()
    return Tally(documents - messages, messages)


def _page(connection: Connection, number: int, size: int, scopes: Scopes) -> Page:
    held = _tally(connection, scopes)
    pages = max(1, -(-held.articles // size))
    number = min(number, pages - 1)
    shown = [each for each, _ in _articles(connection, scopes, "LIMIT ? OFFSET ?", (size, number * size))]
    return Page(_summaries(connection, shown, scopes), number, pages, held)


def _articles(connection: Connection, scopes: Scopes, which: str = "", values: Sequence[int] = ()) -> list[Any]:
    """The ids and titles of articles, newest first."""
    names = scope_names(scopes)
    # Of messages, which may be very many, no row is looked at, as an index tells of which scope they are.
    query = (
        f"WITH articles AS MATERIALIZED (SELECT id AS found {_LISTED} WHERE scope IN ({marks(names)}) "
        "AND document_id IS NULL) "
        f"SELECT id, title FROM articles JOIN documents ON id = found ORDER BY {_NEWEST_FIRST} "
    )
    return connection.execute(query + which, (*names, *values)).fetchall()


def _at_number(connection: Connection, number: int, scopes: Scopes) -> str | None:
    if articles := _articles(connection, scopes, "LIMIT 1 OFFSET ?", [number - 1]):
        return _only(articles[0])
    names = scope_names(scopes)  # of messages no list shows the numbers, and they are seldom asked for
    query = f"SELECT id {_LISTED} WHERE scope IN ({marks(names)}) ORDER BY {_IN_ORDER} LIMIT 1 OFFSET ?"
    return _only(connection.execute(query, (*names, number - 1)).fetchone())


def _numbers(connection: Connection, document_ids: Collection[str], scopes: Scopes) -> dict[str, int]:
    names, ids = scope_names(scopes), list(document_ids)
    rows = connection.execute(
        f"SELECT id, number FROM (SELECT id, row_number() OVER (ORDER BY {_IN_ORDER}) AS number {_LISTED} "
        f"WHERE scope IN ({marks(names)})) AS numbered WHERE id IN ({marks(ids)}) ORDER BY number",
        (*names, *ids),
    )
    return dict(rows.fetchall())


def _summaries(connection: Connection, document_ids: Sequence[str], scopes: Scopes) -> list[DocumentSummary]:
    names, found = scope_names(scopes), dict[str, DocumentSummary]()
    for at in range(0, len(document_ids), MOST_NAMES):
        ids = document_ids[at : at + MOST_NAMES]
        # By the ids alone: with the scopes too, SQLite may look through all that these hold.
        rows = connection.execute(f"{_SUMMARIES} WHERE id IN ({marks(ids)})", ids)
        found |= {str(row[0]): _summary(*row) for row in rows if row[1] in names}
    return [found[each] for each in document_ids if each in found]


def _summary(
    key: str, scope: str, origin: str, title: str, source: str | None, url: str | None, published: str | None,
    language: str, sentences: int, passages: int, also: int, told: int,
) -> DocumentSummary:  # fmt: skip
    moment = stored_moment(published)
    return DocumentSummary(
        key, Scope(scope), origin, title, source, url, moment, language, sentences, passages, also, bool(told)
    )


def _only(row: Any) -> str | None:
    return None if row is None else str(row[0])


def _may_be_stored(address: str) -> bool:
    """Whether a cell can hold it: neither a NUL nor half of a surrogate pair is anywhere to be found."""
    return "\0" not in address and not any("\ud800" <= each <= "\udfff" for each in address)
