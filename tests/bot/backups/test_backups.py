"""Backups of a data folder in use: whole, of one moment, and put back all at once or not at all."""

import io
import json
import os
import random
import resource
import signal
import sqlite3
import tarfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from by_another_process import content_of, overwrite
from killed_processes import start
from sample_documents import dense, indexed, sample_document
from sample_exchanges import NOON, exchange
from tiny_embedder import TinyEmbedder

from bot.backups.archive import MANIFEST
from bot.backups.backing_up import back_up, restore
from bot.memory.embedded import EmbeddedMemory
from index.embedded import schema, snapshots
from index.embedded.library import EmbeddedLibrary
from index.errors import InputError, LibraryError
from index.records import LIBRARY, Scope

EMBEDDER = TinyEmbedder()
CHAT = Scope.chat(-7)


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def fill(folder: Path, documents: int, first: int = 0) -> None:
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        for number in range(first, first + documents):
            scope = CHAT if number % 3 == 0 else LIBRARY
            text = f"Number {number} of the railway to the harbour opened."
            library.replace(indexed(sample_document(text, scope=scope, origin=str(number)), EMBEDDER))
            memory.remember(exchange(f"x{number}", question_id=number, minutes=number))


def held(folder: Path) -> tuple[object, ...]:
    """All that can be asked of a data folder."""
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        documents = [library.document(each.id, [each.scope]) for each in library.documents([LIBRARY, CHAT])]
        found = [dense(library, EMBEDDER, "railway", [scope], 50) for scope in (LIBRARY, CHAT)]
        return documents, found, [memory.exchange(f"x{number}") for number in range(40)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "data", 12)
    return tmp_path / "data"


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    back_up(folder, tmp_path / "backup.tar", quiet)
    return tmp_path / "backup.tar"


def test_what_is_restored_is_what_was_backed_up(folder: Path, backup: Path, tmp_path: Path) -> None:
    before = held(folder)
    fill(folder, 8, first=20)
    restore(backup, tmp_path / "new" / "data", quiet, replacing=False)
    assert held(tmp_path / "new" / "data") == before
    assert held(folder) != before
    restore(backup, folder, quiet, replacing=True)
    assert held(folder) == before


@pytest.mark.parametrize("lost", [[], ["library.sqlite3"]])
def test_no_vectors_stay_of_what_a_restored_backup_took_the_place_of(
    folder: Path, backup: Path, tmp_path: Path, lost: list[str]
) -> None:
    held(folder)  # which searches, and leaves caches
    current = {each.name: each.read_bytes() for each in folder.glob("vectors-*")}
    assert len(current) == 2
    other = Scope.chat(-8)
    with closing(EmbeddedLibrary(folder)) as library:
        document = sample_document("A railway that came later.", scope=other, origin="later")
        library.replace(indexed(document, EMBEDDER))
        assert dense(library, EMBEDDER, "railway", [other])
    for name in lost:
        (folder / name).unlink()
    assert len(list(folder.glob("vectors-*"))) == 3
    restore(backup, folder, quiet, replacing=True)
    assert {each.name: each.read_bytes() for each in folder.glob("vectors-*")} == current
    with closing(EmbeddedMemory(tmp_path / "new")) as memory:
        memory.remember(exchange("x1"))
    back_up(tmp_path / "new", tmp_path / "memory alone.tar", quiet)
    restore(tmp_path / "memory alone.tar", folder, quiet, replacing=True)
    assert not list(folder.glob("vectors-*"))


