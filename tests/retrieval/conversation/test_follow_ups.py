"""Follow-ups: which questions lean on the ones before, and what they are taken to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article, newsroom
from tiny_embedder import TinyEmbedder

from index.errors import QuestionError
from index.library import Library
from index.records import LIBRARY
from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole
from retrieval.question import LONGEST_QUESTION

_FIRST = {"en": "what did Japarov propose?", "ar": "ماذا اقترح جباروف؟"}


@pytest.mark.parametrize(
    "question",
    [
        "and what did he say about railways?",
        "what did he regret?",
        "What about the sanctions?",
        "وماذا قال عن السكك الحديدية؟",
        "ماذا عن العقوبات؟",
        "ما رأيه في التجارة؟",
        "وأين التقى الرئيسان؟",
    ],
)
def test_a_connective_or_a_pronoun_leans_on_what_was_asked_before(question: str) -> None:
    assert leans(question)
    assert "Japarov" in make_whole(question, [_FIRST["en"]])
    whole = make_whole(question, [_FIRST["ar"]])
    assert "جباروف" in whole
    assert "اقترح" not in whole


@pytest.mark.parametrize(
    "question",
    [
        "What did Raisi say about his visit?",
        "Where did the presidents meet?",
        "ماذا قال توكاييف عن إيران؟",
        "أين التقى الرئيسان؟",
        "واشنطن ترحب بماذا؟",
        "How many articles are there?",
    ],
)
def test_a_question_that_says_whom_it_is_about_stands_alone(question: str) -> None:
    assert make_whole(question, list(_FIRST.values())) == question


def test_the_last_question_with_a_name_counts() -> None:
    asked = ["What did Tokayev say?", "what did Japarov propose?", "and why?"]
    assert make_whole("and when?", asked) == "and when? (Japarov propose)"


def test_nothing_is_carried_into_the_first_question() -> None:
    assert make_whole("and what did he say?", []) == "and what did he say?"


def test_a_question_of_full_length_stays_one_that_can_be_asked() -> None:
    longest = "and what did he say? " + "x" * (LONGEST_QUESTION - 21)
    assert make_whole(longest, ["what did Japarov propose?"]) == longest


@given(st.text(min_size=1, max_size=80), st.lists(st.sampled_from([*_FIRST.values(), "Why?"]), max_size=3))
def test_whatever_was_typed_stays_at_the_head(text: str, earlier: list[str]) -> None:
    try:
        assert make_whole(text, earlier).startswith(text)
    except QuestionError as error:  # of an earlier question: none of these is one
        pytest.fail(str(error))


def test_a_follow_up_finds_the_words_of_whoever_was_asked_about(library: Library, embedder: TinyEmbedder) -> None:
    text = (
        "Talks\n\nSadyr Japarov praised the railways. Kassym Tokayev praised the railways of the region too. "
        "Ebrahim Raisi spoke of trade."
    )
    answerer = newsroom(library, embedder, [article("t", text)])
    question = "and what did he say about railways?"
    for name in ("Japarov", "Tokayev"):
        answer = answerer.answer(question, [LIBRARY], earlier=[f"What did {name} praise?"])
        assert name in answer.evidence[0].quote
        assert answer.question == question
