"""An archive that nobody's `qawl backup` made is refused in words, before anything of it is on the disk."""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.backups.archive import MANIFEST, is_backup, read_archive
from bot.backups.backing_up import back_up, restore
from bot.cli import main
from index.embedded.library import EmbeddedLibrary
from index.errors import InputError, NoRoomError

LIBRARY_FILE = "library.sqlite3"


class Usage(NamedTuple):
    """What `shutil.disk_usage` says, as far as it matters."""

    free: int


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def manifest_of(size: int, sha256: str = "", **other: object) -> bytes:
    fields = {"format": 1, "made_at": "2026-01-01", "qawl": "0"} | other
    return json.dumps(fields | {"parts": [{"name": LIBRARY_FILE, "size": size, "sha256": sha256}]}).encode()


def with_holes(name: str, size: int, head: bytes | None = None) -> tarfile.TarInfo:
    """A member of a few bytes that stands for `size` bytes."""
    member = tarfile.TarInfo(name)
    member.size = len(hole(size)) if head is None else len(head)
    member.pax_headers = {
        "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": name, "GNU.sparse.realsize": str(size),
    }  # fmt: skip
    return member


def hole(size: int) -> bytes:
    return f"1\n{size}\n0\n".encode().ljust(tarfile.BLOCKSIZE, b"\0")


def archive(target: Path, *members: tuple[tarfile.TarInfo, bytes], padding: int = 0) -> Path:
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as made:
        for member, content in members:
            made.addfile(member, io.BytesIO(content))
    with target.open("ab") as more:
        more.write(bytes(padding))
    return target


def plain(name: str, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    return member, content


def test_a_member_with_holes_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    size = 100_000
    manifest = manifest_of(size, hashlib.sha256(bytes(size)).hexdigest())
    source = archive(
        tmp_path / "holes.tar", plain(MANIFEST, manifest), (with_holes(LIBRARY_FILE, size), hole(size)), padding=size
    )
    (tmp_path / "room").mkdir()
    with pytest.raises(InputError, match=r"library\.sqlite3 is not as its manifest says"):
        read_archive(source, tmp_path / "room")
    assert not any((tmp_path / "room").iterdir())


def test_a_manifest_that_promises_more_than_the_archive_holds_is_refused_first(tmp_path: Path) -> None:
    source = archive(tmp_path / "large.tar", plain(MANIFEST, manifest_of(10**6)), plain(LIBRARY_FILE, b"x"))
    (tmp_path / "room").mkdir()
    with pytest.raises(InputError, match="its manifest promises more than it holds"):
        read_archive(source, tmp_path / "room")
    assert not any((tmp_path / "room").iterdir())


def test_a_backup_that_finds_no_room_changes_nothing_and_says_how_much_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    back_up(tmp_path / "data", tmp_path / "backup.tar", quiet)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1000))
    with pytest.raises(NoRoomError, match=r"the backup takes 0\.\d MB, and 0\.0 MB are free"):
        restore(tmp_path / "backup.tar", tmp_path / "new", quiet, replacing=False)
    assert not any((tmp_path / "new").iterdir())


def test_holes_that_are_not_described_are_told_in_words_by_restore_and_backup(tmp_path: Path) -> None:
    nonsense = b"x\n".ljust(tarfile.BLOCKSIZE, b"\0")
    source = archive(tmp_path / "odd.tar", (with_holes(MANIFEST, 1 << 20, nonsense), nonsense))
    assert not is_backup(source)
    with pytest.raises(InputError, match="is no backup, or cut short: a header can't be read"):
        restore(source, tmp_path / "new", quiet, replacing=False)
    EmbeddedLibrary(tmp_path / "data").close()
    with pytest.raises(InputError, match="is no backup of this version"):
        back_up(tmp_path / "data", source, quiet)


@given(at=st.integers(0, 4 * tarfile.BLOCKSIZE), noise=st.binary(min_size=1, max_size=40))
def test_whatever_bytes_an_archive_begins_with_what_is_said_of_it_is_ours(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("noise")
    sparse = (with_holes(LIBRARY_FILE, 5000), hole(5000))
    source = archive(folder / "odd.tar", plain(MANIFEST, manifest_of(5000)), sparse)
    content = bytearray(source.read_bytes())
    content[at : at + len(noise)] = noise
    source.write_bytes(content)
    with pytest.raises(InputError):
        read_archive(source, folder)


@pytest.mark.parametrize(
    ("form", "said"), [(2, "made by a newer version"), (0, "can't be read"), (None, "can't be read")]
)
def test_a_format_that_never_was_is_not_called_a_newer_one(tmp_path: Path, form: object, said: str) -> None:
    source = archive(tmp_path / "odd.tar", plain(MANIFEST, manifest_of(1, format=form)), plain(LIBRARY_FILE, b"x"))
    with pytest.raises(InputError, match=said):
        read_archive(source, tmp_path)


def test_what_an_archive_calls_itself_steers_no_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    with closing(sqlite3.connect(tmp_path / "data" / LIBRARY_FILE, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    content = (tmp_path / "data" / LIBRARY_FILE).read_bytes()
    monkeypatch.setenv("QAWL_DATA_DIR", str(tmp_path / "new"))
    manifest = manifest_of(len(content), hashlib.sha256(content).hexdigest(), made_at="\x1b[31mnow")
    archive(tmp_path / "odd.tar", plain(MANIFEST, manifest), plain(LIBRARY_FILE, content))
    assert main(["restore", str(tmp_path / "odd.tar")]) == 0
    archive(tmp_path / "\x1b[31m.tar", plain(MANIFEST, b"no manifest"))
    assert main(["restore", str(tmp_path / "\x1b[31m.tar"), "--replace"]) == 2
    assert main(["restore", str(tmp_path / "\x1b[31m gone.tar"), "--replace"]) == 2
    written = "".join(capsys.readouterr())
    assert "as of \\x1b[31mnow" in written
    assert "\x1b" not in written


def test_a_library_without_one_of_its_tables_is_refused_however_right_the_archive_is(tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    with closing(sqlite3.connect(tmp_path / "data" / LIBRARY_FILE, isolation_level=None)) as file:
        file.execute("DROP TABLE passages")
        file.execute("PRAGMA journal_mode = DELETE")
    content = (tmp_path / "data" / LIBRARY_FILE).read_bytes()
    manifest = manifest_of(len(content), hashlib.sha256(content).hexdigest())
    source = archive(tmp_path / "odd.tar", plain(MANIFEST, manifest), plain(LIBRARY_FILE, content))
    with pytest.raises(InputError, match=r"the library in it is damaged \(it has no table passages"):
        restore(source, tmp_path / "new", quiet, replacing=False)
    assert not any((tmp_path / "new").iterdir())


@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is a pipe or a device: name a file"):
        restore(tmp_path / "pipe", tmp_path / "new", quiet, replacing=False)
    with closing(EmbeddedLibrary(tmp_path / "new")):  # nothing is in its way
        pass
