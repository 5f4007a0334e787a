"""/privacy tells everybody what is stored and sent where; /status tells operators, and nobody else, how the bot is."""

import asyncio
import logging
import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from kept_messages import tiny_services
from messages_read import is_sound, runs_from
from running_bot import MODEL, ScriptedEngine, reader, running_bot
from sample_answers import answer, citation
from scripted_author import ScriptedAuthor
from telegram.error import NetworkError

from bot.memory.embedded import EmbeddedMemory
from bot.memory.spending_protocol import NotedTrouble
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.observing.tally import Tallied
from bot.printable import without_direction_controls
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.about.menu import GROUP_ADMINS, GROUPS, PRIVATE
from bot.telegram.about.operator_status import Standing, render_standing
from bot.telegram.about.privacy import render_privacy
from bot.telegram.about.recent_errors import RecentErrors
from bot.telegram.answering.writing import AskedModel
from bot.telegram.handlers import REMEMBERED
from bot.texts import Texts, texts_in
from index.embedded.database import Database
from index.errors import EndpointError, LibraryError, QuestionError
from index.library_records import Counts, DocumentSummary
from index.records import LIBRARY, Scope
from retrieval.generation.budget import Spent
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SPENT = Spent(3, 12_000, 345, 0.0123, 7, 2)
OPERATOR = 1


def found(question: str) -> Answer:
    return answer(question, [citation(quote=question, language="en")], language="en")


def source(scope: Scope = LIBRARY) -> DocumentSummary:
    return DocumentSummary("d", scope, "/d", "Article", None, None, None, "en", sentences=4, passages=1)


async def told(server: Simulator, text: str, *, user: int = 7, chat: int | None = None, code: str = "en") -> str:
    reader(server, user, code)
    server.people.say(user, chat or user, text)
    return without_direction_controls((await server.next_message(chat or user))["text"])


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_everybody_is_told_that_nothing_is_sent_without_a_model(code: str) -> None:
    texts = texts_in(code)
    async with Simulator() as server, running_bot(server, found):
        said = await told(server, "/privacy", code=code)
        group = server.membership.found_group("A group", 7, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=7)
        await server.next_message(group.id)
        assert await told(server, "/privacy", chat=group.id, code=code) == said
    assert said.startswith(texts.say("privacy-heading"))
    assert "180" in said
    assert texts.say("privacy-nothing-sent") in said


@pytest.mark.parametrize("reads_chats", [False, True])
async def test_with_a_model_everybody_is_told_what_is_sent_to_which_host(reads_chats: bool) -> None:
    model = AskedModel("qwen3:4b", "llm.example.org", reads_chats)
    async with Simulator() as server, running_bot(server, found, author=ScriptedAuthor(), model=model):
        said = await told(server, "/privacy")
    assert "qwen3:4b at llm.example.org" in said
    assert ENGLISH.say("privacy-nothing-sent") not in said
    assert (ENGLISH.say("privacy-chats-sent") in said) == reads_chats
    assert (ENGLISH.say("privacy-chats-not-sent") in said) != reads_chats


@pytest.mark.parametrize("texts", [ARABIC, ENGLISH])
@pytest.mark.parametrize("model", [None, MODEL, AskedModel("m", "localhost:11434", reads_chats=True)])
def test_what_is_told_is_one_message_that_runs_the_right_way(texts: Texts, model: AskedModel | None) -> None:
    message = render_privacy(model, REMEMBERED, texts)
    assert is_sound(message)
    directions = {runs_from(line) for line in message.text.split("\n") if line}
    assert directions == {"right" if texts is ARABIC else "left"}


