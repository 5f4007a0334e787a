"""Standard streams that are closed, full, or read by nobody: one clear line, or none, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_QAWL = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
_TRACES = ("Traceback", "Exception ignored")


def _environment(folder: Path) -> dict[str, str]:
    """As a user has it: what is printed is kept until there is much of it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "QAWL_DATA_DIR": str(folder)}


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command line with `qawl` in it, run by a shell that tells the status of its first part as the last line."""
    qawl = f"'{_QAWL[0]}' -c '{_QAWL[2]}'"
    return subprocess.run(  # noqa: S602 - our own words
        command.replace("qawl", qawl),
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        env=_environment(folder),
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", ["chat", "ask --batch -"])
def test_a_closed_standard_input_is_told_in_one_line(tmp_path: Path, command: str) -> None:
    done = _shell(f"qawl {command} <&-", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "qawl: standard input is closed: leave it open, or give it a file or a pipe\n"


@pytest.mark.parametrize("command", ["status", "--help", "doctor"])
def test_output_that_nobody_reads_any_more_is_no_failure(tmp_path: Path, command: str) -> None:
    done = _shell(
        f"qawl {command} 2>err | true; cat err; rm err".replace("err", str(tmp_path / "err")), tmp_path / "data"
    )
    assert not any(each in done.stdout for each in _TRACES), done.stdout
    status = _shell(f"set -o pipefail; qawl {command} | true", tmp_path / "data")
    assert status.returncode in ({0, 1, 2} if command == "doctor" else {0})


@pytest.mark.parametrize("unbuffered", ["", "PYTHONUNBUFFERED=1 "])
def test_output_that_finds_no_room_is_told_in_one_line(tmp_path: Path, unbuffered: str) -> None:
    done = _shell(f"{unbuffered}qawl status > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "qawl: the output can't be written: No space left on device\n"


def test_a_closed_standard_output_loses_what_is_said_and_nothing_else(tmp_path: Path) -> None:
    done = _shell("qawl status >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_in_the_place_of_the_data_folder_can_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("no folder")
    done = _shell("qawl status", file)
    assert done.returncode == 2
    assert done.stderr == f"qawl: the data folder {file} can't be made: a file is in its place\n"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("QAWL_WEBHOOK_PORT", "abc", "must be a whole number, such as 10"),
        ("QAWL_LLM_PRICE_IN", "dear", "must be a number, such as 0.5"),
        ("QAWL_LLM_READS_CHATS", "perhaps", "must be true or false"),
        ("QAWL_WEBHOOK_PORT", "0", "must be greater than or equal to 1"),
    ],
)
def test_a_setting_of_another_kind_is_told_what_it_must_be(tmp_path: Path, name: str, value: str, told: str) -> None:
    done = _shell(f"{name}={value} qawl status", tmp_path)
    assert (done.returncode, done.stderr) == (2, f"qawl: {name}: {told}\n")
