"""`qawl doctor` finds what is wrong, says what mends it, and tells programs by its status."""

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from endpoint_faults import status
from endpoint_server import serving_model
from pydantic import SecretStr
from tiny_embedder import TinyEmbedder

from bot.cli import main
from bot.doctor.examining import CHECKS, FAILED, FINE, TO_MEND, examine, exit_status
from bot.doctor.machine import disk, memory
from bot.doctor.places import data_folder
from bot.doctor.probing import probe
from bot.doctor.records import Check, Installation, Probe, Severity
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import LanguageModel, Settings
from bot.simulator.server import Simulator
from bot.simulator.threaded import in_thread
from index.article import parse_article
from index.embedding.protocol import Embedder
from index.errors import EndpointError, LibraryError, ModelError, SettingsError
from index.records import LIBRARY, Document, Scope

TEXT = "The title\n\nThey met in Tehran. They spoke of trade. They left."
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
OF_THIS_MACHINE = {"disk", "memory", "versions"}
MODEL = {"llm_base_url": "https://models.example.org/v1", "llm_model": "m", "llm_api_key": SecretStr("covert")}


pytestmark = pytest.mark.usefixtures("at_home")


def load(name: str | None, cache: Path, say: Callable[[str], None]) -> Embedder:
    if name == "broken":
        raise ModelError("the model broken can't be found: name another in QAWL_EMBEDDING_MODEL")
    return TinyEmbedder(name or "tiny")


def installation(tmp_path: Path, ask: Probe | None = None, **settings: object) -> Installation:
    chosen = Settings(data_dir=tmp_path / "data", **settings)  # type: ignore[arg-type]
    return Installation(chosen, Services(chosen, lambda _: None, load), ask, tmp_path / ".env", NOW)


def filled(tmp_path: Path, scope: Scope = LIBRARY) -> None:
    services = Services(Settings(data_dir=tmp_path / "data"), lambda _: None, load)
    services.keep(Document(scope, "one", "The title", None, None, None, "en", TEXT, parse_article(TEXT).body))
    services.close()


def found(looked_at: Installation) -> dict[str, list[Check]]:
    """The checks by their names, but for those of the machine and of what is installed."""
    checks: dict[str, list[Check]] = {}
    for check in examine(looked_at):
        if check.name not in OF_THIS_MACHINE:
            checks.setdefault(check.name, []).append(check)
    looked_at.services.close()
    return checks


def severities(checks: dict[str, list[Check]]) -> dict[str, list[str]]:
    return {name: [each.severity.value for each in those] for name, those in checks.items()}


def test_a_new_installation_is_fine_and_nothing_is_made(tmp_path: Path) -> None:
    checks = found(installation(tmp_path))
    assert severities(checks) == {
        "settings": ["ok"],
        "data folder": ["info"],
        "library": ["info"],
        "embedding model": ["ok"],
        "language model": ["info"],
        "telegram bot": ["info"],
    }
    assert exit_status([each for those in checks.values() for each in those]) == FINE
    assert not (tmp_path / "data").exists()


def test_a_filled_library_is_counted(tmp_path: Path) -> None:
    filled(tmp_path)
    filled(tmp_path, Scope.chat(-7))
    checks = found(installation(tmp_path))
    assert checks["library"] == [Check("library", Severity.OK, "1 article, 3 sentences, and what belongs to chats: 1")]
    assert re.fullmatch(
        r"tiny can be used, and is the library's \(fingerprint [0-9a-f]{8}, likeness 1\.0000\)",
        checks["embedding model"][0].message,
    )
    assert severities(checks)["data folder"] == ["ok"]


