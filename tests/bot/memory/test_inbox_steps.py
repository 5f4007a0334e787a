"""How much work it is to take from a long line, counted in the steps of the embedded engine."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.line_limits import IN_INBOX
from bot.memory import inbox, inbox_putting
from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.inbox_protocol import Put

GRAIN = 100  # steps of the engine between two looks


def steps_of_a_take(folder: Path, waiting: int) -> int:
    """The steps of taking for a worker while another holds the head of a line of so many; in hundreds."""
    memory = EmbeddedMemory(folder)
    for update in range(waiting):
        assert memory.put_update(update, "chat -7", "{}", -7) is Put.NEW
    assert len(memory.take_updates("a", 2, 1000.0)) == 2
    memory.close()
    now, looks = str(time.time_ns() // 1000), 0

    def look() -> int:
        nonlocal looks
        looks += 1
        return 0

    with closing(sqlite3.connect(memory_file(folder))) as connection:
        connection.set_progress_handler(look, GRAIN)
        assert inbox.take(connection, now, "b", 16, 1000.0, lost=True) == []
        assert len(inbox.take(connection, now, "a", 16, 1000.0, lost=True)) == 2
    return looks


def test_the_work_of_a_take_grows_with_the_length_of_a_line_and_not_with_its_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_putting, "IN_INBOX", replace(IN_INBOX, line=10_000))
    few, many = (steps_of_a_take(tmp_path / str(waiting), waiting) for waiting in (250, 1000))
    assert many / few < 6  # four times as many, and not sixteen times
