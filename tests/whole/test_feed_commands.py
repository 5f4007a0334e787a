"""The commands about feeds, as an operator runs them: nothing is embedded, and this machine is never fetched from."""

from pathlib import Path

from qawl_process import Qawl

from index.embedded.library import EmbeddedLibrary
from index.records import LIBRARY, Scope

ADDRESS = "http://127.0.0.1:9/feed"


def test_feeds_are_listed_read_again_and_removed(tmp_path: Path) -> None:
    qawl = Qawl(tmp_path)
    assert qawl.run("feeds", "--json").out == ""
    library = EmbeddedLibrary(tmp_path / "data")
    library.feeds.note_entries(ADDRESS, LIBRARY, ["a"])
    library.feeds.note_entries(ADDRESS, Scope.chat(-7), [])
    library.close()
    assert qawl.run("feeds", "--json").json_lines() == [{"address": ADDRESS, "read_at": None, "failures": 0}]
    assert qawl.run("feeds").out == f"{ADDRESS}  not read again yet\n"

    done = qawl.run("refresh", "--json")
    [told] = done.json_lines()
    assert (told["feeds"], told["added"], told["updated"]) == (2, 0, 0)
    assert [each["source"] for each in told["failed"]] == [ADDRESS, ADDRESS]
    assert done.status == 2
    assert "not fetched" in done.errors
    assert "failures in a row: 1" in qawl.run("feeds", "--scope", "chat:-7").out

    assert qawl.run("feeds", "--remove", ADDRESS).status == 0
    assert qawl.run("feeds").out == ""
    gone = qawl.run("feeds", "--remove", ADDRESS)
    assert gone.status == 2
    assert "qawl feeds" in gone.errors
    assert qawl.run("feeds", "--scope", "chat:-7", "--json").json_lines()[0]["address"] == ADDRESS
