"""A question that stands in a source is no answer: what follows it is shown, with the question before it."""

from dataclasses import replace

from reports import sentences

from index.records import Sentence
from retrieval.candidate import Candidate
from retrieval.interviews import without_questions


def _told(*told: str, scores: tuple[float, ...]) -> list[Candidate]:
    """The sentences of one document as they were ranked, by their scores."""
    return sorted(sentences(*told, day=1, scores=scores), key=lambda each: -each.score)


def _shown(told: list[Candidate]) -> list[tuple[str, str | None]]:
    text = told[0].stored.document.text
    return [
        (each.quote, None if each.context is None else text[each.context.start : each.context.end])
        for each in without_questions(told)
    ]


def test_what_follows_a_question_takes_its_place_with_the_question_before_it() -> None:
    told = _told(
        "What worries you most about the reef?", "Phosphate dust from the docks, more than anything.", "I like tea.",
        scores=(1.0, 0.2, 0.3),
    )  # fmt: skip
    assert _shown(told) == [
        ("Phosphate dust from the docks, more than anything.", "What worries you most about the reef?"),
        ("I like tea.", None),
    ]
    assert without_questions(told)[0].score == 1.0


def test_a_line_that_leads_to_a_list_is_no_answer() -> None:
    told = _told("Key figures of the reef:", "Length: 420 km", "أبرز الأرقام:", scores=(1.0, 0.4, 0.5))
    assert _shown(told) == [("Length: 420 km", None)]
    assert _shown(told[:1]) == [("Key figures of the reef:", None)]


def test_what_follows_a_question_is_as_likely_to_answer_as_that() -> None:
    question, answer = _told("Is the reef in danger?", "Phosphate dust falls on it.", scores=(1.0, 0.9))
    read = [
        replace(question, features={**question.features, "likely": 0.6}),
        replace(answer, features={**answer.features, "likely": 0.1}),
    ]
    (shown,) = without_questions(read)
    assert shown.features["likely"] == 0.6


def test_a_few_words_bring_what_follows_them() -> None:
    told = _told(
        "What worries you?", "Not the heat.", "It is dust from the docks.", "I like tea.", scores=(1, 0.2, 0.1, 0.3)
    )
    assert _shown(told) == [
        ("Not the heat.", "What worries you?"),
        ("It is dust from the docks.", "Not the heat."),
        ("I like tea.", None),
    ]


def test_of_two_questions_in_a_row_the_second_stands_before_what_follows() -> None:
    told = _told("Who pays?", "And why?", "The state pays for all of it.", scores=(1.0, 0.5, 0.1))
    assert _shown(told) == [("The state pays for all of it.", "And why?")]
    assert without_questions(told)[0].score == 1.0


def test_an_answer_that_ranks_higher_than_its_question_keeps_its_score() -> None:
    told = _told("Who pays?", "The state pays for all of it.", scores=(0.5, 0.9))
    assert [each.score for each in without_questions(told)] == [0.9]


def test_where_nothing_but_questions_is_told_they_stay() -> None:
    told = _told("Who pays?", "And why?", scores=(1.0, 0.5))
    assert _shown(told) == [("Who pays?", None), ("And why?", None)]
    assert without_questions([]) == []


def test_a_subject_that_stands_further_ahead_stays_the_context() -> None:
    question, answer = _told("Who pays?", "He said the state pays for all of it.", scores=(0.5, 0.4))
    other = replace(answer, context=Sentence(answer.sentence.document_id, 9, 0, 3))
    assert without_questions([question, other])[0].context == question.sentence


def test_what_is_reported_to_have_been_asked_keeps_its_rank_and_hands_it_to_nobody() -> None:
    asked = 'The minister asked the deputies, "Who will pay for the new dam?"'
    told = _told("A committee met.", asked, "Lunch was served at noon.", scores=(0.3, 1.0, 0.1))
    assert [(each.quote, each.score) for each in without_questions(told)] == [
        (asked, 1.0), ("A committee met.", 0.3), ("Lunch was served at noon.", 0.1),
    ]  # fmt: skip


def test_a_question_before_the_passage_is_the_context_of_what_the_passage_begins_with() -> None:
    first, second = _told("Who pays?", "The state pays for all of it.", scores=(0.9, 0.5))
    later = replace(first.stored, before=first.sentence, sentences=(second.sentence,))
    (shown,) = without_questions([replace(second, stored=later)])
    assert (shown.context, shown.score) == (first.sentence, 0.5)