async def test_an_operator_is_told_how_the_bot_is(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    memory.spend(NOW.date(), 7, SPENT)
    memory.spend(NOW.date() - timedelta(days=1), 7, SPENT)
    memory.note_trouble("models.example.org can't be reached", NOW)
    memory.close()
    engine = ScriptedEngine(found, listed=[source(), source(), source(Scope.chat(7))])
    rules = {"admins": frozenset({OPERATOR}), "now": lambda: NOW, "folder": tmp_path}
    async with Simulator() as server, running_bot(server, engine, author=ScriptedAuthor(), **rules):  # type: ignore[arg-type]
        said = (await told(server, "/status", user=OPERATOR)).splitlines()
    assert said[0].startswith("Qawl 0.")
    assert said[1:] == [
        "Running for less than a minute",
        "Library: 2 articles, 8 sentences, 2 passages",
        "Questions since I started: 0 answered, 0 refused, 0 failed",
        "Questions in hand: 0",
        "Updates in hand: 0, of which waiting their turn: 0",
        "Look-ups in hand: 0",
        "Language model: a-model at models.example.org",
        "Today (UTC): requests 3, tokens 12,345, cost 0.0123",
        "Sentences of the model’s: 7 shown, 2 dropped",
        "Its last trouble: 2 March 2026, 12:00 UTC — models.example.org can't be reached",
        "No errors since I started.",
    ]


async def test_of_what_is_in_hand_the_command_that_asks_is_none() -> None:
    observer, begun, may_end = Observer(), threading.Event(), threading.Event()
    # As with a webhook: its own update is in the inbox until it is answered.
    observer.queues.add(Queue.INBOX, lambda: 2)

    def slow(question: str) -> Answer:
        begun.set()
        may_end.wait(60)
        return found(question)

    rules = {"admins": frozenset({OPERATOR}), "observer": observer}
    async with Simulator() as server, running_bot(server, slow, **rules):  # type: ignore[arg-type]
        reader(server, 7)
        server.people.say(7, 7, "What?")
        assert await asyncio.to_thread(begun.wait, 30)
        said = (await told(server, "/status", user=OPERATOR)).splitlines()
        may_end.set()
        await server.next_message(7)
    assert {
        "Questions in hand: 1",
        "Updates in hand: 1, of which waiting their turn: 0",
        "Look-ups in hand: 0",
        "In the inbox of all workers: 1",
    } <= set(said)


async def test_nobody_else_is_told_and_no_group() -> None:
    async with Simulator() as server, running_bot(server, found, admins=frozenset({OPERATOR})):
        assert await told(server, "/status", user=7) == await told(server, "/nonsense", user=7)
        group = server.membership.found_group("A group", reader(server, OPERATOR).id, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=OPERATOR)
        await server.next_message(group.id)
        server.people.say(OPERATOR, group.id, "/status")
        said = await told(server, "/help", user=OPERATOR, chat=group.id)
        assert said.startswith(without_direction_controls(ENGLISH.say("help"))[:40])
        assert "No language model" not in said


async def test_only_operators_have_the_command_in_their_menu() -> None:
    assert "command-status" not in {*PRIVATE, *GROUPS, *GROUP_ADMINS}
    async with Simulator() as server:
        server.chats.private_chat(reader(server, OPERATOR))
        operators = frozenset({OPERATOR, 4711})  # the second never wrote to the bot
        async with running_bot(server, found, menu=True, admins=operators):
            await server.calls.happened("getMyCommands", 6 + 4)
            await told(server, "/help")
        with_status = [
            str(each["scope"]) for each in server.calls.of("setMyCommands") if "status" in str(each["commands"])
        ]
    assert len(with_status) == 2
    assert all("chat_id" in scope and str(OPERATOR) in scope for scope in with_status)


async def test_an_operators_menu_that_is_refused_keeps_nobody_from_theirs() -> None:
    async with Simulator() as server:
        server.chats.private_chat(reader(server, OPERATOR))
        server.faults.add("getMyCommands", Fault(delay=0.001), times=3)
        server.faults.add("getMyCommands", Fault(status=400, description="Bad Request: chat not found"))
        async with running_bot(server, found, menu=True, admins=frozenset({OPERATOR})):
            await server.calls.happened("setMyCommands", 7)
        assert len(server.calls.of("setMyCommands")) == 7


@pytest.mark.parametrize("texts", [ARABIC, ENGLISH])
def test_lines_run_the_right_way_and_errors_keep_their_direction_to_themselves(texts: Texts) -> None:
    errors = [(NOW, f"\u202eerror {number} " + "خطأ " * 100) for number in range(5)]
    trouble = NotedTrouble("timeout\nafter 20 s", NOW)
    tallied = Tallied(93_784.0, 1200, 34, 5, 6, 0.81, 12.35)
    queues = {**dict.fromkeys(Queue, 3), Queue.UPDATES: 5, Queue.LINES: 2}
    standing = Standing("0.1.0", Counts(1, 2, 3), tallied, queues, MODEL, SPENT, trouble, errors)
    (message,) = render_standing(standing, texts)
    assert is_sound(message)
    assert "\u202e" not in message.text
    assert "timeout after 20 s" in message.text
    lines = message.text.split("\n")
    assert {runs_from(line) for line in lines[1:]} == {"right" if texts is ARABIC else "left"}
    unreadable = Standing("0.1.0", None, tallied, dict.fromkeys(Queue), MODEL, None, None, errors)
    (message,) = render_standing(unreadable, texts)
    assert is_sound(message)
    lines = message.text.split("\n")
    assert {runs_from(line) for line in lines[1:]} == {"right" if texts is ARABIC else "left"}


@pytest.mark.parametrize("texts", [ARABIC, ENGLISH])
@pytest.mark.parametrize("broken", ["memory", "library"])
async def test_what_can_not_be_read_is_said_to_be_so_and_the_rest_is_told(
    texts: Texts, broken: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> NoReturn:
        raise LibraryError("the file is damaged")

    errors = RecentErrors()
    errors.handle(logging.makeLogRecord({"name": "bot", "msg": "the disk is full", "levelno": logging.ERROR}))
    unreadable = texts.say("status-unreadable")
    said_of = {
        "memory": {texts.say("status-spent-unreadable"), texts.say("status-storing", messages=unreadable)},
        "library": {texts.say("status-library-unreadable")},
    }
    with tiny_services(tmp_path) as services:
        engine = ScriptedEngine(found, listed=[source()])
        async with Simulator() as server, running_bot(
            server, engine, folder=tmp_path, keeper=services, author=ScriptedAuthor(), admins=frozenset({OPERATOR}),
            errors=errors,
        ):  # fmt: skip
            if broken == "library":
                monkeypatch.setattr(engine, "counts", fail)
            else:
                for name in ("read", "transaction"):
                    monkeypatch.setattr(Database, name, fail)
            said = set((await told(server, "/status", user=OPERATOR, code=texts.language)).splitlines())
    for part, lines in said_of.items():
        shown = {without_direction_controls(line) for line in lines} & said
        assert len(shown) == (len(lines) if part == broken else 0), part
    told_anyway = {
        texts.say("status-model", model=MODEL.name, host=MODEL.host),
        texts.say("status-questions", answered="0", refused="0", failed="0"),
    }
    assert {without_direction_controls(line) for line in told_anyway} <= said
    assert any("the disk is full" in line for line in said)


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (59, "less than a minute", "أقل من دقيقة"),
        (60, "1 minute", "دقيقة واحدة"),
        (7_200, "2 hours", "ساعتين"),
        (93_784, "1 day, 2 hours", "يوم واحد وساعتين"),
        (11 * 86_400 + 300, "11 days, 5 minutes", "11 يومًا و5 دقائق"),
    ],
)
def test_how_long_it_runs_is_told_in_two_units(seconds: float, english: str, arabic: str) -> None:
    for texts, said in ((ENGLISH, english), (ARABIC, arabic)):
        standing = Standing("0.1.0", Counts(1, 2, 3), Tallied(seconds), {}, None, Spent(), None, [])
        (message,) = render_standing(standing, texts)
        assert without_direction_controls(message.text).split("\n")[1].endswith(f" {said}")


