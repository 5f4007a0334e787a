"""Documents into rows and rows into documents.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from index.indexed import IndexedDocument
from index.library_records import Counts
from index.message import MessageFacts
from index.records import Document, Passage, Scope, Sentence, Span
from index.relational import elsewhere, vector_codec
from index.relational.connection import Connection
from index.relational.scope_rows import marks, scope_names, scope_token, touch_scope

MOST_NAMES = 1000  # in a query, which takes so many values and no more: 32,766 with SQLite as it comes


def passage_id(document_id: str, content_hash: str, passage: Passage) -> int:
    """Sixty-three bits that say where a passage stands and what it is made of: never the same for another content."""
    content = f"{document_id}\0{content_hash}\0{passage.first}\0{passage.last}\0{passage.heading}"
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big") >> 1


def content_hash(connection: Connection, document_id: str) -> str | None:
    """The hash of the stored version of a document."""
    row = connection.execute("SELECT content_hash FROM documents WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else str(row[0])


def insert_document(connection: Connection, indexed: IndexedDocument) -> None:
    """Insert a document that is not there, with all its parts."""
    document = indexed.document
    scope = document.scope.name
    fingerprint = document.content_hash
    touch_scope(connection, scope)
    connection.execute(
        "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            document.id, scope, document.origin, document.title, document.source, document.url,
            moment_text(document.published), document.language, document.text, json.dumps(document.body), fingerprint,
        ),
    )  # fmt: skip
    replace_message(connection, document.id, document.message)
    connection.executemany(
        "INSERT INTO sentences VALUES (?,?,?,?)",
        [(s.document_id, s.ordinal, s.start, s.end) for s in indexed.sentences],
    )
    # Whole tables at a time: a server is asked three times for a document, not for each passage.
    numbered = [(passage_id(document.id, fingerprint, part.passage), part) for part in indexed.passages]
    connection.executemany(
        "INSERT INTO passages VALUES (?,?,?,?,?,?,?,?)",
        [
            (
                number, document.id, scope, part.passage.ordinal, part.passage.first, part.passage.last,
                part.passage.heading, part.embedding.vector.astype("<f4").tobytes(),
            )
            for number, part in numbered
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO passage_tokens VALUES (?,?,?)",
        [
            (
                number,
                vector_codec.pack_tokens(part.embedding.tokens),
                vector_codec.pack_sentences(part.embedding.sentences),
            )
            for number, part in numbered
        ],
    )
    connection.executemany(
        "INSERT INTO passage_terms (rowid, scope, terms) VALUES (?,?,?)",
        [(number, scope_token(scope), part.terms) for number, part in numbered],
    )


def replace_message(connection: Connection, document_id: str, facts: MessageFacts | None) -> None:
    """Make `facts` what is known of a document as a message; None where it is none."""
    connection.execute("DELETE FROM messages WHERE document_id = ?", (document_id,))
    if facts is not None:
        connection.execute(
            "INSERT INTO messages VALUES (?,?,?,?,?)",
            (document_id, facts.author_id, facts.author, facts.topic_id, facts.reply_to),
        )


def delete_document(connection: Connection, document_id: str) -> None:
    """Remove a document with all its parts, where it is there."""
    row = connection.execute("SELECT scope FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return
    touch_scope(connection, row[0])
    connection.execute(
        "DELETE FROM passage_terms WHERE rowid IN (SELECT id FROM passages WHERE document_id = ?)", (document_id,)
    )
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def documents_of_author(connection: Connection, scope: Scope, author_id: int) -> list[str]:
    """The ids of the messages that somebody wrote in a chat."""
    rows = connection.execute(
        "SELECT document_id FROM messages JOIN documents ON id = document_id WHERE scope = ? AND author_id = ?",
        (scope.name, author_id),
    )
    return [str(row[0]) for row in rows]


def documents_of_scope(connection: Connection, scope: Scope) -> list[str]:
    """The ids of all documents of a scope."""
    return [str(row[0]) for row in connection.execute("SELECT id FROM documents WHERE scope = ?", (scope.name,))]


def fetch_document(connection: Connection, document_id: str, scopes: Collection[Scope]) -> Document | None:
    """A whole document with the places it stands for, where the scopes hold it."""
    document = fetch_alone(connection, document_id, scopes)
    return None if document is None else replace(document, also=elsewhere.places(connection, document_id))


def fetch_alone(connection: Connection, document_id: str, scopes: Collection[Scope]) -> Document | None:
    """A document without the places it stands for, where the scopes hold it."""
    names = scope_names(scopes)
    row = connection.execute(
        "SELECT scope, origin, title, source, url, published, language, text, body, "
        "document_id, author_id, author, topic_id, reply_to FROM documents LEFT JOIN messages ON document_id = id "
        f"WHERE id = ? AND scope IN ({marks(names)})",
        (document_id, *names),
    ).fetchone()
    if row is None:
        return None
    scope, origin, title, source, url, published, language, text, body, is_message, *facts = row
    spans = tuple(Span(*span) for span in json.loads(body))
    message = MessageFacts(*facts) if is_message else None
    return Document(Scope(scope), origin, title, source, url, stored_moment(published), language, text, spans, message)


def fetch_sentences(connection: Connection, document_id: str, scopes: Collection[Scope]) -> list[Sentence]:
    """All sentences of a document, in order, where the scopes hold it."""
    names = scope_names(scopes)
    rows = connection.execute(
        'SELECT s.ordinal, s.start, s."end" FROM sentences s JOIN documents d ON d.id = s.document_id '
        f"WHERE d.id = ? AND d.scope IN ({marks(names)}) ORDER BY s.ordinal",
        (document_id, *names),
    )
    return [Sentence(document_id, *row) for row in rows]


def count(connection: Connection, scopes: Collection[Scope]) -> Counts:
    """How much the scopes hold, however many they are."""
    names = scope_names(scopes)
    counted = [_count_few(connection, names[at : at + MOST_NAMES]) for at in range(0, len(names), MOST_NAMES)]
    return Counts(
        sum(each.documents for each in counted),
        sum(each.sentences for each in counted),
        sum(each.passages for each in counted),
    )


def _count_few(connection: Connection, names: Sequence[str]) -> Counts:
    visible = f"IN ({marks(names)})"
    return Counts(
        *(
            int(connection.execute(statement, names).fetchone()[0])
            for statement in (
                f"SELECT count(*) FROM documents WHERE scope {visible}",
                f"SELECT count(*) FROM sentences s JOIN documents d ON d.id = s.document_id WHERE d.scope {visible}",
                f"SELECT count(*) FROM passages WHERE scope {visible}",
            )
        )
    )


def moment_text(moment: datetime | None) -> str | None:
    """A moment as a column holds it: in one zone, because lists are sorted by it."""
    return None if moment is None else moment.astimezone(UTC).isoformat()


def stored_moment(text: str | None) -> datetime | None:
    """A moment that a column holds."""
    return datetime.fromisoformat(text) if text else None
