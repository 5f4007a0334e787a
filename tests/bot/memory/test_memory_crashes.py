"""The embedded memory where processes are killed, work side by side, or find its file damaged.

Real processes work in a real folder and are killed with SIGKILL, which no code can catch.
"""

import multiprocessing
import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sample_exchanges import NOON, TALK, at, exchange

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Conversation
from bot.memory.schema import MEMORY
from index.errors import LibraryError

pytestmark = pytest.mark.alone

UPDATES = 400
KILLS = 10
NOBODY = 65534


def answer_updates(folder: Path, reports: Connection) -> None:
    """What the process does, as a bot would: claim each update, remember what was answered, say what is done."""
    memory = EmbeddedMemory(folder)
    reports.send(("ready", 0))
    for update in range(UPDATES):
        if memory.claim_update(update, NOON):
            reports.send(("claimed", update))
            memory.remember(exchange(f"x{update}", question_id=update, answer_ids=(update + 1000,), minutes=update))
            reports.send(("remembered", update))
    memory.close()
    reports.send(("finished", 0))


def try_to_write(folder: Path, reports: Connection) -> None:
    """As somebody who may read the file and not write it."""
    if os.getuid() == 0:
        os.setuid(NOBODY)
    try:
        EmbeddedMemory(folder).claim_update(1, NOON)
    except LibraryError as error:
        reports.send(str(error))
    else:
        reports.send("written")


class Worker:
    """A process at work, and what it has reported."""

    def __init__(self, folder: Path) -> None:
        self.reports, theirs = multiprocessing.Pipe(duplex=False)
        self.process = start(answer_updates, folder, theirs)

    def rest(self) -> list[tuple[str, int]]:
        """What it reported since the last look, once it has ended."""
        reported: list[tuple[str, int]] = []
        try:
            while True:
                reported.append(self.reports.recv())
        except (EOFError, OSError):  # a report that the kill cut in two counts as none
            self.process.join()
            return reported

    def kill(self) -> list[tuple[str, int]]:
        self.process.kill()
        self.process.join()
        return self.rest()


def start(work: Callable[[Path, Connection], None], folder: Path, theirs: Connection) -> BaseProcess:
    # Forked from a clean process that has the imports behind it: many short runs are affordable.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "bot.memory.embedded"])
    process = context.Process(target=work, args=(folder, theirs))
    process.start()
    theirs.close()
    return process


def updates(reported: list[tuple[str, int]], kind: str) -> list[int]:
    return [update for name, update in reported if name == kind]


def check(folder: Path, reported: list[tuple[str, int]]) -> None:
    """What was reported is there, whole; nothing was claimed twice."""
    claimed = updates(reported, "claimed")
    assert len(claimed) == len(set(claimed))
    with closing(sqlite3.connect(folder / "memory.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    memory = EmbeddedMemory(folder)
    assert all(memory.is_claimed(update) for update in claimed)
    assert not any(memory.claim_update(update, NOON) for update in claimed)
    remembered = set(updates(reported, "remembered"))
    for update in range(UPDATES):
        whole = exchange(f"x{update}", question_id=update, answer_ids=(update + 1000,), minutes=update)
        stored = memory.exchange(f"x{update}")
        assert stored == whole or (stored is None and update not in remembered)
        assert memory.exchange_shown_in(TALK.chat_id, update + 1000) == stored
    memory.close()


def test_killed_again_and_again_no_update_is_claimed_twice_and_none_forgotten(tmp_path: Path) -> None:
    moments = random.Random("kills")
    reported: list[tuple[str, int]] = []
    for _ in range(KILLS):
        worker = Worker(tmp_path)
        reported += [worker.reports.recv() for _ in range(moments.randrange(1, 40))]
        time.sleep(moments.uniform(0, 0.003))  # into the middle of what comes next
        reported += worker.kill()
        check(tmp_path, reported)
    assert 0 < len(updates(reported, "claimed")) < UPDATES  # else the kills came too late to show a thing
    reported += Worker(tmp_path).rest()
    check(tmp_path, reported)
    assert reported[-1] == ("finished", 0)
    # At most the one update that each kill fell upon was claimed without a report.
    assert len(updates(reported, "claimed")) >= UPDATES - KILLS


def test_killed_while_the_memory_is_made(tmp_path: Path) -> None:
    for attempt, delay in enumerate((0.0, 0.005, 0.01, 0.02, 0.04)):
        worker = Worker(tmp_path / str(attempt))
        time.sleep(delay)
        reported = worker.kill()
        reported += Worker(tmp_path / str(attempt)).rest()
        assert reported[-1] == ("finished", 0)
        check(tmp_path / str(attempt), reported)


def test_processes_side_by_side_share_the_updates_out(tmp_path: Path) -> None:
    workers = [Worker(tmp_path) for _ in range(3)]
    reported = [each for worker in workers for each in worker.rest()]
    check(tmp_path, reported)
    assert sorted(updates(reported, "claimed")) == list(range(UPDATES))
    assert updates(reported, "finished") == [0, 0, 0]


def test_threads_claim_each_update_once_and_lose_nothing(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    talks = [Conversation(-number, 0, 70) for number in range(8)]

    def answer(number: int) -> bool:
        talk = talks[number % 8]
        first = memory.claim_update(number % 100, NOON)
        question = f"{number}?"
        memory.remember(
            exchange(f"x{number}", conversation=talk, question_id=number, question=question, minutes=number)
        )
        assert question in memory.recent_questions(talk, at(-1), 400)
        return first

    with ThreadPoolExecutor(8) as threads:
        claimed = list(threads.map(answer, range(400)))
    assert sum(claimed) == 100
    for number, talk in enumerate(talks):
        assert memory.recent_questions(talk, at(-1), 400) == [f"{each}?" for each in range(number, 400, 8)]
    memory.close()


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder with a memory in it that everybody may read and its owner alone may write."""
    folder = Path(tempfile.mkdtemp())
    memory = EmbeddedMemory(folder)
    memory.remember(exchange())
    memory.close()
    (folder / "memory.sqlite3").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_not_be_written_is_an_error_in_words(readable: Path) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = start(try_to_write, readable, theirs)
    said = ours.recv()
    process.join()
    assert "memory of the bot" in said
    assert "readonly" in said or "unable to open" in said
    assert "\n" not in said


def test_a_damaged_file_is_an_error_in_words(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    for number in range(200):
        memory.remember(exchange(f"x{number}", minutes=number))
    memory.close()
    file = tmp_path / "memory.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(LibraryError, match="the memory of the bot is damaged"):
        EmbeddedMemory(tmp_path).recent_questions(TALK, at(-1))


@pytest.mark.parametrize("content", [b"not a database, but long enough to be looked at" * 100, b"\0" * 8192])
def test_a_file_that_is_no_memory_is_left_alone_with_an_error_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "memory.sqlite3").write_bytes(content)
    with pytest.raises(LibraryError, match=r"the memory of the bot is damaged \(.*\): restore a backup"):
        EmbeddedMemory(tmp_path)
    assert (tmp_path / "memory.sqlite3").read_bytes() == content


def test_a_memory_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    EmbeddedMemory(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "memory.sqlite3")) as connection:
        connection.execute(f"PRAGMA user_version = {MEMORY.version + 1}")
    with pytest.raises(LibraryError, match="newer version"):
        EmbeddedMemory(tmp_path)
