"""The extension pgvector, whose type `halfvec` holds passages' vectors. A connection in; afterwards it can be used."""

import sqlalchemy
from psycopg import errors

from index.errors import LibraryError
from index.postgres.examined import OLDEST_VECTORS


def require_vectors(connection: sqlalchemy.Connection) -> None:
    """Install the extension into the database, where it isn't there.

    Raises `LibraryError` where the server doesn't have it, the role may not install it, it is older than searches need
    (0.8, whose graphs are searched on where entries are gone), or it lies where the role doesn't look.
    """
    if _installed(connection) is None:
        path = connection.exec_driver_sql("SELECT current_setting('search_path')").scalar_one()
        # Where the database's other extensions go, and not in among the tables.
        connection.exec_driver_sql("SET LOCAL search_path TO DEFAULT")
        try:
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS vector")
        except sqlalchemy.exc.DBAPIError as error:
            raise _refusal(error) from error
        connection.execute(sqlalchemy.text("SELECT set_config('search_path', :path, true)"), {"path": path})
    installed = _installed(connection)
    if installed is None:
        return
    version, namespace = installed
    is_seen = connection.exec_driver_sql("SELECT to_regtype('halfvec')").scalar_one() is not None
    if not is_seen or tuple(int(part) for part in version.split(".")[:2]) < OLDEST_VECTORS:
        raise LibraryError(
            f"the database's extension pgvector {version} in the schema {namespace} can't be used: it has to be 0.8 or "
            "newer (ALTER EXTENSION vector UPDATE), and its schema on the search_path of the role (ALTER ROLE)"
        )


def _installed(connection: sqlalchemy.Connection) -> tuple[str, str] | None:
    row = connection.exec_driver_sql(
        "SELECT extversion, nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace "
        "WHERE extname = 'vector'"
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def _refusal(error: sqlalchemy.exc.DBAPIError) -> Exception:
    if isinstance(error.orig, errors.InsufficientPrivilege):
        return LibraryError(
            "the role in QAWL_DATABASE_URL may not install pgvector: have the server's administrator run "
            "CREATE EXTENSION vector in this database, once"
        )
    if isinstance(error.orig, errors.FeatureNotSupported | errors.UndefinedFile):
        return LibraryError(
            "the PostgreSQL server has no pgvector: install it there (on Debian: apt-get install "
            "postgresql-18-pgvector, with the server's version)"
        )
    return error
