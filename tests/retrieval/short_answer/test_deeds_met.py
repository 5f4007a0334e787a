"""Who did something else, and what else was counted, is not marked."""

import pytest
from marking import marked

from retrieval.question import analyse
from retrieval.short_answer import short_answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who directed Winter Quay?", 'The best actor award went to Pavlos Nikas for "Winter Quay".'),
        ("who directed winter quay", 'The best actor award went to Pavlos Nikas for "Winter Quay".'),
        ("who runs the port authority", "That leaves the party of Prime Minister Anna Berg with 12 seats."),
        ("who came third", "That leaves the party of Prime Minister Anna Berg with 12 seats."),
        ("who came third", "The president, Anna Berg, came to the meeting."),
        ("من أخرج الفيلم؟", "The best actor award for the film went to Pavlos Nikas."),
    ],
)
def test_who_did_something_else_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who directed Winter Quay?", "“Winter Quay” was directed by Pavlos Nikas.", "Pavlos Nikas"),
        ("who runs the port authority", "The port authority has been run by Anna Berg since 2019.", "Anna Berg"),
        ("Who sings in the choir?", "The choir's songs were sung by Anna Berg.", "Anna Berg"),
        ("من أخرج الفيلم؟", "The film was directed by Pavlos Nikas.", "Pavlos Nikas"),
    ],
)
def test_who_did_it_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ships is Novelco selling?", "Novelco owns 85 ships."),
        ("كم سفينة سيبيع رامي حداد؟", "يملك رامي حداد 85 سفينة."),
    ],
)
def test_of_a_sentence_that_is_not_the_best_the_deed_is_demanded(question: str, sentence: str) -> None:
    assert short_answer(analyse(question), sentence) is not None
    assert short_answer(analyse(question), sentence, strictly=True) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people died?", "The flood killed 30 people."),
        ("How many ships will Novelco sell?", "Novelco sold 85 ships."),
        ("How old is Anna Berg?", "Anna Berg, 54, leads the team."),
    ],
)
def test_a_deed_may_be_told_in_other_words_or_not_be_asked_about(question: str, sentence: str) -> None:
    assert short_answer(analyse(question), sentence, strictly=True) is not None


def test_people_who_are_employed_are_no_jobs_that_are_cut() -> None:
    assert marked("How many jobs is Novelco cutting?", "Novelco employs 5,300 people.") is None
    assert marked("How many jobs is Novelco cutting?", "Novelco will cut 300 jobs.") == "300"
