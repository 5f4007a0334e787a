"""Copies that a killed backup or restore left, with all that chats said, stay nowhere, and the doctor tells of them."""

from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock
from sample_documents import indexed, sample_document
from tiny_embedder import TinyEmbedder

from bot.backups.backing_up import back_up, restore
from bot.backups.copies import take_away
from bot.cli import main
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.places import data_folder
from bot.doctor.records import Check, Installation
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError

pytestmark = pytest.mark.usefixtures("at_home")


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a killed restore left in a data folder."""
    with closing(EmbeddedLibrary(tmp_path / "data")) as library:
        library.replace(indexed(sample_document("They spoke of peace."), TinyEmbedder()))
    copies = tmp_path / "data" / ".qawl-copies"
    copies.mkdir(mode=0o700)
    (copies / "library.sqlite3").write_bytes(b"what was deleted since")
    return copies


def looked(folder: Path) -> list[Check]:
    settings = Settings(data_dir=folder)
    return list(examine(Installation(settings, Services(settings, print)), [data_folder]))


def test_the_doctor_tells_of_them_and_not_of_those_of_a_backup_at_work(left: Path) -> None:
    found = looked(left.parent)
    assert [each.severity.value for each in found] == ["warning", "ok"]
    assert "deleted since" in found[0].message
    assert exit_status(found) == TO_MEND
    with FileLock(left.parent / ".qawl-copies.lock"):
        assert [each.severity.value for each in looked(left.parent)] == ["ok"]
        take_away(left.parent)
    assert left.exists()


def test_a_lock_that_was_left_beside_them_saves_none(left: Path) -> None:
    (left.parent / ".qawl-copies.lock").touch()
    assert looked(left.parent)[0].severity.value == "warning"
    take_away(left.parent)
    assert [each.name for each in left.parent.iterdir() if "copies" in each.name] == []


def test_a_backup_into_another_folder_takes_them_away(left: Path, tmp_path: Path) -> None:
    back_up(left.parent, tmp_path / "backup.tar", quiet)
    assert not left.exists()


def test_who_removes_an_article_removes_it_from_them_too(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_DATA_DIR", str(left.parent))
    main(["remove", "no such article"])
    assert not left.exists()


def test_so_does_the_bot_when_it_starts(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_DATA_DIR", str(left.parent))
    monkeypatch.setenv("QAWL_TELEGRAM_TOKEN", f"123456:{'a' * 35}")
    monkeypatch.setattr(Services, "embedder", lambda _: TinyEmbedder())
    for name in ("set_up_logs", "log_what_python_prints", "serve_bot"):
        monkeypatch.setattr(f"bot.cli.serving.{name}", lambda *_: None)
    assert main(["bot"]) == 0
    assert not left.exists()


def test_a_file_of_that_name_is_named_and_stays(left: Path, tmp_path: Path) -> None:
    back_up(left.parent, tmp_path / "backup.tar", quiet)
    left.write_text("somebody else's")
    with pytest.raises(LibraryError, match=r"\.qawl-copies is in the way: remove it"):
        restore(tmp_path / "backup.tar", left.parent, quiet, replacing=True)
    assert left.read_text() == "somebody else's"
    assert [each.name for each in left.parent.iterdir() if "copies" in each.name] == [left.name]
    assert [each.severity.value for each in looked(left.parent)] == ["ok"]
