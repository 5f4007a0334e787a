"""A deployment is copied from one engine into the other: whole, again and again, over nothing of others."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from filled_deployment import NEW, OLD, SCOPES, add, at_work, fill, folder, seen, text_of
from sample_documents import indexed
from sample_exchanges import at, exchange
from tiny_embedder import TinyEmbedder

from bot.copying import copy_deployment
from bot.deployments import Place, opened
from bot.memory.records import ChatSettings
from bot.memory.tables import MEMORY_TABLES
from index.embedded.database import Database
from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.schema import LIBRARY as SCHEMA
from index.embedding.identity import identify
from index.errors import InputError
from index.postgres.library import PostgresLibrary
from index.postgres.server import _SESSION
from index.records import LIBRARY
from index.reindexing import reindex
from index.relational.tables import LIBRARY_TABLES


@pytest.fixture
def server(postgres_url: str) -> Place:
    return Place.parse(postgres_url)


@pytest.fixture
def source(tmp_path: Path) -> Place:
    place = folder(tmp_path / "source")
    with at_work(place) as bot:
        fill(bot)
    return place


def copied(source: Place, target: Place) -> dict[str, int]:
    with opened(source, make=False) as here, opened(target, make=True) as there:
        return copy_deployment(here, there, lambda *_: None)


def everything(place: Place) -> list[object]:
    with at_work(place) as bot:
        return seen(bot)


def url_of(place: Place) -> str:
    assert place.url is not None
    return place.url.get_secret_value()


def test_there_and_back_everything_is_the_same(source: Place, server: Place, tmp_path: Path) -> None:
    rows = copied(source, server)
    assert {table.name for table in (*LIBRARY_TABLES, *MEMORY_TABLES)} == set(rows)
    assert min(rows.values()) > 0, rows  # each has something to lose
    known = everything(source)
    assert everything(server) == known
    assert copied(server, folder(tmp_path / "back")) == rows
    assert everything(folder(tmp_path / "back")) == known


def test_every_table_is_copied_with_all_its_columns(source: Place, server: Place) -> None:
    """What is left out is derived, or tells of one place alone."""
    copied(source, server)
    listed = {table.name: set(table.columns) for table in (*LIBRARY_TABLES, *MEMORY_TABLES)}
    left_out = {"former_passage_tokens", "leases", "scope_terms", "term_counts", "uncounted", "counting_due"}
    with psycopg.connect(url_of(server)) as connection:
        found: dict[str, set[str]] = {}
        for table, column in connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema IN ('qawl_library', 'qawl_memory') AND is_generated = 'NEVER'"
        ):
            if table not in {*left_out, "alembic_version"} and not table.startswith("passage_vectors"):
                found.setdefault(table, set()).add(column)
    assert found == listed
    assert source.folder is not None
    found = {}
    for name in ("library", "memory"):
        with closing(sqlite3.connect(source.folder / f"{name}.sqlite3")) as connection:
            for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                if table not in left_out and not table.startswith(("sqlite_", "passage_terms_")):
                    found[table] = {row[1] for row in connection.execute(f"PRAGMA table_info ({table})")}
    found["passage_terms"].add("rowid")
    assert found == listed


def test_what_changed_at_the_source_is_brought_up_to_date(source: Place, server: Place, tmp_path: Path) -> None:
    back = folder(tmp_path / "back")
    copied(source, server)
    copied(server, back)
    with at_work(source) as bot:
        for number in range(6, 9):  # another version, at the same origin
            other = replace(text_of(number + 100, SCOPES[number % 3]), origin=f"/articles/{number}")
            bot.library.replace(indexed(other, OLD))
        for number in (1, 2, 12):
            assert bot.library.delete(text_of(number).id, SCOPES)
        add(bot.library, 50)
        bot.library.move_scope(SCOPES[1], SCOPES[2])
        bot.memory.remember(exchange("e3", question="another", minutes=90))
        bot.memory.change_settings(-7, lambda _: ChatSettings())
        bot.memory.settle([1])
    for start, end in ((source, server), (server, back)):
        copied(start, end)
        assert everything(end) == everything(source)


def test_what_was_removed_is_in_no_file_of_a_copy(source: Place, tmp_path: Path) -> None:
    target = folder(tmp_path / "target")
    with at_work(source) as bot:
        bot.library.replace(indexed(text_of(777, LIBRARY), OLD))
        bot.memory.remember(exchange("secret", question="what about the zeppelin?"))
    copied(source, target)
    with at_work(source) as bot:
        assert bot.library.delete(text_of(777, LIBRARY).id, SCOPES)
        bot.memory.forget_chat(-7)
    copied(source, target)
    everything(target)
    assert target.folder is not None
    for file in target.folder.iterdir():
        assert b"harbour 777" not in file.read_bytes()
        assert b"zeppelin" not in file.read_bytes()


def test_a_model_of_another_dimension_comes_along(source: Place, server: Place) -> None:
    copied(source, server)
    with at_work(source) as bot:
        assert reindex(bot.library, NEW, lambda _: None)
    copied(source, server)
    with at_work(source) as bot, at_work(server) as copy:
        asked = NEW.embed_question("harbour").vector
        assert copy.library.use_model(identify(NEW)) == bot.library.model_revision()
        hits = [hit.passage_id for hit in bot.library.dense_search(asked, SCOPES, 50)]
        assert hits
        assert sorted(hits) == sorted(hit.passage_id for hit in copy.library.dense_search(asked, SCOPES, 50))


def test_numbers_go_on_above_those_that_were_copied(source: Place, server: Place, tmp_path: Path) -> None:
    back = folder(tmp_path / "back")
    copied(source, server)
    copied(server, back)
    for place in (server, back):
        with at_work(place) as bot:
            bot.memory.remember(exchange("new", minutes=100))
            assert bot.memory.exchange("new") is not None
            add(bot.library, 90)


def test_vectors_and_counts_of_words_follow(source: Place, server: Place) -> None:
    rows = copied(source, server)
    with psycopg.connect(url_of(server)) as connection:
        (vectors,) = connection.execute("SELECT count(*) FROM qawl_library.passage_vectors").fetchone() or (0,)
        (counted,) = connection.execute("SELECT sum(passages) FROM qawl_library.scope_terms").fetchone() or (0,)
        (waiting,) = connection.execute("SELECT count(*) FROM qawl_library.uncounted").fetchone() or (-1,)
    assert (vectors, counted, waiting) == (rows["passages"], rows["passages"], 0)


@pytest.mark.parametrize("used", ["library", "memory", "feeds", "a feed that was read", "change of model"])
def test_a_copy_that_was_used_since_is_refused(source: Place, server: Place, used: str) -> None:
    copied(source, server)
    with at_work(server) as bot:
        if used == "library":
            add(bot.library, 60)
        elif used == "memory":
            bot.memory.claim_update(9999, at(0))
        elif used == "feeds":
            bot.library.feeds.note_entries("https://example.org/other", LIBRARY, ["a"])
        elif used == "a feed that was read":
            bot.library.feeds.note_failure(bot.library.feeds.all()[0], at(9))
        else:
            assert bot.library.model_change.abandon()
    before = everything(server)
    with pytest.raises(InputError, match="was used since it was copied") as refused:
        copied(source, server)
    assert "secret" not in str(refused.value)
    assert everything(server) == before


@pytest.mark.parametrize("ends_first", ["first", "repetition"])
def test_a_memory_that_was_used_after_a_copy_was_cut_off_is_not_lost(
    source: Place, server: Place, ends_first: str
) -> None:
    if ends_first == "repetition":
        copied(source, server)
        with at_work(source) as bot:
            add(bot.library, 60)
    with opened(source, make=False) as here, opened(server, make=True) as there, pytest.raises(KeyboardInterrupt):
        copy_deployment(here, there, _interrupted)
    with at_work(server) as bot:
        bot.memory.claim_update(9999, at(0))
    with pytest.raises(InputError, match="was used since it was copied"):
        copied(source, server)
    with at_work(server) as bot:
        assert bot.memory.is_claimed(9999)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_copy_that_was_cut_off_within_the_memory_goes_on(source: Place, server: Place) -> None:
    def interrupted(step: str, *_: object) -> None:
        if step == "copying the memory":
            raise KeyboardInterrupt

    with opened(source, make=False) as here, opened(server, make=True) as there, pytest.raises(KeyboardInterrupt):
        copy_deployment(here, there, interrupted)
    copied(source, server)
    assert everything(server) == everything(source)


def test_vectors_of_the_model_before_are_not_kept_in_mind_for_those_of_the_next(source: Place, tmp_path: Path) -> None:
    """Somebody asks the target in every step of copying: what a search keeps in memory must not outlive that."""
    other = TinyEmbedder("other", OLD.dimension)
    target = folder(tmp_path / "target")
    copied(source, target)
    with at_work(source) as bot:
        assert reindex(bot.library, other, lambda _: None)
    asked = other.embed_question("They spoke of harbour 3").vector
    with at_work(target) as reader:
        with opened(source, make=False) as here, opened(target, make=True) as there:

            def ask(*_: object) -> None:
                reader.library.dense_search(asked, SCOPES, 50)

            copy_deployment(here, there, ask)
        found = reader.library.dense_search(asked, SCOPES, 50)
    with at_work(source) as bot:
        wanted = bot.library.dense_search(asked, SCOPES, 50)
    assert {hit.passage_id: round(hit.score, 4) for hit in found} == {
        hit.passage_id: round(hit.score, 4) for hit in wanted
    }


def test_one_side_may_wait_for_the_other_for_longer_than_other_transactions_may(
    monkeypatch: pytest.MonkeyPatch, source: Place, server: Place
) -> None:
    monkeypatch.setitem(_SESSION, "idle_in_transaction_session_timeout", "1s")
    waits = iter([2.0])

    def wait(step: str, *_: object) -> None:
        if step.startswith("comparing"):
            time.sleep(next(waits, 0))

    with opened(source, make=False) as here, opened(server, make=True) as there:
        copy_deployment(here, there, wait)
    assert everything(server) == everything(source)


def test_a_target_that_holds_other_things_is_refused(source: Place, server: Place, tmp_path: Path) -> None:
    other = folder(tmp_path / "other")
    with at_work(other) as bot:
        add(bot.library, 3)
    with at_work(server) as bot:
        bot.memory.claim_update(1, at(0))
    for target in (other, server):
        with pytest.raises(InputError, match="holds something already"):
            copied(source, target)
    copied(other, fresh := folder(tmp_path / "fresh"))
    with pytest.raises(InputError, match="a copy of another library"):
        copied(source, fresh)


def test_a_source_that_is_none_is_refused_and_nothing_is_made(server: Place, tmp_path: Path) -> None:
    for source, target in ((folder(tmp_path / "none"), server), (server, folder(tmp_path / "target"))):
        with pytest.raises(InputError, match="there is no library"):
            copied(source, target)
    assert list(tmp_path.iterdir()) == []
    with psycopg.connect(url_of(server)) as connection:
        found = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'qawl%'").fetchone()
    assert found == (0,)


def test_a_library_alone_is_copied_alone(server: Place, tmp_path: Path) -> None:
    source = folder(tmp_path / "source")
    with closing(EmbeddedLibrary(tmp_path / "source")) as library:
        add(library, 1)
    assert set(copied(source, server)) == {table.name for table in LIBRARY_TABLES}
    with closing(PostgresLibrary(url_of(server))) as library:
        assert library.counts(SCOPES).documents == 1


def test_what_is_written_meanwhile_comes_along_or_is_said(source: Place, server: Place) -> None:
    """Somebody adds a document in every step: that never ends; where they stop, it does."""
    numbers = iter(range(100, 1000))
    with at_work(source) as bot, opened(source, make=False) as here, opened(server, make=True) as there:
        with pytest.raises(InputError, match=r"changes while it is copied.*stop the bot"):
            copy_deployment(here, there, lambda *_: add(bot.library, next(numbers)))
        rest = iter(range(3))

        def some(*_: object) -> None:
            if next(rest, None) is not None:
                add(bot.library, next(numbers))

        copy_deployment(here, there, some)
    assert everything(server) == everything(source)


def test_a_nul_in_text_arrives_as_the_sign_for_it(source: Place, server: Place) -> None:
    assert source.folder is not None
    with closing(Database(library_file(source.folder), SCHEMA)) as database, database.transaction() as connection:
        connection.execute("UPDATE documents SET title = ? WHERE id = ?", ("a\0b", text_of(3).id))
    copied(source, server)
    with at_work(server) as bot:
        document = bot.library.document(text_of(3).id, SCOPES)
        assert document is not None
        assert document.title == "a\N{REPLACEMENT CHARACTER}b"
