"""Questions and files that nobody should ask or add: a clear line each, and everything else goes on."""

import json
from pathlib import Path

import pytest
from qawl_process import SEED, Qawl

pytestmark = pytest.mark.model

_UNASKABLE = {
    "empty": ("", "empty"),
    "blank": (" \t\u200f", "no word"),
    "too long": ("س" * 10_000, "at most"),
    "emoji": ("🙂🙃🎉", "no word"),
    "lone surrogate": ("\ud800", "no word"),
    "NUL": ("\0", "empty"),
}
_ODD_BUT_ASKABLE = {
    "ligatures": "\ufdfa" * 10,
    "surrogate inside": "what did Japarov\ud800 propose?",
    "NUL inside": "what did Japarov\0 propose?",
    "HTML": "<b>what</b> did <script>alert(1)</script> Japarov &amp; propose?",
    "SQL": "'; DROP TABLE documents; -- \" OR 1=1",
    "search syntax": 'scope:terms AND "NEAR(" OR * ^ {x}',
    "direction controls": "\u202eماذا اقترح جباروف\u202c؟",
}


def test_odd_questions_get_a_clear_error_or_an_answer_and_the_process_lives(seeded: Qawl) -> None:
    questions = {key: text for key, (text, _) in _UNASKABLE.items()} | _ODD_BUT_ASKABLE | {"last": "ماذا اقترح جباروف؟"}
    lines = "\n".join(json.dumps({"id": key, "question": text}) for key, text in questions.items())
    done = seeded.run("ask", "--batch", "-", given=lines)
    answers = {each["id"]: each for each in done.json_lines()}
    assert list(answers) == list(questions)
    assert done.status == 2
    for key, (_, word) in _UNASKABLE.items():
        assert word in answers[key]["error"], key
    for key in _ODD_BUT_ASKABLE:
        assert "answered" in answers[key], key
    assert answers["surrogate inside"]["answered"]
    assert answers["last"]["answered"]
    assert "Traceback" not in done.errors


def test_one_bad_question_alone_is_one_line_and_status_2(seeded: Qawl) -> None:
    done = seeded.run("ask", "؟!")
    assert (done.status, done.out) == (2, "")
    assert done.errors.count("\n") == 1
    assert "word" in done.errors


def test_bad_files_are_named_and_the_rest_is_indexed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "nothing here").mkdir(parents=True)
    (folder / "latin1.txt").write_bytes("résumé".encode("latin-1"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"abc\0def")
    (folder / "good.txt").write_bytes(SEED.read_bytes())
    qawl = Qawl(tmp_path)
    named = [str(folder), str(folder / "nothing here"), str(folder / "missing.txt")]
    done = qawl.run("add", *named, "--json")
    (counts,) = done.json_lines()
    assert done.status == 2
    assert counts["added"] == 1
    failed = {Path(each["source"]).name: each["error"] for each in counts["failed"]}
    assert set(failed) == {"latin1.txt", "empty.txt", "binary.txt", "nothing here", "missing.txt"}
    assert "UTF-8" in failed["latin1.txt"]
    assert "empty" in failed["empty.txt"]
    assert "NUL" in failed["binary.txt"]
    assert "no text file" in failed["nothing here"]
    assert "no such" in failed["missing.txt"]
    assert all("\n" not in error for error in failed.values())
    assert qawl.run("status", "--json").json_lines()[0]["documents"] == 1


def test_a_model_that_cannot_be_reached_is_one_clear_line(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("add", str(SEED), QAWL_EMBEDDING_MODEL="nobody/no-such-model")
    assert done.status == 2
    assert "nobody/no-such-model" in done.errors.splitlines()[-1]
    assert "Traceback" not in done.errors


def test_an_unknown_setting_is_refused_by_name_from_environment_and_file(tmp_path: Path) -> None:
    qawl = Qawl(tmp_path)
    from_environment = qawl.run("status", QAWL_DATABSE="x")
    (tmp_path / ".env").write_text("QAWL_TELEGRAM_TOKN=1:a\n", "utf-8")
    from_file = qawl.run("status")
    for done, name in ((from_environment, "QAWL_DATABSE"), (from_file, "QAWL_TELEGRAM_TOKN")):
        assert (done.status, done.out) == (2, "")
        assert f"unknown setting {name}" in done.errors
