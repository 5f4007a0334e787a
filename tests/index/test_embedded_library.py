"""What is the embedded engine's own: its files, what happens when they are damaged, and its cells."""

import logging
import shutil
import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_documents import dense, indexed, lexical, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded import schema
from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError, ModelMismatchError, SettingsError
from index.library_records import PassageHit
from index.quantised import SentenceVectors, TokenVectors
from index.records import LIBRARY, Scope
from index.relational.vector_codec import pack_sentences, pack_tokens, unpack_sentences, unpack_tokens
from index.vectors import unit

CHAT = Scope.chat(7)


@pytest.fixture
def folder(tmp_path: Path, embedder: TinyEmbedder) -> Path:
    make_library(tmp_path / "data", embedder)
    return tmp_path / "data"


def make_library(folder: Path, embedder: TinyEmbedder) -> None:
    """A closed library of a few documents in two scopes, with caches of both."""
    library = EmbeddedLibrary(folder)
    for scope in (LIBRARY, CHAT):
        for number in range(5):
            text = f"Document {number} of {scope.name.replace(':', ' ')} is about trade."
            library.replace(indexed(sample_document(text, scope=scope, origin=str(number)), embedder))
        dense(library, embedder, "trade", [scope])
    library.close()


def answers(folder: Path, embedder: TinyEmbedder) -> list[PassageHit]:
    library = EmbeddedLibrary(folder)
    hits = [*dense(library, embedder, "trade", [LIBRARY]), *dense(library, embedder, "document", [CHAT])]
    library.close()
    return hits


