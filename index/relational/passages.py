"""Passages out of the database: whole, as evidence is sought in them, or their vectors alone.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import PassageText
from index.library_records import StoredPassage
from index.model_change import WaitingPassage
from index.records import Passage, Scope, Sentence
from index.relational import vector_codec
from index.relational.connection import Connection
from index.relational.documents import fetch_alone, fetch_document, moment_text
from index.relational.scope_rows import marks, scope_names
from index.vectors import Vector


def fetch_passages(
    connection: Connection, passage_ids: Sequence[int], scopes: Collection[Scope]
) -> list[StoredPassage]:
    """Passages by id with document, sentences and vectors, in the order asked for."""
    names = scope_names(scopes)
    rows = connection.execute(
        "SELECT p.id, p.document_id, p.ordinal, p.first, p.last, p.heading, p.vector, t.vectors, t.sentences "
        "FROM passages p JOIN passage_tokens t ON t.passage_id = p.id "
        f"WHERE p.id IN ({marks(passage_ids)}) AND p.scope IN ({marks(names)})",
        (*passage_ids, *names),
    ).fetchall()
    documents = {key: fetch_document(connection, key, scopes) for key in {row[1] for row in rows}}
    found: dict[int, StoredPassage] = {}
    vectors = vector_codec.unpack_passages([row[6] for row in rows])
    for (number, document_id, ordinal, first, last, heading, _, tokens, sentence_vectors), vector in zip(
        rows, vectors, strict=True
    ):
        document = documents[document_id]
        if document is None:
            continue
        ordinals = connection.execute(
            'SELECT ordinal, start, "end" FROM sentences WHERE document_id = ? AND ordinal >= ? AND ordinal < ? '
            "ORDER BY ordinal",
            (document_id, first - 1, last),
        )
        sentences = [Sentence(document_id, *row) for row in ordinals]
        before = sentences.pop(0) if first > 0 else None
        found[number] = StoredPassage(
            id=number,
            document=document,
            passage=Passage(document_id, ordinal, first, last, heading),
            sentences=tuple(sentences),
            before=before,
            vector=vector,
            tokens=vector_codec.unpack_tokens(tokens),
            sentence_vectors=vector_codec.unpack_sentences(sentence_vectors),
        )
    return [found[number] for number in passage_ids if number in found]


def newest_passages(
    connection: Connection, scopes: Collection[Scope], since: datetime | None, topic_id: int | None, limit: int
) -> list[StoredPassage]:
    """The first passage of each of the documents that were read last anywhere; see `Library.newest`."""
    names = scope_names(scopes)
    conditions = [f"d.scope IN ({marks(names)})"]
    values: list[str | int] = [*names]
    if since is not None:
        conditions.append(
            "(d.published >= ? OR EXISTS (SELECT 1 FROM elsewhere WHERE document_id = d.id AND published >= ?))"
        )
        values += [since.astimezone(UTC).isoformat()] * 2
    if topic_id is not None:
        conditions.append("m.topic_id = ?")
        values.append(topic_id)
    rows = connection.execute(
        "SELECT p.id FROM documents d JOIN passages p ON p.document_id = d.id AND p.ordinal = 0 "
        f"LEFT JOIN messages m ON m.document_id = d.id WHERE {' AND '.join(conditions)} "
        "ORDER BY (SELECT max(published) FROM (SELECT d.published UNION ALL "
        "SELECT published FROM elsewhere WHERE document_id = d.id) AS places) DESC NULLS LAST, d.id LIMIT ?",
        (*values, limit),
    )
    return fetch_passages(connection, [int(row[0]) for row in rows], scopes)


def talk_after(
    connection: Connection, document_id: str, scopes: Collection[Scope], within: timedelta, limit: int
) -> list[StoredPassage]:
    """The first passages of the messages that came next after a message; see `Library.talk_after`."""
    message = fetch_alone(connection, document_id, scopes)
    if message is None or message.message is None or message.published is None:
        return []
    rows = connection.execute(
        "SELECT p.id FROM documents d JOIN messages m ON m.document_id = d.id "
        "JOIN passages p ON p.document_id = d.id AND p.ordinal = 0 "
        "WHERE d.scope = ? AND d.published >= ? AND d.published <= ? AND m.topic_id = ? AND d.id <> ? "
        "ORDER BY CASE WHEN m.reply_to = ? THEN 0 ELSE 1 END, d.published, d.id LIMIT ?",
        (
            message.scope.name, moment_text(message.published), moment_text(message.published + within),
            message.message.topic_id, document_id, message.origin, limit,
        ),
    )  # fmt: skip
    return fetch_passages(connection, [int(row[0]) for row in rows], scopes)


def waiting_passages(
    connection: Connection, rows: Iterable[tuple[int, str, int, int, int, str]]
) -> Iterator[WaitingPassage]:
    """Passages with the text that is embedded and searched, of rows (id, document_id, ordinal, first, last, heading) in
    the order of documents."""
    texts: dict[str, str] = {}
    for number, document_id, ordinal, first, last, heading in rows:
        if document_id not in texts:
            row = connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
            texts = {document_id: str(row[0])}  # one at a time is enough
        text = texts[document_id]
        spans = connection.execute(
            'SELECT start, "end" FROM sentences WHERE document_id = ? AND ordinal >= ? AND ordinal < ? '
            "ORDER BY ordinal",
            (document_id, first, last),
        )
        shown = PassageText(heading, tuple(text[start:end] for start, end in spans))
        yield WaitingPassage(number, document_id, ordinal, shown)


def passage_ids(connection: Connection, scope: str) -> NDArray[np.int64]:
    """The ids of all passages of a scope."""
    rows = connection.execute("SELECT id FROM passages WHERE scope = ? ORDER BY id", (scope,))
    return np.fromiter((row[0] for row in rows), np.int64)


def holds_passages(connection: Connection, scope: str) -> bool:
    """Whether a scope holds any passage."""
    return connection.execute("SELECT 1 FROM passages WHERE scope = ? LIMIT 1", (scope,)).fetchone() is not None


def passage_vectors(connection: Connection, scope: str, wanted: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
    """Ids (n,) and vectors (n, dimension) of those of the wanted passages that are there."""
    numbers = list(wanted)
    rows = connection.execute(
        f"SELECT id, vector FROM passages WHERE scope = ? AND id IN ({marks(numbers)}) ORDER BY id",
        (scope, *numbers),
    ).fetchall()
    vectors = vector_codec.unpack_passages([row[1] for row in rows])
    return np.fromiter((row[0] for row in rows), np.int64), vectors
