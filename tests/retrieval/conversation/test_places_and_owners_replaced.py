"""What is replaced again and again stays where it stood: of two places the one that acts, of a genitive its noun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import tokens
from retrieval.conversation.genitive import end_of, is_genitive, with_ending_of
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (["هل زارت رومانيا بلغاريا؟", "والمجر؟", "وصربيا؟"], "هل زارت صربيا بلغاريا؟"),
        (["كم أقرضت النمسا لكينيا؟", "والسويد؟", "والنرويج؟"], "كم أقرضت النرويج لكينيا؟"),
        (["Does Chile import from Peru?", "and Brazil?", "and Canada?"], "Does Canada import from Peru?"),
        (["Did Kenya beat Ghana?", "and Egypt?", "and Tunisia?", "and Peru?"], "Did Peru beat Ghana?"),
    ],
)
def test_a_third_place_takes_the_place_of_the_second(asked: list[str], whole: str) -> None:
    assert make_whole(asked[-1], asked[:-1]) == whole


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (["Who leads the women's league in Porto?", "and the men's?"], "Who leads the men's league in Porto?"),
        (["When is the girls' relay in Oslo?", "and the boys'?"], "When is the boys' relay in Oslo?"),
        (["When is the men's final?", "and the girls'?"], "When is the girls' final?"),
        (["When is the girls' final?", "and the women's?", "and the men’s?"], "When is the men's final?"),
    ],
)
def test_a_genitive_without_its_noun_is_of_the_noun_asked_about(asked: list[str], whole: str) -> None:
    assert make_whole(asked[-1], asked[:-1]) == whole


@given(st.text("abs'’ ", max_size=20), st.text("abs'’", min_size=1, max_size=9))
def test_a_phrase_is_a_genitive_where_what_it_replaces_is_one(text: str, phrase: str) -> None:
    for token in tokens(text):
        written = text[token.start : end_of(text, token)]
        assert written.startswith(text[token.start : token.end])
        assert is_genitive(with_ending_of(written, f"{phrase}a")) == is_genitive(written)