@pytest.mark.parametrize(
    ("mode", "severity", "remedy"),
    [
        (0o700, "ok", None),
        (0o750, "info", "chmod 700"),
        (0o755, "warning", "chmod 700"),
        (0o711, "warning", "chmod 700"),
        (0o775, "warning", "chmod go-w"),
        (0o757, "warning", "chmod go-w"),
    ],
)
def test_who_else_can_read_or_write_to_the_data_folder(
    tmp_path: Path, mode: int, severity: str, remedy: str | None
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(mode)
    last = found(installation(tmp_path))["data folder"][-1]
    assert last.severity.value == severity
    assert (last.remedy or "").startswith(remedy or "")


def test_a_data_folder_in_which_nothing_is_stored_may_be_read_by_all(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(0o755)
    looked_at = installation(tmp_path, database_url=SecretStr("postgresql://u:secret@127.0.0.1:1/q"))
    assert [each.severity.value for each in data_folder(looked_at)] == ["ok"]
    EmbeddedMemory(tmp_path / "data").close()
    assert [each.severity.value for each in data_folder(looked_at)] == ["ok", "warning"]


def test_a_data_folder_that_can_not_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for folder, said in (
        (tmp_path / "file", "is no folder"),
        (tmp_path / "file" / "below", f"can't be made: {tmp_path / 'file'} is a file"),
    ):
        chosen = Settings(data_dir=folder)
        looked_at = Installation(chosen, Services(chosen, lambda _: None, load), None, tmp_path / ".env", NOW)
        (check,) = [each for each in examine(looked_at) if each.name == "data folder"]
        assert (check.severity, said in check.message) == (Severity.ERROR, True)
        assert "QAWL_DATA_DIR" in (check.remedy or "")

    def fail(**_: object) -> None:
        raise PermissionError

    (tmp_path / "data").mkdir()
    monkeypatch.setattr("tempfile.TemporaryFile", fail)
    assert severities(found(installation(tmp_path)))["data folder"] == ["error"]


@pytest.mark.parametrize(
    ("content", "mode", "severity"),
    [
        ("QAWL_LLM_API_KEY=covert\n", 0o644, "warning"),
        ("QAWL_TELEGRAM_TOKEN=1:covert\n", 0o640, "warning"),
        ("QAWL_TELEGRAM_TOKEN=1:covert\n", 0o600, "ok"),
        ("QAWL_TELEGRAM_TOKEN=\nQAWL_DATA_DIR=data\n", 0o644, "ok"),
    ],
)
def test_nobody_else_reads_secrets(tmp_path: Path, content: str, mode: int, severity: str) -> None:
    (tmp_path / ".env").write_text(content)
    (tmp_path / ".env").chmod(mode)
    (check,) = found(installation(tmp_path))[str(tmp_path / ".env")]
    assert check.severity.value == severity
    assert "covert" not in repr(check)
    assert (check.remedy is not None) == (severity == "warning")


@pytest.mark.parametrize(("mode", "severity"), [(0o600, "ok"), (0o640, "warning")])
@pytest.mark.parametrize("mine", [True, False])
def test_nor_those_of_a_service_which_its_user_can_not_read_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, severity: str, mine: bool
) -> None:
    file = tmp_path / "qawl.env"
    file.write_text("QAWL_TELEGRAM_TOKEN=1:covert\n" if mine else "QAWL_TELEGRAM_TOKEN")
    file.chmod(mode)
    if not mine:  # whoever runs this may be root, who reads everything
        monkeypatch.setattr("os.access", lambda *_: False)
    looked_at = replace(installation(tmp_path), service_file=file)
    (check,) = found(looked_at)[str(file)]
    assert check.severity.value == severity
    assert "covert" not in repr(check)
    assert (check.remedy == f"chmod 600 {file}") == (severity == "warning")


@pytest.mark.parametrize(("mode", "severity"), [(0o600, "ok"), (0o644, "warning")])
def test_settings_of_a_service_that_are_not_in_utf_8_are_named_with_the_line(
    tmp_path: Path, mode: int, severity: str
) -> None:
    file = tmp_path / "qawl.env"
    file.write_bytes(b"QAWL_TELEGRAM_TOKEN=1:covert\n# des r\xe9glages\n")
    file.chmod(mode)
    encoded, permissions = found(replace(installation(tmp_path), service_file=file))[str(file)]
    assert (encoded.severity.value, encoded.remedy) == ("error", "save it as UTF-8")
    assert encoded.message == f"{file} is not in UTF-8, as line 2 shows"
    assert permissions.severity.value == severity
    assert "covert" not in repr((encoded, permissions))


def test_a_folder_in_the_place_of_a_file_of_settings_is_told_as_nothing_is_read_from_it(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    checks = found(installation(tmp_path))
    (check,) = checks[str(tmp_path / ".env")]
    assert (check.severity.value, check.message) == ("warning", "it is a folder: no settings are read from it")
    assert "remove it and write the file" in (check.remedy or "")
    assert checks["settings"][0].message == "read from the environment"


def test_a_folder_of_settings_that_lets_nobody_in_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "closed" / "qawl.env"
    there = Path.exists

    def exists(path: Path) -> bool:  # whoever runs this may be root, who looks into every folder
        if path == file:
            raise PermissionError(13, "Permission denied", str(path))
        return there(path)

    monkeypatch.setattr(Path, "exists", exists)
    (check,) = found(replace(installation(tmp_path), service_file=file))[str(file)]
    assert (check.severity.value, check.remedy) == ("ok", None)


def test_a_library_that_is_damaged_is_an_error_once_and_hides_no_other_check(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "data" / "library.sqlite3").write_bytes(b"not a database" * 1000)
    looked_at = installation(tmp_path)
    checks = list(examine(looked_at))
    told = {each.name: each.severity.value for each in checks if each.name not in OF_THIS_MACHINE}
    assert told | {"data folder": "ok"} == {
        "settings": "ok", "data folder": "ok", "library.sqlite3": "error", "library": "error",
        "copy": "info", "vector cache": "info", "embedding model": "info", "clock": "info",
        "language model": "info", "telegram bot": "info",
    }  # fmt: skip
    (memory_check,) = [each for each in checks if each.name == "memory"]  # of the machine
    assert "library" not in memory_check.message
    assert all("restore a backup" in (each.remedy or "") for each in checks if each.severity is Severity.ERROR)
    assert [each.message for each in checks if each.name == "vector cache"] == ["it was not looked at: see “library”"]
    assert exit_status(checks) == TO_MEND


def test_a_model_that_can_not_be_used_and_one_that_did_not_make_the_library(tmp_path: Path) -> None:
    (check,) = found(installation(tmp_path, embedding_model="broken"))["embedding model"]
    assert check == Check(
        "embedding model", Severity.ERROR, "the model broken can't be found", "name another in QAWL_EMBEDDING_MODEL"
    )
    filled(tmp_path)
    (check,) = found(installation(tmp_path, embedding_model="another"))["embedding model"]
    assert check.severity is Severity.ERROR
    assert check.remedy
    assert exit_status([check]) == TO_MEND


def test_a_language_model_is_asked_once_live(tmp_path: Path) -> None:
    asked: list[LanguageModel] = []
    checks = found(installation(tmp_path, asked.append, **MODEL))
    assert checks["language model"] == [Check("language model", Severity.OK, "m at models.example.org answers")]
    assert [each.name for each in asked] == ["m"]
    assert severities(found(installation(tmp_path, None, **MODEL)))["language model"] == ["info"]


@pytest.mark.parametrize(
    ("error", "exits"),
    [
        (EndpointError("unreachable", "models.example.org can't be reached: check QAWL_LLM_BASE_URL"), TO_MEND),
        (EndpointError("failed", "it answers 500"), TO_MEND),
        (SettingsError("the package openai is missing: pip install 'qawl[llm]'"), TO_MEND),
        (LibraryError("the disk is full"), FAILED),
    ],
)
def test_a_language_model_that_does_not_answer(tmp_path: Path, error: Exception, exits: int) -> None:
    def fail(_: LanguageModel) -> None:
        raise error

    (check,) = found(installation(tmp_path, fail, **MODEL))["language model"]
    assert check.severity is Severity.ERROR
    assert str(error).startswith(check.message)
    assert exit_status([check]) == exits


def test_an_address_that_everybody_can_listen_to_is_warned_of(tmp_path: Path) -> None:
    overheard = {"llm_base_url": "http://models.example.org/v1", "llm_model": "m"}
    assert severities(found(installation(tmp_path, lambda _: None, **overheard)))["language model"] == ["warning", "ok"]


def test_the_last_trouble_is_told(tmp_path: Path) -> None:
    remembered = EmbeddedMemory(tmp_path / "data")
    remembered.note_trouble("it took too long", NOW - timedelta(hours=2))
    remembered.close()
    *_, last = found(installation(tmp_path, lambda _: None, **MODEL))["language model"]
    assert last == Check(
        "language model",
        Severity.INFO,
        "its last trouble (2026-03-02T10:00:00Z, within the last day): it took too long",
    )
    assert severities(found(installation(tmp_path)))["language model"] == ["info"]


def chosen(url: str) -> LanguageModel:
    model = Settings(llm_base_url=url, llm_model="any", llm_timeout=2.0).language_model
    assert model is not None
    return model


def test_the_probe_asks_a_server_for_json() -> None:
    with serving_model(lambda _: '{"ready": true}') as server:
        probe(chosen(server.url))
        (asked,) = server.asked
        assert asked.most_tokens
        server.suffer(status(401))
        with pytest.raises(EndpointError) as caught:
            probe(chosen(server.url))
        assert caught.value.trouble == "unauthorised"
    with serving_model(lambda _: "I would rather not.") as server, pytest.raises(EndpointError) as caught:
        probe(chosen(server.url))
    assert caught.value.trouble == "nonsense"
    with pytest.raises(EndpointError) as caught:
        probe(chosen("http://127.0.0.1:9/v1"))
    assert caught.value.trouble == "unreachable"


def test_one_check_more_is_one_function_more(tmp_path: Path) -> None:
    def another(_: Installation) -> Iterator[Check]:
        yield Check("another", Severity.OK, "fine")
        raise SettingsError("it is missing: add it")

    looked_at = installation(tmp_path)
    checks = list(examine(looked_at, (*CHECKS, another)))
    looked_at.services.close()
    assert checks[-2:] == [
        Check("another", Severity.OK, "fine"),
        Check("another", Severity.ERROR, "it is missing", "add it"),
    ]


def test_a_check_that_fails_by_a_fault_of_its_own_is_named_and_hides_no_other(tmp_path: Path) -> None:
    def broken(_: Installation) -> Iterator[Check]:
        yield Check("broken", Severity.OK, "so far")
        raise KeyError("covert")

    looked_at = installation(tmp_path)
    checks = list(examine(looked_at, (broken, *CHECKS)))
    looked_at.services.close()
    assert len(checks) > len(CHECKS) // 2
    assert re.fullmatch(r"the check itself failed: KeyError in test_doctor\.py, line \d+", checks[1].message)
    assert (checks[1].name, checks[1].severity) == ("broken", Severity.ERROR)
    assert "covert" not in repr(checks)
    assert exit_status(checks) == FAILED


def test_programs_are_told_in_json_and_people_in_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.services.Services.load_embedder", lambda *_: TinyEmbedder())
    monkeypatch.setattr("bot.doctor.examining.CHECKS", tuple(each for each in CHECKS if each not in (disk, memory)))
    with in_thread(Simulator(token="1:covert")) as simulator:
        (tmp_path / ".env").write_text(f"QAWL_TELEGRAM_TOKEN=1:covert\nQAWL_TELEGRAM_API_URL={simulator.url}\n")
        says_it_to_programs_and_people(tmp_path, capsys)


def says_it_to_programs_and_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").chmod(0o644)
    assert main(["doctor", "--json"]) == TO_MEND
    (line,) = capsys.readouterr().out.splitlines()
    assert "covert" not in line
    checks = json.loads(line)["checks"]
    assert {tuple(each) for each in checks} == {("name", "severity", "message", "remedy")}
    assert ("warning", "chmod 600 .env") in {(each["severity"], each["remedy"]) for each in checks}
    (tmp_path / ".env").chmod(0o600)
    assert main(["doctor"]) == FINE
    lines = capsys.readouterr().out.splitlines()
    assert "ok       .env: only you can read it" in lines
    assert any(each.startswith("         → qawl add") for each in lines)


def test_settings_that_can_not_be_read_are_a_finding_not_an_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QAWL_LLM_MODEL", "m")
    assert main(["doctor", "--json"]) == TO_MEND
    (check,) = json.loads(capsys.readouterr().out)["checks"]
    assert (check["name"], check["severity"]) == ("settings", "error")
    assert "QAWL_LLM_BASE_URL" in check["message"]
    assert ".env" in check["remedy"]


def test_all_settings_that_are_wrong_are_told_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QAWL_FEED_MINUTES", "often")
    monkeypatch.setenv("QAWL_WEBHOOK_URL", "https://bot.example.org:99999/")
    assert main(["doctor", "--json"]) == TO_MEND
    (check,) = json.loads(capsys.readouterr().out)["checks"]
    assert "QAWL_FEED_MINUTES: must be a whole number" in check["message"]
    assert "QAWL_WEBHOOK_URL: must be an address" in check["message"]
    assert "looked at nothing else" in check["remedy"]


def test_modes_of_files_are_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    found(installation(tmp_path))
    assert stat.S_IMODE(os.stat(tmp_path / "data").st_mode) == 0o700  # noqa: PTH116 - as a shell sees it
    assert list((tmp_path / "data").iterdir()) == []
