"""The files of a database, and their folder: paths in; made so that nobody else can read them, or who reads another of
them, told from others that come to their place, and flushed."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from index.errors import LibraryError, SettingsError


def make_private_folder(folder: Path) -> None:
    """Make a data folder that nobody else can look into, where there is none: what chats said comes into it. One that
    is there stays as it is. Raises `SettingsError` where a file is in its place, and `LibraryError`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise SettingsError(f"the data folder {folder} can't be made: a file is in its place") from error
    except OSError as error:
        raise LibraryError(f"the data folder {folder} can't be made: {error.strerror}") from error


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder. Raises `LibraryError` where its folder may not be looked into, or can't
    be, which doesn't tell."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        # The innermost that can be seen itself is the one that lets nobody through.
        closed = next(each for each in path.absolute().parents if os.path.exists(each))  # noqa: PTH110 - tells, never raises
        what = f"the folder {closed} can't be looked into: {error.strerror}"
        if isinstance(error, PermissionError):
            as_its_owner = "run this as its owner (with systemd 'sudo qawl …'), or mend its permissions"
            raise LibraryError(what, as_its_owner) from error
        raise LibraryError(what, "look after the disk") from error
    return True


def make_private_file(path: Path) -> None:
    """Make an empty file that nobody else can read, where there is none. SQLite takes it for a new database, and gives
    its logs the same permissions; what keeps it from being made, SQLite says when it opens it."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def let_read_as(path: Path, other: Path) -> None:
    """Give a file the permissions of another, and to whom that belongs, as far as this process may: who runs a command
    as root may not be who runs the bot. One that can't be looked at changes nothing."""
    with suppress(OSError):
        before = other.stat()
        path.chmod(stat.S_IMODE(before.st_mode))
        give_to(path, before)


def give_to(path: Path, before: os.stat_result) -> None:
    """Give a file to whom one belongs, of which that is the state, and to its group, as far as this process may."""
    with suppress(OSError):  # each by itself: a group can be given without being root
        os.chown(path, -1, before.st_gid)
    with suppress(OSError):
        os.chown(path, before.st_uid, -1)


def file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from another that is there later; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - for every transaction: twice as fast
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_gone(path: Path) -> bool:
    """Whether it is sure that nothing is at a path; where its folder can't be looked into, that is not."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def flush(path: Path) -> None:
    """Have a file's content, or the names in a folder, on the disk. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
