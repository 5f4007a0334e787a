"""What the library's tables on a real PostgreSQL server do by themselves: counting terms, and following keys."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from postgres_server import PostgresServer

from index.postgres.database import PostgresDatabase
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.relational.connection import Connection

Counts = tuple[dict[str, tuple[int, int]], dict[tuple[str, str], int]]
"""Passages and words by scope, passages by scope and term."""

SCOPES = st.sampled_from(["s1", "s2", "s3"])
TERMS = st.lists(st.sampled_from(["", "a", "b", "ك", "3.5", "'", "\\", "@s1", "&|!"]), max_size=6).map(" ".join)
NUMBERS = st.integers(1, 8)
STATEMENTS = st.one_of(
    st.tuples(
        st.just(
            "INSERT INTO passage_terms (rowid, scope, terms) VALUES (?, ?, ?), (? + 20, ?, ?) "
            "ON CONFLICT (rowid) DO NOTHING"
        ),
        st.tuples(NUMBERS, SCOPES, TERMS, NUMBERS, SCOPES, TERMS),
    ),
    st.tuples(st.just("DELETE FROM passage_terms WHERE rowid % 8 < ?"), st.tuples(st.integers(0, 4))),
    st.tuples(st.just("UPDATE passage_terms SET scope = ? WHERE scope = ?"), st.tuples(SCOPES, SCOPES)),
    st.tuples(st.just("UPDATE passage_terms SET terms = ? WHERE rowid < ?"), st.tuples(TERMS, NUMBERS)),
    # Behind all that there are: one that is moved never meets one that waits to be.
    st.tuples(
        st.just("UPDATE passage_terms SET rowid = rowid + ? * (SELECT max(rowid) FROM passage_terms)"),
        st.tuples(st.integers(1, 2)),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def database(postgres: PostgresServer) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(postgres.new_database(), LIBRARY_SCHEMA)
    yield opened
    opened.close()


def kept(connection: Connection) -> Counts:
    """What the tables of counts hold."""
    return (
        {row[0]: (row[1], row[2]) for row in connection.execute("SELECT scope, passages, words FROM scope_terms")},
        {(row[0], row[1]): row[2] for row in connection.execute("SELECT scope, term, passages FROM term_counts")},
    )


def left_to_count(connection: Connection) -> int:
    """Rows of what transactions note for their ends."""
    rows = "SELECT (SELECT count(*) FROM uncounted) + (SELECT count(*) FROM counting_due)"
    return int(connection.execute(rows).fetchone()[0])


def counted(connection: Connection) -> Counts:
    """What they should hold."""
    passages: Counter[str] = Counter()
    words: Counter[str] = Counter()
    terms: Counter[tuple[str, str]] = Counter()
    for scope, text in connection.execute("SELECT scope, terms FROM passage_terms"):
        found = [term for term in text.split(" ") if term]
        passages[scope] += 1
        words[scope] += len(found)
        terms.update((scope, term) for term in set(found) if term != f"@{scope}")
    return {scope: (number, words[scope]) for scope, number in passages.items()}, dict(terms)


@given(transactions=st.lists(st.lists(STATEMENTS, max_size=6), max_size=5))
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_the_passages_whatever_happens(
    database: PostgresDatabase, transactions: list[list[tuple[str, tuple[int | str, ...]]]]
) -> None:
    with database.transaction() as connection:
        connection.execute("DELETE FROM passage_terms")
    for statements in transactions:
        with database.transaction() as connection:
            for statement, values in statements:
                connection.execute(statement, values)
        assert database.read(kept) == database.read(counted)
        assert database.read(left_to_count) == 0


def test_counts_can_be_had_before_the_end_of_a_transaction(database: PostgresDatabase) -> None:
    with database.transaction() as connection:
        connection.execute("DELETE FROM passage_terms")
        for number in range(3):
            connection.execute("INSERT INTO passage_terms (rowid, scope, terms) VALUES (?, 's', 'a b')", (number,))
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            assert kept(connection) == counted(connection)
            connection.execute("SET CONSTRAINTS ALL DEFERRED")


def test_transactions_that_share_terms_in_any_order_do_not_lock_each_other_out(database: PostgresDatabase) -> None:
    with database.transaction() as connection:
        connection.execute("DELETE FROM passage_terms")
    terms = [f"t{number}" for number in range(40)]

    def work(number: int) -> None:
        chance = random.Random(number)
        with database.transaction() as connection:
            for part in range(5):
                text = " ".join(chance.sample(terms, 10))
                connection.execute(
                    "INSERT INTO passage_terms (rowid, scope, terms) VALUES (?, 's1', ?)", (number * 10 + part, text)
                )
            connection.execute("DELETE FROM passage_terms WHERE rowid = ?", (number * 10,))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(60)))
    assert database.read(kept) == database.read(counted)
    assert database.read(kept)[0]["s1"] == (240, 2400)


def test_vectors_follow_passages_from_scope_to_scope_and_go_with_documents(database: PostgresDatabase) -> None:
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO documents VALUES ('d0', 'chat:0', 'o', 't', NULL, NULL, NULL, 'ar', 'x', '[]', 'h')"
        )
        connection.execute("INSERT INTO scopes VALUES ('chat:0', 5)")  # after what refers to it
        connection.execute("INSERT INTO passages VALUES (1, 'd0', 'chat:0', 0, 0, 1, 'h', ?)", (b"\0",))
        connection.execute("INSERT INTO passage_tokens VALUES (1, ?, ?)", (b"\1", b"\2"))
        connection.execute("INSERT INTO passage_vectors VALUES (1, 'chat:0', '[1,2,3]')")
    for step in range(12):
        with database.transaction() as connection:
            connection.execute("UPDATE documents SET id = ? WHERE id = ?", (f"d{step + 1}", f"d{step}"))
            connection.execute(
                "UPDATE passages SET id = id + 1, scope = ? WHERE document_id = ?", (f"chat:{step + 1}", f"d{step + 1}")
            )

    def rows(connection: Connection) -> list[object]:
        queries = ("SELECT * FROM passage_vectors", "SELECT * FROM passage_tokens")
        return [connection.execute(query).fetchall() for query in queries]

    assert database.read(rows) == [[(13, "chat:12", "[1,2,3]")], [(13, b"\1", b"\2")]]
    with database.transaction() as connection:
        connection.execute("DELETE FROM documents")
    assert database.read(rows) == [[], []]


@pytest.mark.parametrize("numbers", [3, 1024, 4000, 8000])
def test_vectors_of_any_length_can_be_stored(database: PostgresDatabase, numbers: int) -> None:
    vector = f"[{','.join(['0.5'] * numbers)}]"
    with database.transaction() as connection:
        connection.execute("INSERT INTO scopes VALUES ('long', 1) ON CONFLICT (name) DO NOTHING")
        connection.execute(
            "INSERT INTO documents VALUES ('long', 'long', 'o', 't', NULL, NULL, NULL, 'ar', 'x', '[]', 'h')"
        )
        connection.execute("INSERT INTO passages VALUES (99, 'long', 'long', 0, 0, 1, 'h', ?)", (b"\0",))
        connection.execute("INSERT INTO passage_vectors VALUES (99, 'long', ?)", (vector,))
        stored = connection.execute("SELECT vector FROM passage_vectors WHERE passage_id = 99").fetchone()
        connection.execute("DELETE FROM documents WHERE id = 'long'")
    assert stored == (vector,)
