"""`qawl reindex` as an operator runs it, from the tuned model to the plain one that comes with Qawl as well."""

import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from qawl_process import QAWL, SEEDS, Qawl

from index.embedded.library import EmbeddedLibrary
from index.embedding.releases import DEFAULT_MODEL

pytestmark = pytest.mark.model

PLAIN = "multilingual-e5-small"
QUESTION = "what did Japarov propose?"


@pytest.fixture
def copy(seeded: Qawl, tmp_path: Path) -> Qawl:
    shutil.copytree(seeded.folder / "data", tmp_path / "data")
    return Qawl(tmp_path)


def status(qawl: Qawl) -> tuple[object, object]:
    (told,) = qawl.run("status", "--json").json_lines()
    return told["model"], told["reindex"]


def test_the_model_changes_and_every_command_follows(copy: Qawl) -> None:
    assert status(copy) == ("qawl-e5-small-3", None)
    done = copy.run("reindex", "--model", PLAIN)
    assert done.status == 0, done.errors
    assert done.out.splitlines()[-1].startswith("QAWL_EMBEDDING_MODEL need not be set")
    assert status(copy) == (PLAIN, None)
    (answer,) = copy.run("ask", QUESTION, "--json").json_lines()
    assert answer["evidence"]
    refused = copy.run("ask", QUESTION, QAWL_EMBEDDING_MODEL="qawl-e5-small-3")
    assert refused.status == 2
    assert "qawl reindex --model qawl-e5-small-3" in refused.errors
    again = copy.run("reindex", "--model", PLAIN, QAWL_EMBEDDING_MODEL="qawl-e5-small-3")
    assert "already" in again.out
    assert again.out.splitlines()[-1].startswith("QAWL_EMBEDDING_MODEL is qawl-e5-small-3: remove it")


@pytest.mark.timeout(900)  # six commands, each of which loads the model
def test_a_library_of_an_earlier_release_goes_on_until_it_is_brought_to_the_new_one(tmp_path: Path) -> None:
    qawl = Qawl(tmp_path)
    assert qawl.run("add", str(SEEDS), QAWL_EMBEDDING_MODEL="qawl-e5-small").status == 0
    (answer,) = qawl.run("ask", QUESTION, "--json").json_lines()
    assert answer["answered"]
    assert status(qawl)[0] == "qawl-e5-small"
    assert f"qawl reindex --model {DEFAULT_MODEL}" in qawl.run("doctor").out
    assert qawl.run("reindex", "--model", DEFAULT_MODEL).status == 0
    assert status(qawl)[0] == DEFAULT_MODEL
    assert f"qawl reindex --model {DEFAULT_MODEL}" not in qawl.run("doctor").out


@pytest.mark.timeout(900)  # eight commands, each of which loads the model
def test_killed_before_its_end_the_old_model_answers_and_status_tells(copy: Qawl, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    paragraphs = (f"Pier {n} of Aktau opened in May{', as all had hoped,' * 20} said the mayor." for n in range(70))
    article.write_text("Harbour\n\n" + "\n".join(paragraphs), "utf-8")  # more passages than are made at once
    copy.run("add", str(article))
    before = copy.run("ask", QUESTION).out
    process = subprocess.Popen([QAWL, "reindex", "--model", PLAIN], cwd=copy.folder, env=copy.environment())
    library = EmbeddedLibrary(copy.folder / "data")  # `qawl status` takes longer to start than the rest of the change
    while (seen := library.model_change.under_way()) is None or not seen.done:
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    library.close()
    model, under_way = status(copy)
    assert model == "qawl-e5-small-3"
    assert isinstance(under_way, dict)
    assert under_way["model"] == PLAIN
    assert 0 < under_way["done"] < under_way["total"]
    assert f"reindexing for {PLAIN}: {under_way['done']} of" in copy.run("status").out
    assert copy.run("ask", QUESTION).out == before
    assert "dropped" in copy.run("reindex", "--abandon").out
    assert status(copy) == ("qawl-e5-small-3", None)
    assert "nothing to drop" in copy.run("reindex", "--abandon").out


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("reindex", "--model", "nobody/no-such-model", HF_HUB_OFFLINE="1")
    assert done.status == 2
    assert "no-such-model" in done.errors


def test_without_a_model_search_terms_are_looked_at(tmp_path: Path) -> None:
    done = Qawl(tmp_path).run("reindex", HF_HUB_OFFLINE="1")
    assert (done.status, done.errors) == (0, "")
    assert done.out == "search terms are as this version makes them\n"
