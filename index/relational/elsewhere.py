"""Where else documents were read, and the sketches that find documents which say the same: rows in and out.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

import json
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from index.message import MessageFacts
from index.records import Document, Elsewhere, Scope, Span
from index.relational.connection import Connection
from index.relational.scope_rows import marks, scope_names
from index.sameness import Saying, least_shared, sketch

_MOST_CANDIDATES = 16
"""Documents that are compared in full with a new one: more share hashes only where many share a footer, and those that
share most come first."""


_COLUMNS = "scope, origin, title, source, url, published, language, text, body, message, content_hash"


@dataclass(frozen=True, slots=True)
class Place:
    """A document as it was read at a place that another one stands for; `content_hash` is of what was read there."""

    document: Document
    content_hash: str


def add_place(connection: Connection, place: Place, document_id: str) -> None:
    """Let a document stand for one place more."""
    document = place.document
    connection.execute(
        "INSERT INTO elsewhere VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            document.id, document_id, document.scope.name, document.origin, document.title, document.source,
            document.url, document.published.astimezone(UTC).isoformat() if document.published else None,
            document.language, document.text, json.dumps(document.body),
            None if document.message is None else json.dumps(astuple(document.message)), place.content_hash,
        ),
    )  # fmt: skip


def all_places(connection: Connection, document_id: str) -> list[Place]:
    """The places that a document stands for beside its own, in order of time, those without a date last."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM elsewhere WHERE document_id = ? ORDER BY published NULLS LAST, origin", (document_id,)
    )
    return [_place(row) for row in rows]


def document_of_place(connection: Connection, place_id: str, scopes: Collection[Scope]) -> Document | None:
    """A document as it was read at a place that another one stands for, where the scopes hold it."""
    names = scope_names(scopes)
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM elsewhere WHERE id = ? AND scope IN ({marks(names)})", (place_id, *names)
    ).fetchone()
    return None if row is None else _place(row).document


def places(connection: Connection, document_id: str) -> tuple[Elsewhere, ...]:
    """The same places as a reader is told of them."""
    rows = connection.execute(
        "SELECT origin, title, source, url, published, text FROM elsewhere WHERE document_id = ? "
        "ORDER BY published NULLS LAST, origin",
        (document_id,),
    )
    return tuple(
        Elsewhere(origin, title, source, url, _moment(published), text)
        for origin, title, source, url, published, text in rows
    )


def content_hash(connection: Connection, place_id: str) -> str | None:
    """The hash of what was read at a place."""
    row = connection.execute("SELECT content_hash FROM elsewhere WHERE id = ?", (place_id,)).fetchone()
    return None if row is None else str(row[0])


def document_at(connection: Connection, place_id: str, scopes: Collection[Scope]) -> str | None:
    """The id of the document that stands for a place, where the scopes hold it."""
    names = scope_names(scopes)
    row = connection.execute(
        f"SELECT document_id FROM elsewhere WHERE id = ? AND scope IN ({marks(names)})", (place_id, *names)
    ).fetchone()
    return None if row is None else str(row[0])


def delete_place(connection: Connection, place_id: str) -> None:
    """Forget a place, where it is there."""
    connection.execute("DELETE FROM elsewhere WHERE id = ?", (place_id,))


def add_sketch(connection: Connection, document: Document, said: Saying | None) -> None:
    """Let a stored document be found by what it says."""
    drawn = () if said is None else sketch(said)
    connection.executemany(
        "INSERT INTO sketches VALUES (?,?,?)", [(document.scope.name, each, document.id) for each in drawn]
    )


def candidates(connection: Connection, document: Document, said: Saying) -> list[str]:
    """The ids of other documents of the scope that may say the same, likeliest first."""
    drawn = sketch(said)
    rows = connection.execute(
        "SELECT document_id, count(*) AS shared FROM sketches "
        f"WHERE scope = ? AND hash IN ({marks(drawn)}) AND document_id != ? "
        "GROUP BY document_id HAVING count(*) >= ? ORDER BY shared DESC, document_id LIMIT ?",
        (document.scope.name, *drawn, document.id, least_shared(drawn), _MOST_CANDIDATES),
    )
    return [str(row[0]) for row in rows]


def _place(row: Sequence[str | None]) -> Place:
    scope, origin, title, source, url, published, language, text, body, message, content_hash = row
    return Place(
        Document(
            Scope(str(scope)), str(origin), str(title), source, url, _moment(published), str(language), str(text),
            tuple(Span(*span) for span in json.loads(str(body))),
            None if message is None else MessageFacts(*json.loads(message)),
        ),
        str(content_hash),
    )  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
