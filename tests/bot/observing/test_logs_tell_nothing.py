"""What the bot logs on a busy day holds no token and no word of anybody; and the search for them would find any."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from busy_day import ANSWERED, PRIVATE, busy_day

from bot.memory.records import Exchange
from bot.observing.logs import Form, Level, set_up_logs
from bot.observing.observer import Observer
from bot.simulator.server import TOKEN, Simulator
from bot.telegram.additions import remember
from bot.telegram.backend import Backend


@contextmanager
def logged(level: Level, form: Form) -> Iterator[io.StringIO]:
    """The log of the body, as it is written."""
    root, written = logging.getLogger(), io.StringIO()
    levels = {name: logging.getLogger(name).level for name in ("", "bot", "retrieval", "index")}
    handler = set_up_logs(level, form, [TOKEN], written)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)


def found_in(log: str) -> list[str]:
    """The private words that a log holds, however JSON writes them."""
    unescaped = log.encode().decode("unicode_escape", errors="ignore")
    return [word for word in PRIVATE if word.lower() in log.lower() or word.lower() in unescaped.lower()]


@pytest.mark.parametrize(("level", "form"), [(Level.INFO, Form.JSON), (Level.DEBUG, Form.TEXT)])
async def test_a_busy_day_is_logged_without_a_word_of_anybody(level: Level, form: Form, tmp_path: Path) -> None:
    with logged(level, form) as log:
        async with Simulator() as server:
            await busy_day(server, tmp_path, Observer())
    lines = log.getvalue().splitlines()
    assert found_in(log.getvalue()) == []
    assert len(lines) > 20
    for sign in ("Update finished", "Traceback", "ValueError", "The author failed", "refused", "Polling failed"):
        assert sign in log.getvalue(), sign


async def test_each_update_has_one_number_in_all_lines_that_belong_to_it(tmp_path: Path) -> None:
    with logged(Level.INFO, Form.JSON) as log:
        async with Simulator() as server:
            await busy_day(server, tmp_path, Observer())
    records = [json.loads(line) for line in log.getvalue().splitlines()]
    finished = [each for each in records if each["event"] == "Update finished"]
    numbers = [each["update"] for each in finished]
    assert len(numbers) == len(set(numbers)) > 10
    assert {each["kind"] for each in finished} >= {"message", "callback_query", "inline_query", "channel_post"}
    assert {each["outcome"] for each in finished} == {"answered", "refused", "invalid", "failed", "done"}
    (failed,) = [each for each in finished if each["outcome"] == "failed"]
    assert failed["error"] == "ValueError"
    (traced,) = [each for each in records if each["event"] == "An update could not be answered"]
    assert traced["update"] == failed["update"]
    author = [each for each in records if each["event"].startswith("The author failed")]
    answered = {each["update"] for each in finished if each["outcome"] == "answered"}
    assert author
    assert {each["update"] for each in author} <= answered
    assert all(each["ms"] >= 0 for each in finished)
    assert any("sending_ms" in each and "language_model_ms" in each for each in finished)


async def test_the_search_would_find_a_word_that_slips_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def chatty(backend: Backend, exchange: Exchange) -> None:
        logging.getLogger("bot.telegram.asking").info("Remembering %s", exchange)
        await remember(backend, exchange)

    monkeypatch.setattr("bot.telegram.asking.remember", chatty)
    with logged(Level.INFO, Form.JSON) as log:
        async with Simulator() as server:
            await busy_day(server, tmp_path, Observer())
    assert {"walrus", "الزرافة"} <= set(found_in(log.getvalue()))
    assert ANSWERED in log.getvalue()
