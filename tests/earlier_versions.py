"""Database files as every earlier version of Qawl left them: a file of today and a schema in, one of version n out."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.embedded.database import Database
from index.embedded.opening import Schema


def as_version(version: int, today: Path, schema: Schema, path: Path) -> set[str]:
    """Make at `path` what the first `version` steps of `schema` do, and fill it with what `today` holds, as far as
    there were tables and columns for it then; the names of these tables."""
    Database(path, Schema(schema.name, schema.steps[:version], "")).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS today", (str(today),))
        listed = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'").fetchall()
        indexes = {name for name, sql in listed if sql.startswith("CREATE VIRTUAL")}
        tables = {
            name
            for name, _ in listed
            if not name.startswith("sqlite_") and not any(name.startswith(f"{index}_") for index in indexes)
        }
        for table in tables:
            columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info ({table})")]
            if table in indexes:
                columns.append("rowid")
            named = ", ".join(columns)
            connection.execute(f"INSERT INTO main.{table} ({named}) SELECT {named} FROM today.{table}")  # noqa: S608
        connection.commit()
        (found,) = connection.execute("PRAGMA main.user_version").fetchone()
    assert found == version
    return tables
