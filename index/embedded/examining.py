"""A look at a database file that changes nothing: a path in, what was seen out."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.embedded.opening import SECONDS_FOR_A_LOCK, Schema, is_damage, is_undecodable
from index.relational.connection import UNREADABLE_TEXT

_HEADING = "*** in database "  # of what SQLite found wrong, which it says below


@dataclass(frozen=True, slots=True)
class FileState:
    """A database file as it was found: the `version` of its tables, 0 where it has none of Qawl's, and the first of
    what is `damaged`, if anything, in one line.

    `unreadable` says why it can't be looked at now (a full disk, permissions, a lock): whether it is damaged can't be
    told then.
    """

    version: int
    damaged: str | None = None
    unreadable: str | None = None


def examine_file(path: Path, schema: Schema) -> FileState:
    """Read a whole file that is there, and compare its indexes with their tables, and these with what its version has:
    a minute for 1 GB at most."""
    version = 0
    try:
        with closing(_open(path)) as connection:
            version = _version(connection)
            (said,) = connection.execute("PRAGMA integrity_check (1)").fetchone()
            # What a newer version has nobody knows here.
            is_known = said == "ok" and version <= schema.version
            missing = _missing(connection, schema.steps[:version]) if is_known else None
    except (sqlite3.Error, UnicodeDecodeError) as error:
        what = UNREADABLE_TEXT if is_undecodable(error) else str(error).splitlines()[0]
        return FileState(version, damaged=what) if is_damage(error) else FileState(version, unreadable=what)
    return FileState(version, damaged=missing if said == "ok" else _first_finding(str(said)))


def version_of(path: Path) -> int | None:
    """The version of a file's tables; None where it can't be told."""
    try:
        with closing(_open(path)) as connection:
            return _version(connection)
    except sqlite3.Error:
        return None


def _missing(connection: sqlite3.Connection, steps: Sequence[str]) -> str | None:
    """The first of what a database lacks that these steps make; None where it has it all."""
    with closing(sqlite3.connect(":memory:")) as sound:
        for step in steps:
            sound.executescript(step)
        wanted, there = _columns(sound), _columns(connection)
    if wanted <= there:
        return None
    table, column = min(wanted - there)
    is_there = any(name == table for name, _ in there)
    return f"its table {table} has no {column}" if is_there else f"it has no table {table}"


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The columns of all tables, behind the names of these."""
    rows = connection.execute(
        "SELECT made.name, held.name FROM sqlite_schema AS made, pragma_table_info(made.name) AS held "
        "WHERE made.type = 'table'"
    )
    return {(str(table), str(column)) for table, column in rows}


def _first_finding(said: str) -> str:
    found = [line for line in said.splitlines() if not line.startswith(_HEADING)]
    return found[0] if found else said.strip()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=SECONDS_FOR_A_LOCK)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
