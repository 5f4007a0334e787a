"""The commands with a PostgreSQL database in the place of the data folder, as a user or a program runs them."""

import json
import os
from pathlib import Path

import pytest
from postgres_server import PostgresServer
from qawl_process import SEEDS, Finished, Qawl

pytestmark = pytest.mark.model

_QUESTIONS = [{"question": "what did Japarov propose?"}, {"question": "ماذا اقترح جباروف؟"}]


def is_one_line(done: Finished, status: int, said: str) -> bool:
    assert (done.status, done.out) == (status, ""), done.errors
    assert said in done.errors
    assert "Traceback" not in done.errors
    assert not any(word in done.errors for word in ("quiet", "secret", "loud"))
    return done.errors.count("\n") == 1


@pytest.mark.timeout(900)
def test_a_day_with_a_database(tmp_path: Path, postgres: PostgresServer) -> None:
    url = postgres.new_database()
    qawl = Qawl(tmp_path)

    def run(*arguments: str, given: str = "") -> Finished:
        done = qawl.run(*arguments, given=given, QAWL_DATABASE_URL=url)
        assert "Traceback" not in done.errors
        assert not any(word in done.errors + done.out for word in ("quiet", "%2Fsecret"))
        return done

    assert run("add", str(SEEDS), "--json").json_lines() == [{"added": 1, "updated": 0, "unchanged": 0, "failed": []}]
    answers = run("ask", "--batch", "-", given="\n".join(map(json.dumps, _QUESTIONS))).json_lines()
    assert len(answers) == len(_QUESTIONS)
    for answer in answers:
        assert answer["answered"]
        assert any("المنظمات الدولية" in each["quote"] for each in answer["citations"])

    (listed,) = run("list", "--json").json_lines()
    (status,) = run("status", "--json").json_lines()
    assert (status["documents"], status["sentences"], status["model"]) == (1, 12, "qawl-e5-small-3")
    assert status["database"] == f"127.0.0.1:{postgres.port}/{url.rpartition('/')[2]}"
    summary = run("summarize", listed["id"], "--json")
    assert summary.status == 0
    assert summary.json_lines()

    checked = run("doctor", "--json")
    found = {each["name"]: each["severity"] for each in checked.json_lines()[0]["checks"]}
    assert found["library"] == found["embedding model"] == found["pgvector"] == found["tables of the library"] == "ok"
    assert checked.status == 2  # tests' server keeps nothing through a power failure, which it says

    back = Qawl(tmp_path / "back")
    back.folder.mkdir()
    assert run("copy", "--to", f"sqlite://{back.folder / 'data'}", "--json").json_lines()[0]["verified"] is True
    assert back.run("list", "--json").json_lines() == [listed]

    assert run("remove", listed["id"]).status == 0
    assert run("list", "--json").json_lines() == []
    assert not (tmp_path / "data").exists()  # nothing is in the folder


def test_a_database_that_can_not_be_used_is_one_clear_line(tmp_path: Path, postgres: PostgresServer) -> None:
    qawl, url = Qawl(tmp_path), postgres.url()
    wrong = qawl.run("status", QAWL_DATABASE_URL=url.replace("quiet", "loud"))
    assert is_one_line(wrong, 2, "user or password are wrong")
    away = qawl.run("status", QAWL_DATABASE_URL=url.replace(str(postgres.port), "1"))
    assert is_one_line(away, 1, "the server at 127.0.0.1:1 can't be reached")
    nowhere = qawl.run("list", QAWL_DATABASE_URL=postgres.url("nowhere"))
    assert is_one_line(nowhere, 2, "that database is not there")
    malformed = qawl.run("status", QAWL_DATABASE_URL="postgresql://qawl:se/cret@secret/x")
    assert is_one_line(malformed, 2, "QAWL_DATABASE_URL")
    (tmp_path / "without" / "psycopg").mkdir(parents=True)
    (tmp_path / "without" / "psycopg" / "__init__.py").write_text("raise ImportError('not installed')", "utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path / "without"), os.environ.get("PYTHONPATH"))))
    missing = qawl.run("status", QAWL_DATABASE_URL=url, PYTHONPATH=path)
    assert is_one_line(missing, 2, "pip install 'qawl[postgres]'")
