"""What a SQLite file fails with, and who may bring it up to date."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.embedded.database import Database
from index.embedded.opening import Schema, lacks_room
from index.errors import LibraryError, NoRoomError

OPEN_FILES = Path("/proc/self/fd")
SCHEMA = Schema("notebook", ("CREATE TABLE notes (text TEXT);\n",), "make it anew")


def test_a_file_for_which_there_is_no_room_says_so_and_takes_what_is_smaller(tmp_path: Path) -> None:
    database = Database(tmp_path / "notes.sqlite3", SCHEMA)
    try:
        with database.transaction() as connection:
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
            connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        with (
            pytest.raises(NoRoomError, match=r"the notebook can't be written: .+ full: check free space"),
            database.transaction() as connection,
        ):
            connection.execute("INSERT INTO notes VALUES (?)", ("a" * 100_000,))
        database.change("INSERT INTO notes VALUES (?)", ("a",))
        assert database.read(lambda connection: connection.execute("SELECT text FROM notes").fetchall()) == [("a",)]
    finally:
        database.close()


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="this system doesn't tell which files are open")
@pytest.mark.parametrize("name", ["data", "the bot's", "الأرشيف"])
def test_a_file_is_rewritten_within_its_own_folder(tmp_path: Path, name: str) -> None:
    database = Database(tmp_path / name / "notes.sqlite3", SCHEMA)
    used: set[Path] = set()

    def look() -> int:
        found = [file.readlink() for file in OPEN_FILES.iterdir() if file.is_symlink()]
        used.update(file for file in found if file.name.startswith("etilqs"))
        return 0

    try:
        with database.transaction() as connection:
            connection.executemany("INSERT INTO notes VALUES (?)", [("a" * 100_000,)] * 100)
        database._connection().set_progress_handler(look, 100)
        assert database.scrub()
    finally:
        database.close()
    assert {file.parent for file in used} == {tmp_path / name}
    assert {file.name for file in (tmp_path / name).iterdir()} == {"notes.sqlite3"}


@pytest.mark.parametrize(("text", "said"), [("one", "UNIQUE constraint failed"), ("a" * 1001, "too big")])
def test_what_a_database_does_not_take_is_no_damage_of_it(tmp_path: Path, text: str, said: str) -> None:
    schema = Schema("notebook", ("CREATE TABLE notes (text TEXT PRIMARY KEY);\n",), "make it anew")
    database = Database(tmp_path / "notes.sqlite3", schema)
    try:
        database.change("INSERT INTO notes VALUES ('one')")
        database._connection().setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
        with pytest.raises(LibraryError, match=rf"^the notebook can't be written: .*{said}") as refused:
            database.change("INSERT INTO notes VALUES (?)", (text,))
        assert refused.value.remedy is None
    finally:
        database.close()


@pytest.mark.parametrize(("code", "lacks"), [
    (sqlite3.SQLITE_FULL, True),
    (sqlite3.SQLITE_IOERR_WRITE, True),  # over a quota
    (sqlite3.SQLITE_IOERR_READ, False),
    (sqlite3.SQLITE_BUSY, False),
])  # fmt: skip
def test_room_is_lacking_only_where_something_is_written(code: int, lacks: bool) -> None:
    error = sqlite3.OperationalError("failed")
    error.sqlite_errorcode = code
    assert lacks_room(error) is lacks


def test_a_file_that_a_newer_version_makes_while_this_one_waits_for_it_stays_the_newer_ones(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    newer = Schema("notebook", (*SCHEMA.steps, "CREATE TABLE pictures (text TEXT);\n"), "make it anew")
    making = sqlite3.connect(path, isolation_level=None)
    making.execute("PRAGMA journal_mode = WAL")
    making.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as threads:
        opening = threads.submit(Database, path, SCHEMA)
        time.sleep(0.3)  # it has seen that there is nothing yet
        for step in newer.steps:
            making.execute(step)
        making.execute(f"PRAGMA user_version = {newer.version}")
        making.execute("COMMIT")
        with pytest.raises(LibraryError, match="made by a newer version"):
            opening.result()
    assert making.execute("PRAGMA user_version").fetchone() == (newer.version,)
    making.close()
    Database(path, newer).close()


def count(database: Database) -> int:
    return database.read(lambda connection: int(connection.execute("SELECT count(*) FROM notes").fetchone()[0]))


@pytest.mark.parametrize("is_same_thread", [True, False])
@pytest.mark.parametrize("lost", ["file", "folder"])
def test_a_file_that_goes_is_missed_and_no_empty_one_takes_its_place(
    tmp_path: Path, lost: str, is_same_thread: bool, caplog: pytest.LogCaptureFixture
) -> None:
    folder, aside = tmp_path / "data", tmp_path / "aside"
    with closing(Database(folder / "notes.sqlite3", SCHEMA)) as database, ThreadPoolExecutor(1) as other:
        database.change("INSERT INTO notes VALUES (?)", ("a",))
        if lost == "folder":
            folder.rename(aside)
        else:
            aside.mkdir()
            for each in folder.glob("notes*"):
                each.rename(aside / each.name)

        def write() -> None:
            database.change("INSERT INTO notes VALUES (?)", ("b",))

        for _ in range(2):
            with pytest.raises(LibraryError, match=r"the notebook is gone from .*: put it back, or restore"):
                write() if is_same_thread else other.submit(write).result()
        assert not (folder / "notes.sqlite3").exists()
        assert caplog.text.count("the file of the notebook is gone") == 1
        folder.mkdir(exist_ok=True)
        for each in aside.iterdir():
            each.rename(folder / each.name)
        write()
        assert count(database) == 2
