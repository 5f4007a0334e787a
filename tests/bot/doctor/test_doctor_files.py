"""`qawl doctor` looks at the database files in a data folder, and changes nothing there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from examined import load, looked, named
from sample_documents import indexed, sample_document
from somebody_else import reachable_folder, without_rights_of_root
from tiny_embedder import TinyEmbedder

from bot.backups.backing_up import back_up
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.records import Installation
from bot.memory.embedded import EmbeddedMemory
from bot.memory.schema import MEMORY
from bot.services import Services
from bot.settings import Settings
from index.embedded.database import Database
from index.embedded.library import EmbeddedLibrary
from index.embedded.opening import Schema
from index.embedded.schema import LIBRARY
from index.errors import LibraryError

pytestmark = pytest.mark.usefixtures("at_home")


def test_sound_files_are_said_to_be(tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    EmbeddedMemory(tmp_path / "data").close()
    checks = looked(tmp_path)
    assert named(checks, "library.sqlite3") == [("ok", f"sound, tables of version {LIBRARY.version}")]
    assert named(checks, "memory.sqlite3") == [("ok", f"sound, tables of version {MEMORY.version}")]


def test_an_empty_library_has_no_model_afterwards_either(tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    assert named(looked(tmp_path), "embedding model") == [("ok", "tiny can be used")]
    with closing(EmbeddedLibrary(tmp_path / "data")) as library:
        assert library.model_identity() is None


def test_files_of_an_earlier_version_are_looked_at_and_stay_so(tmp_path: Path) -> None:
    for name, schema in (("library", LIBRARY), ("memory", MEMORY)):
        Database(tmp_path / "data" / f"{name}.sqlite3", Schema(name, schema.steps[:2], "")).close()
    for _ in range(2):
        checks = looked(tmp_path)
        assert named(checks, "library.sqlite3") == [
            ("ok", f"sound, tables of version 2, brought to {LIBRARY.version} when it is opened next")
        ]
        assert named(checks, "library") == [("info", "its tables are of an earlier version")]
        assert named(checks, "memory.sqlite3")[0][0] == "ok"
        assert named(checks, "embedding model") == [("ok", "tiny can be used")]


def test_an_earlier_memory_stays_so_also_where_a_language_model_is_named(tmp_path: Path) -> None:
    Database(tmp_path / "data" / "memory.sqlite3", Schema("memory", MEMORY.steps[:2], "")).close()
    chosen = Settings(data_dir=tmp_path / "data", llm_base_url="http://127.0.0.1:9/v1", llm_model="any")
    for _ in range(2):
        services = Services(chosen, lambda _: None, load)
        checks = list(examine(Installation(chosen, services, None, tmp_path / ".env")))
        services.close()
        assert "tables of version 2" in named(checks, "memory.sqlite3")[0][1]
        assert [severity for severity, _ in named(checks, "language model")] == ["info"]


def test_files_of_a_newer_version_and_damaged_ones_are_errors(tmp_path: Path) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    EmbeddedMemory(tmp_path / "data").close()
    with closing(sqlite3.connect(tmp_path / "data" / "memory.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    file = tmp_path / "data" / "library.sqlite3"
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 9 * 4096] = b"\xff" * 6 * 4096
    file.write_bytes(content)
    checks = looked(tmp_path)
    assert named(checks, "memory.sqlite3") == [("error", "a newer version of Qawl made it (99)")]
    ((severity, said),) = named(checks, "library.sqlite3")
    assert severity == "error"
    assert said.startswith("the library is damaged: ")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["library.sqlite3", "memory.sqlite3"])
def test_a_file_that_was_emptied_is_an_error_and_is_not_filled_anew(tmp_path: Path, name: str) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    EmbeddedMemory(tmp_path / "data").close()
    (tmp_path / "data" / name).write_bytes(b"")
    checks = looked(tmp_path)
    (check,) = [each for each in checks if each.name == name]
    assert (check.severity.value, check.message) == ("error", "the file is empty")
    assert "qawl restore FILE --replace" in (check.remedy or "")
    assert exit_status(checks) == TO_MEND
    assert not any("any other command" in (each.remedy or "") for each in checks)
    assert (tmp_path / "data" / name).read_bytes() == b""
    if name == "library.sqlite3":
        assert named(checks, "library") == [("info", f"it was not looked at: see “{name}”")]


def test_a_database_of_somebody_else_s_is_no_sound_library(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3")) as other:
        other.execute("CREATE TABLE recipes (name)")
    checks = looked(tmp_path)
    assert named(checks, "library.sqlite3") == [("error", "the file has no tables of Qawl's")]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("DROP TABLE passages", "it has no table passages"),
        ("ALTER TABLE feeds DROP COLUMN etag", "its table feeds has no etag"),
    ],
)
def test_a_table_that_is_missing_is_damage_to_doctor_and_backup_alike(tmp_path: Path, spoil: str, said: str) -> None:
    EmbeddedLibrary(tmp_path / "data").close()
    with closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3", isolation_level=None)) as file:
        file.execute(spoil)
    ((severity, message),) = named(looked(tmp_path), "library.sqlite3")
    assert (severity, message.startswith(f"the library is damaged: {said}")) == ("error", True)
    with pytest.raises(LibraryError, match=r"the library is damaged \(its? .*no "):
        back_up(tmp_path / "data", tmp_path / "backup.tar", lambda *_: None)


def test_an_index_that_disagrees_with_its_table_is_seen_as_a_backup_sees_it(tmp_path: Path) -> None:
    with closing(EmbeddedLibrary(tmp_path / "data")) as library:
        library.replace(indexed(sample_document("They spoke of trade."), TinyEmbedder()))
    with closing(sqlite3.connect(tmp_path / "data" / "library.sqlite3", isolation_level=None)) as file:
        file.execute("CREATE INDEX wrong ON documents (title)")
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX wrong ON documents (id)' WHERE name = 'wrong'")
    ((severity, message),) = named(looked(tmp_path), "library.sqlite3")
    assert (severity, "index wrong" in message) == ("error", True)


def test_a_file_that_may_only_be_read_is_an_error_that_names_whose_it_is() -> None:
    with reachable_folder() as reachable:
        file = reachable / "data" / "memory.sqlite3"
        EmbeddedMemory(file.parent).close()
        with without_rights_of_root(file.parent):
            file.chmod(0o444)
            (check,) = [each for each in looked(reachable) if each.name == file.name]
        assert (check.severity.value, check.message.startswith("it belongs to ")) == ("error", True)
        assert f"chown --reference={file.parent} {file}" in (check.remedy or "")
