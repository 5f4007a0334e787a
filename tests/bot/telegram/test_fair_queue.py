"""Askers take turns: whatever comes and goes, and in which order."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.turns.fair_queue import FairQueue

TAKE = "take"
# An asker puts something in, or the next one is served.
STEPS = st.lists(st.sampled_from([1, 1, 1, 2, 3, 4, TAKE, TAKE]), max_size=80)

Item = tuple[int, int]  # whose it is, and when it came


@given(STEPS)
def test_nothing_is_lost_and_what_one_asker_puts_in_comes_out_in_that_order(steps: list[int | str]) -> None:
    queue, put, taken = FairQueue[int, Item](), list[Item](), list[Item]()
    for number, step in enumerate(steps):
        if isinstance(step, int):
            put.append((step, number))
            queue.put(step, put[-1])
        elif queue:
            taken.append(queue.take()[1])
        assert len(queue) == len(put) - len(taken)
    taken += [queue.take()[1] for _ in range(len(queue))]
    for asker in {asker for asker, _ in put}:
        assert [each for each in taken if each[0] == asker] == [each for each in put if each[0] == asker]
    assert sorted(taken) == sorted(put)


@given(STEPS)
def test_nobody_is_served_twice_while_somebody_waits_who_came_before(steps: list[int | str]) -> None:
    queue = FairQueue[int, Item]()
    waiting: Counter[int] = Counter()
    passed: dict[int, list[int]] = {}  # who was served since the asker has waited without being served
    for number, step in enumerate([*steps, *[TAKE] * len(steps)]):
        if isinstance(step, int):
            queue.put(step, (step, number))
            waiting[step] += 1
            passed.setdefault(step, [])
        elif queue:
            asker, _ = queue.take()
            waiting[asker] -= 1
            del passed[asker]
            for served in passed.values():
                served.append(asker)
                assert len(served) == len(set(served))
            if waiting[asker]:
                passed[asker] = []


@given(STEPS, st.integers(1, 5))
def test_how_many_come_before_the_next_one_is_known(steps: list[int | str], asker: int) -> None:
    queue = FairQueue[int, Item]()
    for number, step in enumerate(steps):
        if isinstance(step, int):
            queue.put(step, (step, number))
        elif queue:
            queue.take()
    ahead, item = queue.ahead_of(asker), (asker, len(steps))
    queue.put(asker, item)
    assert [queue.take()[1] for _ in range(len(queue))].index(item) == ahead


@given(STEPS, st.data())
def test_who_leaves_is_forgotten_and_all_others_keep_their_order(steps: list[int | str], data: st.DataObject) -> None:
    queue, others = FairQueue[int, Item](), FairQueue[int, Item]()
    put = [(step, number) for number, step in enumerate(steps) if isinstance(step, int)]
    leaving = set(data.draw(st.lists(st.sampled_from(put)))) if put else set()
    for asker, number in put:
        queue.put(asker, (asker, number))
        if (asker, number) not in leaving:
            others.put(asker, (asker, number))
    assert all(queue.remove(item[0], item) for item in leaving)
    assert not any(queue.remove(item[0], item) for item in leaving)
    left = [queue.take()[1] for _ in range(len(queue))]
    assert sorted(left) == sorted(others.take()[1] for _ in range(len(others)))
    for asker in {asker for asker, _ in put}:
        own = [each for each in left if each[0] == asker]
        assert own == sorted(own)


@given(STEPS, st.sets(st.integers(1, 4)))
def test_who_is_passed_over_keeps_the_turn(steps: list[int | str], passed_over: set[int]) -> None:
    queue, same = FairQueue[int, Item](), FairQueue[int, Item]()
    put = [(step, number) for number, step in enumerate(steps) if isinstance(step, int)]
    for item in put:
        queue.put(item[0], item)
        if item[0] in passed_over:
            same.put(item[0], item)
    served = [queue.take(passed_over) for _ in range(len(queue) - len(same))]
    assert all(asker == item[0] and asker not in passed_over for asker, item in served)
    if len(queue):
        with pytest.raises(LookupError):
            queue.take(passed_over)
    assert [queue.take() for _ in range(len(queue))] == [same.take() for _ in range(len(same))]


@given(STEPS, st.integers(1, 4))
def test_who_is_moved_back_comes_once_all_others_have_had_a_turn(steps: list[int | str], asker: int) -> None:
    queue = FairQueue[int, Item]()
    put = [(step, number) for number, step in enumerate(steps) if isinstance(step, int)]
    for item in [*put, (asker, len(steps))]:
        queue.put(item[0], item)
    queue.move_back(asker)
    others = {item[0] for item in put} - {asker}
    served = [queue.take()[0] for _ in range(len(queue))]
    assert set(served[: len(others)]) == others
    assert served[len(others)] == asker


def test_an_empty_queue_has_nothing_to_take() -> None:
    with pytest.raises(LookupError):
        FairQueue[int, int]().take()
