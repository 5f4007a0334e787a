"""Lines of documents keep to themselves which way they run."""

import pytest
from any_citations import texts
from hypothesis import given
from hypothesis import strategies as st
from messages_read import open_isolates

from bot.telegram.formatting.direction import closing, direction_mark, isolated_line, one_line
from bot.telegram.formatting.rich_text import utf16_length

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("Bandar Abbas", f"{LRI}Bandar Abbas{PDI}"),
        ("بندر عباس", f"{RLI}بندر عباس{PDI}"),
        ("BBC: انفجار في بيروت", f"{RLI}BBC: انفجار في بيروت{PDI}"),
        ("12.5%", f"{FSI}12.5%{PDI}"),
        (f" a\u202eb{PDI}c\n\td ", f"{LRI}abc d{PDI}"),
        (" \u200f\n", ""),
        ("\x1b" * 9, ""),
    ],
)
def test_a_line_runs_as_most_of_its_words_do(text: str, isolated: str) -> None:
    assert isolated_line(text, 100) == isolated


def test_a_mark_turns_a_line() -> None:
    assert direction_mark("ar") == "\u200f"
    assert direction_mark("en") == direction_mark("und") == "\u200e"


def test_long_lines_are_cut() -> None:
    assert one_line("a b c", 5) == "a b c"
    assert one_line("a b cd", 5) == "a b…"
    assert one_line("😀😀😀", 5) == "😀😀…"


@given(texts, st.integers(1, 50))
def test_any_line_is_one_line_within_its_length(text: str, longest: int) -> None:
    line = one_line(text, longest)
    assert utf16_length(line) <= longest
    assert len(line.splitlines()) <= 1
    assert open_isolates(isolated_line(text, longest)) == 0


@given(texts)
def test_what_is_left_open_is_closed_and_nothing_more(text: str) -> None:
    end = closing(text)
    assert set(end) <= {PDI}
    assert len(end) == open_isolates(text)
    assert open_isolates(text + end) == 0
