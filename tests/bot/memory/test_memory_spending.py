"""What the language model cost is kept by day and chat, added up by all processes, and told of no forgotten chat."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_exchanges import NOON, at

from bot.memory import schema
from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Language
from bot.memory.spending_protocol import NotedTrouble
from index.embedded.database import Database
from index.embedded.opening import Schema
from retrieval.generation.budget import Spent

TODAY, YESTERDAY = date(2026, 3, 2), date(2026, 3, 1)
CHAT, OTHER, TERMINAL = -7, 70, 0
ONE = Spent(1, 900, 120, 0.25, 2, 1)
PROCESSES, SPENDS = 4, 40


def spend_often(folder: Path, account: int) -> None:
    memory = EmbeddedMemory(folder)
    for _ in range(SPENDS):
        memory.spend(TODAY, account, ONE)
        memory.spend(TODAY, TERMINAL, ONE)
    memory.close()


def times(spent: Spent, number: int) -> Spent:
    return sum([spent] * number, Spent())


def test_a_day_that_nothing_was_spent_on_cost_nothing(memory: Memory) -> None:
    assert memory.spent(TODAY, None) == memory.spent(TODAY, CHAT) == Spent()


def test_what_is_spent_adds_up_by_day_and_chat(memory: Memory) -> None:
    for day, account in ((TODAY, CHAT), (TODAY, CHAT), (TODAY, OTHER), (TODAY, TERMINAL), (YESTERDAY, CHAT)):
        memory.spend(day, account, ONE)
    assert memory.spent(TODAY, CHAT) == times(ONE, 2)
    assert memory.spent(TODAY, TERMINAL) == ONE
    assert memory.spent(TODAY, None) == times(ONE, 4)
    assert memory.spent(YESTERDAY, None) == ONE


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spends=st.lists(
        st.tuples(
            st.sampled_from([TODAY, YESTERDAY]),
            st.sampled_from([CHAT, OTHER, TERMINAL]),
            st.builds(Spent, *[st.integers(0, 10**9)] * 3, st.integers(0, 1000).map(float), *[st.integers(0, 99)] * 2),
        ),
        max_size=12,
    ),
    forgotten=st.sets(st.sampled_from([CHAT, OTHER])),
    moved=st.booleans(),
)
def test_whatever_is_forgotten_or_moved_the_days_cost_what_they_did(
    open_memory: Callable[[Path], Memory], tmp_path_factory: object, spends: list[tuple[date, int, Spent]],
    forgotten: set[int], moved: bool,
) -> None:  # fmt: skip
    memory = open_memory(tmp_path_factory.mktemp("data"))  # type: ignore[attr-defined]
    for day, account, spent in spends:
        memory.spend(day, account, spent)
    totals = [memory.spent(day, None) for day in (TODAY, YESTERDAY)]
    if moved:
        whole = memory.spent(TODAY, CHAT) + memory.spent(TODAY, OTHER)
        memory.move_chat(CHAT, OTHER, {})
        assert memory.spent(TODAY, OTHER) == whole
        assert memory.spent(TODAY, CHAT) == Spent()
    for chat_id in forgotten:
        memory.forget_chat(chat_id)
        assert memory.spent(TODAY, chat_id) == memory.spent(YESTERDAY, chat_id) == Spent()
        memory.spend(TODAY, chat_id, Spent())
    assert [memory.spent(day, None) for day in (TODAY, YESTERDAY)] == totals
    memory.close()


def test_a_forgotten_chats_number_is_not_in_the_file(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    for day in (TODAY, YESTERDAY):
        memory.spend(day, CHAT, ONE)
    memory.forget_chat(CHAT)
    memory.close()
    with closing(sqlite3.connect(memory_file(tmp_path))) as connection:
        assert connection.execute("SELECT chat_id FROM spending").fetchall() == [(None,), (None,)]


def test_old_days_are_dropped_with_what_is_old(memory: Memory) -> None:
    day = NOON.astimezone(UTC).date()
    for each in (day, day - timedelta(days=1)):
        memory.spend(each, CHAT, ONE)
    memory.forget_before(NOON)
    assert memory.spent(day, None) == ONE
    assert memory.spent(day - timedelta(days=1), None) == Spent()


def test_several_processes_spend_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    EmbeddedMemory(tmp_path).close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "bot.memory.embedded"])
    processes = [context.Process(target=spend_often, args=(tmp_path, 100 + number)) for number in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    memory = EmbeddedMemory(tmp_path)
    assert [memory.spent(TODAY, 100 + number) for number in range(PROCESSES)] == [times(ONE, SPENDS)] * PROCESSES
    assert memory.spent(TODAY, TERMINAL) == times(ONE, SPENDS * PROCESSES)
    assert memory.spent(TODAY, None) == times(ONE, 2 * SPENDS * PROCESSES)
    memory.close()


def test_the_last_trouble_is_remembered_and_no_earlier_one_takes_its_place(
    open_memory: Callable[[Path], Memory], tmp_path: Path
) -> None:
    memory = open_memory(tmp_path)
    assert memory.last_trouble() is None
    memory.note_trouble("it \ud800 can't be reached", at(1))
    assert memory.last_trouble() == NotedTrouble("it ? can't be reached", at(1))
    memory.note_trouble("it took too long", at(5))
    memory.note_trouble("late news", at(3))
    memory.close()
    memory = open_memory(tmp_path)
    assert memory.last_trouble() == NotedTrouble("it took too long", at(5))
    memory.close()


def test_a_memory_from_before_keeps_what_it_has_and_can_spend(tmp_path: Path) -> None:
    steps = schema.MEMORY.steps
    for version in range(1, len(steps)):
        path = memory_file(tmp_path / str(version))
        older = Database(path, Schema("memory", steps[:version], ""))
        with older.transaction() as connection:
            connection.execute("INSERT INTO settings (chat_id, language, buttons_for_all) VALUES (?, 'ar', 1)", (CHAT,))
        older.close()
        memory = EmbeddedMemory(path.parent)
        assert memory.settings(CHAT) == ChatSettings(Language.ARABIC, buttons_for_all=True)
        memory.spend(TODAY, CHAT, ONE)
        assert memory.spent(TODAY, None) == ONE
        memory.close()
