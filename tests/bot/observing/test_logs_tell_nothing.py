"""What the bot logs on a busy day holds no token and no word of anybody; and the search for them would find any. Its
lines say which update or which scheduled digest they belong to."""

import asyncio
import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from busy_day import ANSWERED, PRIVATE, busy_day
from kept_messages import all_stored
from scripted_author import ScriptedAuthor
from summing_bot import AMAL, LEADER, NOON, Clock, answered, article, remembering_group, summing

from bot.memory.records import Exchange
from bot.observing.logs import Form, Level, set_up_logs
from bot.observing.observer import Observer
from bot.simulator.faults import Fault
from bot.simulator.server import TOKEN, Simulator
from bot.telegram.answering.additions import remember
from bot.telegram.chats.backend import Backend
from bot.telegram.digests.posting import RETRY_AFTER
from index.errors import LibraryError
from retrieval.digest.records import Digest


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


def fails(_digest: Digest) -> Digest:
    raise RuntimeError("private words")


def raiser(error: Exception) -> Callable[..., Digest]:
    def digest(*_: object) -> Digest:
        raise error

    return digest


_UNFORESEEN = "after a failure that nobody foresaw"


def unanswered(log: io.StringIO) -> set[str]:
    """The digests over which something failed that nobody foresaw."""
    lines = [json.loads(line) for line in log.getvalue().splitlines() if line.endswith("}")]
    return {each["digest"] for each in lines if _UNFORESEEN in each["event"]}


async def test_each_scheduled_digest_has_one_id_in_all_lines_that_it_causes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, eight, ferry = Clock(), NOON + timedelta(hours=6), "The ferry to Cyprus leaves at nine tomorrow."
    author = ScriptedAuthor(digests=fails)
    with logged(Level.INFO, Form.JSON) as log:
        async with (
            Simulator(clock=clock.seconds, privacy=False) as server,
            summing(server, tmp_path, clock, author=author) as services,
        ):

            async def until_logged(what: str, times: int = 2) -> None:
                async with asyncio.timeout(60):
                    while log.getvalue().count(what) < times:  # noqa: ASYNC110 - nothing tells what is logged
                        await asyncio.sleep(0.01)

            group = await remembering_group(server, tmp_path)
            await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
            await answered(server, AMAL, AMAL, "/digest daily 20:00 Cairo")
            server.people.say(AMAL, group.id, ferry)
            server.people.say(AMAL, group.id, "The ferry to Cyprus is full, people say.")
            await all_stored(server, tmp_path)
            services.keep(article("Ferry", ferry, NOON))
            begun = len(log.getvalue().splitlines())
            with monkeypatch.context() as patch:
                patch.setattr(services, "digest", raiser(LibraryError("the library can't be read")))
                clock.forward(eight)
                await until_logged("is tried again")
            sent = len(server.calls.of("sendMessage"))
            for _ in range(2):
                server.faults.add("sendMessage", Fault(status=400, description="Bad Request: something"))
            clock.forward(eight + RETRY_AFTER)
            await server.calls.happened("sendMessage", sent + 2)
            await until_logged("is refused")
            monkeypatch.setattr(services, "digest", raiser(ValueError("private words")))
            moment = eight + timedelta(days=1)
            async with asyncio.timeout(60):
                while len(unanswered(log)) < 2:
                    # Again and again: who is still at the day before is begun with the next try.
                    clock.forward(moment)
                    moment += RETRY_AFTER
                    await asyncio.sleep(0.1)
    caused = [each for each in map(json.loads, log.getvalue().splitlines()[begun:]) if each.get("kind") is None]
    first, second = (
        {each["digest"] for each in caused if f"chat {chat} " in each["event"] and _UNFORESEEN not in each["event"]}
        for chat in (group.id, AMAL)
    )
    assert (len(first), len(second), len(first | second)) == (1, 1, 2)
    assert all(each["digest"] in first | second for each in caused if "The author failed" in each["event"])
    next_day = unanswered(log)  # one that is due again may have failed more than once
    assert len(next_day - first - second) == len(next_day) == 2
    assert {each["event"].split(" chat")[0] for each in caused} == {
        "A digest for", "A message to", "The author failed: RuntimeError",
    }  # fmt: skip
    assert "private words" not in log.getvalue()


async def test_the_search_would_find_a_word_that_slips_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def chatty(backend: Backend, exchange: Exchange, forgotten: int) -> bool:
        logging.getLogger("bot.telegram.answering.asking").info("Remembering %s", exchange)
        return await remember(backend, exchange, forgotten)

    monkeypatch.setattr("bot.telegram.answering.asking.remember", chatty)
    with logged(Level.INFO, Form.JSON) as log:
        async with Simulator() as server:
            await busy_day(server, tmp_path, Observer())
    assert {"walrus", "الزرافة"} <= set(found_in(log.getvalue()))
    assert ANSWERED in log.getvalue()
