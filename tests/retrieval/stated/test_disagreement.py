"""The sources contradict each other where they do so about what is asked, as far as that can be told."""

import pytest
from reports import report

from retrieval.question import analyse
from retrieval.stated.disagreement import disagree

_OLDER = report("The ferry with 112 passengers on board ran aground near Basra.", 1)
_NEWER = report("The ferry with 115 passengers on board ran aground near Basra.", 2)
_INJURED = report("Seven people suffered minor injuries.", 1)
_ARABIC_OLDER = report("جنحت العبارة قرب البصرة وعلى متنها 112 راكبا.", 1)
_ARABIC_NEWER = report("جنحت العبارة قرب البصرة وعلى متنها 115 راكبا.", 2)
_ARABIC_INJURED = report("وأصيب تسعة أشخاص بجروح طفيفة.", 2)


@pytest.mark.parametrize(
    "question",
    ["How many passengers were on the ferry near Basra?", "how many people were aboard", "What happened to the ferry?"],
)
def test_two_figures_for_what_is_asked_disagree(question: str) -> None:
    assert disagree(analyse(question), [_NEWER, _OLDER, _INJURED])


def test_two_figures_for_something_else_do_not() -> None:
    assert not disagree(analyse("How many were injured when the ferry ran aground?"), [_NEWER, _OLDER, _INJURED])
    assert not disagree(analyse("كم جريحا في جنوح العبارة؟"), [_ARABIC_NEWER, _ARABIC_OLDER, _ARABIC_INJURED])
    assert disagree(analyse("كم راكبا كان على العبارة؟"), [_ARABIC_NEWER, _ARABIC_OLDER, _ARABIC_INJURED])


@pytest.mark.parametrize("question", ["Where did the ferry run aground?", "When did the ferry run aground?"])
def test_two_figures_are_nothing_to_a_question_for_a_place_or_a_time(question: str) -> None:
    assert not disagree(analyse(question), [_NEWER, _OLDER])
    denied = report("The ferry did not run aground near Basra.", 1)
    assert disagree(analyse(question), [report("The ferry did run aground near Basra.", 2), denied])


def test_where_no_sentence_counts_what_is_asked_they_disagree_as_they_stand() -> None:
    question = analyse("How many were injured when the ferry ran aground?")
    assert disagree(question, [_NEWER, _OLDER])
    assert disagree(question, [_NEWER, _OLDER, report("Nobody knows who was injured.", 1)])


def test_sentences_of_different_weeks_disagree_about_nothing_and_those_without_a_date_may() -> None:
    question = analyse("How many passengers were on the ferry near Basra?")
    later = report(_NEWER.quote, 20)
    assert not disagree(question, [later, _OLDER])
    assert not disagree(question, [_OLDER, later])
    assert disagree(question, [later, report(_OLDER.quote, None)])


def test_agreeing_sentences_disagree_about_nothing() -> None:
    question = analyse("How many passengers were on the ferry?")
    assert not disagree(question, [_NEWER, _INJURED])
    assert not disagree(question, [])
