"""Nobody else on the machine reads what chats said: the data folder and its files are made so, whatever the umask says,
and what an operator decided about a folder that is there stays."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sample_documents import dense, indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.records import LIBRARY

EMBEDDER = TinyEmbedder()


@pytest.fixture(autouse=True)
def everybody_may_everything() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}


def test_a_folder_and_its_files_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "above" / "data"
    with closing(EmbeddedLibrary(folder)) as library:
        library.replace(indexed(sample_document("They spoke of trade."), EMBEDDER))
        assert dense(library, EMBEDDER, "trade", [LIBRARY])
        beside = modes(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert set(beside) == {f"library.sqlite3{log}" for log in ("", "-wal", "-shm")}
    assert set(beside.values()) == {0o600}
    after = modes(folder)
    assert any(name.endswith(".faiss") for name in after)
    assert set(after.values()) == {0o600}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_cache_that_root_writes_belongs_to_whom_the_library_does(tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path).close()
    os.chown(tmp_path / "library.sqlite3", 12345, 23456)
    with closing(EmbeddedLibrary(tmp_path)) as library:
        library.replace(indexed(sample_document("They spoke of trade."), EMBEDDER))
        assert dense(library, EMBEDDER, "trade", [LIBRARY])
    (cache,) = tmp_path.glob("vectors-*")
    assert (cache.stat().st_uid, cache.stat().st_gid) == (12345, 23456)


def test_what_is_there_stays_as_its_owner_wants_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o750)
    EmbeddedLibrary(folder).close()
    (folder / "library.sqlite3").chmod(0o640)
    with closing(EmbeddedLibrary(folder)) as library:
        library.replace(indexed(sample_document("They spoke of trade."), EMBEDDER))
        assert set(modes(folder).values()) == {0o640}  # its logs too
        assert dense(library, EMBEDDER, "trade", [LIBRARY])
    assert set(modes(folder).values()) == {0o640}  # and the cache of its vectors
    assert folder.stat().st_mode & 0o777 == 0o750