async def test_an_operator_is_told_of_the_questions_since_the_start() -> None:
    def ask(question: str) -> Answer:
        if "broken" in question:
            raise ValueError(question)
        return answer(question, nearest=[citation()]) if "nothing" in question else found(question)

    async with Simulator() as server, running_bot(server, ask, admins=frozenset({OPERATOR})):
        for question in ("What?", "Who?", "about nothing", "a broken one"):
            await told(server, question)
        said = await told(server, "/status", user=OPERATOR)
    assert "Questions since I started: 2 answered, 1 refused, 1 failed" in said
    assert re.search(r"Time to an answer: half of them within [0-9.]+ s, 95% within [0-9.]+ s", said)


@pytest.mark.parametrize("number", [0, 1, 2, 1000])
def test_what_was_spent_is_told_right_of_any_number(number: int) -> None:
    spent = Spent(number, number, 0, 0.5, number, number)
    standing = Standing("0.1.0", Counts(1, 2, 3), Tallied(1), {}, MODEL, spent, None, [])
    (message,) = render_standing(standing, ENGLISH)
    said = without_direction_controls(message.text)
    assert f"Today (UTC): requests {number:,}, tokens {number:,}, cost 0.5" in said


def test_the_last_errors_of_the_log_are_kept_in_a_line_each() -> None:
    errors, logger = RecentErrors(), logging.getLogger("bot.test_of_errors")
    logger.addHandler(errors)
    logger.warning("only a warning")
    for number in range(7):
        logger.error("error %d\nof 7", number)
    try:
        raise ValueError("secret words")
    except ValueError:
        logger.exception("it failed")
    logger.removeHandler(errors)
    said = [line for _, line in errors.lines]
    assert said == ["error 3 of 7", "error 4 of 7", "error 5 of 7", "error 6 of 7", "it failed (ValueError)"]
    assert all(moment.tzinfo is UTC for moment, _ in errors.lines)


def test_why_something_failed_is_kept_without_words_of_people_and_secrets() -> None:
    errors, logger = RecentErrors(["covert-key"]), logging.getLogger("bot.test_of_causes")
    logger.addHandler(errors)
    causes = [
        LibraryError("the library can't be written: disk I/O error", "check free space"),
        LibraryError('syntax error near "what somebody asked"'),
        EndpointError("key", "covert-key is refused with 12345678:AAabcdefghijklmnopqrstuvwxyz"),
        QuestionError("long", "what somebody asked"),
        NetworkError("what somebody's server said"),
        OSError(28, "No space left on device", "/home/somebody"),
        ValueError("what somebody asked"),
    ]
    for cause in causes:
        logger.error("It failed", exc_info=cause)
    logger.error("covert-key")
    logger.removeHandler(errors)
    assert [line for _, line in errors.lines] == [
        "It failed (QuestionError)",
        "It failed (NetworkError: what somebody's server said)",
        "It failed (OSError: No space left on device)",
        "It failed (ValueError)",
        "…",
    ]
    errors = RecentErrors(["covert-key"])
    logger.addHandler(errors)
    for cause in causes[:3]:
        logger.error("It failed", exc_info=cause)
    logger.removeHandler(errors)
    assert [line for _, line in errors.lines] == [
        "It failed (LibraryError: the library can't be written: disk I/O error: check free space)",
        "It failed (LibraryError: syntax error near …)",
        "It failed (EndpointError: … is refused with …)",
    ]
