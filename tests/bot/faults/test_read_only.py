"""A data folder that became read-only: one clear line, and everything works again when it can be written to."""

from pathlib import Path

import pytest
from sample_documents import dense, indexed, sample_document
from sample_exchanges import exchange
from small_disk import SmallDisk
from tiny_embedder import TinyEmbedder

from bot.cli import main
from bot.doctor.examining import examine
from bot.doctor.places import data_folder
from bot.doctor.records import Installation
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
    settings = Settings(data_dir=disk.folder)
    (check,) = examine(Installation(settings, Services(settings, print)), [data_folder])
    assert (check.severity.value, "can't be written to" in check.message) == ("error", True)
    disk.become(writable=True)
    assert main(["list"]) == 0
    library = EmbeddedLibrary(disk.folder)
    library.replace(indexed(sample_document("They spoke of peace."), EMBEDDER))
    assert len(dense(library, EMBEDDER, "peace", [LIBRARY])) == 2
    library.close()
    memory = EmbeddedMemory(disk.folder)
    assert memory.exchange("before") == exchange("before")
    memory.close()
