"""What is in hand, and what Telegram may be told has arrived."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.receiving.intake import MOST_HELD_BACK, MOST_IN_HAND, REMEMBERED, Intake

pytestmark = pytest.mark.alone


def finish(intake: Intake, update_id: int) -> None:
    with intake.finishing(update_id):
        pass


def test_nothing_is_acknowledged_before_anything_has_come() -> None:
    assert Intake().offset == 0


def test_an_update_is_acknowledged_once_it_and_all_before_it_are_finished() -> None:
    intake = Intake()
    assert all(intake.take(number) for number in (5, 6, 7))
    finish(intake, 6)
    assert intake.offset == 5
    finish(intake, 5)
    assert intake.offset == 7
    finish(intake, 7)
    assert intake.offset == 8


def test_what_was_taken_is_not_taken_again_even_once_it_is_finished() -> None:
    intake = Intake()
    assert intake.take(5)
    assert not intake.take(5)
    finish(intake, 5)
    assert not intake.take(5)


def test_an_update_whose_handling_fails_is_finished_and_one_that_is_cut_off_is_not() -> None:
    intake = Intake()
    for number in (5, 6):
        intake.take(number)
    with pytest.raises(ValueError, match="no"), intake.finishing(5):
        raise ValueError("no")
    with pytest.raises(asyncio.CancelledError), intake.finishing(6):
        raise asyncio.CancelledError
    assert intake.offset == 6


def test_a_slow_update_does_not_hide_new_ones_for_ever() -> None:
    intake = Intake()
    for number in range(100, 100 + MOST_HELD_BACK):
        intake.take(number)
    assert intake.offset == 100
    intake.take(100 + MOST_HELD_BACK)
    assert intake.offset == 101
    finish(intake, 100)
    assert intake.offset == 101


def test_it_is_full_when_too_much_is_in_hand() -> None:
    intake = Intake()
    for number in range(MOST_IN_HAND):
        assert not intake.is_full
        intake.take(number)
    assert intake.is_full
    finish(intake, 3)
    assert not intake.is_full


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=80))
def test_nothing_unfinished_is_ever_acknowledged_while_few_are_in_hand(steps: list[tuple[bool, int]]) -> None:
    intake, taken, unfinished = Intake(), 0, set[int]()
    for arrives, which in steps:
        if arrives:
            if len(unfinished) < 10 and taken - min(unfinished, default=taken) < MOST_HELD_BACK - 1:
                assert intake.take(taken)
                unfinished.add(taken)
                taken += 1
        elif unfinished:
            number = sorted(unfinished)[which % len(unfinished)]
            finish(intake, number)
            unfinished.remove(number)
        assert intake.offset == min(unfinished, default=taken)


def test_memory_does_not_grow() -> None:
    intake = Intake()
    for number in range(3 * REMEMBERED):
        intake.take(number)
        if number % 2:
            finish(intake, number)
    assert len(intake._seen) <= REMEMBERED
    assert len(intake._unfinished) <= MOST_HELD_BACK


async def test_waiting_ends_with_the_next_that_is_finished_or_after_a_while() -> None:
    intake = Intake()
    intake.take(5)
    waiting = asyncio.create_task(intake.change(60))
    await asyncio.sleep(0)
    finish(intake, 5)
    await asyncio.wait_for(waiting, 60)
    await asyncio.wait_for(intake.change(0.01), 60)


def test_an_update_that_is_held_is_finished_once_it_is_handled_and_released() -> None:
    for handled_first in (True, False):
        intake = Intake()
        intake.take(7)
        intake.take(8)
        intake.hold(7)
        with intake.finishing(8):
            pass
        if handled_first:
            with intake.finishing(7):
                pass
            assert intake.offset == 7
            intake.release(7)
        else:
            intake.release(7)
            assert intake.offset == 7
            with intake.finishing(7):
                pass
        assert intake.offset == 9
        intake.release(7)
        assert intake.offset == 9
