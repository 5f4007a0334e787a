"""A look at a PostgreSQL server and at rooms of tables on it that changes nothing: a URL in, what was seen out."""

import ipaddress
from collections.abc import Sequence

import psycopg
from psycopg import conninfo, sql

from index.postgres.database import PostgresConnection
from index.postgres.examined import RoomState, ServerState
from index.postgres.failures import refusal
from index.postgres.graphs import missing
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.schema import PostgresSchema
from index.postgres.server import PlainConnection, Server, prepare_session

_REQUIRED_MODES = ("require", "verify-ca", "verify-full")
_EXTENSION = "vector"


def examine_server(url: str, schemas: Sequence[PostgresSchema]) -> ServerState:
    """What is found there. Raises `SettingsError` and `LibraryError` where the server can't be asked."""
    server = Server(url)
    try:
        with psycopg.connect(**server.parameters, autocommit=True) as connection:
            return _look(connection, server, schemas)
    except psycopg.Error as error:
        raise refusal(server, schemas[0], "looked at", error) from error


def _look(connection: PlainConnection, server: Server, schemas: Sequence[PostgresSchema]) -> ServerState:
    def ask(question: str, *values: str) -> object:
        row = connection.execute(question.encode(), values).fetchone()
        return None if row is None else row[0]

    def said(question: str, *values: str) -> str | None:
        answer = ask(question, *values)
        return None if answer is None else str(answer)

    mode = str(conninfo.conninfo_to_dict(server.url).get("sslmode") or "prefer")
    return ServerState(
        place=server.database_place,
        version=str(ask("SELECT current_setting('server_version')")),
        encoding=str(ask("SELECT current_setting('server_encoding')")),
        vectors=said("SELECT extversion FROM pg_extension WHERE extname = %s", _EXTENSION),
        vectors_offered=said("SELECT default_version FROM pg_available_extensions WHERE name = %s", _EXTENSION),
        is_replica=bool(ask("SELECT pg_is_in_recovery()")),
        may_create=bool(ask("SELECT has_database_privilege(current_database(), 'CREATE')")),
        hears=_who_hears(connection),
        is_encrypted=bool(ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")),
        is_required=mode in _REQUIRED_MODES,
        off=tuple(
            name
            for name in ("fsync", "full_page_writes", "synchronous_commit")
            if ask("SELECT current_setting(%s)", name) == "off"
        ),
        rooms=tuple(_room(connection, schema) for schema in schemas),
    )


def _who_hears(connection: PlainConnection) -> str:
    if connection.info.host.startswith("/"):
        return "nobody"
    try:
        address = ipaddress.ip_address(connection.info.hostaddr)
    except ValueError:
        return "anybody"
    if address.is_loopback:
        return "nobody"
    return "anybody" if address.is_global else "neighbours"


def _room(connection: PlainConnection, schema: PostgresSchema) -> RoomState:
    found = connection.execute(  # by the catalogue, which every role may read
        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = %s AND c.relname = 'alembic_version'",
        (schema.namespace,),
    )
    if found.fetchone() is None:
        return RoomState(schema, None, is_usable=True, is_owned=True)
    may_enter, is_usable, is_owned = connection.execute(
        "SELECT has_schema_privilege(%(room)s, 'USAGE'), bool_and(has_table_privilege(c.oid, 'SELECT') "
        "AND (c.relname = 'alembic_version' OR has_table_privilege(c.oid, 'INSERT') "
        "AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))), "
        "bool_and(pg_has_role(c.relowner, 'USAGE')) FROM pg_class c "
        "WHERE c.relkind IN ('r', 'p') AND c.relnamespace = %(room)s::regnamespace",
        {"room": schema.namespace},
    ).fetchone() or (False, False, False)
    if not (may_enter and is_usable):
        return RoomState(schema, None, is_usable=False, is_owned=bool(is_owned))
    row = connection.execute(
        sql.SQL("SELECT version_num FROM {}").format(sql.Identifier(schema.namespace, "alembic_version"))
    ).fetchone()
    return RoomState(schema, None if row is None else str(row[0]), is_usable=True, is_owned=bool(is_owned))


def missing_graphs(url: str) -> int:
    """How many large scopes of a library, whose tables are current, are searched without a graph. Raises as
    `examine_server`."""
    server = Server(url)
    try:
        with psycopg.connect(**server.parameters) as connection:
            prepare_session(connection, LIBRARY_SCHEMA)
            return len(missing(PostgresConnection(connection)))
    except psycopg.Error as error:
        raise refusal(server, LIBRARY_SCHEMA, "looked at", error) from error
