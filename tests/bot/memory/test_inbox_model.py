"""Whatever workers do to the inbox, and whenever they die, it gives out what a plain list would: each line in order and
in one worker's hands, and nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.memory.inbox import MOST_OF_A_LINE, MOST_OF_AN_ASKER
from bot.memory.inbox_protocol import Put
from bot.memory.protocol import Memory

WORKERS = ("a", "b", "c")
LINES = ("x", "y", None)
ASKERS = (7, 7, 7, 8, None)
LONG = 1000.0  # seconds

_steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(LINES), st.integers(1, 3)),
        st.tuples(st.just("take"), st.sampled_from(WORKERS), st.integers(1, 4)),
        st.tuples(st.just("die"), st.sampled_from(WORKERS), st.none()),
        st.tuples(st.just("release"), st.sampled_from(WORKERS), st.none()),
        st.tuples(st.sampled_from(["begin", "finish", "hold back"]), st.sampled_from(WORKERS), st.integers(0, 12)),
        st.tuples(st.sampled_from(["confirm", "aside"]), st.none(), st.integers(0, 12)),
    ),
    max_size=30,
)


@dataclass(slots=True)
class Plain:
    """An update as a plain record; `is_held` until its worker's time is up."""

    update_id: int
    line: str | None
    asker: int | None = None
    worker: str | None = None
    is_held: bool = False
    is_aside: bool = False
    is_begun: bool = False
    is_answered: bool = False
    is_finished: bool = False
    is_held_back: bool = False


class PlainInbox:
    """What the inbox promises, over a list."""

    def __init__(self) -> None:
        self.updates: list[Plain] = []

    def waiting(self) -> list[Plain]:
        return [each for each in self.updates if not each.is_finished]

    def in_order(self, line: str | None) -> list[Plain]:
        return [each for each in self.waiting() if line is not None and each.line == line and not each.is_aside]

    def may_take(self, worker: str, update: Plain, of_many: bool) -> bool:
        if update.is_held or update.is_held_back:
            return False
        if update.is_aside:
            return True
        line = self.in_order(update.line)
        if any(each.is_held_back for each in line):
            return False
        before = [each for each in line if each.update_id < update.update_id and not each.is_held]
        if any(self.is_one_of_many(each) for each in before):
            return False
        if self.is_one_of_many(update) != of_many:
            return False
        if of_many and not (update in line[:1] and {each.asker for each in line} != {update.asker}):
            return False
        if update.line is None:
            return True
        return update in line[:MOST_OF_A_LINE] and all(each.worker == worker for each in line if each.is_held)

    def is_one_of_many(self, update: Plain) -> bool:
        """Whether whoever sent it has sent so many before that they fill no more hands."""
        own = [each for each in self.waiting() if each.asker == update.asker and not each.is_aside]
        before = [each for each in own if each.update_id < update.update_id and not self.is_late(each.line)]
        return update.asker is not None and not update.is_aside and len(before) >= MOST_OF_AN_ASKER

    def is_late(self, line: str | None) -> bool:
        """Whether a line waits until Telegram takes its next answer."""
        return any(each.is_held_back for each in self.in_order(line))

    def take(self, worker: str, most: int) -> list[tuple[int, bool, bool]]:
        taken: list[Plain] = []
        for of_many in (False, True):
            found = [each for each in self.waiting() if self.may_take(worker, each, of_many)][: most - len(taken)]
            for each in found:
                each.worker, each.is_held = worker, True
            taken += found
        return sorted((each.update_id, each.is_begun, each.is_answered) for each in taken)

    def held(self, worker: str) -> list[Plain]:
        return [each for each in self.waiting() if each.is_held and each.worker == worker]

    def begin(self, worker: str, number: int) -> bool:
        found = [each for each in self.held(worker) if each.update_id == number and not each.is_answered]
        for each in found:
            each.is_begun = True
        return bool(found)

    def hold_back(self, worker: str, number: int) -> list[int] | None:
        """What is to be given back then; None where it isn't held back."""
        found = [each for each in self.held(worker) if each.update_id == number]
        if not found or found[0].is_answered or found[0].is_aside:
            return None
        late = [each for each in self.held(worker) if each in found or each in self.in_order(found[0].line)]
        found[0].is_held_back, found[0].is_begun = True, False
        for each in late:
            each.worker, each.is_held = None, False
        return [each.update_id for each in late]

    def finish(self, worker: str, number: int) -> bool:
        found = [each for each in self.waiting() if each.update_id == number and each.worker == worker]
        for each in found:
            each.is_finished = True
        return bool(found)

    def check(self) -> None:
        """Of each line the first ones are in one worker's hands, the others in nobody's."""
        for line in LINES:
            held = [each.is_held for each in self.in_order(line)]
            assert held == sorted(held, reverse=True)
            assert len({each.worker for each in self.in_order(line) if each.is_held}) <= 1


def step(memory: Memory, plain: PlainInbox, name: str, who: str | None, number: int) -> None:
    """Do the same to both, and compare what they say."""
    worker = who or ""
    if name == "put":
        for _ in range(number):
            update_id = len(plain.updates)
            asker = ASKERS[update_id % len(ASKERS)]
            plain.updates.append(Plain(update_id, who, asker))
            assert memory.put_update(update_id, who, str(update_id), asker_id=asker) is Put.NEW
            assert memory.put_update(update_id, who, "again") is Put.KNOWN
    elif name == "take":
        taken = memory.take_updates(worker, number, LONG)
        assert all(each.content == str(each.update_id) for each in taken)
        assert [(each.update_id, each.is_begun, each.is_answered) for each in taken] == plain.take(worker, number)
    elif name == "die":
        assert memory.renew_updates(worker, 0) == {each.update_id for each in plain.held(worker)}
        for each in plain.held(worker):
            each.is_held = False
    elif name == "release":
        memory.release_updates(worker)
        for each in plain.waiting():
            if each.worker == worker:
                each.worker, each.is_held = None, False
    elif name == "begin":
        assert memory.begin_answer(number, worker) == plain.begin(worker, number)
    elif name == "finish":
        assert memory.finish_update(number, worker) == plain.finish(worker, number)
    elif name == "hold back":
        late = plain.hold_back(worker, number)
        assert memory.hold_back(number, worker, LONG) == (late is not None)
        memory.give_back(worker, late or [])
    else:
        mark(memory, plain, name, number)


def mark(memory: Memory, plain: PlainInbox, name: str, number: int) -> None:
    """Mark an update, which may be in anybody's hands, or not be there."""
    found = [each for each in plain.updates if each.update_id == number]
    if name == "confirm":
        memory.confirm_answer(number)
        for each in found:
            each.is_answered = True
    elif name == "aside":
        memory.step_aside(number)
        for each in found:
            each.is_aside = True


@given(steps=_steps)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_inbox_is_what_a_plain_list_would_be(
    steps: list[tuple[str, str | None, int | None]],
    open_memory: Callable[[Path], Memory],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    memory, plain = open_memory(tmp_path_factory.mktemp("memory")), PlainInbox()
    try:
        for name, who, number in steps:
            step(memory, plain, name, who, number or 0)
            plain.check()
            assert memory.inbox_length() == len(plain.waiting())
        for each in plain.updates:
            assert memory.is_answered(each.update_id) == (each.is_answered or each.is_finished)
        for worker in WORKERS:
            memory.release_updates(worker)
        for each in plain.waiting():
            each.is_held = False
        left = [number for number, *_ in plain.take("last", 1000)]
        assert [each.update_id for each in memory.take_updates("last", 1000, LONG)] == left
    finally:
        memory.close()
