"""The commands that keep and show the library, as a user or a program runs them one after the other."""

import shutil
import subprocess
from pathlib import Path

import pytest
from qawl_process import QAWL, SEED, SEEDS, Qawl

pytestmark = pytest.mark.model


@pytest.fixture
def copy(seeded: Qawl, tmp_path: Path) -> Qawl:
    """A library of its own with the seed article in it, without embedding it again."""
    shutil.copytree(seeded.folder / "data", tmp_path / "data")
    return Qawl(tmp_path)


def test_adding_again_changes_nothing_and_loads_no_model(copy: Qawl) -> None:
    done = copy.run("add", str(SEEDS), "--json", QAWL_CACHE_DIR="/dev/null/no-model-can-be-here")
    assert done.json_lines() == [{"added": 0, "updated": 0, "unchanged": 1, "failed": []}]
    assert done.status == 0


def test_progress_is_plain_lines_where_nobody_watches(copy: Qawl) -> None:
    done = copy.run("add", str(SEED))
    assert done.errors == f"1/1 {SEED}\n"
    assert done.out == "added 0, updated 0, unchanged 1, failed 0\n"


def test_a_changed_file_replaces_its_document(tmp_path: Path) -> None:
    qawl = Qawl(tmp_path)
    article = tmp_path / "article.txt"
    article.write_text("Harbour news\n\nThe harbour of Aktau opened a new pier in May.\n", "utf-8")
    qawl.run("add", str(article))
    article.write_text("Harbour news\n\nThe harbour of Aktau closed its old pier in June.\n", "utf-8")
    assert qawl.run("add", str(article), "--json").json_lines()[0]["updated"] == 1
    (answer,) = qawl.run("ask", "What did the harbour of Aktau do?", "--json", "--evidence", "9").json_lines()
    assert [each["quote"] for each in answer["evidence"]] == ["The harbour of Aktau closed its old pier in June."]


def test_list_and_status_tell_what_is_there_and_remove_takes_it_away(copy: Qawl) -> None:
    (listed,) = copy.run("list", "--json").json_lines()
    assert listed["title"].startswith("رئيسي يؤكد")
    assert (listed["source"], listed["published"], listed["language"]) == ("العالم", "2023-09-19T01:58:00Z", "ar")
    (status,) = copy.run("status", "--json").json_lines()
    assert (status["documents"], status["sentences"]) == (1, 12)
    assert status["model"] == "qawl-e5-small-3"
    assert listed["id"] in copy.run("list").out

    assert copy.run("remove", listed["id"]).status == 0
    assert copy.run("list", "--json").json_lines() == []
    gone = copy.run("remove", listed["id"])
    assert gone.status == 2
    assert "qawl list" in gone.errors


def test_a_chats_documents_are_not_in_the_library_nor_the_other_way(copy: Qawl, tmp_path: Path) -> None:
    article = tmp_path / "secret.txt"
    article.write_text("Plan\n\nAmal will bring the blue suitcase to the station at noon.\n", "utf-8")
    copy.run("add", str(article), "--scope", "chat:-100123")
    question = "What will Amal bring to the station?"
    (in_chat,) = copy.run("ask", question, "--json", "--scope", "chat:-100123").json_lines()
    (in_library,) = copy.run("ask", question, "--json").json_lines()
    (elsewhere,) = copy.run("ask", question, "--json", "--scope", "chat:-100124").json_lines()
    assert "suitcase" in in_chat["evidence"][0]["quote"]
    assert all("suitcase" not in each["quote"] for each in in_library["evidence"])
    assert elsewhere["evidence"] == []
    assert not elsewhere["answered"]


def test_chat_answers_line_by_line_and_ends_with_its_input(copy: Qawl) -> None:
    done = copy.run("chat", given="what did Japarov propose?\n؟!\nمن فاز بكأس العالم؟\n")
    assert done.status == 0
    assert "المنظمات الدولية" in done.out
    assert "no words" in done.out
    assert "لم أجد" in done.out
    assert copy.run("chat", given="").status == 0


def test_chat_understands_a_follow_up(copy: Qawl) -> None:
    done = copy.run("chat", given="what did Tokayev say?\nand what did he say about transit?\n")
    second = done.out.split("Sources:")[1]
    assert "قدرات الترانزيت" in second


def test_run_indexes_answers_and_ends_where_nobody_is_at_a_terminal(copy: Qawl) -> None:
    done = copy.run("run", str(SEEDS), "--ask", "what did Japarov propose?", given="")
    assert done.status == 0, done.errors
    assert "①" in done.out
    assert "المنظمات الدولية" in done.out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "required"),
        (("ask",), "question"),
        (("ask", "a", "--batch", "b"), "not both"),
        (("ask", "a", "--scope", "everything"), "scope"),
        (("ask", "a", "--evidence", "0"), "1 to 1000"),
        (("ask", "--batch", "no-such-file"), "can't be read"),
        (("frobnicate",), "frobnicate"),
        (("bot",), "QAWL_TELEGRAM_TOKEN"),
    ],
)
def test_misuse_is_one_clear_line_and_status_2(tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    done = Qawl(tmp_path).run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.errors.count("\n") == 1
    assert word in done.errors


def test_doctor_finds_nothing_wrong_with_a_library_that_works_and_says_what_is_wrong_with_settings(copy: Qawl) -> None:
    (copy.folder / "data").chmod(0o700)
    done = copy.run("doctor", "--json")
    (report,) = done.json_lines()
    assert done.status == 0, report
    found = {each["name"]: each["severity"] for each in report["checks"]}
    assert found.pop("vector cache") in {"ok", "info"}  # nobody may have asked yet, so that there is none
    of_this_machine = {"disk", "memory"}
    assert {name: severity for name, severity in found.items() if name not in of_this_machine} == {
        "settings": "ok", "versions": "ok", "data folder": "ok", "library.sqlite3": "ok", "library": "ok",
        "embedding model": "ok", "language model": "info", "telegram bot": "info",
    }  # fmt: skip
    done = copy.run("doctor", QAWL_LLM_BASE_URL="http://127.0.0.1:9/v1", QAWL_LLM_MODEL="none")
    assert done.status == 2
    assert "QAWL_LLM_BASE_URL" in done.out
    assert "Traceback" not in done.errors
    assert copy.run("doctor", QAWL_LLM_MODEL="half").status == 2


def test_a_reader_that_goes_away_is_no_error(copy: Qawl) -> None:
    listing = subprocess.Popen(
        [QAWL, "list"], cwd=copy.folder, env=copy.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    listing.stdout.close()  # before the first line is written
    assert listing.stderr is not None
    assert listing.stderr.read() == b""
    assert listing.wait(timeout=300) == 0


def test_a_data_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    done = Qawl(tmp_path).run("status", QAWL_DATA_DIR=str(tmp_path / "file" / "data"))
    assert done.status == 2
    assert done.errors.count("\n") == 1
    assert "data folder" in done.errors
