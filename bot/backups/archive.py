"""A backup as one file: a plain tar archive of copies of the databases, with a manifest before them that says what each
is. A folder of copies in, an archive out; an archive in, its files out, each compared with what the manifest says.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from index.embedded.files import flush
from index.errors import InputError, LibraryError, NoRoomError

MANIFEST = "manifest.json"
_FORMAT = 1
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 20
# What the standard library raises of an archive: of some headers that hold no numbers it says so in Python's words.
_MALFORMED = (tarfile.TarError, EOFError, ValueError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a backup: its name, size in bytes, and SHA-256 in hexadecimal digits."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, who made it, and when (ISO 8601, UTC)."""

    parts: tuple[Part, ...]
    made_at: str
    qawl: str
    format: int = _FORMAT


def write_archive(files: Sequence[Path], target: Path, aside: Path) -> Manifest:
    """Write an archive of these files, on the disk when this returns; until then `target` is as it was.

    It is written to `aside`, on the same disk, first: whoever is killed leaves it there. Raises `LibraryError`.
    """
    try:
        manifest = Manifest(
            tuple(Part(file.name, file.stat().st_size, _hash(file)) for file in files),
            datetime.now(UTC).isoformat(timespec="seconds"),
            version("qawl"),
        )
        content = json.dumps(asdict(manifest), indent=1).encode()
        with aside.open("wb") as out:
            # What chats said is for nobody else's eyes.
            os.chmod(aside, 0o600)  # noqa: PTH101 - before anything is in it
            with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
                head = tarfile.TarInfo(MANIFEST)
                head.size = len(content)
                archive.addfile(head, io.BytesIO(content))
                for file in files:
                    archive.add(file, file.name, recursive=False, filter=_anonymous)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(target)
        flush(target.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise LibraryError(f"the backup {target} can't be written: {error.strerror or error}") from error
    return manifest


def is_backup(path: Path) -> bool:
    """Whether a file begins as an archive that `read_archive` takes: it may be damaged further on. Raises `OSError`."""
    try:
        with _opened(path) as (archive, _):
            _manifest(archive)
    except InputError:
        return False
    return True


def read_archive(source: Path, folder: Path) -> Manifest:
    """Put the files of an archive into a folder, each as its manifest says it is; nothing is written before they are
    known to find room there. Raises `InputError` for what is no backup or not whole, and `LibraryError` where they
    can't be written."""
    try:
        with _opened(source) as (archive, length):
            manifest = _manifest(archive)
            _refuse_too_large(manifest, length, folder)
            for part in manifest.parts:
                _extract(archive, part, folder)
    except FileNotFoundError as error:
        raise InputError(f"there is no file {source}: name one that 'qawl backup' made") from error
    except IsADirectoryError as error:
        raise InputError(f"{source} is a folder: name a file that 'qawl backup' made") from error
    except OSError as error:
        raise LibraryError(f"the backup can't be read or unpacked: {error.strerror or error}") from error
    return manifest


@contextmanager
def _opened(source: Path) -> Iterator[tuple[tarfile.TarFile, int]]:
    """A file as an archive, and its size in bytes. Raises `InputError` for what is none, also for what is found only
    while it is read, and `OSError`."""
    if source.exists() and not source.is_file() and not source.is_dir():
        raise InputError(f"{source} is a pipe or a device: name a file that 'qawl backup' made")  # which may never end
    with source.open("rb") as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r:") as archive:
                yield archive, os.fstat(stream.fileno()).st_size
        except _MALFORMED as error:
            told = error if isinstance(error, tarfile.TarError) else "a header can't be read"
            raise InputError(f"{source} is no backup, or cut short: {told}") from error


def _next_file(archive: tarfile.TarFile) -> tuple[tarfile.TarInfo, IO[bytes]] | None:
    """The next member, and what is in it, where it is a plain file: of one with holes a few bytes may stand for more
    than any disk holds, and no backup has such."""
    member = archive.next()
    if member is None or not member.isreg() or member.issparse():
        return None
    stream = archive.extractfile(member)
    return None if stream is None else (member, stream)


def _manifest(archive: tarfile.TarFile) -> Manifest:
    found = _next_file(archive)
    if found is None or found[0].name != MANIFEST or found[0].size > _LARGEST_MANIFEST:
        raise InputError("the file is no backup: it does not begin with a manifest; name one that 'qawl backup' made")
    try:
        fields = json.loads(found[1].read())
        if int(fields["format"]) > _FORMAT:
            raise InputError("the backup was made by a newer version of Qawl: use that version to restore it")
        if int(fields["format"]) < _FORMAT:
            raise ValueError("there was no earlier format")
        parts = tuple(Part(str(each["name"]), int(each["size"]), str(each["sha256"])) for each in fields["parts"])
        return Manifest(parts, str(fields["made_at"]), str(fields["qawl"]))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise InputError("the backup's manifest can't be read: use another backup") from error


def _refuse_too_large(manifest: Manifest, length: int, folder: Path) -> None:
    """Raises `InputError` where a manifest promises more bytes than the whole archive has, and `NoRoomError` where they
    find no room in a folder."""
    wanted = sum(max(0, part.size) for part in manifest.parts)
    if wanted > length:
        raise InputError("the backup is cut short, or was changed: its manifest promises more than it holds")
    free = shutil.disk_usage(folder).free
    if wanted > free:
        raise NoRoomError(
            f"the backup takes {wanted / 1e6:,.1f} MB, and {free / 1e6:,.1f} MB are free where {folder} is",
            "make room there, or let QAWL_DATA_DIR name a folder on another disk",
        )


def _extract(archive: tarfile.TarFile, part: Part, folder: Path) -> None:
    # Only names that were asked for lead anywhere: an archive from elsewhere may hold any.
    if Path(part.name).name != part.name or part.name in {"", ".", ".."}:
        raise InputError(f"the backup names a file {part.name!r} that is none of Qawl's: use another backup")
    found = _next_file(archive)
    if found is None or (found[0].name, found[0].size) != (part.name, part.size):
        raise InputError(f"the backup is cut short, or was changed: {part.name} is not as its manifest says")
    digest = hashlib.sha256()
    with (folder / part.name).open("wb") as out:
        while chunk := found[1].read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != part.sha256:
        raise InputError(f"the backup is damaged: {part.name} is not as its manifest says; use another backup")


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member
