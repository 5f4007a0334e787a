"""`qawl copy` and `qawl status` as a user or a program runs them: places in words, results in lines or JSON."""

import json
import sys
from pathlib import Path

import pytest
from filled_deployment import at_work, fill, folder, seen
from postgres_server import PASSWORD

from bot.cli import main
from bot.cli.copying import places
from bot.deployments import Place
from bot.settings import Settings
from index.errors import InputError

pytestmark = pytest.mark.usefixtures("at_home")


def test_from_the_folder_to_the_database_and_back_as_the_settings_have_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, postgres_url: str
) -> None:
    with at_work(folder(tmp_path / "data")) as bot:
        fill(bot)
        known = seen(bot)
    monkeypatch.setenv("QAWL_DATABASE_URL", postgres_url)
    place = f"127.0.0.1:{postgres_url.rpartition(':')[2]}"
    assert main(["copy", "--json"]) == 0
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert report["verified"] is True
    assert (report["from"], report["to"]) == ("sqlite://data", f"postgresql://{place}")
    assert report["tables"]["exchanges"] == 20
    assert "copying the library: " in said.err
    assert "comparing the memory: " in said.err
    assert main(["copy", "--to", "sqlite://back"]) == 0
    assert "holds what" in capsys.readouterr().out
    with at_work(folder(tmp_path / "back")) as bot:
        assert seen(bot) == known
    assert main(["copy", "--from", "sqlite://back", "--to", f"sqlite://{tmp_path / 'third'}"]) == 0
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["database"] == place
    assert main(["status"]) == 0
    assert f"database: {place}\n" in capsys.readouterr().out
    monkeypatch.delenv("QAWL_DATABASE_URL")
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["database"] is None


def test_help_says_what_is_copied_and_when_to_stop_the_bot(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["copy", "--help"])
    said = capsys.readouterr().out
    assert "stop the bot" in said
    assert "QAWL_DATABASE_URL" in said


URL = "postgresql://qawl:quiet@db.example.org/qawl"


@pytest.mark.parametrize(
    ("source", "target", "url", "found"),
    [
        (None, None, URL, ("sqlite://data", URL)),
        (None, URL, None, ("sqlite://data", URL)),
        ("sqlite://other", None, URL, ("sqlite://other", URL)),
        (None, "sqlite://other", URL, (URL, "sqlite://other")),
        (URL, None, None, (URL, "sqlite://data")),
        ("sqlite:///srv/qawl", "sqlite://b", None, ("sqlite:///srv/qawl", "sqlite://b")),
    ],
)
def test_what_is_left_out_is_the_other_engine_in_the_settings(
    source: str | None, target: str | None, url: str | None, found: tuple[str, str]
) -> None:
    settings = Settings(database_url=url)
    assert places(source, target, settings) == tuple(map(Place.parse, found))
    assert "quiet" not in repr(places(source, target, settings))


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (None, None, "--from and --to"),
        (None, "sqlite://other", "--from and --to"),
        ("sqlite://./data", "sqlite://data", "one and the same"),
        (URL, URL, "one and the same"),
        ("data", None, "a place is sqlite://FOLDER"),
        ("sqlite://", None, "a place is sqlite://FOLDER"),
        ("mysql://root:quiet@localhost/x", None, "a place is sqlite://FOLDER"),
    ],
)
def test_places_that_make_no_copy_are_refused(source: str | None, target: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        places(source, target, Settings())
    assert "quiet" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        (("quiet", "loud"), 2, "user or password are wrong"),
        (("127.0.0.1", "127.0.0.9"), 1, "can't be reached"),
    ],
)
def test_a_server_that_does_not_let_in_is_one_clear_line(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    postgres_url: str,
    change: tuple[str, str],
    status: int,
    said: str,
) -> None:
    with at_work(folder(tmp_path / "data")):
        pass
    assert main(["copy", "--to", postgres_url.replace(*change)]) == status
    errors = capsys.readouterr().err
    assert said in errors
    assert errors.count("\n") == 1
    assert not any(word in errors for word in (PASSWORD, "secret", "quiet", "loud"))


def test_a_missing_driver_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, postgres_url: str
) -> None:
    with at_work(folder(tmp_path / "data")):
        pass
    monkeypatch.setitem(sys.modules, "index.postgres.server", None)
    assert main(["copy", "--to", postgres_url]) == 2
    assert capsys.readouterr().err.endswith("pip install 'qawl[postgres]'\n")