def caches(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.faiss"))


def test_closing_saves_one_cache_a_scope(folder: Path) -> None:
    assert len(caches(folder)) == 2
    assert not list(folder.glob("*.tmp"))


@pytest.mark.parametrize("damage", ["missing", "empty", "swapped", "of another library", "a folder"])
def test_no_damage_to_the_caches_changes_an_answer(
    folder: Path, embedder: TinyEmbedder, damage: str, tmp_path: Path
) -> None:
    before = answers(folder, embedder)
    one, other = caches(folder)
    match damage:
        case "missing":
            one.unlink()
        case "empty":
            one.write_bytes(b"")
        case "swapped":
            content = one.read_bytes()
            one.write_bytes(other.read_bytes())
            other.write_bytes(content)
        case "of another library":
            make_library(tmp_path / "another", TinyEmbedder("another model"))
            for cache in caches(tmp_path / "another"):
                shutil.copy(cache, folder / cache.name)
        case "a folder":
            one.unlink()
            one.mkdir()
    assert answers(folder, embedder) == before
    assert len(before) == 10


def test_a_database_put_back_from_a_backup_is_believed_and_not_the_cache(
    folder: Path, embedder: TinyEmbedder, tmp_path: Path
) -> None:
    before = answers(folder, embedder)
    shutil.copy(folder / "library.sqlite3", tmp_path / "backup")
    library = EmbeddedLibrary(folder)
    library.replace(indexed(sample_document("Newer trade.", origin="newer"), embedder))
    dense(library, embedder, "trade", [LIBRARY])
    library.close()
    shutil.copy(tmp_path / "backup", folder / "library.sqlite3")
    assert answers(folder, embedder) == before


def test_a_question_of_another_dimension_is_refused_in_words_and_spoils_nothing(
    folder: Path, embedder: TinyEmbedder
) -> None:
    before = answers(folder, embedder)
    wide = TinyEmbedder(dimension=64)
    for first in (wide, embedder):
        library = EmbeddedLibrary(folder)
        if first is embedder:
            dense(library, embedder, "trade", [LIBRARY])
        with pytest.raises(ModelMismatchError):
            dense(library, wide, "trade", [LIBRARY])
        hits = [*dense(library, embedder, "trade", [LIBRARY]), *dense(library, embedder, "document", [CHAT])]
        assert hits == before
        library.close()
    assert answers(folder, embedder) == before


def test_a_cache_that_can_not_be_saved_is_a_warning(
    tmp_path: Path, embedder: TinyEmbedder, caplog: pytest.LogCaptureFixture
) -> None:
    library = EmbeddedLibrary(tmp_path / "data")
    library.replace(indexed(sample_document("They met."), embedder))
    assert len(dense(library, embedder, "met", [LIBRARY])) == 1
    (tmp_path / "data").rename(tmp_path / "moved")
    with caplog.at_level(logging.WARNING):
        library.close()
    assert "cache was not saved" in caplog.text


@pytest.mark.parametrize("content", [b"not a database, but long enough to be looked at" * 100, b"\0" * 8192])
def test_a_file_that_is_no_database_is_an_error_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.sqlite3").write_bytes(content)
    with pytest.raises(LibraryError, match=r"the library is damaged \(.*\): restore a backup"):
        EmbeddedLibrary(tmp_path)
    assert (tmp_path / "library.sqlite3").read_bytes() == content


def test_a_database_damaged_inside_is_an_error_in_words(folder: Path, embedder: TinyEmbedder) -> None:
    database = folder / "library.sqlite3"
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    database.write_bytes(content)
    with pytest.raises(LibraryError):
        answers(folder, embedder)


def test_a_file_in_the_folders_place_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(SettingsError, match="can't be made"):
        EmbeddedLibrary(tmp_path / "data")


def test_a_library_of_a_newer_version_is_left_alone(folder: Path) -> None:
    connection = sqlite3.connect(folder / "library.sqlite3")
    connection.execute(f"PRAGMA user_version = {schema.LIBRARY.version + 1}")
    connection.close()
    with pytest.raises(LibraryError, match="newer version"):
        EmbeddedLibrary(folder)


def test_a_database_that_another_process_locks_for_too_long(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = EmbeddedLibrary(folder)
    assert library.counts([LIBRARY]).documents == 5
    other = sqlite3.connect(folder / "library.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    real = sqlite3.connect

    def impatient(database: Path, **options: object) -> sqlite3.Connection:
        return real(database, **{**options, "timeout": 0.05})  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", impatient)
    # Emptying the log gives a connection back its patience.
    monkeypatch.setattr("index.embedded.database.SECONDS_FOR_A_LOCK", 0)
    another = EmbeddedLibrary(folder)
    assert another.counts([LIBRARY]).documents == 5
    with pytest.raises(LibraryError, match="locked"):
        another.delete_scope(LIBRARY)
    another.close()
    assert library.counts([LIBRARY]).documents == 5
    other.execute("ROLLBACK")
    assert len(lexical(library, "trade", [LIBRARY])) == 5
    other.close()
    library.close()


@given(st.integers(0, 20), st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_token_vectors_survive_their_cell(count: int, dimension: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    vectors = unit(random.standard_normal((count, dimension), np.float32))
    tokens = TokenVectors.quantise(vectors, random.integers(0, 2**16, count), random.integers(0, 2**16, (count, 2)))
    found = unpack_tokens(pack_tokens(tokens))
    assert np.array_equal(found.values, tokens.values)
    assert np.array_equal(found.scales, tokens.scales)
    assert np.array_equal(found.sentences, tokens.sentences)
    assert np.array_equal(found.spans, tokens.spans)
    peaks = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    assert (np.abs(found.restore() - vectors) <= 0.073 * peaks).all()  # half a step of 1/7


@given(st.integers(0, 20), st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_sentence_vectors_survive_their_cell(count: int, dimension: int, seed: int) -> None:
    vectors = unit(np.random.default_rng(seed).standard_normal((count, dimension), np.float32))
    sentences = SentenceVectors.quantise(vectors)
    found = unpack_sentences(pack_sentences(sentences))
    assert found.values.tolist() == sentences.values.tolist()
    assert found.scales.tolist() == sentences.scales.tolist()
    if count:
        assert (np.abs(found.restore() - vectors) <= 0.01 * np.abs(vectors).max(axis=1, keepdims=True)).all()


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_cell_of_sentences_is_an_error_in_words(data: st.DataObject) -> None:
    cell = pack_sentences(SentenceVectors.quantise(np.ones((3, 4), np.float32)))
    cut = cell[: data.draw(st.integers(1, len(cell) - 1))]
    for damaged in (cut, cell + b"\0", b"\x02" + cell[1:]):
        with pytest.raises(LibraryError):
            unpack_sentences(damaged)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_cell_is_an_error_in_words(data: st.DataObject) -> None:
    cell = pack_tokens(
        TokenVectors.quantise(np.ones((3, 4), np.float32), np.zeros(3, np.int64), np.zeros((3, 2), np.int64))
    )
    cut = cell[: data.draw(st.integers(0, len(cell) - 1))]
    for damaged in (cut, cell + b"\0", b"\x01" + cell[1:]):
        with pytest.raises(LibraryError):
            unpack_tokens(damaged)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files can't be counted here")
def test_threads_that_ended_keep_no_files_open(tmp_path: Path) -> None:
    library = EmbeddedLibrary(tmp_path)
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(50):
        thread = threading.Thread(target=library.scopes)
        thread.start()
        thread.join()
    assert len(list(Path("/dev/fd").iterdir())) <= before + 5
    assert library.scopes() == []
    library.close()
