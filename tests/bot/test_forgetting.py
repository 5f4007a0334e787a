"""What is forgotten is in no file of the data folder, the bot's memory of its answers included, killed or not."""

import multiprocessing
import random
import shutil
import time
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from bot.cli.keeping import remove
from bot.cli.parser import build_parser
from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Conversation, Exchange
from bot.services import Services
from bot.settings import Settings
from index.article import parse_article
from index.records import Document, Scope
from retrieval.citing import cite

CHAT = Scope.chat(-7)
SECRET = "Amal keeps the kumquats behind the zeppelin. وأمل تخفي الزعفران خلف المنطاد."
TRACES = ["kumquat", "zeppelin", "الزعفران", "زعفران", "المنطاد", "منطاد"]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def opened(folder: Path) -> Services:
    return Services(Settings(data_dir=folder), lambda _: None, lambda *_: TinyEmbedder())


def document(number: int, text: str) -> Document:
    text = f"Title {number}\n\n{text}"
    return Document(CHAT, str(number), f"Title {number}", None, None, None, "en", text, parse_article(text).body)


def fill(folder: Path) -> str:
    """A library and a memory of many answers that quote it; the id of the document that is to be forgotten."""
    services, memory = opened(folder), EmbeddedMemory(folder)
    for number in range(30):
        services.keep(document(number, f"They met in Tehran for the {number}th time. They spoke of trade. " * 5))
    services.keep(document(99, SECRET))
    answer = services.answer("Who keeps kumquats behind the zeppelin?", [CHAT], 8)
    cited = tuple(each.quoted for each in answer.nearest or answer.citations)
    for number in range(60):
        talk = Conversation(-7, 0, 70)
        memory.remember(
            Exchange(f"x{number}", talk, number, (number + 500,), "?", "en", cited, cited, NOON + timedelta(0, number))
        )
    assert cite(services.library, cited, [CHAT], "en")
    memory.close()
    (found,) = (each.id for each in services.library.documents([CHAT]) if each.title == "Title 99")
    services.close()
    assert {name for name, _ in left_in(folder)} >= {"library.sqlite3", "memory.sqlite3"}
    return found


def left_in(folder: Path) -> list[tuple[str, str]]:
    return [(file.name, word) for file in folder.iterdir() for word in TRACES if word.encode() in file.read_bytes()]


@pytest.mark.parametrize("way", ["source", "scope", "command"])
def test_forgotten_words_are_in_no_file_while_the_bot_runs_and_after(way: str, tmp_path: Path) -> None:
    found = fill(tmp_path)
    memory = EmbeddedMemory(tmp_path)  # as a bot that runs has it open
    assert memory.exchange("x1") is not None
    services = opened(tmp_path)
    services.answer("Who keeps kumquats?", [CHAT])
    match way:
        case "source":
            assert services.forget(found, CHAT)
        case "scope":
            assert services.forget_scope(CHAT) == 31
        case "command":
            assert remove(build_parser().parse_args(["remove", found, "--scope", CHAT.name]), services) == 0
    assert left_in(tmp_path) == []
    kept = memory.exchange("x1")
    assert kept is not None
    assert cite(services.library, kept.cited, [CHAT], "en") == []
    memory.close()
    services.close()
    assert left_in(tmp_path) == []


def test_answers_that_are_dropped_for_their_age_leave_nothing(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    talk = Conversation(-7, 0, 70)
    for number in range(300):
        question = SECRET if number % 3 else "?" * number
        memory.remember(Exchange(f"x{number}", talk, number, (), question, "en", (), (), NOON + timedelta(0, number)))
    memory.forget_before(NOON + timedelta(1))
    assert left_in(tmp_path) == []
    memory.close()


def forget_and_report(folder: Path, found: str, reports: Connection) -> None:
    services = opened(folder)
    reports.send("ready")
    services.forget(found, CHAT)
    reports.send("done")


def test_killed_over_forgetting_the_next_start_of_the_bot_ends_it(tmp_path: Path) -> None:
    moments = random.Random("forget")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "bot.services"])
    found = fill(tmp_path / "full")
    for attempt in range(6):
        folder = tmp_path / str(attempt)
        shutil.copytree(tmp_path / "full", folder)
        reports, theirs = context.Pipe(duplex=False)
        process = context.Process(target=forget_and_report, args=(folder, found, theirs))
        process.start()
        assert reports.recv() == "ready"
        time.sleep(moments.uniform(0, 0.06))
        process.kill()
        process.join()
        services = opened(folder)
        is_gone = services.library.content_hash(found) is None
        services.forget_quotes()  # as the bot does when it starts
        EmbeddedMemory(folder).forget_before(NOON - timedelta(1))
        assert (left_in(folder) == []) == is_gone
        services.close()
