"""The passing folder in which a backup is put together or taken apart: a folder in; room beside what is in it out. It
holds all that chats said, also what was deleted since, so that none may stay."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.embedded.files import is_gone, is_there
from index.errors import LibraryError

_log = logging.getLogger(__name__)

COPIES = ".qawl-copies"


@contextmanager
def room_in(folder: Path) -> Iterator[Path]:
    """A passing folder in another. Whoever was killed leaves it, with copies of all that chats said: the next one takes
    it away. Raises `LibraryError` where another backup is being made there."""
    room, lock = folder / COPIES, folder / f"{COPIES}.lock"
    try:
        with FileLock(lock, timeout=0):
            try:
                shutil.rmtree(room, ignore_errors=True)
                if not is_gone(room):
                    raise LibraryError(f"{room} is in the way", "remove it: Qawl makes a folder of that name")
                room.mkdir(mode=0o700)
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)
                lock.unlink(missing_ok=True)
    except Timeout as error:
        busy = f"another backup is being made or restored in {folder}"
        raise LibraryError(busy, "wait for its end") from error
    except OSError as error:
        raise LibraryError(f"{folder} can't be written to: {error.strerror or error}") from error


def are_left(folder: Path) -> bool:
    """Whether copies are in a folder at which nobody is at work any more. Raises `LibraryError` where it can't be
    looked into."""
    lock = folder / f"{COPIES}.lock"
    if not is_there(folder / COPIES) or not (folder / COPIES).is_dir():
        return False
    if is_gone(lock):
        return True
    try:
        with FileLock(lock, timeout=0):
            return True
    except (Timeout, OSError):  # somebody is, or it can't be told
        return False


def take_away(folder: Path) -> None:
    """Remove copies that are left in a folder. What keeps them there is a warning."""
    try:
        if are_left(folder):
            with room_in(folder):
                pass  # which leaves nothing
    except LibraryError as error:
        _log.warning("copies of a backup that did not end stay in %s: %s", folder, error)
