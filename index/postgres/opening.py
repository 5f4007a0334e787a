"""A database on a PostgreSQL server, opened where its driver is installed. A URL and a `PostgresSchema` in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import SettingsError
from index.postgres.schema import PostgresSchema

if TYPE_CHECKING:
    from index.postgres.database import PostgresDatabase


def open_database(url: str, schema: PostgresSchema) -> PostgresDatabase:
    """The tables of `schema` in the database at `url`, made or brought up to date.

    Raises `SettingsError` where the driver isn't installed or the URL can't be understood, `LibraryError` where the
    server can't be reached, refuses, or holds the tables of a newer version.
    """
    try:
        from index.postgres.database import PostgresDatabase  # noqa: PLC0415  an extra, loaded where a URL is set
    except ImportError as error:
        raise SettingsError(
            "QAWL_DATABASE_URL needs packages that are missing; install the extra: pip install 'qawl[postgres]'"
        ) from error
    return PostgresDatabase(url, schema)
