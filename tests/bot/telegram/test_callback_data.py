"""What buttons say: read back as it was written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.parsing.callback_data import LARGEST_NUMBER, Act, Press, decode, encode

IDS = st.text(st.sampled_from("ABCxyz019_-"), max_size=24)
PRESSES = st.builds(Press, st.sampled_from(Act), IDS, st.integers(0, LARGEST_NUMBER))


@given(PRESSES)
def test_every_press_is_read_back_and_fits_under_a_button(press: Press) -> None:
    data = encode(press)
    assert decode(data) == press
    assert 1 <= len(data.encode()) <= 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton


@given(st.one_of(st.text(), st.from_regex(r"\A[a-z]?:?[A-Za-z0-9_-]*:?[0-9]*\Z")))
def test_anything_else_is_nothing(data: str) -> None:
    press = decode(data)
    assert press is None or encode(press) == data


@pytest.mark.parametrize(
    "data",
    [None, "", "c", "c::", "#:abc:0", "c:abc:00", "c:abc:-1", "c:abc:1000000", "c:abc:١", "c:abc:0\n", "c:a c:0",
     "c:" + "x" * 25 + ":0", "C:abc:0", "c:abc:0:1"],
)  # fmt: skip
def test_malformed_data_is_nothing(data: str | None) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    "press", [Press(Act.MORE, "x" * 25), Press(Act.MORE, "a:b"), Press(Act.MORE, "س"), Press(Act.SOURCES, "", -1)]
)
def test_what_no_button_could_say_is_refused(press: Press) -> None:
    with pytest.raises(ValueError, match="not fit"):
        encode(press)
