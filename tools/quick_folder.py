"""A temporary folder for a run of the tests, in memory: databases are made there in a tenth of the time that a disk
takes. Its name out, or nothing where memory has no such folders, or no room for what a run keeps. Whoever asks removes
it."""

import os
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
ROOM = 4_000_000_000
"""Bytes that have to be free: each process that runs tests has up to 0.8 GB there at once, most of it databases."""


def quick_folder(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """A new folder in `memory`; None where that is not there, has less than `room`, or starts no programs."""
    try:
        state = os.statvfs(memory)
        if state.f_bavail * state.f_frsize < room or state.f_flag & os.ST_NOEXEC:
            return None
        folder = Path(tempfile.mkdtemp(prefix="qawl-", dir=memory))
    except OSError:
        return None
    folder.chmod(0o711)  # a PostgreSQL server that runs under another account has its own folder in it
    return folder


if __name__ == "__main__":
    print(quick_folder() or "")
