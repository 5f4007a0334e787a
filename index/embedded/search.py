"""Search by words, and how like a question single passages are, in SQL.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

import sqlite3
from collections.abc import Collection, Sequence

from index.library import PassageHit
from index.records import Scope
from index.relational import rare_terms
from index.relational.rare_terms import rarest
from index.relational.scope_rows import marks, scope_names, scope_token

_LARGE = 10_000  # passages
_NOT_IN_A_QUERY = str.maketrans("", "", '"\0')  # either would end the quoted term


def best_by_words(
    connection: sqlite3.Connection, terms: Sequence[str], scopes: Collection[Scope], limit: int
) -> list[PassageHit]:
    """The passages with the largest BM25 for any of `terms`; ties by id."""
    names = scope_names(scopes)
    asked = list(filter(None, dict.fromkeys(term.translate(_NOT_IN_A_QUERY) for term in terms)))
    if not asked or not names:
        return []
    within = f"(scope : ({' OR '.join(map(scope_token, names))})) AND "
    rare, held = asked, _passages_in(connection, names)
    if held > rare_terms.MOST_MATCHES:
        # A term may be common in the whole library and still tell a small scope's passages apart. In a large one it is
        # counted with all others, in half the time.
        rare = _rarest(connection, asked, within if held <= _LARGE else "")
    wanted = " OR ".join(map(_quoted, rare))
    if not wanted:
        return []
    rows = connection.execute(
        "SELECT rowid, bm25(passage_terms, 0.0, 1.0) AS rank FROM passage_terms "
        "WHERE passage_terms MATCH ? ORDER BY rank, rowid LIMIT ?",
        (f"{within}(terms : ({wanted}))", limit),
    )
    return [PassageHit(int(row[0]), _rank(row[1])) for row in rows]


def _rank(found: float | None) -> float:
    """The better the larger, where SQLite's bm25() is the smaller the better: nothing, where its index is damaged."""
    if found is None:
        raise sqlite3.DatabaseError("the index of words ranks nothing")
    return -found


def _passages_in(connection: sqlite3.Connection, scopes: Sequence[str]) -> int:
    """How many passages the scopes hold, up to one more than makes them large."""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM passages WHERE scope IN ({marks(scopes)}) LIMIT ?)",
        (*scopes, _LARGE + 1),
    ).fetchone()
    return int(found[0])


def _quoted(term: str) -> str:
    """A term as a query; where the tokenizer parts it ("3,5"), for its parts side by side."""
    return f'"{term}"'


def _rarest(connection: sqlite3.Connection, terms: Sequence[str], within: str) -> list[str]:
    """The terms that stand in any passage, as many as together stand in few enough passages. `within` begins a query
    for passages of some scopes alone."""
    return rarest({term: count for term in terms if (count := _passages_with(connection, term, within))})


def _passages_with(connection: sqlite3.Connection, term: str, within: str) -> int:
    """In how many passages a term stands, up to one more than are few enough: to count on would take as long as to rank
    them."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_terms WHERE passage_terms MATCH ? LIMIT ?)",
        (f"{within}(terms : {_quoted(term)})", rare_terms.MOST_MATCHES + 1),
    ).fetchone()
    return int(found[0])
