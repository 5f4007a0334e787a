"""The caches of many scopes: as many in memory as are in use, files for what holds something, and the same answers."""

import gc
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sample_documents import dense, indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.scope_caches import MOST_HELD, cache_file
from index.embedded.vector_cache import VectorCache
from index.records import LIBRARY, Scope

EMBEDDER = TinyEmbedder()
CHATS = [Scope.chat(-1 - number) for number in range(MOST_HELD + 20)]
FEW = CHATS[:8]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    with closing(EmbeddedLibrary(tmp_path)) as library:
        yield library


def say(library: EmbeddedLibrary, text: str, scope: Scope) -> None:
    library.replace(indexed(sample_document(text, scope=scope, origin=text), EMBEDDER))


def said(library: EmbeddedLibrary, scope: Scope) -> set[str]:
    """What a search finds in a scope, held against what the scope holds."""
    hits = dense(library, EMBEDDER, "trade", [scope], 1000)
    return {each.document.text for each in library.fetch([hit.passage_id for hit in hits], [scope])}


def held() -> int:
    """The caches in memory."""
    return sum(isinstance(each, VectorCache) for each in gc.get_objects())


def files(folder: Path) -> set[Path]:
    return set(folder.glob("vectors-*"))


def test_chats_that_ask_and_hold_nothing_leave_nothing_in_memory_and_no_file(
    library: EmbeddedLibrary, tmp_path: Path
) -> None:
    say(library, "They spoke of trade.", LIBRARY)
    before = held()
    for chat in CHATS:
        assert len(dense(library, EMBEDDER, "trade", [LIBRARY, chat])) == 1
    assert held() == before + 1
    library.close()
    assert files(tmp_path) == {cache_file(tmp_path, LIBRARY.name)}


def test_a_chat_whose_last_document_is_deleted_leaves_no_cache_and_no_file(
    library: EmbeddedLibrary, tmp_path: Path
) -> None:
    before = held()
    for chat in FEW:
        say(library, "They spoke of trade.", chat)
        assert said(library, chat)
    for chat in FEW[:4]:
        library.delete_scope(chat)
        assert not said(library, chat)
    assert held() == before + 4
    for chat in FEW[4:]:
        library.delete_scope(chat)
    library.close()
    assert files(tmp_path) == set()


def test_a_file_of_a_scope_that_holds_nothing_goes_with_the_next_deletion(
    library: EmbeddedLibrary, tmp_path: Path
) -> None:
    """As earlier versions left them."""
    for chat in FEW[:2]:
        say(library, "They spoke of trade.", chat)
        assert said(library, chat)
    library.close()
    with closing(sqlite3.connect(library_file(tmp_path))) as connection, connection:
        connection.execute("DELETE FROM passages WHERE scope = ?", (FEW[0].name,))
    with closing(EmbeddedLibrary(tmp_path)) as again:
        say(again, "They spoke of peace.", LIBRARY)
        again.delete_scope(LIBRARY)
        assert files(tmp_path) == {cache_file(tmp_path, FEW[1].name)}


def test_of_many_chats_those_that_asked_last_are_in_memory_and_all_find_what_they_hold(
    library: EmbeddedLibrary, tmp_path: Path
) -> None:
    before = held()
    for number, chat in enumerate(CHATS):
        say(library, f"They spoke of trade {number}.", chat)
        assert said(library, chat)
    assert held() == before + MOST_HELD
    assert files(tmp_path) == {cache_file(tmp_path, chat.name) for chat in CHATS[:-MOST_HELD]}
    say(library, "They spoke of more trade.", CHATS[0])
    for number, chat in enumerate(CHATS):
        assert said(library, chat) == {f"They spoke of trade {number}."} | (
            {"They spoke of more trade."} if number == 0 else set()
        )
    assert held() == before + MOST_HELD
    started = time.monotonic()
    library.close()
    assert time.monotonic() - started < 20  # a service is killed after 60
    assert files(tmp_path) == {cache_file(tmp_path, chat.name) for chat in CHATS}


def test_a_chat_that_goes_on_asking_stays_in_memory(library: EmbeddedLibrary, tmp_path: Path) -> None:
    for number, chat in enumerate(CHATS):
        say(library, f"They spoke of trade {number}.", chat)
        assert said(library, chat)
        assert said(library, CHATS[0])
    assert cache_file(tmp_path, CHATS[0].name) not in files(tmp_path)


def test_a_cache_that_finds_no_place_on_the_disk_goes_all_the_same(
    library: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("index.embedded.scope_caches.MOST_HELD", 1)
    for number, chat in enumerate(FEW):
        cache_file(tmp_path, chat.name).mkdir()
        say(library, f"They spoke of trade {number}.", chat)
        assert said(library, chat) == {f"They spoke of trade {number}."}
    assert caplog.text.count("vector cache was not saved") == len(FEW) - 1
    assert said(library, FEW[0]) == {"They spoke of trade 0."}
    for chat in FEW:
        cache_file(tmp_path, chat.name).rmdir()
    library.close()
    assert files(tmp_path) == {cache_file(tmp_path, FEW[0].name)}


def test_threads_that_ask_store_and_delete_find_what_is_there_while_caches_come_and_go(
    library: EmbeddedLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("index.embedded.scope_caches.MOST_HELD", 2)
    before = held()

    def live(chat: Scope) -> None:
        for turn in range(3):
            say(library, f"They spoke of trade {turn} in {chat.name}.", chat)
            assert said(library, chat) == {f"They spoke of trade {turn} in {chat.name}."}
            for other in FEW:
                said(library, other)
            assert library.delete_scope(chat) == 1
            assert not said(library, chat)
        say(library, f"They spoke of trade in {chat.name}.", chat)

    with ThreadPoolExecutor(len(FEW)) as threads:
        list(threads.map(live, FEW))
    for chat in FEW:
        assert said(library, chat) == {f"They spoke of trade in {chat.name}."}
    assert held() <= before + 2
    library.close()
    assert not [each for each in files(tmp_path) if each.suffix != ".faiss"]
    assert "not saved" not in caplog.text
