"""`qawl status` and `qawl remove`: what they say of what is there, and of what isn't."""

import argparse
import json
from pathlib import Path

import pytest
from kept_messages import tiny_services
from test_import_left_out import GROUP, export

from bot.cli.keeping import import_telegram, remove, status
from index.errors import InputError
from index.records import LIBRARY, Scope


def test_status_tells_what_was_imported_for_chats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with tiny_services(tmp_path) as services:
        arguments = argparse.Namespace(scope=LIBRARY, json=False)
        assert status(arguments, services) == 0
        assert "of chats" not in capsys.readouterr().out
        import_telegram(argparse.Namespace(export=str(export(tmp_path / "result.json")), json=True), services)
        capsys.readouterr()
        assert status(arguments, services) == 0
        assert f"2 messages and articles of chats (--scope chat:{GROUP.id}: 2)" in capsys.readouterr().out
        assert status(argparse.Namespace(scope=LIBRARY, json=True), services) == 0
        assert json.loads(capsys.readouterr().out)["chats"] == {f"chat:{GROUP.id}": 2}
        assert status(argparse.Namespace(scope=Scope.chat(GROUP.id), json=False), services) == 0
        assert "of chats" not in capsys.readouterr().out


def test_an_id_that_is_none_is_an_error_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with tiny_services(tmp_path) as services, pytest.raises(InputError):
        remove(argparse.Namespace(ids=["abc"], scope=LIBRARY, json=False), services)
    assert capsys.readouterr().out == ""
