"""`qawl ask` with what is no question."""

import argparse
from pathlib import Path

import pytest
from kept_messages import tiny_services

from bot.cli.answering import ask
from bot.texts import texts_in
from index.records import LIBRARY


@pytest.mark.parametrize(("said", "language", "reply"), [
    ("مرحبا", "ar", "courtesy-greeting"), ("merci", "en", "courtesy-thanks"), ("مش صحيح", "ar", "courtesy-verdict"),
])  # fmt: skip
def test_a_greeting_is_returned_without_a_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, language: str, reply: str
) -> None:
    arguments = argparse.Namespace(question=said, batch=None, json=False, scope=LIBRARY, evidence=None)
    with tiny_services(tmp_path) as services:
        assert ask(arguments, services) == 0
    assert capsys.readouterr().out == texts_in(language).say(reply) + "\n"
