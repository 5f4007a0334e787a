"""Search by words: terms and scopes in; the passages with the largest BM25 out.

FTS5 finds the passages. They are ranked here: its own bm25() counts terms and words over all scopes of the database.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import fmean

from index.embedded.scope_sizes import ScopeSizes
from index.library_records import PassageHit, best_hits
from index.records import Scope
from index.relational import bm25, rare_terms
from index.relational.rare_terms import rarest, searchable
from index.relational.scope_rows import marks, scope_names, scope_token

_COUNTED = 2_000
"""Passages, of more, in which terms are counted to tell the rarest: in all of 100,000 that takes as long as the rest of
the search. How many hold a term that is searched by is known exactly."""
_LAST_ID = 2**63 - 1
_IDS_AT_ONCE = 1_000
"""Passages that one statement asks for, in as many variables: a usual build of SQLite takes 32,766."""
_RANKED = 2
"""Passages ranked in full for each wanted one: those that would be the best if each told every term once. Of the best
50, 49 or 50 are among 100, but of a question of the commonest words alone 31."""
_NOT_IN_A_QUERY = str.maketrans("", "", '"\0')  # either would end the quoted term


def best_by_words(
    connection: sqlite3.Connection, terms: Sequence[str], scopes: Collection[Scope], sizes: ScopeSizes, limit: int
) -> list[PassageHit]:
    """The passages with the largest BM25 for any of `terms`; ties by id. The length that counts as usual is the mean of
    those that hold a term."""
    names = scope_names(scopes)
    asked = searchable(term.translate(_NOT_IN_A_QUERY) for term in terms)
    if not asked or not names:
        return []
    within = f"(scope : ({' OR '.join(map(scope_token, names))}))"
    held = sum(sizes.passages(connection, name) for name in names)
    if held <= rare_terms.MOST_MATCHES:
        found = _passages_by_term(connection, asked, within, held * len(asked))
    else:
        found = _passages_by_term(connection, _rarest(connection, asked, within, held), within, rare_terms.MOST_MATCHES)
    if not found:
        return []
    weights = {term: bm25.term_weight(len(passages), held) for term, passages in found.items()}
    words = _words(connection, list(dict.fromkeys(number for passages in found.values() for number in passages)))
    weighing = bm25.length_weights(fmean(words.values()))
    lengths = {number: weighing.of(count) for number, count in words.items()}
    likely = _best_if_once(found, weights, lengths, limit * _RANKED)
    hits = []
    for number, stored in _terms(connection, list(likely)):
        # What the tokenizer parts ("3,5") may stand there in another writing ("3-5").
        counted = [(weights[term], max(1, stored.count(term))) for term in likely[number]]
        hits.append(PassageHit(number, bm25.score(counted, lengths[number])))
    return best_hits(hits, limit)


def _rarest(connection: sqlite3.Connection, terms: Sequence[str], within: str, held: int) -> list[str]:
    """The rarest of the terms in the `held` passages that `within` is a query for, rarest first: as many as together
    seem to stand in few enough of them."""
    share = min(1.0, _COUNTED / held)
    enough = int(rare_terms.MOST_MATCHES * share) + 1  # to count on would take as long as to rank them
    # Ids are drawn from the passages' content: those up to a share of the last are so large a share of any scope.
    upto = min(_LAST_ID, int(_LAST_ID * share))
    counts = {term: int(_count(connection, term, within, upto, enough) / share) for term in terms}
    # Of those that no counted passage holds one may stand in a thousand others, one in none.
    for term in [term for term, count in counts.items() if not count]:
        counts[term] = _count(connection, term, within, _LAST_ID, rare_terms.MOST_MATCHES + 1)
    return rarest(counts)


def _count(connection: sqlite3.Connection, term: str, within: str, upto: int, enough: int) -> int:
    """How many passages hold a term, of those with ids up to `upto`; at most `enough`."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_terms WHERE passage_terms MATCH ? AND rowid <= ? LIMIT ?)",
        (_query(term, within), upto, enough),
    ).fetchone()
    return int(row[0])


def _passages_by_term(
    connection: sqlite3.Connection, terms: Sequence[str], within: str, most: int
) -> dict[str, list[int]]:
    """The passages of each term that stands in any, up to the term with which they would be more than `most`. The first
    counts however many hold it."""
    found: dict[str, list[int]] = {}
    left = most
    for term in terms:
        rows = connection.execute(
            "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ? LIMIT ?",
            (_query(term, within), left + 1 if found else -1),
        ).fetchall()
        if found and len(rows) > left:
            break
        if rows:
            found[term] = [int(number) for (number,) in rows]
            left = max(0, left - len(rows))
    return found


def _query(term: str, within: str) -> str:
    """For the passages of some scopes that hold a term; where the tokenizer parts it ("3,5"), its parts side by
    side."""
    return f'{within} AND (terms : "{term}")'


def _words(connection: sqlite3.Connection, passages: Sequence[int]) -> dict[int, int]:
    """How many words passages have, as FTS5 keeps it (https://www.sqlite.org/fts5.html#fts5_data_structures)."""
    rows = [
        row
        for some in _portions(passages)
        for row in connection.execute(f"SELECT id, sz FROM passage_terms_docsize WHERE id IN ({marks(some)})", some)
    ]
    if len(rows) < len(passages) or not all(isinstance(lengths, bytes) for _, lengths in rows):
        raise sqlite3.DatabaseError("the index of words does not know how long passages are")
    return {number: _words_of(lengths) for number, lengths in rows}


@lru_cache(maxsize=2000)
def _words_of(lengths: bytes) -> int:
    """The second of two numbers as SQLite writes them, seven bits a byte; the first, of a scope's one token, has one
    byte."""
    words = 0
    for byte in lengths[1:]:
        words = words << 7 | byte & 0x7F
    return words


def _best_if_once(
    found: Mapping[str, Sequence[int]], weights: Mapping[str, float], lengths: Mapping[int, float], most: int
) -> dict[int, list[str]]:
    """The passages that would be the best if each told every term once, with the terms that stand in them."""
    total = dict.fromkeys(lengths, 0.0)
    for term, passages in found.items():
        for number in passages:
            total[number] += weights[term]
    best = sorted(total, key=lambda number: (-total[number] / (1 + lengths[number]), number))[:most]
    held: dict[int, list[str]] = {number: [] for number in best}
    for term, passages in found.items():
        for number in passages:
            if number in held:
                held[number].append(term)
    return held


def _terms(connection: sqlite3.Connection, passages: Sequence[int]) -> list[tuple[int, list[str]]]:
    """Passages with all their terms."""
    return [
        (int(number), str(terms).split(" "))
        for some in _portions(passages)
        for number, terms in connection.execute(
            f"SELECT rowid, terms FROM passage_terms WHERE rowid IN ({marks(some)})", some
        )
    ]


def _portions(passages: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids, as many at once as a statement asks for."""
    return (passages[at : at + _IDS_AT_ONCE] for at in range(0, len(passages), _IDS_AT_ONCE))
