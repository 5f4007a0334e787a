"""What a typed question is taken for, and which texts are no questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QuestionError
from retrieval.question import LONGEST_QUESTION, analyse


def _reason(text: str) -> str:
    with pytest.raises(QuestionError) as caught:
        analyse(text)
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("text", ["", " \t\n", "\0\0", "\x1b"])
def test_nothing_is_no_question(text: str) -> None:
    assert _reason(text) == "empty"


@pytest.mark.parametrize("text", ["🙂", "؟!…", "\ud800", "\u200f", "***"])
def test_a_text_without_words_is_no_question(text: str) -> None:
    assert _reason(text) == "no_words"


def test_the_longest_question_is_one_and_the_next_longer_is_none() -> None:
    assert analyse("س" * LONGEST_QUESTION).text
    assert _reason("س" * (LONGEST_QUESTION + 1)) == "too_long"


@pytest.mark.parametrize(
    ("text", "language"),
    [("what did Japarov propose?", "en"), ("ماذا اقترح جباروف؟", "ar"), ("ما هو NATO؟", "ar"), ("2023?", "en")],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert analyse(text).language == language


def test_capitals_tell_the_names_in_latin_script() -> None:
    assert analyse("What did Sadyr Japarov propose to Iran?").names == ("Sadyr", "Japarov", "Iran")


def test_without_capitals_every_longer_word_may_be_a_name() -> None:
    assert "japarov" in analyse("what did japarov propose?").names


def test_the_capital_that_a_question_begins_with_hides_no_name() -> None:
    assert analyse("Tell me about japarov").names == ("japarov",)
    assert analyse("Describe Japarov").names == ("Japarov",)


def test_a_name_stands_without_its_genitive() -> None:
    assert analyse("What are Iran's and Oman’s exports?").names == ("Iran", "Oman")


def test_in_arabic_every_content_word_may_be_a_name() -> None:
    assert analyse("ماذا اقترح جباروف؟").names == ("اقترح", "جباروف")


def test_a_word_counts_once_in_whatever_form_it_comes() -> None:
    words = analyse("ما العلاقات بين علاقات البلدين والعلاقات الدولية؟").words
    assert len({word.stem for word in words}) == len(words)
    assert sum(word.stem == "علاق" for word in words) == 1


@given(st.text(max_size=300))
def test_any_text_is_a_question_or_a_clear_error_and_what_remains_can_be_stored(text: str) -> None:
    try:
        question = analyse(text)
    except QuestionError as error:
        reasons = {"empty", "too_long", "no_words"}
        assert error.reason in reasons  # noqa: PT017
    else:
        question.text.encode("utf-8")
        assert "\0" not in question.text
        assert question.text == question.text.strip()
        assert question.language in {"ar", "en"}
