"""One SQLite file as several threads and processes share it: a connection for each thread, transactions, and failures
as `LibraryError`. A path and a `Schema` in; functions are run on one consistent state, or inside one transaction.
"""

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.errors import LibraryError
from index.relational.connection import UnreadableCellError

_log = logging.getLogger(__name__)

_SECONDS_FOR_A_LOCK = 30
_SECONDS_BETWEEN_TRIES = 0.02
_MILLISECONDS_FOR_READERS = 2000  # until the log is left for later: writers wait meanwhile

# What reading rows raises where bits of them are others: SQLite finds damage in its own structures alone.
_UNREADABLE = (UnicodeDecodeError, json.JSONDecodeError, UnreadableCellError)
_UNREADABLE_TEXT = "a text that can't be read"

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database is made of, and how it is spoken of.

    `name` is what people know it by ("library"). Each of `steps` takes a database from the version before it to its
    own; the first makes version 1. `views` are made anew for every connection. `mend` says what helps where the file
    is damaged. Statements end with a semicolon at a line's end.
    """

    name: str
    steps: tuple[str, ...]
    mend: str
    views: str = ""

    @property
    def version(self) -> int:
        """The version that a database is brought to."""
        return len(self.steps)


class Database:
    """A database that is made where there is none, and brought up to date where it is older.

    Each thread that calls has a connection of its own, closed with the database. Raises `LibraryError` from every
    method where the file can't be opened, is no database of Qawl's, was made by a newer version, is damaged, locked for
    too long, read-only or on a full disk.
    """

    now = "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"
    """See `relational.connection.Database.now`: by the clock of this machine, in steps of a millisecond."""

    def __init__(self, path: Path, schema: Schema) -> None:
        """Open the database at `path`, making its folder too."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"the data folder {path.parent} can't be made: {error.strerror}") from error
        self._path = path
        self._schema = schema
        self._local = threading.local()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.Lock()
        self._connection()

    @contextmanager
    def transaction(self, *_locks: str, shared: str | None = None) -> Iterator[sqlite3.Connection]:  # noqa: ARG002
        """See `relational.connection.Database.transaction`. There is one at a time, whatever it locks or
        shares."""
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, *_UNREADABLE) as error:
            raise self._failure("written", error) from error

    def read(self, read: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What `read` makes of one consistent state of the database."""
        connection = self._connection()
        try:
            connection.execute("BEGIN")
            try:
                return read(connection)
            finally:
                connection.execute("ROLLBACK")
        except (sqlite3.Error, *_UNREADABLE) as error:
            raise self._failure("read", error) from error

    def scrub(self) -> bool:
        """Rewrite the file with nothing in it but what is stored, and empty the log beside it.

        SQLite zeroes what is deleted (`secure_delete`) but not the copies of it that stay in the free space of pages
        when rows move from one to another, nor older versions of pages in the log: only rewriting is sure. Costs about
        5 s for 1 GB, in which others may read and not write. False where the log can't be emptied yet because another
        process reads an older state of it. Not inside a transaction.
        """
        connection = self._connection()
        try:
            connection.execute("VACUUM")
            return _empty_log(connection, _MILLISECONDS_FOR_READERS)
        except sqlite3.Error as error:
            raise self._failure("written", error) from error

    def drop_unfinished(self) -> None:
        """Empty the log beside the file: who was killed over a transaction left there what was never stored.

        Nothing happens while another process is at work on the file: the log is then in use; nor on a full disk, where
        everything can be read still: the log stays for now, with a warning.
        """
        try:
            _empty_log(self._connection(), 0)
        except sqlite3.OperationalError as error:
            _log.warning("the log of the %s stays for now: %s", self._schema.name, error)
        except sqlite3.Error as error:
            raise self._failure("written", error) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            for _, connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = _connect(self._path, self._schema)
            self._local.connection = connection
            with self._lock:
                self._close_those_of_ended_threads()
                self._connections.append((threading.current_thread(), connection))
        return connection

    def _close_those_of_ended_threads(self) -> None:
        """Some work begins a thread each time; without this the process would run out of files in the end."""
        ended = [each for each in self._connections if not each[0].is_alive()]
        self._connections = [each for each in self._connections if each not in ended]
        for _, connection in ended:
            connection.close()

    def _failure(self, action: str, error: Exception) -> LibraryError:
        name = self._schema.name
        if isinstance(error, UnreadableCellError):
            return _damage(self._schema, error)
        if isinstance(error, _UNREADABLE) or _is_undecodable(error):
            return _damage(self._schema, _UNREADABLE_TEXT)
        if isinstance(error, sqlite3.ProgrammingError):  # another thread closed it
            return LibraryError(f"the {name} can't be {action} any more: {error}")
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            return _damage(self._schema, error)
        remedy = "check free space and permissions of QAWL_DATA_DIR"
        return LibraryError(f"the {name} can't be {action}: {error} ({remedy})", remedy)


def _connect(path: Path, schema: Schema) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=_SECONDS_FOR_A_LOCK, isolation_level=None, check_same_thread=False)
        try:
            _use_wal(connection)
            # FULL: what was reported as stored is on the disk, also when the power fails the next moment.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is deleted is gone from the file too; some builds of SQLite do that by themselves.
            connection.execute("PRAGMA secure_delete = ON")
            _migrate(connection, schema)
            _run(connection, schema.views)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            raise _damage(schema, _UNREADABLE_TEXT if _is_undecodable(error) else error) from error
        remedy = "check free space and permissions"
        raise LibraryError(f"the {schema.name} at {path} can't be opened: {error} ({remedy})", remedy) from error
    return connection


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether an error tells that a file's content is none of SQLite's. All others may pass: a full disk, a lock,
    missing permissions."""
    # What SQLite says of the damage may be no text either; that error has no code of SQLite's.
    code = getattr(error, "sqlite_errorcode", None)
    return _is_undecodable(error) if code is None else code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _empty_log(connection: sqlite3.Connection, milliseconds_for_readers: int) -> bool:
    """Whether the log could be emptied: nobody may be reading an older state of the file."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds_for_readers}")
    try:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_SECONDS_FOR_A_LOCK * 1000}")
    return not busy


def _damage(schema: Schema, what: object) -> LibraryError:
    return LibraryError(f"the {schema.name} is damaged ({what}): {schema.mend}", schema.mend)


def _is_undecodable(error: Exception) -> bool:
    """Whether Python could not read a text; that error has no code of SQLite's."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return getattr(error, "sqlite_errorcode", None) is None and "decode" in str(error).lower()


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. For the lock that a new file's switch needs, SQLite itself doesn't always wait."""
    patience = time.monotonic() + _SECONDS_FOR_A_LOCK
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
        else:
            return
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == schema.version:
        return
    if version > schema.version:
        remedy = "use that version to open it"
        raise LibraryError(f"this {schema.name} was made by a newer version of Qawl: {remedy}", remedy)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in schema.steps[version:]:
            _run(connection, step)
        connection.execute(f"PRAGMA user_version = {schema.version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        connection.execute(statement)
