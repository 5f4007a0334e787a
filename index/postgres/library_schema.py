"""The library's room on a PostgreSQL server."""

from pathlib import Path

from index.postgres.schema import PostgresSchema
from index.relational import facts

LIBRARY_SCHEMA = PostgresSchema(
    name="library",
    namespace="qawl_library",
    migrations=Path(__file__).parent / "migrations",
    mend="restore a backup of the database, or add the sources to a new one",
    long_locks=frozenset({facts.MODEL}),  # while all vectors change places
)
