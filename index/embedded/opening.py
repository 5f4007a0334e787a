"""One connection to a SQLite file: a path and a `Schema` in; a connection to a database of the newest version out, or a
`LibraryError` that says whether the file is damaged."""

import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import LibraryError
from index.relational.connection import UNREADABLE_TEXT

SECONDS_FOR_A_LOCK = 30
_SECONDS_BETWEEN_TRIES = 0.02


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database is made of, and how it is spoken of.

    `name` is what people know it by ("library"). Each of `steps` takes a database from the version before it to its
    own; the first makes version 1. `mend` says what helps where the file is damaged. Statements end with a semicolon at
    a line's end.
    """

    name: str
    steps: tuple[str, ...]
    mend: str

    @property
    def version(self) -> int:
        """The version that a database is brought to."""
        return len(self.steps)


def connect(path: Path, schema: Schema) -> sqlite3.Connection:
    """A connection for any thread, outside of any transaction; the database is made where the file is empty, and no
    file where there is none. Raises `LibraryError`."""
    there = f"{path.absolute().as_uri()}?mode=rw"
    try:
        connection = sqlite3.connect(
            there, uri=True, timeout=SECONDS_FOR_A_LOCK, isolation_level=None, check_same_thread=False
        )
        try:
            _use_wal(connection)
            # FULL: what was reported as stored is on the disk, also when the power fails the next moment.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _keep_temporary_files_in(connection, path.parent.absolute())
            # What is deleted is gone from the file too; some builds of SQLite do that by themselves.
            connection.execute("PRAGMA secure_delete = ON")
            _migrate(connection, schema)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            raise damage(schema, UNREADABLE_TEXT if is_undecodable(error) else error) from error
        raise LibraryError(f"the {schema.name} at {path} can't be opened: {error}", what_to_do(error)) from error
    return connection


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether an error tells that a file's content is none of SQLite's. All others may pass: a full disk, a lock,
    missing permissions."""
    # What SQLite says of the damage may be no text either; that error has no code of SQLite's.
    code = getattr(error, "sqlite_errorcode", None)
    return is_undecodable(error) if code is None else code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def what_to_do(error: Exception, of: str = "") -> str:
    """What mends it where SQLite can't read or write a sound file `of` a place. Permissions are no matter of what the
    disk failed at, nor of a lock."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_IOERR:
        return f"check free space and quota{of}, and the disk itself"
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "wait for whoever locks it, or end that"
    return f"check free space and permissions{of}"


def lacks_room(error: Exception) -> bool:
    """Whether SQLite found no room to write: a full disk has a code of its own, a quota that of writes that fail."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE)


def damage(schema: Schema, what: object) -> LibraryError:
    """What to raise of a database in which `what` is damaged."""
    return LibraryError(f"the {schema.name} is damaged ({what})", schema.mend)


def is_undecodable(error: Exception) -> bool:
    """Whether Python could not read a text; that error has no code of SQLite's."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return getattr(error, "sqlite_errorcode", None) is None and "decode" in str(error).lower()


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. For the lock that a new file's switch needs, SQLite itself doesn't always wait."""
    patience = time.monotonic() + SECONDS_FOR_A_LOCK
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
        else:
            return
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _keep_temporary_files_in(connection: sqlite3.Connection, folder: Path) -> None:
    """Have SQLite, in all of this process, keep what finds no room in memory beside the databases, in files that have
    no name. To rewrite a database takes as much as it holds, and where others are kept may be memory, or lie open.

    Where that can't be, they are where the system keeps such files.
    """
    # A folder that may not be written to, or whose name is no text.
    with suppress(sqlite3.OperationalError, UnicodeEncodeError):
        if connection.execute("PRAGMA temp_store_directory").fetchone() != (str(folder),):
            quoted = str(folder).replace("'", "''")
            connection.execute(f"PRAGMA temp_store_directory = '{quoted}'")


def _migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    if _version(connection, schema) == schema.version:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process, of a newer version perhaps, may have done it while this one waited for the lock.
        for step in schema.steps[_version(connection, schema) :]:
            _run(connection, step)
        connection.execute(f"PRAGMA user_version = {schema.version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, schema: Schema) -> int:
    """The version that a database is of. Raises `LibraryError` where that is a newer one than the schema's."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.version:
        raise LibraryError(f"this {schema.name} was made by a newer version of Qawl", "use that version to open it")
    return version


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        connection.execute(statement)
