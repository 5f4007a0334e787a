"""A data folder that only somebody else may look into: commands say so in one line, and the doctor says it once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sample_documents import indexed, sample_document
from sample_exchanges import exchange
from somebody_else import closed_to_this_process
from tiny_embedder import TinyEmbedder

from bot.cli import main
from bot.deployments import Place, opened
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.records import Check, Installation, Severity
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError

pytestmark = pytest.mark.usefixtures("at_home")

EMBEDDER = TinyEmbedder()
SAID = "data can't be looked into: Permission denied: run this as its owner (with systemd 'sudo qawl …'), or mend"


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder with something in it, for somebody else."""
    data = tmp_path / "data"
    with closing(EmbeddedLibrary(data)) as library, closing(EmbeddedMemory(data)) as memory:
        library.replace(indexed(sample_document("They spoke of peace."), EMBEDDER))
        memory.remember(exchange("before"))
    monkeypatch.setenv("QAWL_DATA_DIR", str(data))
    with closed_to_this_process(data):
        yield data


@pytest.mark.parametrize(
    "command",
    [
        ["backup", "qawl.tar"],
        ["restore", "qawl.tar"],
        ["list"],
        ["ask", "peace?"],
        ["status"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_says_it_in_one_line(
    closed: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Services, "embedder", lambda _: EMBEDDER)
    assert main(command) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("qawl: ")
    assert SAID in line or "can't be opened" in line
    assert "permissions" in line


def test_a_copy_is_refused_with_the_same_words(closed: Path) -> None:
    with pytest.raises(LibraryError, match="data can't be looked into"), opened(Place(closed, None), make=False):
        pass


def checks_of(folder: Path) -> list[Check]:
    settings = Settings(data_dir=folder, cache_dir=Path("cache"))
    services = Services(settings, print, lambda *_: EMBEDDER)
    return list(examine(Installation(settings, services)))


@pytest.mark.parametrize("below", ["", "below"])
def test_the_doctor_says_it_once(closed: Path, below: str) -> None:
    checks = checks_of(closed / below)
    (said,) = [each for each in checks if each.severity is Severity.ERROR]
    assert said.name == "data folder"
    assert SAID.startswith(f"data {said.message.partition('data ')[2]}")
    assert said.remedy is not None
    assert "run this as its owner" in said.remedy
    assert [each.message for each in checks if "not looked at" in each.message]
    assert {each.message for each in checks if "not looked at" in each.message} == {
        "it was not looked at: see “data folder”"
    }
    assert exit_status(checks) == TO_MEND


def test_what_the_disk_says_again_and_again_is_said_once(tmp_path: Path) -> None:
    def failing(_: Installation) -> Iterator[Check]:
        raise OSError(5, "Input/output error", "data")
        yield

    def failing_too(_: Installation) -> Iterator[Check]:
        raise OSError(5, "Input/output error", "data")
        yield

    settings = Settings(data_dir=tmp_path)
    installation = Installation(settings, Services(settings, print, lambda *_: EMBEDDER))
    first, second = examine(installation, [failing, failing_too])
    assert (first.severity, second.severity) == (Severity.ERROR, Severity.INFO)
    assert second.message == "it was not looked at: see “failing”"
