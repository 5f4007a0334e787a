"""What a claim puts between quotation marks stands in its sentence, word for word."""

import pytest
from claims_checked import fault_of

from retrieval.generation.records import Fault

SENTENCE = "The minister said that the new bridge will be open to all traffic before winter."


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“", "'{}'", "»{}«"])
def test_a_quotation_of_any_kind_is_word_for_word(marks: str) -> None:
    right = marks.format("the new bridge will be open")
    wrong = marks.format("the new bridge will be closed")
    assert fault_of(f"The minister said that {right} to all traffic.", SENTENCE) is None
    assert fault_of(f"The minister said that {wrong} to all traffic.", SENTENCE) is Fault.QUOTE


def test_white_space_does_not_matter_in_a_quotation() -> None:
    assert (
        fault_of(
            "The minister said “the new  bridge will be open”.", "The minister said: the new\nbridge will be open."
        )
        is None
    )


def test_a_quotation_that_is_never_closed_goes_on_to_the_end() -> None:
    assert fault_of("The minister said “the old bridge will be open", SENTENCE) is Fault.QUOTE


def test_a_quotation_may_not_begin_or_end_within_a_word() -> None:
    assert fault_of("The minister said “he new bridge will be ope”.", SENTENCE) is Fault.QUOTE


def test_the_quotation_of_a_sentence_that_is_not_cited_is_none() -> None:
    other = "The mayor said that trains will run every hour."
    claim = "The minister said that “trains will run every hour”."
    assert fault_of(claim, SENTENCE, other, rests_on=(1,)) is Fault.QUOTE


def test_one_or_two_words_in_quotation_marks_may_be_a_name() -> None:
    assert fault_of("The minister said that the “new bridge” will be open to all traffic.", SENTENCE) is None


def test_an_apostrophe_opens_no_quotation() -> None:
    sentence = "The players' union said it doesn't accept the minister's plan for the players' pay."
    assert fault_of("The players’ union said it doesn’t accept the minister’s plan.", sentence) is None
