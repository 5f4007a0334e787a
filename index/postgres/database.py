"""One room of tables on a PostgreSQL server as several threads share it: a pool of connections, transactions, and
failures as `LibraryError`. A URL and a `PostgresSchema` in; functions are run on one consistent state, or inside one
transaction.
"""

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from typing import TypeVar

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from index.errors import LibraryError
from index.postgres.failures import failure
from index.postgres.migrating import migrate
from index.postgres.schema import PostgresSchema
from index.postgres.server import PlainConnection, Server, prepare_session, session_settings
from index.postgres.values import storable, with_driver_marks
from index.relational.connection import UNREADABLE_TEXT, Connection, Rows, UnreadableCellError, Value

_MOST_CONNECTIONS = 8  # of one process and room; a server takes 100 in all, as it comes
_MOST_WAITING = 0.5  # of these for who may wait for minutes, so that others go on meanwhile
_SECONDS_FOR_A_CONNECTION = 10.0
_SECONDS_OF_TRYING = 3.0
"""Until the pool gives up a connection; whoever asks next has it try anew at once, and not after a growing pause."""
_WRITING = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_READING = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

_Result = TypeVar("_Result")

# Each attempt to connect that fails would be a warning: who waits for the connection says it once.
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)


class PostgresConnection:
    """Implements `index.relational.connection.Connection` over a connection of the driver's."""

    def __init__(self, connection: PlainConnection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Value] = (), /) -> Rows:
        """See `Connection.execute`. A NUL in text is stored as U+FFFD."""
        return self._connection.execute(with_driver_marks(statement), storable(values))

    def executemany(self, statement: str, values: Iterable[Sequence[Value]], /) -> None:
        """See `Connection.executemany`."""
        with self._connection.cursor() as cursor:
            cursor.executemany(with_driver_marks(statement), [storable(each) for each in values])


