"""Rows into records and records into rows: every SQL statement of the embedded engine but the schema.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from index.embedded import vector_codec
from index.library import Counts, DocumentSummary, PassageHit, PassageLikeness, StoredPassage
from index.records import Document, IndexedDocument, Passage, Scope, Sentence, Span, Vector

_MOST_MATCHES = 10_000
"""Matches of all terms of a search by words: ranking more of them would take longer than embedding the question. Where
even the rarest term has more, words propose nothing, and count only in what meaning proposes."""
_NOT_IN_A_QUERY = str.maketrans("", "", '"\0')  # either would end the quoted term


def scope_names(scopes: Collection[Scope]) -> list[str]:
    """The names of the scopes, each once, in a fixed order."""
    return sorted({scope.name for scope in scopes})


def _marks(values: Sequence[object]) -> str:
    """Placeholders for `values`: the statements below are made of nothing else but their own text."""
    return ",".join("?" * len(values))


def scope_token(scope: str) -> str:
    """A scope as a single search token: 'chat:-100' has characters that the tokenizer splits at."""
    return "s" + hashlib.sha256(scope.encode()).hexdigest()[:16]


def passage_id(document_id: str, content_hash: str, passage: Passage) -> int:
    """Sixty-three bits that say where a passage stands and what it is made of: never the same for another content."""
    content = f"{document_id}\0{content_hash}\0{passage.first}\0{passage.last}\0{passage.heading}"
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big") >> 1


def content_hash(connection: sqlite3.Connection, document_id: str) -> str | None:
    """The hash of the stored version of a document."""
    row = connection.execute("SELECT content_hash FROM documents WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else str(row[0])


def insert_document(connection: sqlite3.Connection, indexed: IndexedDocument) -> None:
    """Insert a document that is not there, with all its parts."""
    document = indexed.document
    scope = document.scope.name
    fingerprint = document.content_hash
    touch_scope(connection, scope)
    connection.execute(
        "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            document.id, scope, document.origin, document.title, document.source, document.url,
            # In one zone, because lists are sorted by it.
            document.published.astimezone(UTC).isoformat() if document.published else None,
            document.language, document.text, json.dumps(document.body), fingerprint,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO sentences VALUES (?,?,?,?)",
        [(s.document_id, s.ordinal, s.start, s.end) for s in indexed.sentences],
    )
    for part in indexed.passages:
        passage = part.passage
        number = passage_id(document.id, fingerprint, passage)
        vector = part.embedding.vector.astype("<f4").tobytes()
        connection.execute(
            "INSERT INTO passages VALUES (?,?,?,?,?,?,?,?)",
            (number, document.id, scope, passage.ordinal, passage.first, passage.last, passage.heading, vector),
        )
        embedding = part.embedding
        connection.execute(
            "INSERT INTO passage_tokens VALUES (?,?,?)",
            (number, vector_codec.pack_tokens(embedding.tokens), vector_codec.pack_sentences(embedding.sentences)),
        )
        connection.execute(
            "INSERT INTO passage_terms (rowid, scope, terms) VALUES (?,?,?)", (number, scope_token(scope), part.terms)
        )


def delete_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Remove a document with all its parts, where it is there."""
    row = connection.execute("SELECT scope FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return
    touch_scope(connection, row[0])
    connection.execute(
        "DELETE FROM passage_terms WHERE rowid IN (SELECT id FROM passages WHERE document_id = ?)", (document_id,)
    )
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def touch_scope(connection: sqlite3.Connection, scope: str) -> None:
    """Give a scope a new generation: what was derived from it is stale."""
    connection.execute(
        "INSERT INTO scopes VALUES (?,?) ON CONFLICT (name) DO UPDATE SET generation = excluded.generation",
        (scope, secrets.randbits(62)),
    )


def search_terms(
    connection: sqlite3.Connection, terms: Sequence[str], scopes: Collection[Scope], limit: int
) -> list[PassageHit]:
    """The passages with the largest BM25 for any of `terms`; ties by id."""
    names = scope_names(scopes)
    asked = list(dict.fromkeys(term.translate(_NOT_IN_A_QUERY) for term in terms))
    # A term may be common in the whole library and still tell a small scope's passages apart.
    rare = _rarest(connection, asked) if _holds_more(connection, names, _MOST_MATCHES) else asked
    wanted = " OR ".join(f'"{term}"' for term in rare if term)
    if not wanted or not names:
        return []
    visible = " OR ".join(scope_token(name) for name in names)
    rows = connection.execute(
        "SELECT rowid, bm25(passage_terms, 0.0, 1.0) AS rank FROM passage_terms "
        "WHERE passage_terms MATCH ? ORDER BY rank, rowid LIMIT ?",
        (f"(scope : ({visible})) AND (terms : ({wanted}))", limit),
    )
    # SQLite's bm25() is the smaller the better.
    return [PassageHit(int(row[0]), -float(row[1])) for row in rows]


def _holds_more(connection: sqlite3.Connection, scopes: Sequence[str], passages: int) -> bool:
    """Whether the scopes hold more than so many passages."""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM passages WHERE scope IN ({_marks(scopes)}) LIMIT ?)",
        (*scopes, passages + 1),
    ).fetchone()
    return int(found[0]) > passages


