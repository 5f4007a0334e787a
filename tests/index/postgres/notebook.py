"""A room with one small table, for tests of what stands below any tables."""

from pathlib import Path

from index.postgres.schema import PostgresSchema

NOTEBOOK = PostgresSchema(
    name="notebook",
    namespace="qawl_notes",
    migrations=Path(__file__).parent / "sample_migrations",
    mend="restore a backup",
)
