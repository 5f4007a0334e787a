"""A database on a PostgreSQL server, opened where its driver is installed. A URL and a `PostgresSchema` in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import SettingsError
from index.postgres.schema import PostgresSchema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.postgres.database import PostgresDatabase
    from index.postgres.examined import ServerState


def open_database(url: str, schema: PostgresSchema, *, takes_long: bool = False) -> PostgresDatabase:
    """The tables of `schema` in the database at `url`, made or brought up to date. Where it `takes_long`, no
    transaction is ended for its length.

    Raises `SettingsError` where the driver isn't installed or the URL can't be understood, `LibraryError` where the
    server can't be reached, refuses, or holds the tables of a newer version.
    """
    with _driver():
        from index.postgres.database import PostgresDatabase  # noqa: PLC0415  an extra, loaded where a URL is set
    return PostgresDatabase(url, schema, takes_long=takes_long)


def revision_of(url: str, schema: PostgresSchema) -> str | None:
    """The number of the migration that the tables of `schema` stand at; None where there are none. Changes nothing.

    Raises `SettingsError` as `open_database`, and `LibraryError` where the server can't be reached or refuses.
    """
    with _driver():
        from index.postgres.migrating import current_revision  # noqa: PLC0415
        from index.postgres.server import Server  # noqa: PLC0415
    return current_revision(Server(url), schema)


def place_of(url: str) -> str:
    """Where a URL leads, for people, without user and password: "db.example.org:5432/qawl". Raises as `revision_of`."""
    with _driver():
        from index.postgres.server import Server  # noqa: PLC0415
    return Server(url).database_place


def examine(url: str, schemas: Sequence[PostgresSchema]) -> ServerState:
    """See `examining.examine_server`. Raises `SettingsError` too where the driver isn't installed."""
    with _driver():
        from index.postgres.examining import examine_server  # noqa: PLC0415
    return examine_server(url, schemas)


def graphs_missing(url: str) -> int:
    """See `examining.missing_graphs`. Raises `SettingsError` too where the driver isn't installed."""
    with _driver():
        from index.postgres.examining import missing_graphs  # noqa: PLC0415
    return missing_graphs(url)


@contextmanager
def _driver() -> Iterator[None]:
    """Imports in the body need what the extra brings."""
    try:
        yield
    except ImportError as error:
        raise SettingsError(
            "QAWL_DATABASE_URL needs packages that are missing; install the extra: pip install 'qawl[postgres]'"
        ) from error
