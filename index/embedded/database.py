"""One SQLite file as several threads and processes share it: a connection for each thread, transactions, and failures
as `LibraryError`. A path and a `Schema` in; functions are run on one consistent state, or inside one transaction.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.embedded.files import file_at, is_gone, make_private_file, make_private_folder
from index.embedded.opening import (
    SECONDS_FOR_A_LOCK,
    Schema,
    connect,
    damage,
    is_undecodable,
    lacks_room,
    what_to_do,
)
from index.errors import LibraryError, NoRoomError
from index.relational.connection import UNREADABLE_TEXT, UnreadableCellError, Value

_log = logging.getLogger(__name__)

_MILLISECONDS_FOR_READERS = 2000  # until the log is left for later: writers wait meanwhile

# What reading rows raises where bits of them are others: SQLite finds damage in its own structures alone.
_UNREADABLE = (UnicodeDecodeError, json.JSONDecodeError, UnreadableCellError)

# A sound database takes no row twice, and nothing that is too large for it.
_REFUSED = (sqlite3.IntegrityError, sqlite3.DataError)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A thread's connection, and which file it is to, with which log beside it; None where that is not sure."""

    thread: threading.Thread
    file: tuple[int, int] | None
    log: tuple[int, int] | None
    connection: sqlite3.Connection


class Database:
    """A database that is made where there is none, and brought up to date where it is older.

    Each thread that calls has a connection of its own, closed with the database. Where a backup was restored to the
    path since, the next call goes over to that. A file that is made, and its folder, can be read by nobody else. Raises
    `LibraryError` from every method where the file can't be opened, is no database of Qawl's, was made by a newer
    version, is damaged, locked for too long, read-only, on a full disk, gone since, or was replaced with the former's
    log left.
    """

    now = "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"
    """See `relational.connection.Database.now`: by the clock of this machine, in steps of a millisecond."""

    def __init__(self, path: Path, schema: Schema) -> None:
        """Open the database at `path`, making its folder too."""
        make_private_folder(path.parent)
        self.path = path
        self._log_file = Path(f"{path}-wal")
        self._schema = schema
        self._local = threading.local()
        self._connections: list[_Held] = []
        self._lock = threading.Lock()
        self._was_opened = self._is_missed = False
        make_private_file(self.path)  # at no other time: what was there and goes leaves no empty one in its place
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

    def change(self, statement: str, values: Sequence[Value] = (), /) -> None:
        """See `relational.connection.Database.change`."""
        with self.transaction() as connection:
            connection.execute(statement, values)

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
            for held in self._connections:
                held.connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        there = file_at(self.path)
        if there is None and self._was_opened and is_gone(self.path):
            raise self._gone()
        self._is_missed = False
        if held is not None and there is not None and there != held.file:
            if held.log is not None and file_at(self._log_file) == held.log:
                # SQLite would recover what it holds into the new file.
                raise self._put_beside_a_log()
            # A backup was restored. SQLite sees too that its own has gone, and leaves the new one's log alone when it
            # closes.
            self._local.held = None
            self._close([held])
            held = None
        if held is None:
            file = there  # as it was before it is opened: should it change meanwhile, the next call sees that
            connection = connect(self.path, self._schema)
            log = file_at(self._log_file)
            is_its_log = file_at(self.path) == file
            held = _Held(threading.current_thread(), file, log if is_its_log else None, connection)
            self._local.held = held
            self._was_opened = True
            # Some work begins a thread each time: the process would run out of files in the end.
            self._close([each for each in self._connections if not each.thread.is_alive()])
            with self._lock:
                self._connections.append(held)
        return held.connection

    def _close(self, gone: Sequence["_Held"]) -> None:
        with self._lock:
            gone = [each for each in self._connections if each in gone]  # another thread may be closing them
            self._connections = [each for each in self._connections if each not in gone]
        for each in gone:
            each.connection.close()

    def _gone(self) -> LibraryError:
        """What to raise where the file was moved or removed: who has it open still would store what nobody finds
        later."""
        error = LibraryError(
            f"the file of the {self._schema.name} is gone from {self.path}",
            "put it back, or restore a backup; nothing is stored until then",
        )
        if not self._is_missed:  # once, not with every call
            self._is_missed = True
            _log.error("%s", error)
        return error

    def _put_beside_a_log(self) -> LibraryError:
        return LibraryError(
            f"another file was put in the place of the {self._schema.name}, beside the log of the former",
            f"stop Qawl, remove {self.path.name}-wal and {self.path.name}-shm beside it, and start it again",
        )

    def _failure(self, action: str, error: Exception) -> LibraryError:
        name = self._schema.name
        if isinstance(error, UnreadableCellError):
            return damage(self._schema, error)
        if isinstance(error, _UNREADABLE) or is_undecodable(error):
            return damage(self._schema, UNREADABLE_TEXT)
        if isinstance(error, sqlite3.ProgrammingError):  # another thread closed it
            return LibraryError(f"the {name} can't be {action} any more: {error}")
        if isinstance(error, _REFUSED):
            return LibraryError(f"the {name} can't be {action}: {error}")
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            return damage(self._schema, error)
        kind = NoRoomError if lacks_room(error) else LibraryError
        return kind(f"the {name} can't be {action}: {error}", what_to_do(error, " of QAWL_DATA_DIR"))


def _empty_log(connection: sqlite3.Connection, milliseconds_for_readers: int) -> bool:
    """Whether the log could be emptied: nobody may be reading an older state of the file."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds_for_readers}")
    try:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {SECONDS_FOR_A_LOCK * 1000}")
    return not busy
