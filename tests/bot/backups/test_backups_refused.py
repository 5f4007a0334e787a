"""What a backup is not made of, and what it doesn't take the place of: whatever is there then stays as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sample_documents import indexed, sample_document
from sample_exchanges import exchange
from tiny_embedder import TinyEmbedder

from bot.backups.backing_up import back_up, restore
from bot.cli import main
from bot.memory.embedded import EmbeddedMemory
from index.embedded.library import EmbeddedLibrary
from index.errors import InputError, LibraryError

PAGE = 4096


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def filled(folder: Path) -> Path:
    embedder = TinyEmbedder()
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        for number in range(12):
            text = f"Number {number} of the railway to the harbour opened."
            library.replace(indexed(sample_document(text, origin=str(number)), embedder))
            memory.remember(exchange(f"x{number}", question_id=number))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path / "data")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def overwritten(content: bytes) -> bytes:
    """Three pages in the middle are noise."""
    at = len(content) // PAGE // 2 * PAGE
    return content[:at] + b"\x5a" * (3 * PAGE) + content[at + 3 * PAGE :]


@pytest.mark.parametrize("name", ["library.sqlite3", "memory.sqlite3"])
@pytest.mark.parametrize(
    "damage",
    [
        overwritten,
        lambda content: content[: len(content) // 2],
        lambda content: b"no database at all" * 500,
        lambda content: content[:PAGE] + bytes(len(content) - PAGE),
    ],
)
def test_what_is_damaged_is_not_backed_up_and_the_last_good_backup_stays(
    folder: Path, tmp_path: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    back_up(folder, tmp_path / "backup.tar", quiet)
    good = (tmp_path / "backup.tar").read_bytes()
    (folder / name).write_bytes(damage((folder / name).read_bytes()))
    with pytest.raises(LibraryError) as caught:
        back_up(folder, tmp_path / "backup.tar", quiet)
    assert "is damaged (" in caught.value.what
    assert "in database main" not in caught.value.what
    assert "\n" not in str(caught.value)
    assert "restore a backup" in (caught.value.remedy or "")
    assert (tmp_path / "backup.tar").read_bytes() == good
    assert {each.name for each in tmp_path.iterdir()} == {"backup.tar", "data"}
    restore(tmp_path / "backup.tar", folder, quiet, replacing=True)
    back_up(folder, tmp_path / "backup.tar", quiet)


def test_an_index_that_disagrees_with_its_table_is_damage_too(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite3", isolation_level=None)) as file:
        file.execute("CREATE INDEX wrong ON documents (title)")
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX wrong ON documents (id)' WHERE name = 'wrong'")
    with pytest.raises(LibraryError, match=r"the library is damaged \(.*index wrong"):
        back_up(folder, tmp_path / "backup.tar", quiet)


def test_the_command_fails_over_a_damaged_library_in_one_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QAWL_DATA_DIR", str(folder))
    assert main(["backup", str(tmp_path / "backup.tar")]) == 0
    (folder / "library.sqlite3").write_bytes(overwritten((folder / "library.sqlite3").read_bytes()))
    capsys.readouterr()
    assert main(["backup", str(tmp_path / "backup.tar")]) == 1
    *bars, line = capsys.readouterr().err.splitlines()
    assert line.startswith("qawl: the library is damaged (")
    assert all("copying the library" in each for each in bars if each)


@pytest.mark.parametrize(("version", "said"), [(0, "has no tables of Qawl's"), (999, "newer version")])
def test_what_could_not_be_restored_is_not_backed_up(folder: Path, tmp_path: Path, version: int, said: str) -> None:
    with closing(sqlite3.connect(folder / "memory.sqlite3")) as file:
        file.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LibraryError, match=said):
        back_up(folder, tmp_path / "backup.tar", quiet)
    assert not (tmp_path / "backup.tar").exists()


@pytest.mark.parametrize("name", ["library.sqlite3", "memory.sqlite3", "library.sqlite3-wal", "vectors-1.faiss"])
@pytest.mark.parametrize("is_there", [True, False])
def test_no_backup_takes_the_place_of_a_file_of_the_data_folder(folder: Path, name: str, is_there: bool) -> None:
    if not is_there:
        (folder / name).unlink(missing_ok=True)
    before = contents(folder)
    with pytest.raises(InputError, match=r"a name of Qawl's own files: name another file, such as qawl\.tar"):
        back_up(folder, folder / ".." / "data" / name, quiet)
    assert contents(folder) == before


def test_a_link_to_the_library_is_no_place_for_a_backup_either(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "backup.tar").symlink_to(folder / "library.sqlite3")
    before = contents(tmp_path)
    with pytest.raises(InputError, match="is there already, and is no backup"):
        back_up(folder, tmp_path / "backup.tar", quiet)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("content", [b"what somebody wrote\n" * 90, b"a", bytes(10240)])
def test_a_file_that_is_no_backup_stays(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thesis.txt").write_bytes(content)
    with pytest.raises(InputError, match="is there already, and is no backup of this version: name another file"):
        back_up(folder, tmp_path / "thesis.txt", quiet)
    assert (tmp_path / "thesis.txt").read_bytes() == content


def test_no_pipe_or_device_is_waited_for_or_replaced(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is no backup"):
        back_up(folder, tmp_path / "pipe", quiet)
    assert (tmp_path / "pipe").is_fifo()


def test_an_empty_file_a_backup_cut_short_and_another_name_in_the_data_folder_are_places_for_one(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").touch()
    back_up(folder, tmp_path / "empty", quiet)
    whole = (tmp_path / "empty").read_bytes()
    (tmp_path / "cut short.tar").write_bytes(whole[: len(whole) // 2])
    back_up(folder, tmp_path / "cut short.tar", quiet)
    back_up(folder, folder / "qawl.tar", quiet)
    for made in (tmp_path / "empty", tmp_path / "cut short.tar", folder / "qawl.tar"):
        restore(made, tmp_path / "new", quiet, replacing=True)


def test_a_folder_that_is_not_there_is_asked_for_and_not_made(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no folder .*/not/there: make it first"):
        back_up(folder, tmp_path / "not" / "there" / "x.tar", quiet)
    assert {each.name for each in tmp_path.iterdir()} == {"data"}


def test_a_place_of_the_copies_themselves_is_refused(folder: Path, tmp_path: Path) -> None:
    for name in (".qawl-copies", ".qawl-copies.lock"):
        with pytest.raises(InputError, match="Qawl's own files"):
            back_up(folder, tmp_path / name, quiet)
