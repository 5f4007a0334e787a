"""The program by which operators run commands beside the service: it asks systemd for the user, the folders and the
settings that the bot has there. Systemd itself reads the line, as far as that goes without one that runs."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from systemd_bus import asked_of_systemd

from bot.cli.doctoring import SERVICE_FILE
from bot.settings import setting_names
from tools.locked import ROOT

_COMMAND, _SERVICE = ROOT / "packaging" / "qawl", ROOT / "packaging" / "qawl.service"
_PROGRAM = "/opt/qawl/.venv/bin/qawl"
_SHARED = (
    "User", "Group", "WorkingDirectory", "EnvironmentFile", "StateDirectory", "StateDirectoryMode", "CacheDirectory",
    "CacheDirectoryMode", "UMask",
)  # fmt: skip


def arguments_given(command: list[str], folder: Path) -> list[str]:
    """What the program gives `systemd-run`."""
    stand_in = folder / "systemd-run"
    stand_in.write_text("#!/bin/sh\nprintf '%s\\0' \"$@\"\n", encoding="utf-8")
    stand_in.chmod(0o755)
    path = {"PATH": f"{folder}:/usr/bin:/bin"}
    done = subprocess.run([_COMMAND, *command], env=path, capture_output=True, text=True, check=True)
    return done.stdout.split("\0")[:-1]


def test_a_command_has_the_user_the_folders_and_the_settings_of_the_bot(tmp_path: Path) -> None:
    given = arguments_given(["doctor"], tmp_path)
    service = _SERVICE.read_text(encoding="utf-8")
    for name in _SHARED:
        (value,) = re.findall(rf"^{name}=(.*)$", service, re.MULTILINE)
        assert f"--property={name}={value}" in given, name
    told = [each for line in re.findall(r"^Environment=(.*)$", service, re.MULTILINE) for each in shlex.split(line)]
    assert {each.removeprefix("--setenv=") for each in given if each.startswith("--setenv=")} == set(told)
    assert given[given.index("--") :] == ["--", _PROGRAM, "doctor"]
    assert f"ExecStart={_PROGRAM} bot" in service
    assert f"--property=EnvironmentFile={SERVICE_FILE}" in given
    assert {each.partition("=")[0] for each in told if each.startswith("QAWL_")} <= set(setting_names())


def test_arguments_arrive_as_they_were_given(tmp_path: Path) -> None:
    words = ["ask", "كم دفع؟ $5, ${HOME} or 5%i?", "", "two words", "'\"\\"]
    given = arguments_given(words, tmp_path)
    expected = [each.replace("$", "$$") for each in words]  # of which systemd makes one again
    assert given[given.index(_PROGRAM) + 1 :] == expected


def test_systemd_takes_every_word_of_the_line(tmp_path: Path) -> None:
    request, said = asked_of_systemd(["sh", as_user(tmp_path), "doctor", "--json"], tmp_path)
    assert "Unknown" not in said
    for name in ("EnvironmentFiles", "/etc/qawl/qawl.env", "StateDirectoryMode", "NoNewPrivileges", "doctor", "--json"):
        assert name.encode() + b"\0" in request, name


def test_a_word_that_systemd_does_not_know_would_be_noticed(tmp_path: Path) -> None:
    command = as_user(tmp_path)
    command.write_text(command.read_text(encoding="utf-8").replace("EnvironmentFile", "EnvironmentFiel"), "utf-8")
    assert asked_of_systemd(["sh", command], tmp_path) == (
        b"",
        "Unknown assignment: EnvironmentFiel=/etc/qawl/qawl.env\n",
    )


def as_user(folder: Path) -> Path:
    """The program, for the systemd of a user, which needn't run, and of a program that is there."""
    if shutil.which("systemd-run") is None:
        pytest.skip("systemd-run is not there (Debian's package systemd has it): the line was not read by systemd")
    text = (
        _COMMAND.read_text(encoding="utf-8").replace("systemd-run", "systemd-run --user").replace(_PROGRAM, "/bin/true")
    )
    made = folder / "command"
    made.write_text(text, encoding="utf-8")
    return made


def test_operators_are_told_of_no_command_that_would_miss_the_settings() -> None:
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    lines = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    commands = [line for line in lines if re.search(r"\bqawl (add|backup|restore|doctor|reindex|copy)\b", line)]
    assert commands
    assert [each for each in commands if not each.startswith(("sudo qawl ", "podman exec qawl qawl "))] == []
    assert "sudo -u qawl" not in page
