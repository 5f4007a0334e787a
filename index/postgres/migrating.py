"""Tables brought to the version of this program: numbered migrations, run forward at the start.

A server and a `PostgresSchema` in; afterwards the tables are there and up to date, however many workers start at once.
"""

import threading
from pathlib import Path

import psycopg
from psycopg import sql

from index.errors import LibraryError
from index.postgres.failures import refusal
from index.postgres.schema import PostgresSchema
from index.postgres.server import PlainConnection, Server, prepare_session

_ENVIRONMENT = Path(__file__).parent / "environment"
_ALEMBIC = threading.Lock()  # it keeps what it is at in global variables
_MIGRATING = 0x7161776C  # "qawl": with the room's number, the lock of who migrates it


def migrate(server: Server, schema: PostgresSchema) -> None:
    """Bring the tables up to date.

    Raises `LibraryError` where a newer version made them, the server can't be reached, or the role may not make them;
    `SettingsError` where it knows no such user, password or database.
    """
    try:
        with _connected(server, schema) as connection:
            if _is_current(connection, schema):
                return
            # One worker migrates, the others wait for it however long it takes.
            connection.execute("SET lock_timeout = 0; SET statement_timeout = 0")
            connection.execute("SELECT pg_advisory_lock(%s::int, hashtext(%s))", (_MIGRATING, schema.namespace))
            if not _is_current(connection, schema):
                _run(connection, schema)
    except psycopg.Error as error:
        raise refusal(server, schema, "opened", error) from error


def current_revision(server: Server, schema: PostgresSchema) -> str | None:
    """The number of the migration that the tables stand at; None where there are none. Changes nothing.

    Raises as `migrate`.
    """
    try:
        with _connected(server, schema) as connection:
            return _revision(connection, schema)
    except psycopg.Error as error:
        raise refusal(server, schema, "read", error) from error


def _connected(server: Server, schema: PostgresSchema) -> PlainConnection:
    connection: PlainConnection = psycopg.connect(**server.parameters)
    try:
        prepare_session(connection, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_current(connection: PlainConnection, schema: PostgresSchema) -> bool:
    revision = _revision(connection, schema)
    if revision is not None and revision not in schema.revisions:
        raise LibraryError(f"this {schema.name} was made by a newer version of Qawl", "use that version to open it")
    return revision == schema.head_revision


def _revision(connection: PlainConnection, schema: PostgresSchema) -> str | None:
    table = f"{schema.namespace}.alembic_version"
    if connection.execute("SELECT to_regclass(%s)", (table,)).fetchone() == (None,):
        return None
    row = connection.execute(
        sql.SQL("SELECT version_num FROM {}").format(sql.Identifier(schema.namespace, "alembic_version"))
    ).fetchone()
    return None if row is None else str(row[0])


def _run(connection: PlainConnection, schema: PostgresSchema) -> None:
    # A second to load, and nothing where the tables are up to date.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy import create_engine, exc  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    if not _has_namespace(connection, schema):
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema.namespace)))
    connection.autocommit = False
    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(_ENVIRONMENT).replace("%", "%%"))
    config.set_main_option("version_locations", str(schema.migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")  # folders may have any name
    try:
        with _ALEMBIC, engine.begin() as own:  # all or nothing
            config.attributes.update(connection=own, namespace=schema.namespace)
            command.upgrade(config, "head")
    except exc.DBAPIError as error:
        # The toolkit below alembic made it from the driver's own.
        raise (error.orig or error) from error


def _has_namespace(connection: PlainConnection, schema: PostgresSchema) -> bool:
    found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema.namespace,))
    return found.fetchone() is not None
