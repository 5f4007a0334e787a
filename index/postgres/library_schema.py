"""The library's room on a PostgreSQL server."""

from pathlib import Path

from index.postgres.schema import PostgresSchema

LIBRARY_SCHEMA = PostgresSchema(
    name="library",
    namespace="qawl_library",
    migrations=Path(__file__).parent / "migrations",
    mend="restore a backup of the database, or add the sources to a new one",
)
