"""What is remembered of what was seen last."""

from hypothesis import given
from hypothesis import strategies as st

from bot.recent import Recent


def test_what_went_in_longest_ago_goes_and_looking_it_up_changes_nothing() -> None:
    recent = Recent[str, int](2)
    recent["a"] = 1
    recent["b"] = 2
    assert recent["a"] == 1
    recent["c"] = 3
    assert dict(recent) == {"b": 2, "c": 3}


def test_what_is_put_in_again_is_the_newest() -> None:
    recent = Recent[str, int](2)
    recent["a"] = 1
    recent["b"] = 2
    recent["a"] = 3
    recent["c"] = 4
    assert dict(recent) == {"a": 3, "c": 4}


@given(st.integers(1, 4), st.lists(st.integers(0, 6)))
def test_the_last_so_many_are_there_oldest_first(most: int, keys: list[int]) -> None:
    recent = Recent[int, int](most)
    for number, key in enumerate(keys):
        recent[key] = number
    last_first = list(dict.fromkeys(reversed(keys)))
    assert list(recent) == last_first[:most][::-1]
    assert all(keys[number] == key for key, number in recent.items())
