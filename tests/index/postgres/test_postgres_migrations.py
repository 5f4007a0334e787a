"""Tables made and brought up to date on a real PostgreSQL server, by one worker or several at once."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from notebook import NOTEBOOK
from postgres_server import PostgresServer

from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.migrating import current_revision, migrate
from index.postgres.opening import open_database
from index.postgres.schema import PostgresSchema
from index.postgres.server import Server

ROOT = Path(__file__).parents[3]


def columns(postgres: PostgresServer, url: str, schema: PostgresSchema) -> dict[str, list[str]]:
    """The columns of every table of a room, in their order."""
    with postgres.connect(url) as connection:
        rows = connection.execute(
            "SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position) "
            "FROM information_schema.columns WHERE table_schema = %s GROUP BY table_name",
            (schema.namespace,),
        )
        return {str(table): list(names) for table, names in rows}


@pytest.mark.parametrize("schema", [NOTEBOOK, LIBRARY_SCHEMA], ids=lambda schema: schema.name)
def test_numbers_of_files_are_those_of_the_migrations(schema: PostgresSchema) -> None:
    script = ScriptDirectory(str(schema.migrations), version_locations=[str(schema.migrations)])
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == schema.revisions
    assert script.get_heads() == [schema.head_revision]


def test_tables_are_made_from_nothing_and_found_again(postgres_url: str) -> None:
    server = Server(postgres_url)
    assert current_revision(server, NOTEBOOK) is None
    migrate(server, NOTEBOOK)
    assert current_revision(server, NOTEBOOK) == NOTEBOOK.head_revision == "0002"
    migrate(server, NOTEBOOK)
    assert current_revision(server, NOTEBOOK) == "0002"


def test_older_tables_are_brought_up_to_date_with_what_they_hold(postgres_url: str, tmp_path: Path) -> None:
    (tmp_path / "0001_notes.py").write_bytes((NOTEBOOK.migrations / "0001_notes.py").read_bytes())
    older = replace(NOTEBOOK, migrations=tmp_path)
    before = open_database(postgres_url, older)
    with before.transaction() as connection:
        connection.execute("INSERT INTO notes (name, count) VALUES ('kept', 7)")
    before.close()
    after = open_database(postgres_url, NOTEBOOK)
    assert after.read(lambda connection: connection.execute("SELECT * FROM notes").fetchall()) == [
        ("kept", 7, None, 0.5)
    ]
    after.close()
    with pytest.raises(LibraryError, match=r"^this notebook was made by a newer version of Qawl: use that version"):
        open_database(postgres_url, older)


def test_a_migration_that_fails_leaves_what_was_there(
    postgres: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    for path in NOTEBOOK.migrations.glob("0*.py"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "0003_wrong.py").write_text(
        "from alembic import op\nrevision, down_revision = '0003', '0002'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (a BIGINT)')\n    op.execute('SELECT 1 / 0')\n",
        encoding="utf-8",
    )
    with pytest.raises(LibraryError, match=r"^the notebook can't be opened: division by zero$"):
        open_database(postgres_url, replace(NOTEBOOK, migrations=tmp_path))
    assert columns(postgres, postgres_url, NOTEBOOK) == {}
    open_database(postgres_url, NOTEBOOK).close()


def test_workers_that_start_at_once_make_the_tables_once(postgres: PostgresServer, postgres_url: str) -> None:
    opening = (
        "import sys; from index.postgres.opening import open_database; "
        "from index.postgres.library_schema import LIBRARY_SCHEMA; open_database(sys.argv[1], LIBRARY_SCHEMA).close()"
    )
    workers = [
        subprocess.Popen([sys.executable, "-c", opening, postgres_url], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [(worker.communicate(timeout=300)[1], worker.returncode) for worker in workers] == [(b"", 0)] * 4
    assert current_revision(Server(postgres_url), LIBRARY_SCHEMA) == LIBRARY_SCHEMA.head_revision


def test_threads_of_a_worker_that_start_at_once_make_the_tables_once(postgres_url: str) -> None:
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: migrate(Server(postgres_url), LIBRARY_SCHEMA), range(6)))
    assert current_revision(Server(postgres_url), LIBRARY_SCHEMA) == LIBRARY_SCHEMA.head_revision


def test_rooms_of_one_database_have_versions_of_their_own(postgres_url: str) -> None:
    other = replace(NOTEBOOK, namespace="qawl_other")
    migrate(Server(postgres_url), NOTEBOOK)
    assert current_revision(Server(postgres_url), other) is None
    migrate(Server(postgres_url), other)
    assert current_revision(Server(postgres_url), other) == "0002"


def test_both_engines_have_the_same_columns(postgres: PostgresServer, postgres_url: str, tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as connection:
        embedded = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info ({table})")]
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_terms_%' "
                "AND name NOT LIKE 'sqlite_%'"
            ).fetchall()
        }
    embedded["passage_terms"] = ["rowid", "scope", "terms", "search", "words"]
    migrate(Server(postgres_url), LIBRARY_SCHEMA)
    found = columns(postgres, postgres_url, LIBRARY_SCHEMA)
    own = {table for table in found if table.startswith("passage_vectors")}
    own |= {"alembic_version", "term_counts", "scope_terms", "uncounted", "counting_due"}
    assert {table: names for table, names in found.items() if table not in own} == embedded


def test_text_is_compared_by_its_bytes_in_every_column(postgres: PostgresServer, postgres_url: str) -> None:
    migrate(Server(postgres_url), LIBRARY_SCHEMA)
    with postgres.connect(postgres_url) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'qawl_library' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
        )
        assert rows.fetchall() == []


def test_a_role_that_may_not_install_pgvector_is_told_who_may(postgres: PostgresServer) -> None:
    name = postgres.new_database().rpartition("/")[2]
    with postgres.connect() as administrator:
        administrator.execute("CREATE ROLE owner LOGIN PASSWORD 'secret'")
        administrator.execute(f"ALTER DATABASE {name} OWNER TO owner")
    url = postgres.url(name, user="owner", password="secret")
    with pytest.raises(LibraryError, match=r"may not install pgvector: have .* run CREATE EXTENSION vector"):
        open_database(url, LIBRARY_SCHEMA)
    with postgres.connect(postgres.url(name)) as administrator:
        administrator.execute("CREATE SCHEMA extensions; CREATE EXTENSION vector SCHEMA extensions")
    with pytest.raises(LibraryError, match=r"pgvector .* in the schema extensions can't be used"):
        open_database(url, LIBRARY_SCHEMA)
    with postgres.connect(postgres.url(name)) as administrator:
        administrator.execute("GRANT USAGE ON SCHEMA extensions TO owner")
        administrator.execute("ALTER ROLE owner SET search_path = public, extensions")
    open_database(url, LIBRARY_SCHEMA).close()


def test_pgvector_goes_where_other_extensions_are(postgres: PostgresServer, postgres_url: str) -> None:
    migrate(Server(postgres_url), LIBRARY_SCHEMA)
    with postgres.connect(postgres_url) as connection:
        found = connection.execute("SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'vector'")
        assert found.fetchone() == ("public",)
