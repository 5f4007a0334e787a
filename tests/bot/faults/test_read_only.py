"""A data folder that became read-only: one clear line, and everything works again when it can be written to."""

from pathlib import Path

import pytest
from sample_documents import dense, indexed, sample_document
from sample_exchanges import exchange
from small_disk import SmallDisk
from tiny_embedder import TinyEmbedder

from bot.cli import main
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.records import Installation, Severity
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError
from index.records import LIBRARY

EMBEDDER = TinyEmbedder()


@pytest.mark.usefixtures("at_home")
def test_commands_say_what_is_wrong_in_one_line_and_work_again_later(
    disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QAWL_DATA_DIR", str(disk.folder))
    monkeypatch.setattr(Services, "embedder", lambda _: EMBEDDER)
    (tmp_path / "a.txt").write_text("They spoke of trade.\n")
    assert main(["add", "a.txt"]) == 0
    memory = EmbeddedMemory(disk.folder)
    memory.remember(exchange("before"))
    memory.close()
    disk.become(writable=False)
    capsys.readouterr()
    for command in (["add", "a.txt"], ["list"], ["status"]):
        assert main(command) == 1
        (line,) = [each for each in capsys.readouterr().err.splitlines() if each.startswith("qawl: ")]
        assert "can't be opened" in line
        assert "permissions" in line
    with pytest.raises(LibraryError, match=r"the memory of the bot at .* can't be opened: .*permissions"):
        EmbeddedMemory(disk.folder)
    assert main(["backup", str(tmp_path / "backup.tar")]) == 1
    disk.become(writable=True)
    assert main(["list"]) == 0
    library = EmbeddedLibrary(disk.folder)
    library.replace(indexed(sample_document("They spoke of peace."), EMBEDDER))
    assert len(dense(library, EMBEDDER, "peace", [LIBRARY])) == 2
    library.close()
    memory = EmbeddedMemory(disk.folder)
    assert memory.exchange("before") == exchange("before")
    memory.close()


@pytest.mark.usefixtures("at_home")
def test_the_doctor_says_what_to_mend_and_calls_nothing_damaged(disk: SmallDisk) -> None:
    library = EmbeddedLibrary(disk.folder)
    library.replace(indexed(sample_document("They spoke of peace."), EMBEDDER))
    library.close()
    EmbeddedMemory(disk.folder).close()
    disk.become(writable=False)
    settings = Settings(data_dir=disk.folder, llm_base_url="http://127.0.0.1:9/v1", llm_model="any")
    checks = list(examine(Installation(settings, Services(settings, print, lambda *_: EMBEDDER))))
    assert not any("damaged" in f"{each.message} {each.remedy}" for each in checks)
    errors = {each.name: each for each in checks if each.severity is Severity.ERROR}
    assert {"data folder", "library.sqlite3", "memory.sqlite3", "library"} <= errors.keys()
    assert "can't be looked at now" in errors["library.sqlite3"].message
    assert "permissions" in (errors["library.sqlite3"].remedy or "")
    assert exit_status(checks) == TO_MEND
