"""How often somebody may ask."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.turns import limits
from bot.telegram.turns.limits import MINUTE, Limit, Verdict


def test_so_many_a_minute_are_allowed_and_then_it_is_said_how_long_to_wait() -> None:
    limit = Limit(2)
    assert [limit.act(7, now).allowed for now in (0.0, 10.0)] == [True, True]
    assert limit.act(7, 20.5) == Verdict(allowed=False, wait_seconds=40, say_so=True)
    assert limit.act(7, 60.0).allowed
    assert not limit.act(7, 69.9).allowed
    assert limit.act(7, 70.0).allowed


def test_it_is_said_once_a_minute_at_most() -> None:
    limit = Limit(1)
    limit.act(7, 0.0)
    assert [limit.act(7, now).say_so for now in (1.0, 2.0, 59.0)] == [True, False, False]
    assert limit.act(7, 60.0).allowed
    assert [limit.act(7, now).say_so for now in (60.5, 61.0, 62.0)] == [False, True, False]


def test_each_person_has_their_own() -> None:
    limit = Limit(1)
    assert limit.act(7, 0.0).allowed
    assert limit.act(8, 0.0).allowed
    assert not limit.act(7, 1.0).allowed


def test_no_limit_is_none() -> None:
    assert all(Limit(0).act(7, 0.0).allowed for _ in range(100))


def test_nobody_is_remembered_for_longer_than_a_minute_nor_too_many() -> None:
    limit = Limit(1)
    for person in range(limits.PEOPLE_REMEMBERED + 50):
        limit.act(person, 0.0)
    people = getattr(limit, "_people")  # noqa: B009 - private on purpose: it may not grow for ever
    assert len(people) == limits.PEOPLE_REMEMBERED
    limit.act(7, MINUTE + 1)
    assert list(people) == [7]


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(1, 3), st.floats(0, 40, allow_nan=False)), max_size=60),
)
def test_no_minute_ever_holds_more_than_is_allowed(per_minute: int, acts: list[tuple[int, float]]) -> None:
    limit = Limit(per_minute)
    allowed: dict[int, list[float]] = {}
    said: dict[int, list[float]] = {}
    now = 0.0
    for person, pause in acts:
        now += pause
        verdict = limit.act(person, now)
        if verdict.allowed:
            allowed.setdefault(person, []).append(now)
        else:
            assert 0 < verdict.wait_seconds <= MINUTE
            within = [moment for moment in allowed[person] if moment > now - MINUTE]
            assert len(within) == per_minute, "refused for nothing"
        if verdict.say_so:
            said.setdefault(person, []).append(now)
    for moments in allowed.values():
        assert all(later - first > MINUTE - 1e-6 for first, later in zip(moments, moments[per_minute:], strict=False))
    for moments in said.values():
        assert all(later - first > MINUTE - 1e-6 for first, later in pairwise(moments))
