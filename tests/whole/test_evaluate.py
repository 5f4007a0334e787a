"""`qawl evaluate` as a user or a program runs it, with the real models, on datasets of a few sentences."""

import json
import os
import pty
import re
import subprocess
import termios
from pathlib import Path

import pytest
from qawl_process import QAWL, Qawl
from small_data import ENGLISH, qed_row, squad, write_lines, write_xquad_r

pytestmark = pytest.mark.model

FIGURES = {
    "passage R@1", "passage R@5", "sentence P@1", "sentence R@3", "sentence MRR", "refusal AUROC",
    "false accepts at 90 % kept",
}  # fmt: skip
DECISIONS = {
    "answered", "answered with a right sentence", "answered though the fact is missing",
    "answered though the topic is missing", "calibration error",
}  # fmt: skip
CELL = re.compile(r"\d\.\d{3} \(\d\.\d{3}-\d\.\d{3}\)")


def test_an_xquad_r_folder_becomes_a_table_of_every_direction(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("evaluate", str(write_xquad_r(tmp_path / "both")))
    assert done.status == 0, done.errors
    lines = done.out.splitlines()
    assert lines[0] == "### both: 4 questions"
    headings = [line for line in lines if "dense + BM25, rank fusion" in line]
    labels = ["ar→ar", "ar→en", "en→ar", "en→en", "ar→mixed", "en→mixed"]
    assert headings == [f"| {label} | dense | dense + BM25, rank fusion | Qawl |" for label in labels]
    rows = {name: [line for line in lines if line.startswith(f"| {name} |")] for name in ("mAP", *FIGURES, *DECISIONS)}
    assert {name: len(found) for name, found in rows.items()} == {
        "mAP": 2,
        **dict.fromkeys(FIGURES | DECISIONS, 4),
    }
    for name, found in rows.items():
        measured = 1 if name in DECISIONS else 3  # only Qawl decides
        assert [len(CELL.findall(line)) for line in found] == [measured] * len(found)
    assert rows["sentence P@1"][-1].endswith("| 1.000 (1.000-1.000) |")  # en→en is easy
    assert done.errors.splitlines().count("documents: 4") == 2  # a library for Qawl, one for the baselines
    assert "Qawl, en→mixed: 2" in done.errors.splitlines()
    assert not (tmp_path / "data").exists()  # the operator's library is not touched


def test_a_squad_file_becomes_one_object_and_what_has_no_answer_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(squad(ENGLISH, unanswerable=["Who sank the pier?"])), "utf-8")
    done = Qawl(tmp_path).run("evaluate", str(file), "--json", "--baselines")
    assert done.status == 0, done.errors
    (report,) = done.json_lines()
    assert (report["dataset"], report["questions"], report["left_out"]) == ("small", 2, 1)
    assert list(report["figures"]) == ["dense", "dense + BM25, rank fusion", "Qawl"]
    for system, by_direction in report["figures"].items():
        assert list(by_direction) == ["en→en"]
        assert by_direction["en→en"].keys() == (FIGURES | DECISIONS if system == "Qawl" else FIGURES)
        for figure in by_direction["en→en"].values():
            low, high = figure["interval"]
            assert 0 <= low <= high <= 1
            assert 0 <= figure["value"] <= 1
    assert report["figures"]["Qawl"]["en→en"]["sentence P@1"] == {"value": 1.0, "interval": [1.0, 1.0]}
    assert sum(each["count"] for each in report["reliability"]["en→en"]) == 4  # with the document in reach and without


def test_qed_lines_without_baselines_are_about_qawl_alone_and_a_terminal_sees_bars(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "qed.jsonlines", [qed_row(each, number) for number, each in enumerate(ENGLISH)])
    status, out, shown = _watched(Qawl(tmp_path), "evaluate", str(file), "--no-baselines")
    assert status == 0, shown
    lines = out.splitlines()
    assert lines[:3] == ["### qed: 2 questions", "", "| en→en | Qawl |"]
    assert "dense" not in out
    assert {name for name in FIGURES | DECISIONS if any(line.startswith(f"| {name} |") for line in lines)} == (
        FIGURES | DECISIONS
    )
    assert re.search(r"documents: 100%\|.*\| 2/2 ", shown)
    assert re.search(r"Qawl, en→en: 100%\|.*\| 2/2 ", shown)
    assert "dense" not in shown


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("broken.json", "{", "not a dataset in a known form"),
        ("other.json", '{"articles": []}', "not a dataset in a known form"),
        ("empty.json", '{"data": []}', "no question with an answer"),
        ("broken.jsonl", '{"example_id": 1}\n', "not a dataset in a known form"),
        ("missing.json", None, "missing.json can't be read: No such file"),
    ],
)
def test_what_is_no_dataset_is_one_line_and_status_2(
    tmp_path: Path, name: str, content: str | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    done = Qawl(tmp_path).run("evaluate", name, "--json", QAWL_CACHE_DIR="/dev/null/no-model-can-be-here")
    assert (done.status, done.out) == (2, "")
    assert done.errors.count("\n") == 1
    assert done.errors.startswith(f"qawl: {name}: ")
    assert reason in done.errors


def test_a_folder_without_both_languages_names_the_one_that_it_lacks(tmp_path: Path) -> None:
    (write_xquad_r(tmp_path / "both") / "en.json").unlink()
    done = Qawl(tmp_path).run("evaluate", "both")
    assert (done.status, done.out, done.errors.count("\n")) == (2, "", 1)
    assert "en.json can't be read" in done.errors


def test_an_option_that_is_none_is_named(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("evaluate", "any.json", "--baseline=bm25")
    assert (done.status, done.out) == (2, "")
    assert "--baseline" in done.errors
    assert "qawl evaluate --help" in done.errors


def _watched(qawl: Qawl, *arguments: str) -> tuple[int, str, str]:
    """Status, standard output, and what a terminal was sent as standard error."""
    terminal, its_end = pty.openpty()
    termios.tcsetwinsize(its_end, (24, 120))
    with subprocess.Popen(
        [QAWL, *arguments],
        cwd=qawl.folder,
        env=qawl.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=its_end,
    ) as process:
        os.close(its_end)
        shown = bytearray()
        while piece := _read(terminal):
            shown += piece
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(terminal)
    return process.returncode, out.decode(), shown.decode()


def _read(terminal: int) -> bytes:
    """Nothing when the process has closed its end."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says so
        return b""