def _rarest(connection: sqlite3.Connection, terms: Sequence[str]) -> list[str]:
    """The terms that stand in any passage, rarest first, as many as together stand in few enough passages.

    A term that is everywhere tells passages apart least and costs BM25 most.
    """
    rows = connection.execute(
        f"SELECT term, doc FROM temp.term_counts WHERE col = 'terms' AND term IN ({_marks(terms)})", tuple(terms)
    )
    counts = sorted((int(count), str(term)) for term, count in rows)
    # The tokenizer parts these ("3,5"), so that they are searched as phrases and have no count.
    chosen = [term for term in terms if not term.replace(".", "").isalnum()]
    total = 0
    for count, term in counts:
        total += count
        if total > _MOST_MATCHES:
            break
        chosen.append(term)
    return chosen


def likeness(
    connection: sqlite3.Connection,
    wanted: Sequence[int],
    vector: Vector,
    terms: Sequence[str],
    scopes: Collection[Scope],
) -> list[PassageLikeness]:
    """Each of the wanted passages against a question's vector and terms, in the order asked for."""
    names = scope_names(scopes)
    asked = set(terms)
    rows = connection.execute(
        "SELECT p.id, p.vector, t.terms FROM passages p JOIN passage_terms t ON t.rowid = p.id "
        f"WHERE p.id IN ({_marks(wanted)}) AND p.scope IN ({_marks(names)})",
        (*wanted, *names),
    )
    found = {
        int(number): PassageLikeness(
            int(number),
            float(np.frombuffer(blob, "<f4") @ vector),
            len(asked.intersection(stored.split(" "))) / max(1, len(asked)),
        )
        for number, blob, stored in rows
    }
    return [found[number] for number in wanted if number in found]


def fetch_passages(
    connection: sqlite3.Connection, passage_ids: Sequence[int], scopes: Collection[Scope]
) -> list[StoredPassage]:
    """Passages by id with document, sentences and vectors, in the order asked for."""
    names = scope_names(scopes)
    rows = connection.execute(
        "SELECT p.id, p.document_id, p.ordinal, p.first, p.last, p.heading, p.vector, t.vectors, t.sentences "
        "FROM passages p JOIN passage_tokens t ON t.passage_id = p.id "
        f"WHERE p.id IN ({_marks(passage_ids)}) AND p.scope IN ({_marks(names)})",
        (*passage_ids, *names),
    ).fetchall()
    documents = {key: fetch_document(connection, key, scopes) for key in {row[1] for row in rows}}
    found: dict[int, StoredPassage] = {}
    for number, document_id, ordinal, first, last, heading, vector, tokens, sentence_vectors in rows:
        document = documents[document_id]
        if document is None:
            continue
        ordinals = connection.execute(
            "SELECT ordinal, start, end FROM sentences WHERE document_id = ? AND ordinal >= ? AND ordinal < ? "
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
            vector=np.frombuffer(vector, "<f4"),
            tokens=vector_codec.unpack_tokens(tokens),
            sentence_vectors=vector_codec.unpack_sentences(sentence_vectors),
        )
    return [found[number] for number in passage_ids if number in found]


