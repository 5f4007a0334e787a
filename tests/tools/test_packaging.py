"""The service of systemd and the container: the first as systemd itself reads it, the second by hadolint's rules and
the few that matter most here."""

import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import feeds
from bot.cli.output import EXIT_INPUT
from bot.settings import setting_names
from bot.telegram.receiving.serving import LAST_POLL_SECONDS, LAST_WORD_SECONDS, STOP_SECONDS
from tools.locked import ROOT

_SERVICE = ROOT / "packaging" / "qawl.service"
_CONTAINER = ROOT / "packaging" / "Containerfile"
_MOST_EXPOSED = 2.0  # of 10, as systemd weighs it


@pytest.fixture
def analyze() -> str:
    """systemd-analyze."""
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("systemd-analyze is not there (Debian's package systemd has it): the service was not verified")
    return found


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """The service as if it were installed: with a program that is there."""
    text = _SERVICE.read_text(encoding="utf-8")
    made = tmp_path / _SERVICE.name
    made.write_text(text.replace("/opt/qawl/.venv/bin/qawl", "/bin/true"), encoding="utf-8")
    return made


def test_systemd_understands_every_line_of_the_service(analyze: str, service: Path) -> None:
    done = subprocess.run([analyze, "verify", service], capture_output=True, text=True, check=False)
    assert (done.returncode, _about(done.stderr, service)) == (0, [])


def test_a_line_that_systemd_does_not_understand_would_be_noticed(analyze: str, service: Path) -> None:
    service.write_text(service.read_text(encoding="utf-8").replace("NoNewPrivileges", "NoNewPriviledges"), "utf-8")
    done = subprocess.run([analyze, "verify", service], capture_output=True, text=True, check=False)
    assert _about(done.stderr, service)


def test_the_service_is_shut_in_as_far_as_its_work_allows(analyze: str, service: Path) -> None:
    command = [analyze, "security", "--offline=yes", "--no-pager", f"--threshold={_MOST_EXPOSED * 10:.0f}"]
    done = subprocess.run([*command, str(service)], capture_output=True, text=True, check=False)
    if "offline" in done.stderr:
        pytest.skip("this systemd-analyze is older than 250 and can't weigh a file: the service was not weighed")
    weighed = re.search(r"exposure level for qawl\.service: ([0-9.]+)", done.stdout)
    print(weighed.group() if weighed else done.stdout + done.stderr)
    assert done.returncode == 0
    assert weighed is not None
    assert float(weighed.group(1)) <= _MOST_EXPOSED


def test_the_service_waits_longer_for_the_bot_to_end_than_the_bot_takes() -> None:
    (waits,) = re.findall(r"^TimeoutStopSec=(\d+)$", _SERVICE.read_text(encoding="utf-8"), re.MULTILINE)
    assert int(waits) > LAST_POLL_SECONDS + STOP_SECONDS + 2 * LAST_WORD_SECONDS + feeds._END_SECONDS


def test_the_service_starts_again_however_long_a_storage_is_away_and_not_where_only_its_operator_can_mend_it() -> None:
    told = dict(re.findall(r"^(StartLimit\w+|Restart\w*)=(.+)$", _SERVICE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {
        "StartLimitIntervalSec": "0", "Restart": "on-failure", "RestartSec": "15",
        "RestartPreventExitStatus": str(EXIT_INPUT),
    }  # fmt: skip


@pytest.mark.parametrize("path", [_SERVICE, _CONTAINER], ids=lambda path: path.name)
def test_only_settings_that_exist_are_named(path: Path) -> None:
    named = set(re.findall(r"QAWL_[A-Z_]+", path.read_text(encoding="utf-8")))
    assert named <= set(setting_names())


def _about(complaints: str, service: Path) -> list[str]:
    """What is said of this service, not of others that are installed."""
    return [each for each in complaints.splitlines() if service.name in each]


# The container


def test_hadolint_finds_nothing() -> None:
    assert _linted(_CONTAINER) == (0, "")


def test_hadolint_would_find_what_is_wrong(tmp_path: Path) -> None:
    text = _CONTAINER.read_text(encoding="utf-8").replace("FROM python:3.11-slim-bookworm", "FROM python")
    (tmp_path / "Containerfile").write_text(text, encoding="utf-8")
    status, found = _linted(tmp_path / "Containerfile")
    assert status != 0
    assert "DL3006" in found  # a base without a version


def _linted(path: Path) -> tuple[int, str]:
    """What hadolint's status is, and what it finds."""
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not there (there is none for Windows): the Containerfile was not linted")
    done = subprocess.run([hadolint, "--no-color", path], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_last_stage_runs_as_a_user_by_number_who_is_not_root() -> None:
    users = [words for name, words in _last_stage() if name == "USER"]
    assert users
    assert users[-1].isdecimal()
    assert int(users[-1]) > 0


def test_every_base_has_a_version() -> None:
    bases = [words.split()[0] for name, words in _instructions() if name == "FROM"]
    assert len(bases) == 2
    assert all(":" in each and not each.endswith(":latest") for each in bases)


def test_programs_are_started_without_a_shell_between_them_and_signals() -> None:
    started = [words for name, words in _last_stage() if name in {"ENTRYPOINT", "CMD"}]
    assert started == ['["qawl"]', '["bot"]']


@pytest.mark.parametrize("webhook", [None, "https://example.org/qawl"])
def test_the_healthcheck_asks_where_there_is_a_webhook_and_only_there(webhook: str | None) -> None:
    (words,) = [words for name, words in _last_stage() if name == "HEALTHCHECK"]
    program, *arguments = json.loads(words.partition("CMD ")[2])
    assert program == "python"
    with socket.socket() as unanswered:
        unanswered.bind(("127.0.0.1", 0))  # nobody listens
        port = str(unanswered.getsockname()[1])
        told = {"QAWL_WEBHOOK_PORT": port} | ({"QAWL_WEBHOOK_URL": webhook} if webhook else {})
        done = subprocess.run([sys.executable, *arguments], env=told, capture_output=True, check=False)
    assert (done.returncode == 0) == (webhook is None)
    assert (b"refused" in done.stderr) == (webhook is not None)


def test_no_secret_is_set_in_the_image() -> None:
    told = " ".join(words for name, words in _instructions() if name in {"ENV", "ARG"})
    assert not re.search(r"TOKEN|SECRET|KEY|PASSWORD|DATABASE_URL", told)


def test_only_what_is_copied_reaches_the_builder() -> None:
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = {each for name, words in _instructions() if name == "COPY" and "--from" not in words
              for each in words.split()[:-1]}  # fmt: skip
    assert sent[0] == "*"
    assert {each.removeprefix("!") for each in sent if each.startswith("!")} == copied
    assert all((ROOT / each).exists() for each in copied)


def _instructions() -> Iterator[tuple[str, str]]:
    lines = _CONTAINER.read_text(encoding="utf-8").splitlines()
    whole = "\n".join(line for line in lines if not line.startswith("#")).replace("\\\n", "")
    for line in filter(None, whole.splitlines()):
        name, _, words = line.partition(" ")
        yield name, words.strip()


def _last_stage() -> list[tuple[str, str]]:
    instructions = list(_instructions())
    last = max(place for place, (name, _) in enumerate(instructions) if name == "FROM")
    return instructions[last:]
