"""A look at a database file that changes nothing: a path in, what was seen out."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.embedded.opening import SECONDS_FOR_A_LOCK, is_damage, is_undecodable
from index.relational.connection import UNREADABLE_TEXT

_HEADING = "*** in database "  # of what SQLite found wrong, which it says below


@dataclass(frozen=True, slots=True)
class FileState:
    """A database file as it was found: the `version` of its tables, and the first of what is `damaged`, if
    anything, in one line.

    `unreadable` says why it can't be looked at now (a full disk, permissions, a lock): whether it is damaged can't be
    told then.
    """

    version: int
    damaged: str | None = None
    unreadable: str | None = None


def examine_file(path: Path, *, with_indexes: bool = False) -> FileState:
    """Read a whole file that is there: some seconds for 1 GB, more where indexes are compared with their tables."""
    version = 0
    try:
        with closing(_open(path)) as connection:
            version = _version(connection)
            (said,) = connection.execute(f"PRAGMA {'integrity' if with_indexes else 'quick'}_check (1)").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        what = UNREADABLE_TEXT if is_undecodable(error) else str(error).splitlines()[0]
        return FileState(version, damaged=what) if is_damage(error) else FileState(version, unreadable=what)
    return FileState(version, damaged=None if said == "ok" else _first_finding(str(said)))


def version_of(path: Path) -> int | None:
    """The version of a file's tables; None where it can't be told."""
    try:
        with closing(_open(path)) as connection:
            return _version(connection)
    except sqlite3.Error:
        return None


def _first_finding(said: str) -> str:
    found = [line for line in said.splitlines() if not line.startswith(_HEADING)]
    return found[0] if found else said.strip()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=SECONDS_FOR_A_LOCK)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
