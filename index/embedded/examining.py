"""A look at a database file that changes nothing: a path in, what was seen out."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.embedded.opening import SECONDS_FOR_A_LOCK, is_damage


@dataclass(frozen=True, slots=True)
class FileState:
    """A database file as it was found: the `version` of its tables, and the first line of what is `damaged`, if any.

    `unreadable` says why it can't be looked at now (a full disk, permissions, a lock): whether it is damaged can't be
    told then.
    """

    version: int
    damaged: str | None = None
    unreadable: str | None = None


def examine_file(path: Path) -> FileState:
    """Read a whole file that is there: some seconds for 1 GB."""
    version = 0
    try:
        with closing(_open(path)) as connection:
            version = _version(connection)
            (said,) = connection.execute("PRAGMA quick_check (1)").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        what = str(error).splitlines()[0]
        return FileState(version, damaged=what) if is_damage(error) else FileState(version, unreadable=what)
    return FileState(version, damaged=None if said == "ok" else str(said).splitlines()[0])


def version_of(path: Path) -> int | None:
    """The version of a file's tables; None where it can't be told."""
    try:
        with closing(_open(path)) as connection:
            return _version(connection)
    except sqlite3.Error:
        return None


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=SECONDS_FOR_A_LOCK)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