class PostgresDatabase:
    """Implements `index.relational.connection.Database`: tables that are made where there are none, and brought up to
    date where they are older.

    A connection that broke while nobody used it is replaced; one that breaks within a transaction fails that one.
    Raises `SettingsError` where the URL can't be understood, and `LibraryError` from every method where the server
    can't be reached or refuses, and where the tables were made by a newer version.
    """

    now: str = "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
    """SQL for the server's clock, in microseconds since 1970."""

    def __init__(
        self,
        url: str,
        schema: PostgresSchema,
        *,
        most_connections: int = _MOST_CONNECTIONS,
        patience: float = _SECONDS_FOR_A_CONNECTION,
        takes_long: bool = False,
    ) -> None:
        """Bring the tables up to date, and keep connections for at most so many threads at once.

        `patience` is for how many seconds a call waits for a connection, and for a server that is away. Where it
        `takes_long`, no transaction is ended for its length.
        """
        self._server = Server(url)
        self._schema = schema
        self._takes_long = takes_long
        self._places_to_wait = threading.BoundedSemaphore(max(1, int(most_connections * _MOST_WAITING)))
        migrate(self._server, schema)
        self._pool: ConnectionPool[PlainConnection] = ConnectionPool(
            "",
            kwargs=self._server.parameters,
            min_size=1,
            max_size=most_connections,
            timeout=patience,
            reconnect_timeout=_SECONDS_OF_TRYING,
            configure=lambda connection: prepare_session(connection, schema, takes_long=takes_long),
            name=f"qawl {schema.name}",
            open=True,
        )

    @contextmanager
    def transaction(self, *locks: str, shared: str | None = None) -> Iterator[Connection]:
        """See `relational.connection.Database.transaction`. It sees what others committed before each statement. Who
        takes one of the schema's `long_locks` waits for all its locks without a limit, and for one of few places before
        that: not within another such transaction."""
        takers = {self._lock_key(shared): "pg_advisory_xact_lock_shared"} if shared is not None else {}
        takers |= dict.fromkeys(map(self._lock_key, locks), "pg_advisory_xact_lock")
        # In one order, whoever names them: no two transactions wait for one another.
        taking = "".join(f"; SELECT {takers[key]}({key})" for key in sorted(takers))
        is_patient = not self._schema.long_locks.isdisjoint((*locks, shared))
        if is_patient:
            taking = self._patiently(taking, is_long=not self._schema.long_locks.isdisjoint(locks))
        place = self._places_to_wait if is_patient else nullcontext()
        with place, self._begun("written", (_WRITING + taking).encode()) as connection:
            yield PostgresConnection(connection)
            connection.execute("COMMIT")

    def change(self, statement: str, values: Sequence[Value] = (), /) -> None:
        """See `relational.connection.Database.change`."""
        with self._begun("written", with_driver_marks(statement), storable(values)):
            pass  # a statement outside of a transaction is committed with its end

    def read(self, read: Callable[[Connection], _Result], /) -> _Result:
        """What `read` makes of one consistent state of the database."""
        with self._begun("read", _READING) as connection:
            return read(PostgresConnection(connection))

    @contextmanager
    def alone(self, lock: str) -> Iterator[Connection | None]:
        """A connection outside of any transaction, for statements that need that and may take hours; None where another
        process holds `lock`, which is held for the body."""
        with self._begun("changed", b"SELECT 1") as connection:
            key = self._lock_key(lock)
            taken = connection.execute(f"SELECT pg_try_advisory_lock({key})".encode()).fetchone()
            if not (taken and taken[0]):
                yield None
                return
            connection.execute("SET statement_timeout = 0; SET lock_timeout = 0")
            try:
                yield PostgresConnection(connection)
            finally:
                with closing(connection):  # with what was set; the pool makes another
                    if not connection.closed:
                        # The server notices that a connection was closed later than who asks for the lock next.
                        connection.execute(f"SELECT pg_advisory_unlock({key})".encode())

    def scrub(self) -> bool:
        """Nothing can be done: True.

        The server keeps what was deleted in its tables until VACUUM gives the space away, in its write-ahead log until
        that is recycled, and in its backups; no statement overwrites any of these. Whoever must be sure encrypts the
        server's disk.
        """
        return True

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()

    @contextmanager
    def _begun(self, action: str, beginning: bytes, values: Sequence[Value] = ()) -> Iterator[PlainConnection]:
        """A connection on which `beginning` was run, rolled back at the end where it was not committed."""
        try:
            connection = self._begin(beginning, values)
            try:
                yield connection
            finally:
                self._end(connection)
        except psycopg.Error as error:
            raise self._failure(action, error) from error
        except UnreadableCellError as error:
            raise self._damage(error) from error
        except json.JSONDecodeError as error:
            raise self._damage(UNREADABLE_TEXT) from error

    def _begin(self, beginning: bytes, values: Sequence[Value]) -> PlainConnection:
        connection = self._pool.getconn()
        try:
            try:
                connection.execute(beginning, values or None)
            except psycopg.OperationalError:
                if not connection.broken:
                    raise
            else:
                return connection
        except BaseException:
            self._end(connection)
            raise
        # It broke while it lay in the pool, and its neighbours with it; nothing had begun.
        self._end(connection)
        self._pool.check()
        connection = self._pool.getconn()
        try:
            connection.execute(beginning, values or None)
        except BaseException:
            self._end(connection)
            raise
        return connection

    def _end(self, connection: PlainConnection) -> None:
        try:
            if not connection.closed and connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                connection.execute("ROLLBACK")
        except psycopg.Error:
            connection.close()  # the server rolls back what it no longer hears of
        finally:
            self._pool.putconn(connection)

    def _failure(self, action: str, error: psycopg.Error) -> LibraryError:
        if isinstance(error, PoolTimeout):
            # The pool does not tell why it has none.
            try:
                psycopg.connect(**self._server.parameters).close()
            except psycopg.Error as reason:
                return failure(self._server, self._schema, action, reason)
            return LibraryError(
                f"the {self._schema.name} can't be {action}: too much is asked of it at once, and the server is slow "
                "or was away: try again"
            )
        return failure(self._server, self._schema, action, error)

    def _patiently(self, taking: str, *, is_long: bool) -> str:
        """Statements that take locks, with no limit to how long that takes; nor, where the transaction `is_long`, to
        how long a statement of it takes afterwards. Others may still not wait for a row or table for ever."""
        usual = session_settings(takes_long=self._takes_long)
        again = ["lock_timeout"] if is_long else ["lock_timeout", "statement_timeout"]
        return (
            "; SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0"
            + taking
            + "".join(f"; SET LOCAL {name} = '{usual[name]}'" for name in again)
        )

    def _damage(self, what: object) -> LibraryError:
        return LibraryError(f"the {self._schema.name} is damaged ({what})", self._schema.mend)

    def _lock_key(self, lock: str) -> int:
        """Sixty-four bits for a lock's name: the server's locks are numbers, shared by all its databases' rooms."""
        digest = hashlib.sha256(f"{self._schema.namespace}\0{lock}".encode()).digest()
        return int.from_bytes(digest[:8], "big", signed=True)
