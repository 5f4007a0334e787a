"""`qawl doctor` looks at the server where everything is stored, and changes nothing there."""

import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from examined import looked, named
from postgres_server import PASSWORD, PostgresServer
from sample_documents import indexed, sample_document
from tiny_embedder import TinyEmbedder

from bot.doctor.databases import _connection as connection_checks
from bot.doctor.examining import FINE, TO_MEND, exit_status
from bot.doctor.records import Severity
from bot.memory.postgres import PostgresMemory
from index.postgres import graphs
from index.postgres.examined import RoomState, ServerState
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.schema import PostgresSchema

pytestmark = pytest.mark.usefixtures("at_home")


def tables(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'qawl%' ORDER BY 1").fetchall()
    return [str(name) for (name,) in rows]


def test_an_empty_database_is_fine_and_nothing_is_made(tmp_path: Path, postgres_url: str) -> None:
    checks = looked(tmp_path, postgres_url)
    assert named(checks, "tables of the library") == [("info", "there are none yet")]
    assert named(checks, "tables of the memory of the bot") == [("info", "there are none yet")]
    assert named(checks, "library") == [("info", "there is none yet")]
    assert named(checks, "pgvector")[0][0] == "info"
    assert named(checks, "embedding model") == [("ok", "tiny can be used")]
    assert tables(postgres_url) == []
    assert not any(PASSWORD in repr(check) or "%2F" in repr(check) for check in checks)


def test_a_database_in_use_is_fine_but_for_what_makes_tests_quick(tmp_path: Path, postgres_url: str) -> None:
    library = PostgresLibrary(postgres_url)
    library.replace(indexed(sample_document("They spoke of trade."), TinyEmbedder()))
    library.close()
    PostgresMemory(postgres_url).close()
    checks = looked(tmp_path, postgres_url)
    ((_, said), *warnings) = named(checks, "database")
    assert said.startswith("PostgreSQL ")
    assert f"127.0.0.1:{postgres_url.rsplit(':', maxsplit=1)[-1]}" in said
    assert [message.split()[0] for severity, message in warnings if severity == "warning"] == [
        "fsync", "full_page_writes"
    ]  # fmt: skip
    assert named(checks, "pgvector")[0][0] == "ok"
    assert named(checks, "tables of the library") == [("ok", f"of version {LIBRARY_SCHEMA.head_revision}")]
    assert named(checks, "library")[0] == ("ok", "1 article, 1 sentence")
    assert exit_status([each for each in checks if each.severity is not Severity.WARNING]) == FINE


def test_tables_of_another_version_are_said_and_stay_so(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    PostgresLibrary(postgres_url).close()
    head = LIBRARY_SCHEMA.head_revision
    with monkeypatch.context() as later:
        revisions = (*LIBRARY_SCHEMA.revisions, "8888")
        later.setattr(PostgresSchema, "revisions", property(lambda _: revisions))
        checks = looked(tmp_path, postgres_url)
        assert named(checks, "tables of the library") == [
            ("ok", f"of version {head}, brought to 8888 when they are opened next")
        ]
        assert named(checks, "library") == [("info", "its tables are of an earlier version")]
    with psycopg.connect(postgres_url) as connection:
        connection.execute("UPDATE qawl_library.alembic_version SET version_num = '9999'")
    checks = looked(tmp_path, postgres_url)
    assert named(checks, "tables of the library") == [("error", "a newer version of Qawl made them (9999)")]
    assert named(checks, "library")[0][0] == "error"


def test_a_role_that_may_too_little_is_told_what_it_lacks(
    tmp_path: Path, postgres: PostgresServer, postgres_url: str
) -> None:
    PostgresLibrary(postgres_url).close()
    with postgres.connect(postgres_url) as owner:
        owner.execute("DROP ROLE IF EXISTS doctored")
        owner.execute("CREATE ROLE doctored LOGIN PASSWORD 'secret'")
    try:
        url = postgres.url(postgres_url.rpartition("/")[2], user="doctored", password="secret")
        checks = looked(tmp_path, url)
        assert "may not read and write them" in named(checks, "tables of the library")[0][1]
        assert "may not make them" in named(checks, "tables of the memory of the bot")[0][1]
        with postgres.connect(postgres_url) as owner:
            owner.execute("GRANT USAGE ON SCHEMA qawl_library TO doctored")
            owner.execute("GRANT ALL ON ALL TABLES IN SCHEMA qawl_library TO doctored")
        (first, second) = named(looked(tmp_path, url), "tables of the library")
        assert first[0] == "ok"
        assert second[0] == "warning"
        assert "doesn't own them" in second[1]
        assert "secret" not in repr(checks)
    finally:
        with postgres.connect(postgres_url) as owner:
            owner.execute("DROP OWNED BY doctored; DROP ROLE doctored")


def test_a_large_scope_without_a_graph_is_told(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = PostgresLibrary(postgres_url)
    library.replace(indexed(sample_document("They spoke of trade."), TinyEmbedder()))
    library.close()
    monkeypatch.setattr(graphs, "EXACT_MOST", 0)
    monkeypatch.setattr(graphs.Graphs, "tend", lambda _: None)
    assert ("info", "large scopes without a graph, searched more slowly: 1") in named(
        looked(tmp_path, postgres_url), "database"
    )


@pytest.mark.parametrize(
    ("change", "severity", "status"),
    [
        (lambda url: url.replace("quiet", "loud"), "error", TO_MEND),
        (lambda url: f"{url}x", "error", TO_MEND),
        (lambda url: url.replace(url.split(":")[-1].split("/")[0], "1"), "error", TO_MEND),
    ],
)
def test_a_server_that_does_not_let_in_is_one_finding(
    tmp_path: Path, postgres_url: str, change: Callable[[str], str], severity: str, status: int
) -> None:
    checks = looked(tmp_path, change(postgres_url))
    (check,) = [each for each in checks if each.severity is Severity.ERROR]
    assert check.name == "database"
    assert ("info", "it was not looked at: see “database”") in named(checks, "library")
    assert check.remedy
    assert (check.severity.value, exit_status([check])) == (severity, status)
    assert not any(word in repr(check) for word in ("secret", "quiet", "loud"))


def test_a_missing_driver_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "index.postgres.examining", None)
    (check,) = [each for each in looked(tmp_path, "postgresql://u:secret@127.0.0.1:1/q") if each.name == "database"]
    assert (check.severity, check.remedy) == (Severity.ERROR, "pip install 'qawl[postgres]'")


@pytest.mark.parametrize(
    ("hears", "is_encrypted", "is_required", "severities"),
    [
        ("nobody", False, False, []),
        ("neighbours", False, False, ["info"]),
        ("anybody", False, False, ["warning"]),
        ("anybody", True, False, ["warning"]),
        ("anybody", True, True, []),
    ],
)
def test_who_can_listen_is_told(hears: str, is_encrypted: bool, is_required: bool, severities: list[str]) -> None:
    rooms = (RoomState(LIBRARY_SCHEMA, None, is_usable=True, is_owned=True),)
    state = ServerState(
        "db/q", "18.6", "UTF8", "0.8.6", "0.8.6", False, True, hears, is_encrypted, is_required, (), rooms
    )
    assert [each.severity.value for each in connection_checks(state)] == severities
