"""Questions as they are typed in a hurry: without hamzas, dots, capitals or question marks."""

import pytest
from conversations_in_arabic import IN_ARABIC
from said import Conversation, taken_over

from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole

_PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "؟": None})


@pytest.mark.parametrize("conversation", IN_ARABIC)
def test_without_hamzas_and_question_marks_each_turn_carries_the_same(conversation: Conversation) -> None:
    earlier = [conversation.first.translate(_PLAIN)]
    for turn in conversation.turns:
        question = turn.question.translate(_PLAIN)
        carried = taken_over(question, earlier)
        assert {word.translate(_PLAIN) for word in turn.carries} <= set(carried)
        assert {word.translate(_PLAIN) for word in turn.leaves}.isdisjoint(carried)
        assert turn.leans or make_whole(question, earlier) == question
        earlier.append(question)


@pytest.mark.parametrize("question", ["وما ابرز اعماله", "وما اكثر القرى تضررا", "ما اهم اسبابها"])
def test_a_superlative_is_known_without_its_hamza(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize("question", ["ما اكبر دوله في العالم", "ما أطول قناه في العالم؟", "وما اكبر مدن العالم سكانا"])
def test_a_superlative_typed_plainly_that_names_what_it_is_of_takes_nothing_over(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["what did the who say about ebola", "and about malaria"], "who say"),
        (["why did the mayor of toledo resign", "when was she elected"], "mayor toledo"),
        (["how many syrian refugees are in jordan", "and turkey", "where do they live"], "syrian refugees turkey"),
        (["متى تحدث ميقاتي عن الهدنه", "ومن يراقبها"], "ميقاتي الهدنه"),
    ],
)
def test_without_capitals_or_dots_what_was_asked_about_is_carried(asked: list[str], carried: str) -> None:
    assert sorted(taken_over(asked[-1], asked[:-1])) == sorted(carried.split())