def fetch_document(connection: sqlite3.Connection, document_id: str, scopes: Collection[Scope]) -> Document | None:
    """A whole document, where the scopes hold it."""
    names = scope_names(scopes)
    row = connection.execute(
        "SELECT scope, origin, title, source, url, published, language, text, body FROM documents "
        f"WHERE id = ? AND scope IN ({_marks(names)})",
        (document_id, *names),
    ).fetchone()
    if row is None:
        return None
    scope, origin, title, source, url, published, language, text, body = row
    spans = tuple(Span(*span) for span in json.loads(body))
    return Document(Scope(scope), origin, title, source, url, _moment(published), language, text, spans)


def fetch_sentences(connection: sqlite3.Connection, document_id: str, scopes: Collection[Scope]) -> list[Sentence]:
    """All sentences of a document, in order, where the scopes hold it."""
    names = scope_names(scopes)
    rows = connection.execute(
        "SELECT s.ordinal, s.start, s.end FROM sentences s JOIN documents d ON d.id = s.document_id "
        f"WHERE d.id = ? AND d.scope IN ({_marks(names)}) ORDER BY s.ordinal",
        (document_id, *names),
    )
    return [Sentence(document_id, *row) for row in rows]


def list_documents(connection: sqlite3.Connection, scopes: Collection[Scope]) -> list[DocumentSummary]:
    """All documents of the scopes, newest first."""
    names = scope_names(scopes)
    rows = connection.execute(
        "SELECT id, scope, origin, title, source, url, published, language, "
        "(SELECT count(*) FROM sentences WHERE document_id = documents.id), "
        "(SELECT count(*) FROM passages WHERE document_id = documents.id) "
        f"FROM documents WHERE scope IN ({_marks(names)}) ORDER BY published DESC NULLS LAST, title, id",
        names,
    )
    return [
        DocumentSummary(
            key, Scope(scope), origin, title, source, url, _moment(published), language, sentences, passages
        )
        for key, scope, origin, title, source, url, published, language, sentences, passages in rows
    ]


def count(connection: sqlite3.Connection, scopes: Collection[Scope]) -> Counts:
    """How much the scopes hold."""
    names = scope_names(scopes)
    visible = f"IN ({_marks(names)})"
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


def has_passages(connection: sqlite3.Connection) -> bool:
    """Whether there is any passage, in whatever scope."""
    return connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is not None


def generation(connection: sqlite3.Connection, scope: str) -> int:
    """A number that is another after every change of the scope; 0 before the first."""
    row = connection.execute("SELECT generation FROM scopes WHERE name = ?", (scope,)).fetchone()
    return 0 if row is None else int(row[0])


def revision(connection: sqlite3.Connection, scopes: Collection[Scope]) -> str:
    """The generations of the scopes, in a fixed order."""
    return " ".join(f"{name}={generation(connection, name)}" for name in scope_names(scopes))


def passage_ids(connection: sqlite3.Connection, scope: str) -> NDArray[np.int64]:
    """The ids of all passages of a scope."""
    rows = connection.execute("SELECT id FROM passages WHERE scope = ? ORDER BY id", (scope,))
    return np.fromiter((row[0] for row in rows), np.int64)


def passage_vectors(
    connection: sqlite3.Connection, scope: str, wanted: Iterable[int]
) -> tuple[NDArray[np.int64], Vector]:
    """Ids (n,) and vectors (n, dimension) of those of the wanted passages that are there."""
    numbers = list(wanted)
    rows = connection.execute(
        f"SELECT id, vector FROM passages WHERE scope = ? AND id IN ({_marks(numbers)}) ORDER BY id",
        (scope, *numbers),
    ).fetchall()
    vectors = (
        np.frombuffer(b"".join(row[1] for row in rows), "<f4").reshape(len(rows), -1)
        if rows
        else np.empty((0, 0), np.float32)
    )
    return np.fromiter((row[0] for row in rows), np.int64), vectors


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
