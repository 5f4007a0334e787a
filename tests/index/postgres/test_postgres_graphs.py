"""Graphs of large scopes: made where a scope has grown, searched in place of every passage, and never wrong."""

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from postgres_server import PostgresServer
from sample_documents import dense, indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.embedding.identity import identify
from index.errors import ModelMismatchError
from index.postgres import graphs
from index.postgres.database import PostgresDatabase
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.records import LIBRARY, Scope
from index.reindexing import reindex
from index.relational import facts, moving

CHAT = Scope.chat(-5)
SMALL = 40
WORDS = "harbour wheat bridge railway minister border river council market school".split()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scopes are large from forty passages on."""
    monkeypatch.setattr(graphs, "EXACT_MOST", SMALL)


@pytest.fixture
def library(postgres_url: str, small: None) -> Iterator[PostgresLibrary]:
    opened = PostgresLibrary(postgres_url)
    yield opened
    opened.close()


@pytest.fixture
def server(library: PostgresLibrary, postgres_url: str) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(postgres_url, LIBRARY_SCHEMA)
    yield opened
    opened.close()


def fill(library: PostgresLibrary, embedder: TinyEmbedder, scope: Scope, documents: int, first: int = 0) -> None:
    for number in range(first, first + documents):
        text = f"The {WORDS[number % 10]} of {WORDS[number // 10 % 10]} number {number} opened."
        library.replace(indexed(sample_document(text, scope=scope, origin=str(number)), embedder))


def graph(server: PostgresDatabase, scope: Scope, dimension: int = 32) -> graphs.Graph | None:
    return server.read(lambda connection: graphs.graph_of(connection, scope.name, dimension))


def both_ways(
    library: PostgresLibrary, embedder: TinyEmbedder, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[int], list[int]]:
    """What is found by the graph, where there is one, and what exactly."""
    found = [hit.passage_id for word in WORDS for hit in dense(library, embedder, word, [scope], 5)]
    with monkeypatch.context() as patch:
        patch.setattr(graphs, "EXACT_MOST", 10**9)
        exact = [hit.passage_id for word in WORDS for hit in dense(library, embedder, word, [scope], 5)]
    return found, exact


def test_only_scopes_that_have_grown_get_a_graph(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    fill(library, embedder, LIBRARY, SMALL + 20)
    fill(library, embedder, CHAT, SMALL)
    assert library.make_graphs() == 1
    assert graph(server, LIBRARY) is not None
    assert graph(server, CHAT) is None
    assert library.make_graphs() == 0


def test_a_graph_finds_what_exact_search_finds_also_what_came_and_went_since(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, embedder, LIBRARY, 100)
    fill(library, embedder, CHAT, SMALL // 2)
    library.make_graphs()
    found, exact = both_ways(library, embedder, LIBRARY, monkeypatch)
    assert found == exact
    fill(library, embedder, LIBRARY, 30, first=100)
    for number in range(0, 60, 2):
        library.delete(sample_document("x", origin=str(number)).id, [LIBRARY])
    found, exact = both_ways(library, embedder, LIBRARY, monkeypatch)
    assert graph(server, LIBRARY) is not None
    assert found == exact
    assert set(found).isdisjoint(both_ways(library, embedder, CHAT, monkeypatch)[1])


def test_a_graph_that_was_left_half_made_is_not_used_and_made_anew(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder, postgres: PostgresServer,
    postgres_url: str,
) -> None:  # fmt: skip
    fill(library, embedder, LIBRARY, 60)
    library.make_graphs()
    with postgres.connect(postgres_url) as connection:
        # As a build leaves it whose connection was cut off: https://www.postgresql.org/docs/current/sql-createindex.html
        connection.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid::regclass::text LIKE '%graph%'")
    assert graph(server, LIBRARY) is None
    assert len(dense(library, embedder, "harbour", [LIBRARY], 5)) == 5
    assert library.make_graphs() == 1
    assert graph(server, LIBRARY) is not None


def test_while_another_worker_makes_a_graph_nobody_else_does(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    fill(library, embedder, LIBRARY, 60)
    with server.alone("graphs") as connection:
        assert connection is not None
        assert library.make_graphs() == 0
    assert library.make_graphs() == 1


def test_another_model_has_graphs_of_its_own_vectors_when_the_change_ends_and_none_of_the_old(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    library.use_model(identify(embedder))
    fill(library, embedder, LIBRARY, 60)
    library.make_graphs()
    wide = TinyEmbedder("wide", dimension=48)
    reindex(library, wide, lambda _: None)
    assert graph(server, LIBRARY) is None
    assert graph(server, LIBRARY, 48) is not None
    with pytest.raises(ModelMismatchError):
        dense(library, embedder, "harbour", [LIBRARY])
    assert len(dense(library, wide, "harbour", [LIBRARY], 5)) == 5


def test_a_change_that_was_cut_off_before_its_graphs_were_made_makes_them_when_it_is_repeated(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    library.use_model(identify(embedder))
    fill(library, embedder, LIBRARY, 60)
    wide = TinyEmbedder("wide", dimension=48)
    reindex(library, wide, lambda _: None)
    with server.transaction() as connection:
        graphs.drop_graphs(connection)
    assert not reindex(library, wide, lambda _: None)
    assert graph(server, LIBRARY, 48) is not None


def test_a_graph_that_can_not_be_made_after_a_change_of_the_model_leaves_the_change_made(
    library: PostgresLibrary, embedder: TinyEmbedder, caplog: pytest.LogCaptureFixture
) -> None:
    library.use_model(identify(embedder))
    fill(library, embedder, LIBRARY, 60)
    wider_than_any_graph = TinyEmbedder("wide", dimension=4200)
    assert reindex(library, wider_than_any_graph, lambda _: None)
    assert "searched exactly for now" in caplog.text
    assert len(dense(library, wider_than_any_graph, "harbour", [LIBRARY], 5)) == 5


def test_a_scope_that_grows_gets_its_graph_beside_all_other_work(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "_LOOK_EVERY", 60)
    fill(library, embedder, LIBRARY, 60)
    for thread in [each for each in threading.enumerate() if each.name == "qawl-graphs"]:
        thread.join()
    assert graph(server, LIBRARY) is not None


def test_products_are_those_of_the_vectors_as_they_were_made(library: PostgresLibrary, embedder: TinyEmbedder) -> None:
    fill(library, embedder, LIBRARY, 60)
    library.make_graphs()
    vector = embedder.embed_question("harbour of wheat").vector
    hits = library.dense_search(vector, [LIBRARY], 20)
    stored = library.fetch([hit.passage_id for hit in hits], [LIBRARY])
    assert [hit.score for hit in hits] == pytest.approx([float(each.vector @ vector) for each in stored], abs=1e-7)
    assert np.all(np.diff([hit.score for hit in hits]) <= 0)


def test_a_scope_that_moves_while_the_model_changes_has_the_new_vectors(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder
) -> None:
    library.use_model(identify(embedder))
    fill(library, embedder, CHAT, 3)
    wide = TinyEmbedder("wide", dimension=48)
    change, identity = library.model_change, identify(wide)
    change.begin(identity)
    waiting = change.waiting(None, 100)
    made = wide.embed_passages([each.text for each in waiting])
    change.store(identity, {each.id: one for each, one in zip(waiting, made, strict=True)})
    home = Scope.chat(-6)
    with server.transaction(CHAT.name, home.name, shared=facts.MODEL) as connection:
        moving.move_documents(connection, CHAT, home)
        switching = threading.Thread(target=change.switch, args=(identity,))
        switching.start()
        switching.join(0.5)
        assert switching.is_alive()  # it waits for what is half moved
    switching.join()
    assert len(dense(library, wide, "harbour", [home], 5)) == 3
    with pytest.raises(ModelMismatchError):
        dense(library, embedder, "harbour", [home], 5)


@pytest.mark.parametrize("change", ["move", "withdraw", "delete", "delete_author", "delete_scope", "replace"])
def test_whoever_changes_documents_waits_while_vectors_change_places(
    library: PostgresLibrary, server: PostgresDatabase, embedder: TinyEmbedder, change: str
) -> None:
    library.use_model(identify(embedder))
    fill(library, embedder, CHAT, 3)
    first = sample_document("x", scope=CHAT, origin="0")
    acts: dict[str, Callable[[], object]] = {
        "move": lambda: library.move_scope(CHAT, Scope.chat(-6)),
        "withdraw": lambda: library.withdraw(first.id, [CHAT]),
        "delete": lambda: library.delete(first.id, [CHAT]),
        "delete_author": lambda: library.delete_author(5, CHAT),
        "delete_scope": lambda: library.delete_scope(CHAT),
        "replace": lambda: fill(library, embedder, CHAT, 1, first=9),
    }
    acting = threading.Thread(target=acts[change])
    with server.transaction(facts.MODEL):
        acting.start()
        acting.join(0.3)
        assert acting.is_alive()
    acting.join()
