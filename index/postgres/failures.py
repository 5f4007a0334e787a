"""What went wrong on a PostgreSQL server, in one line for people. An error of the driver in, a `LibraryError` out."""

import psycopg
from psycopg_pool import PoolClosed

from index.errors import LibraryError, NoRoomError, QawlError, SettingsError
from index.postgres.schema import PostgresSchema
from index.postgres.server import Server

_FULL = "53100"
_BY_CODE = {
    "25006": "the server takes no changes at present, perhaps as a replica: check QAWL_DATABASE_URL",
    "25P03": "the change took too long and was given up: try again",
    "25P04": "the change took too long and was given up: try again",
    "40001": "it was changed meanwhile: try again",
    "40P01": "two changes stood in each other's way: try again",
    "42501": "the role may not do that ({said}): grant it to the role in QAWL_DATABASE_URL",
    _FULL: "the server's disk is full: make room there",
    "53200": "the server has no memory left: give it more, or let it do less at once",
    "53300": "the server has no connection left: raise its max_connections, or run fewer workers",
    "55P03": "it was locked for too long: look for a worker that hangs, or try again",
    "57014": "it took too long and was given up: try again",
    "57P03": "the server at {place} isn't ready: try again soon",
}
"""By the SQLSTATE, see https://www.postgresql.org/docs/current/errcodes-appendix.html."""

_BY_WORDS = (
    ("password authentication failed", "user or password are wrong: check QAWL_DATABASE_URL"),
    ("no password supplied", "the server asks for a password: write it into QAWL_DATABASE_URL"),
    ("too many clients", _BY_CODE["53300"]),
    ("remaining connection slots", _BY_CODE["53300"]),
    ("too many connections", _BY_CODE["53300"]),
    ("starting up", _BY_CODE["57P03"]),
    ("shutting down", _BY_CODE["57P03"]),
    ("not yet accepting connections", _BY_CODE["57P03"]),
    ("in recovery mode", _BY_CODE["57P03"]),
    ("permission denied for database", _BY_CODE["42501"]),
)
"""Who is not let in is told why in words only."""

_WRONG_URL = ("password authentication failed", "no password supplied", "does not exist")
"""What a server says that is there, and knows nothing of what the URL says."""

_BROKEN_OFF = ("server closed the connection", "consuming input failed", "sending query failed", "connection is lost",
               "connection is closed", "flushing failed")  # fmt: skip


def failure(server: Server, schema: PostgresSchema, action: str, error: psycopg.Error) -> LibraryError:
    """The error to raise where the tables could not be `action` ("read", "written", "opened")."""
    said = server.without_password(_one_line(error))
    # Before what was said is in it, which may hold a colon too.
    reason, _, remedy = _reason(schema, error, said).partition(": ")
    told = reason.format(said=said, place=server.place)
    kind = NoRoomError if error.sqlstate == _FULL else LibraryError
    return kind(f"the {schema.name} can't be {action}: {told}", remedy or None)


def refusal(server: Server, schema: PostgresSchema, action: str, error: psycopg.Error) -> QawlError:
    """The error to raise where nothing was open yet: a `SettingsError` where the URL has to be mended."""
    failed = failure(server, schema, action, error)
    is_wrong = isinstance(error, psycopg.OperationalError) and any(words in _one_line(error) for words in _WRONG_URL)
    return SettingsError(str(failed)) if is_wrong else failed


def _reason(schema: PostgresSchema, error: psycopg.Error, said: str) -> str:
    code = error.sqlstate
    if isinstance(error, PoolClosed):
        return "it was closed"
    if code in _BY_CODE:
        return _BY_CODE[code]
    if code is not None and code.startswith("XX"):
        return f"it is damaged ({{said}}): {schema.mend}"
    if code in {"3F000", "42P01"}:
        return f"its tables are not there ({{said}}): {schema.mend}"
    if code is not None and not code.startswith(("08", "57")):
        return "{said}"
    for words, reason in _BY_WORDS:
        if words in said:
            return reason
    if 'database "' in said and "does not exist" in said:
        return "that database is not there ({said}): make it with createdb, or check QAWL_DATABASE_URL"
    if code is not None or any(words in said for words in _BROKEN_OFF):
        return "the connection to the server at {place} broke off: try again"
    return "the server at {place} can't be reached ({said}): start it, or check QAWL_DATABASE_URL"


def _one_line(error: psycopg.Error) -> str:
    """What the server or the driver said, without what leads up to it."""
    said = error.diag.message_primary or next((line for line in str(error).splitlines() if line.strip()), "")
    return said.rpartition("FATAL:  ")[2].rpartition(" failed: ")[2].strip()
