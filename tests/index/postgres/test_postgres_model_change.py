"""While the vectors of another model take the place of the old ones, whoever writes waits, however long that takes, and
whoever reads does not."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from postgres_server import PostgresServer
from sample_documents import dense, indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.embedding.identity import identify
from index.errors import LibraryError
from index.library_records import Change
from index.postgres import server
from index.postgres.database import PostgresDatabase
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.records import Scope
from index.reindexing import reindex
from index.relational import facts
from index.relational.connection import Connection

CHAT = Scope.chat(-5)
LIMIT = 1.0  # seconds


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lock_timeout", "statement_timeout"):
        monkeypatch.setitem(server._SESSION, name, f"{LIMIT * 1000:.0f}ms")


@pytest.fixture
def library(postgres_url: str, embedder: TinyEmbedder) -> Iterator[PostgresLibrary]:
    opened = PostgresLibrary(postgres_url)
    opened.use_model(identify(embedder))
    for number in range(3):
        opened.replace(indexed(sample_document(f"The harbour of {number}.", scope=CHAT, origin=str(number)), embedder))
    yield opened
    opened.close()


@pytest.fixture
def database(library: PostgresLibrary, postgres_url: str) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(postgres_url, LIBRARY_SCHEMA)
    yield opened
    opened.close()


def test_writers_wait_for_the_change_and_for_one_another_beyond_all_limits(
    library: PostgresLibrary, database: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    new = [indexed(sample_document(f"Wheat {each}.", scope=CHAT, origin=f"w{each}"), embedder) for each in range(3)]
    with ThreadPoolExecutor(len(new)) as threads:
        with database.transaction(facts.MODEL):
            storing = [threads.submit(library.replace, each) for each in new]
            time.sleep(3 * LIMIT)
            assert not any(each.done() for each in storing)
        assert [each.result() for each in storing] == [Change.ADDED] * len(new)


def test_reads_go_on_while_more_writers_than_connections_wait_for_the_change(
    library: PostgresLibrary, database: PostgresDatabase, postgres_url: str
) -> None:
    writers = 6
    few = PostgresDatabase(postgres_url, LIBRARY_SCHEMA, most_connections=3, patience=LIMIT)

    def write(number: int) -> None:
        with few.transaction(f"chat:{number}", shared=facts.MODEL) as connection:
            facts.put_fact(connection, f"written {number}", b"")

    def written(connection: Connection) -> int:
        return sum(facts.fact(connection, f"written {number}") is not None for number in range(writers))

    with ThreadPoolExecutor(writers) as threads:
        with database.transaction(facts.MODEL):
            writing = [threads.submit(write, number) for number in range(writers)]
            until = time.monotonic() + 3 * LIMIT
            while time.monotonic() < until:
                assert few.read(written) == 0
                time.sleep(0.1)
            assert not any(each.done() for each in writing)
        for each in writing:
            each.result()
    assert few.read(written) == writers
    few.close()


def test_the_change_waits_for_writers_and_takes_as_long_as_it_takes(
    library: PostgresLibrary, database: PostgresDatabase, postgres: PostgresServer, postgres_url: str
) -> None:
    with postgres.connect(postgres_url) as connection:
        connection.execute(
            f"CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep({2 * LIMIT}); "
            "RETURN NULL; END'"
        )
        connection.execute(
            "CREATE TRIGGER slow AFTER UPDATE OF vector ON qawl_library.passages EXECUTE FUNCTION slowly()"
        )
    wide = TinyEmbedder("wide", dimension=48)
    changing = threading.Thread(target=reindex, args=(library, wide, lambda _: None))
    with database.transaction(CHAT.name, shared=facts.MODEL):
        changing.start()
        time.sleep(3 * LIMIT)
    changing.join()
    assert len(dense(library, wide, "harbour", [CHAT], 5)) == 3


def test_afterwards_limits_are_what_they_were(database: PostgresDatabase) -> None:
    def sleep() -> None:
        with database.transaction(CHAT.name, shared=facts.MODEL) as connection:
            connection.execute("SELECT pg_sleep(?)", (2 * LIMIT,))

    with pytest.raises(LibraryError, match="took too long"):
        sleep()
    with database.transaction(facts.MODEL) as connection:
        connection.execute("SELECT pg_sleep(?)", (2 * LIMIT,))
    with pytest.raises(LibraryError, match="took too long"):
        database.read(lambda connection: connection.execute("SELECT pg_sleep(?)", (2 * LIMIT,)))
