"""Search by words, by PostgreSQL: terms and scopes in; the passages with the largest BM25 out.

The server finds the passages and leaves those whose words weigh most; these are ranked here.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.library_records import PassageHit, best_hits
from index.records import Scope
from index.relational import bm25, rare_terms
from index.relational.connection import Connection
from index.relational.rare_terms import rarest, searchable
from index.relational.scope_rows import marks, scope_names, scope_token

_RANKED = 10
"""Passages ranked in full for each wanted one: the server has left those that would be the best if each told every term
once."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How much the scopes hold that are asked: passages, and words in all of them."""

    passages: int
    words: int


def best_by_words(
    connection: Connection, terms: Sequence[str], scopes: Collection[Scope], limit: int
) -> list[PassageHit]:
    """The passages with the largest BM25 for any of `terms`; ties by id."""
    tokens = [scope_token(name) for name in scope_names(scopes)]
    size = _size(connection, tokens)
    counts = _counts(connection, searchable(terms), tokens)
    # A term may be common in the whole library and still tell a small scope's passages apart.
    chosen = rarest(counts) if size.passages > rare_terms.MOST_MATCHES else list(counts)
    if not chosen:
        return []
    weights = {term: bm25.term_weight(counts[term], size.passages) for term in chosen}
    weighing = bm25.length_weights(size.words / size.passages)
    found = _matching(connection, weights, tokens, weighing, limit * _RANKED)
    hits = [PassageHit(number, _score(stored.split(" "), weights, weighing)) for number, stored in found]
    return best_hits(hits, limit)


def _size(connection: Connection, tokens: Sequence[str]) -> _Size:
    row = connection.execute(
        f"SELECT coalesce(sum(passages), 0), coalesce(sum(words), 0) FROM scope_terms WHERE scope IN ({marks(tokens)})",
        tokens,
    ).fetchone()
    return _Size(int(row[0]), int(row[1]))


def _counts(connection: Connection, terms: Sequence[str], tokens: Sequence[str]) -> dict[str, int]:
    """How many passages of the scopes hold each term, for those that any does; in the order of the terms."""
    rows = connection.execute(
        f"SELECT term, sum(passages) FROM term_counts WHERE scope IN ({marks(tokens)}) AND term IN ({marks(terms)}) "
        "GROUP BY term",
        (*tokens, *terms),
    )
    counted = {str(term): int(count) for term, count in rows}
    return {term: counted[term] for term in terms if term in counted}


def _matching(
    connection: Connection,
    weights: Mapping[str, float],
    tokens: Sequence[str],
    weighing: bm25.LengthWeights,
    most: int,
) -> list[tuple[int, str]]:
    """Passages that hold any of the terms, with their terms: the best if each told every term once."""
    # The scope is among a passage's words, behind a sign that no word has. One search for each term: the index knows
    # what it finds; to ask each passage which terms it holds, its words would have to be unpacked.
    within = _any(f"@{token}" for token in tokens)
    held = (
        "SELECT rowid, words, CAST(? AS double precision) AS weight FROM passage_terms "
        "WHERE search @@ CAST(? AS tsquery)"
    )
    values = [value for term, weight in weights.items() for value in (weight, f"({within}) & {_quoted(term)}")]
    rows = connection.execute(
        "SELECT p.rowid, p.terms FROM (SELECT h.rowid, "
        "sum(h.weight) / (1 + CAST(? AS double precision) + CAST(? AS double precision) * (h.words + 1)) AS score "
        f"FROM ({' UNION ALL '.join([held] * len(weights))}) AS h GROUP BY h.rowid, h.words "
        "ORDER BY score DESC, h.rowid LIMIT ?) AS best JOIN passage_terms p ON p.rowid = best.rowid",
        (weighing.fixed, weighing.by_word, *values, most),
    )
    return [(int(number), str(terms)) for number, terms in rows]


def _score(stored: Sequence[str], weights: Mapping[str, float], weighing: bm25.LengthWeights) -> float:
    counted = ((weight, stored.count(term)) for term, weight in weights.items())
    return bm25.score(counted, weighing.of(len(stored)))


def _any(terms: Iterable[str]) -> str:
    return " | ".join(map(_quoted, terms))


def _quoted(term: str) -> str:
    """A term as a query of one word, whatever is in it."""
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
