"""Whole copies of a SQLite database that is in use, and their way back into one: SQLite's online backup.

Files in, files out. Whoever reads or writes meanwhile goes on: a copy is of one moment, and what is put back is there
all at once, or not at all.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.embedded.database import Schema, is_damage
from index.errors import InputError, LibraryError

_PAGES_AT_ONCE = 4096  # 16 MB; in between others may write
_SECONDS_FOR_A_LOCK = 30

Watch = Callable[[int, int], None]
"""Is told how many pages of how many are copied."""


def take_snapshot(source: Path, target: Path, watch: Watch) -> None:
    """Copy the database at `source`, as it is at one moment, into the new file `target`. Raises `LibraryError`."""
    try:
        with closing(_open(source)) as held, closing(_open(target)) as copy:
            # One state is read to the end: else each write of another process would begin the copy anew.
            held.execute("BEGIN")
            held.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            held.backup(copy, pages=_PAGES_AT_ONCE, progress=_telling(watch))
            # A file by itself: nothing of it is in a log beside.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise LibraryError(f"{source} can't be copied: {error} (check free space and permissions)") from error


def put_back(snapshot: Path, target: Path, watch: Watch) -> None:
    """Let the database at `target`, in use, not there yet or damaged, hold what `snapshot` does. Raises `LibraryError`,
    and then nothing has changed."""
    if _is_beyond_use(target):
        # Nobody can be at work in it, and SQLite would not write to it.
        for file in (target, Path(f"{target}-wal"), Path(f"{target}-shm")):
            file.unlink(missing_ok=True)
    try:
        with closing(_open(snapshot)) as held, closing(_open(target)) as live:
            live.execute("PRAGMA journal_mode = WAL")  # as everybody else opens it
            held.backup(live, pages=-1, progress=_telling(watch))
            live.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    except sqlite3.Error as error:
        raise LibraryError(
            f"{target} can't be written, and stays as it was: {error} (check free space and permissions)"
        ) from error


def examine(snapshot: Path, schema: Schema) -> None:
    """Make sure that a file is such a database, whole, and none of a newer version. Raises `InputError`."""
    try:
        with closing(_open(snapshot)) as held:
            (version,) = held.execute("PRAGMA user_version").fetchone()
            (soundness,) = held.execute("PRAGMA integrity_check (1)").fetchone()
    except sqlite3.Error as error:
        raise InputError(f"the {schema.name} in it is damaged ({error}): use another backup") from error
    if soundness != "ok":
        raise InputError(f"the {schema.name} in it is damaged ({soundness}): use another backup")
    if not version:
        raise InputError(f"the {schema.name} in it is none: it has no tables of Qawl's; use another backup")
    if version > schema.version:
        raise InputError(f"the {schema.name} in it was made by a newer version of Qawl: use that version to restore it")


def _is_beyond_use(path: Path) -> bool:
    """Whether a file is there that SQLite takes for no database, or for one in pieces."""
    if not path.exists():
        return False
    try:
        with closing(_open(path)) as held:
            held.execute("PRAGMA journal_mode = WAL")
            held.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return is_damage(error)
    return False


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_SECONDS_FOR_A_LOCK, isolation_level=None)


def _telling(watch: Watch) -> Callable[[int, int, int], None]:
    return lambda _status, remaining, total: watch(total - remaining, total)
