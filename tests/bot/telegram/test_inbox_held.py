"""What a worker holds of the inbox, without one: how much more it may take, and what becomes of what was put off."""

from hypothesis import given
from hypothesis import strategies as st

from bot.memory.inbox_protocol import InboxUpdate
from bot.telegram.receiving.inbox.held import MOST_HELD, MOST_TRIES, MOST_WITH_ASIDE, Hands, Held


def hands(*lines: str | None, is_patient: bool = True) -> Hands:
    """Hands that hold updates 0, 1, … of these lines."""
    made = Hands()
    for number, line in enumerate(lines):
        made.take(Held(InboxUpdate(number, line, "{}"), 0.0, is_patient))
    return made


def ready(held: Hands) -> tuple[list[int], list[int]]:
    """The numbers of what was put off and may go."""
    again, late = held.put_off_ready()
    return [each.update_id for each in again], [each.update_id for each in late]


def test_what_stepped_aside_takes_no_room_up_to_a_bound() -> None:
    held = hands(*[None] * (MOST_HELD - 1))
    assert held.room() == 1
    held.take(Held(InboxUpdate(100, None, "{}"), 0.0))
    assert held.room() == 0
    assert held.step_aside(0)
    assert held.room() == 1
    full = hands(*[None] * MOST_WITH_ASIDE)
    assert all(full.step_aside(number) for number in range(MOST_WITH_ASIDE))
    assert full.room() == 0


def test_what_is_finished_is_done_unless_it_was_put_off() -> None:
    held = hands("x", "y", "z")
    held.put_off(1)
    for number in (1, 0):
        held.finish(number)
    assert held.done() == [0]
    assert ready(held) == ([1], [])
    held.let_go(0)
    held.take_up(1)
    assert held.done() == []
    assert ready(held) == ([], [])
    assert not held.is_put_off(1)
    assert 1 in held
    assert 0 not in held


def test_what_comes_after_what_was_put_off_is_put_off_with_it_and_goes_once_all_of_it_may() -> None:
    held = hands("x", "x", "x", "y", None)
    assert not held.put_off_with_its_line(1)
    held.put_off(0)
    assert [held.put_off_with_its_line(number) for number in (1, 3, 4)] == [True, False, False]
    held.finish(0)
    held.finish(1)
    assert ready(held) == ([], [])  # 2 is in work
    held.finish(2)
    held.let_go(2)
    assert ready(held) == ([0, 1], [])


def test_a_line_goes_on_without_what_stepped_aside_also_where_that_is_put_off() -> None:
    held = hands("x", "x")
    held.step_aside(0)
    held.put_off(0)
    assert not held.put_off_with_its_line(1)
    held.finish(0)
    assert ready(held) == ([], [])  # not beside 1, which is in work
    held.finish(1)
    assert ready(held) == ([0], [])


def test_what_telegram_holds_back_goes_with_its_line_and_no_other() -> None:
    held = hands("x", "x", "y")
    held.hold_back(0)
    assert held.put_off_with_its_line(1)
    held.put_off(2)
    for number in range(3):
        held.finish(number)
    assert ready(held) == ([2], [0, 1])


def test_what_stepped_aside_is_patient_no_more() -> None:
    held = hands("x")
    assert held.is_patient(0)
    held.step_aside(0)
    assert not held.is_patient(0)


def test_an_update_is_tried_so_often_and_anew_once_it_was_let_go() -> None:
    held = hands("x")
    for _ in range(MOST_TRIES):
        assert held.try_again(0)
        held.take_up(0)
    assert not held.try_again(0)
    held.let_go(0)
    held.take(Held(InboxUpdate(0, "x", "{}"), 0.0))
    assert held.try_again(0)


@given(st.lists(st.tuples(st.sampled_from("put off/hold back/finish/aside/try/up".split("/")), st.integers(0, 5))))
def test_whatever_happens_nothing_is_known_of_what_was_let_go(steps: list[tuple[str, int]]) -> None:
    held = hands("x", "x", "y", None)
    act = {
        "put off": held.put_off,
        "hold back": held.hold_back,
        "finish": held.finish,
        "aside": held.step_aside,
        "try": held.try_again,
        "up": held.take_up,
    }
    for what, number in steps:
        act[what](number)
    for number in range(6):
        held.let_go(number)
        assert number not in held
        for is_so in (held.is_put_off, held.is_patient, held.was_held_back, held.try_again, held.step_aside):
            assert not is_so(number)
    assert held.room() == MOST_HELD
    assert (held.done(), ready(held)) == ([], ([], []))