def test_vectors_that_can_not_be_removed_are_told_of_and_hinder_no_restoring(
    folder: Path, backup: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = held(folder)
    (folder / "vectors-of-somebody.faiss").mkdir()
    for name in ("vectors-a.tmp", "vectors-z.faiss"):
        (folder / name).touch()
    restore(backup, folder, quiet, replacing=True)
    assert "vectors of what was there before stay in" in caplog.text
    (folder / "vectors-of-somebody.faiss").rmdir()
    assert not {"vectors-a.tmp", "vectors-z.faiss"} & {each.name for each in folder.iterdir()}
    assert held(folder) == before


def test_who_has_the_folder_open_finds_what_was_restored(folder: Path, backup: Path) -> None:
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        before = dense(library, EMBEDDER, "railway", [LIBRARY], 50)
        new = indexed(sample_document("A railway that came later.", origin="later"), EMBEDDER)
        library.replace(new)
        memory.remember(exchange("later"))
        assert len(dense(library, EMBEDDER, "railway", [LIBRARY], 50)) == len(before) + 1
        restore(backup, folder, quiet, replacing=True)
        assert dense(library, EMBEDDER, "railway", [LIBRARY], 50) == before
        assert library.document(new.document.id, [LIBRARY]) is None
        assert memory.exchange("later") is None
        library.replace(new)
        assert len(dense(library, EMBEDDER, "railway", [LIBRARY], 50)) == len(before) + 1


def restore_in_a_process(backup: Path, folder: Path, reports: Connection) -> None:
    """Restore a backup, and say so when it begins."""
    reports.send("ready")
    restore(backup, folder, quiet, replacing=True)


def restoring(backup: Path, folder: Path) -> BaseProcess:
    """A process that begins to restore a backup."""
    process, reports = start(restore_in_a_process, backup, folder)
    assert reports.recv() == "ready"
    return process


BROKEN: list[Callable[[bytes], bytes]] = [
    lambda content: b"no database at all" * 500,
    lambda content: content[: len(content) // 2],
    lambda content: b"",
    lambda content: bytes(4096) + content[4096:],
    lambda content: content[:4096] + bytes(len(content) - 4096),
    lambda content: content[:18] + b"\x09" + content[19:],
    lambda content: content[:47] + b"\x09" + content[48:],
]
"""Damages that leave nothing to be opened, and some that do."""


@pytest.mark.parametrize("damage", BROKEN)
def test_who_has_a_file_open_that_nobody_can_open_any_more_goes_on_with_what_was_restored(
    folder: Path, backup: Path, damage: Callable[[bytes], bytes]
) -> None:
    before = held(folder)
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        found = dense(library, EMBEDDER, "railway", [LIBRARY], 50)
        for file in (folder / "library.sqlite3", folder / "memory.sqlite3"):
            overwrite(file, damage(content_of(file)))
        process = restoring(backup, folder)
        process.join()
        assert process.exitcode == 0
        assert dense(library, EMBEDDER, "railway", [LIBRARY], 50) == found
        assert memory.exchange("x1") == before[2][1]  # type: ignore[index]
        new = indexed(sample_document("A railway that came later.", origin="later"), EMBEDDER)
        library.replace(new)
        memory.remember(exchange("later"))
        with closing(EmbeddedLibrary(folder)) as other:  # who comes now sees what they write
            assert other.document(new.document.id, [LIBRARY]) is not None
    with closing(EmbeddedLibrary(folder)) as library, closing(EmbeddedMemory(folder)) as memory:
        assert library.document(new.document.id, [LIBRARY]) is not None
        assert memory.exchange("later") == exchange("later")


def test_a_log_that_was_cut_short_under_who_has_the_file_open_is_no_hindrance(folder: Path, backup: Path) -> None:
    before = held(folder)
    with closing(EmbeddedMemory(folder)) as memory:
        memory.remember(exchange("later"))  # is in the log
        overwrite(folder / "memory.sqlite3-wal", content_of(folder / "memory.sqlite3-wal")[:100])
        process = restoring(backup, folder)
        process.join()
        assert process.exitcode == 0
        assert memory.exchange("later") is None
        memory.remember(exchange("after"))
        assert memory.exchange("after") is not None
    with closing(EmbeddedMemory(folder)) as memory:
        assert memory.exchange("after") is not None
    restore(backup, folder, quiet, replacing=True)
    assert held(folder) == before


def put_back_with_little_quota(snapshot: Path, target: Path, reports: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        snapshots.put_back(snapshot, target, lambda *_: None)
    except LibraryError as error:
        reports.send((str(error), error.remedy))
    else:
        reports.send(("put back", None))


def test_what_the_disk_fails_at_is_no_matter_of_permissions_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = held(folder)
    snapshots.take_snapshot(folder / "library.sqlite3", tmp_path / "snapshot.sqlite3", schema.LIBRARY, lambda *_: None)
    process, reports = start(put_back_with_little_quota, tmp_path / "snapshot.sqlite3", folder / "library.sqlite3")
    said, remedy = reports.recv()
    process.join()
    assert "can't be written, and stays as it was: disk I/O error" in said
    assert remedy == "check free space and quota, and the disk itself"
    assert held(folder) == before


def test_a_lock_is_no_matter_of_permissions_either(folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "SECONDS_FOR_A_LOCK", 0)
    with closing(sqlite3.connect(folder / "library.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="stays as it was: database is locked: wait for whoever locks it"):
            restore(backup, folder, quiet, replacing=True)
    restore(backup, folder, quiet, replacing=True)


def test_threads_that_were_at_work_before_all_go_over_to_another_file(folder: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other", 3, first=30)
    with closing(EmbeddedMemory(folder)) as memory, ThreadPoolExecutor(4) as threads:
        meet = threading.Barrier(4)

        def look(exchange_id: str) -> bool:
            meet.wait(60)  # so that each thread looks once
            return memory.exchange(exchange_id) is not None

        assert all(threads.map(look, ["x1"] * 4))
        put_there = tmp_path / "memory.sqlite3"
        put_there.write_bytes((tmp_path / "other" / "memory.sqlite3").read_bytes())
        for log in ("-wal", "-shm"):
            (folder / f"memory.sqlite3{log}").unlink()
        put_there.replace(folder / "memory.sqlite3")
        assert all(threads.map(look, ["x30"] * 4))
        memory.remember(exchange("later"))
        assert all(threads.map(look, ["later"] * 4))
    with closing(EmbeddedMemory(folder)) as memory:
        assert memory.exchange("later") is not None


def test_a_file_put_beside_the_log_of_the_former_is_refused_and_stays_whole(folder: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other", 3, first=30)
    other = (tmp_path / "other" / "memory.sqlite3").read_bytes()
    with closing(EmbeddedMemory(folder)) as memory:
        memory.remember(exchange("later"))  # is in the log
        (tmp_path / "memory.sqlite3").write_bytes(other)
        (tmp_path / "memory.sqlite3").replace(folder / "memory.sqlite3")
        for _ in range(2):
            with pytest.raises(LibraryError, match=r"stop Qawl, remove memory\.sqlite3-wal"):
                memory.exchange("x1")
    assert content_of(folder / "memory.sqlite3") == other
    for log in ("-wal", "-shm"):
        (folder / f"memory.sqlite3{log}").unlink()
    with closing(EmbeddedMemory(folder)) as memory:
        assert memory.exchange("x30") is not None
        assert memory.exchange("x1") is None


@pytest.mark.parametrize("is_there", [True, False])
def test_who_begins_while_a_backup_is_restored_loses_nothing_of_it(
    folder: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    before, new = held(folder), tmp_path / "new"
    new.mkdir()
    if is_there:
        (new / "library.sqlite3").touch()
    begun: list[EmbeddedLibrary] = []

    def flush_slowly(path: Path) -> None:
        if not begun and path.name == "library.sqlite3":
            begun.append(EmbeddedLibrary(new))

    monkeypatch.setattr(snapshots, "flush", flush_slowly)
    restore(backup, new, quiet, replacing=is_there)
    begun[0].close()
    assert held(new) == before


def test_a_folder_that_cannot_be_flushed_is_restored_all_the_same(
    folder: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_for_folders(path: Path) -> None:
        if path.is_dir():
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(snapshots, "flush", fail_for_folders)
    restore(backup, tmp_path / "new", quiet, replacing=False)
    assert held(tmp_path / "new") == held(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_files_restored_by_root_belong_to_the_owner_of_their_folder(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir(mode=0o700)
    os.chown(new, 12345, 23456)
    restore(backup, new, quiet, replacing=False)
    assert {(each.stat().st_uid, each.stat().st_gid) for each in new.iterdir()} == {(12345, 23456)}


def test_of_another_library_with_the_same_articles_no_old_vectors_are_searched(folder: Path, tmp_path: Path) -> None:
    other = TinyEmbedder("another model")
    with closing(EmbeddedLibrary(folder)) as library:
        held_here = [library.document(each.id, [each.scope]) for each in library.documents([LIBRARY])]
        with closing(EmbeddedLibrary(tmp_path / "other")) as another:
            for document in held_here:
                assert document is not None
                another.replace(indexed(document, other))
            found = dense(another, other, "Number 4 of the railway", [LIBRARY], 50)
        back_up(tmp_path / "other", tmp_path / "other.tar", quiet)
        assert dense(library, EMBEDDER, "Number 4 of the railway", [LIBRARY], 50) != found
        restore(tmp_path / "other.tar", folder, quiet, replacing=True)
        assert dense(library, other, "Number 4 of the railway", [LIBRARY], 50) == found


@pytest.mark.parametrize("damage", [None, *BROKEN[:2]])
def test_what_is_restored_can_be_read_by_whom_it_could_be_before(
    folder: Path, backup: Path, tmp_path: Path, damage: Callable[[bytes], bytes] | None
) -> None:
    file = folder / "memory.sqlite3"
    file.chmod(0o640)  # for a group of the operator's
    if damage is not None:
        file.write_bytes(damage(file.read_bytes()))
    restore(backup, folder, quiet, replacing=True)
    assert file.stat().st_mode & 0o777 == 0o640
    restore(backup, tmp_path / "new" / "data", quiet, replacing=False)
    assert (tmp_path / "new" / "data").stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "new" / "data").iterdir()} == {0o600}


def test_a_backup_made_while_others_write_is_of_one_moment(folder: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write_on() -> None:
        with closing(EmbeddedMemory(folder)) as memory:
            number = 100
            while not stop.is_set():  # each claim and its exchange, one after the other
                memory.claim_update(number, NOON)
                memory.remember(exchange(f"new {number}"))
                number += 1

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for number in range(5):
            back_up(folder, tmp_path / f"{number}.tar", quiet)
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        restored = tmp_path / f"restored {number}"
        restore(tmp_path / f"{number}.tar", restored, quiet, replacing=False)
        with closing(sqlite3.connect(restored / "memory.sqlite3")) as file:
            claims = file.execute("SELECT count(*) FROM claims").fetchone()[0]
            exchanges = file.execute("SELECT count(*) FROM exchanges WHERE id LIKE 'new %'").fetchone()[0]
        assert claims - exchanges in {0, 1}


def test_what_is_there_is_not_lost_without_being_asked_for(folder: Path, backup: Path) -> None:
    before = held(folder)
    with pytest.raises(InputError, match="--replace"):
        restore(backup, folder, quiet, replacing=False)
    assert held(folder) == before


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to back up"):
        back_up(tmp_path, tmp_path / "backup.tar", quiet)
    assert not list(tmp_path.iterdir())


def test_only_its_owner_can_read_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as members:
        assert members.getnames() == [MANIFEST, "library.sqlite3", "memory.sqlite3"]


def test_a_backup_replaces_an_earlier_one_and_leaves_nothing_else(folder: Path, backup: Path) -> None:
    fill(folder, 3, first=30)
    before = held(folder)
    back_up(folder, backup, quiet)
    fill(folder, 3, first=33)
    restore(backup, folder, quiet, replacing=True)
    assert held(folder) == before
    assert {each.name for each in backup.parent.iterdir()} == {"backup.tar", "data"}


def changed(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[: len(content) // 2], id="cut short"),
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: changed(content, len(content) // 2), id="a bit changed in the middle"),
        pytest.param(lambda content: changed(content, 600), id="a bit changed in the manifest"),
        pytest.param(lambda content: content[512:], id="without its beginning"),
        pytest.param(lambda content: b"no archive at all, but words" * 400, id="another file"),
    ],
)
def test_a_damaged_backup_is_refused_and_changes_nothing(
    folder: Path, backup: Path, damage: Callable[[bytes], bytes]
) -> None:
    before = held(folder)
    backup.write_bytes(damage(backup.read_bytes()))
    with pytest.raises(InputError):
        restore(backup, folder, quiet, replacing=True)
    assert held(folder) == before


def archive_of(members: dict[str, bytes], target: Path) -> None:
    """An archive with a manifest that fits, whatever is in it."""
    import hashlib  # noqa: PLC0415 - for this alone

    parts = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
    ]
    manifest = json.dumps({"format": 1, "made_at": "2026-01-01", "qawl": "0", "parts": parts}).encode()
    with tarfile.open(target, "w") as made:
        for name, content in {MANIFEST: manifest, **members}.items():
            head = tarfile.TarInfo(name)
            head.size = len(content)
            made.addfile(head, io.BytesIO(content))


@pytest.mark.parametrize(
    "manifest",
    [
        b"[" * 400_000,
        b'{"format": 1, "made_at": "", "qawl": "", "parts": [{"name": "a", "size": Infinity, "sha256": ""}]}',
        b'{"format": 1, "made_at": "", "qawl": "", "parts": [{"name": "a", "size": "many", "sha256": ""}]}',
        b'{"format": 1, "parts": []}',
        b"[]",
        b"\xff",
    ],
)
def test_a_manifest_of_any_kind_is_refused_in_words(tmp_path: Path, manifest: bytes) -> None:
    with tarfile.open(tmp_path / "odd.tar", "w") as made:
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(manifest)
        made.addfile(head, io.BytesIO(manifest))
    with pytest.raises(InputError, match="the backup's manifest can't be read: use another backup"):
        restore(tmp_path / "odd.tar", tmp_path / "data", quiet, replacing=False)


@pytest.mark.parametrize("name", ["../library.sqlite3", "/tmp/library.sqlite3", "..", "vectors.faiss", "a/b"])
def test_an_archive_from_elsewhere_writes_nowhere(folder: Path, tmp_path: Path, name: str) -> None:
    before, around = held(folder), sorted(tmp_path.rglob("*"))
    archive_of({name: b"evil"}, tmp_path / "evil.tar")
    with pytest.raises(InputError):
        restore(tmp_path / "evil.tar", folder, quiet, replacing=True)
    assert sorted(tmp_path.rglob("*")) == sorted([*around, tmp_path / "evil.tar"])
    assert held(folder) == before


def test_a_database_of_a_newer_version_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "newer"
    with closing(sqlite3.connect(copy)) as made:
        made.execute("PRAGMA user_version = 999")
        made.execute("CREATE TABLE t (x)")
    archive_of({"library.sqlite3": copy.read_bytes()}, tmp_path / "newer.tar")
    with pytest.raises(InputError, match="newer version"):
        restore(tmp_path / "newer.tar", folder, quiet, replacing=True)


def test_a_database_without_tables_is_called_so(folder: Path, tmp_path: Path) -> None:
    before = held(folder)
    archive_of({"library.sqlite3": b""}, tmp_path / "empty.tar")
    with pytest.raises(InputError, match="has no tables of Qawl's; use another backup"):
        restore(tmp_path / "empty.tar", folder, quiet, replacing=True)
    assert held(folder) == before


def test_a_backup_that_cannot_be_written_is_one_line_and_the_old_one_stays(
    folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backup.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left"):
        back_up(folder, backup, quiet)
    assert backup.read_bytes() == old
    assert {each.name for each in backup.parent.iterdir()} == {"backup.tar", "data"}


def test_a_backup_ends_however_busy_the_bot_is(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_PAGES_AT_ONCE", 1)
    written = 0
    with closing(EmbeddedMemory(folder)) as memory:

        def write(_step: str, _done: int, _total: int) -> None:
            nonlocal written
            memory.claim_update(1000 + written, NOON)  # between any two pages
            written += 1
            assert written < 5000, "the copy begins anew with every write"

        back_up(folder, tmp_path / "busy.tar", write)
    assert written > 10


@pytest.mark.parametrize("content", [b"no database at all" * 500, None, b""])
def test_a_damaged_library_is_replaced_by_the_backup(folder: Path, backup: Path, content: bytes | None) -> None:
    before = held(folder)
    file = folder / "library.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if content is None else content)
    restore(backup, folder, quiet, replacing=True)
    assert held(folder) == before


def test_what_a_backup_does_not_hold_is_gone_after_it_was_restored(folder: Path, tmp_path: Path) -> None:
    with closing(EmbeddedLibrary(tmp_path / "small")) as library:
        library.replace(indexed(sample_document("Alone."), EMBEDDER))
    back_up(tmp_path / "small", tmp_path / "small.tar", quiet)
    restore(tmp_path / "small.tar", folder, quiet, replacing=True)
    with closing(EmbeddedMemory(folder)) as memory:
        assert memory.exchange("x1") is None


def test_copies_that_a_killed_backup_left_are_taken_away_by_the_next(folder: Path, tmp_path: Path) -> None:
    left = tmp_path / ".qawl-copies"
    left.mkdir()
    (left / "memory.sqlite3").write_bytes(b"what chats said")
    back_up(folder, tmp_path / "backup.tar", quiet)
    assert not left.exists()


def back_up_until_killed(folder: Path, target: Path, at: str, reports: Connection) -> None:
    """Make a backup, and report and wait where its archive is written and has not got its name yet."""
    wait = threading.Event()

    def stop_here(*_: object) -> None:
        reports.send(at)
        wait.wait()

    pytest.MonkeyPatch().setattr(os, "fsync" if at == "written" else "chmod", stop_here)
    back_up(folder, target, quiet)


@pytest.mark.parametrize("at", ["begun", "written"])
@pytest.mark.parametrize("name", ["backup.tar", "of the next day.tar"])
def test_a_backup_that_was_killed_is_in_nobodys_way_and_leaves_nothing_after_the_next(
    folder: Path, tmp_path: Path, at: str, name: str
) -> None:
    process, reports = start(back_up_until_killed, folder, tmp_path / "backup.tar", at)
    assert reports.recv() == at
    left = [each for each in tmp_path.rglob("*.tar*") if each.is_file()]
    assert left
    assert all(each.parent.stat().st_mode & 0o77 == 0 for each in left)
    process.kill()
    process.join()
    assert not (tmp_path / "backup.tar").exists()
    before = held(folder)
    back_up(folder, tmp_path / name, quiet)
    assert {each.name for each in tmp_path.iterdir()} == {name, "data"}
    restore(tmp_path / name, folder, quiet, replacing=True)
    assert held(folder) == before


def test_two_backups_in_one_place_do_not_meet(folder: Path, tmp_path: Path) -> None:
    def another(_step: str, _done: int, _total: int) -> None:
        with pytest.raises(LibraryError, match="another backup"):
            back_up(folder, tmp_path / "second.tar", quiet)

    back_up(folder, tmp_path / "first.tar", another)
    assert {each.name for each in tmp_path.iterdir()} == {"first.tar", "data"}


@pytest.mark.timeout(900)
def test_killed_at_any_moment_of_a_restore_each_database_is_the_old_or_the_new(folder: Path, tmp_path: Path) -> None:
    old = held(folder)
    fill(tmp_path / "other", 6, first=30)
    new = held(tmp_path / "other")
    back_up(tmp_path / "other", tmp_path / "other.tar", quiet)
    back_up(folder, tmp_path / "old.tar", quiet)
    undisturbed, begun = restoring(tmp_path / "old.tar", folder), time.monotonic()
    undisturbed.join()
    duration = time.monotonic() - begun
    for _ in range(12):
        process = restoring(tmp_path / "other.tar", folder)
        time.sleep(random.uniform(0, duration))
        process.kill()
        process.join()
        documents, found, exchanges = held(folder)
        assert (documents, found) in ((old[0], old[1]), (new[0], new[1]))
        assert exchanges in (old[2], new[2])
        restore(tmp_path / "old.tar", folder, quiet, replacing=True)
        assert held(folder) == old
