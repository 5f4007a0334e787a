"""Digests of talk: cuts by time and subject, replies, questions with answers, decisions, links, who said it."""

import pytest
from sample_posts import digested, post

from retrieval.digest.records import Digest, Kind, Post

TRAINS = (
    "The train to Osh leaves at nine now.",
    "The train timetable changed again for Osh.",
    "I took the Osh train and it was late.",
    "Tickets for the train cost more this year.",
)
SOUP = (
    "My soup needs lentils and cumin.",
    "Add lemon to the lentil soup.",
    "The soup tastes better with cumin.",
    "Lentils cook fast in the soup.",
)


def talk(*stream: Post) -> Digest:
    return digested(stream, Kind.TALK)


def stretches(made: Digest) -> set[frozenset[int]]:
    return {
        frozenset(int(citation.document_id, 16) for citation in point.citations) for point in (*made.points, *made.also)
    }


def test_a_long_pause_ends_what_was_talked_about() -> None:
    stream = [post(number, TRAINS[number % 4], minutes=number + (120 if number > 2 else 0)) for number in range(6)]
    assert stretches(talk(*stream)) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_another_subject_begins_another_stretch() -> None:
    assert stretches(talk(*(post(number, text) for number, text in enumerate(TRAINS + SOUP)))) == {
        frozenset(range(4)),
        frozenset(range(4, 8)),
    }


def test_a_reply_belongs_to_what_it_replies_to_after_any_pause() -> None:
    stream = [post(number, TRAINS[number % 4], minutes=number + (120 if number > 2 else 0)) for number in range(6)]
    late = post(6, "It was on time for me.", minutes=130, reply_to=1)
    assert stretches(talk(*stream, late)) == {frozenset({0, 1, 2, 6}), frozenset({3, 4, 5})}


def test_a_stretch_is_told_by_one_message_with_who_said_it() -> None:
    stream = [post(number, text, author=f"P{number}", author_id=number) for number, text in enumerate(TRAINS)]
    (point,) = talk(*stream).points
    told = next(each for each in stream if each.text == point.text)
    assert point.author == told.author
    assert point.authors == ("P0", "P1", "P2", "P3")


@pytest.mark.parametrize(("question", "answer"), [
    ("When does the train leave?", "At nine in the morning."),
    ("متى يغادر القطار؟", "يغادر في التاسعة صباحًا."),
])  # fmt: skip
def test_a_question_is_paired_with_the_reply_of_somebody_else(question: str, answer: str) -> None:
    made = talk(
        post(0, question, author="A", author_id=1),
        post(1, "Bump, please tell me soon.", author="A", author_id=1, reply_to=0),
        post(2, "Which one?", author="B", author_id=2, reply_to=0),
        post(3, answer, author="C", author_id=3, reply_to=0),
    )
    asked = made.questions[0]
    assert asked.question.citation.quote == question
    assert asked.answer is not None
    assert (asked.answer.citation.quote, asked.answer.author) == (answer, "C")


def test_what_soon_follows_with_a_word_of_the_question_answers_it() -> None:
    made = talk(
        post(0, "When does the train leave?", author_id=1),
        post(1, "Nice weather.", author_id=2),
        post(2, "The train is at nine.", author_id=3),
    )
    assert made.questions[0].answer is not None
    assert made.questions[0].answer.citation.quote == "The train is at nine."


def test_a_question_that_nobody_answered_stays_open() -> None:
    made = talk(post(0, "When does the train leave?", author_id=1), post(1, "Nice weather.", author_id=2))
    assert made.questions[0].answer is None


@pytest.mark.parametrize("text", [
    "We decided to meet on Friday.", "OK, let's go with the blue one.", "The board has voted for the new plan.",
    "اتفقنا على اللقاء يوم الجمعة.", "تم الاتفاق على الموعد.", "وقررنا تأجيل الرحلة.",
])  # fmt: skip
def test_what_was_settled_is_picked_out(text: str) -> None:
    made = talk(post(0, "Good morning everyone."), post(1, text, author="Sara", author_id=1))
    assert [(each.citation.quote, each.author) for each in made.decisions] == [(text, "Sara")]


@pytest.mark.parametrize("text", [
    "Have we decided to meet on Friday?", "We have not decided anything.", "If we decided to go, who drives?",
    "لم نتفق وما قررنا شيئًا.", "هل اتفقنا؟", "Nobody knows.",
])  # fmt: skip
def test_what_was_not_settled_is_no_decision(text: str) -> None:
    assert talk(post(0, text)).decisions == ()


def test_links_are_listed_once_where_they_were_shared_first() -> None:
    made = talk(
        post(0, "See https://example.org/plan, it is good.", author="A"),
        post(1, "Again: https://example.org/plan"),
        post(2, "(www.example.com/x)"),
    )
    assert [(link.address, link.author, link.times) for link in made.links] == [
        ("https://example.org/plan", "A", 2),
        ("www.example.com/x", None, 1),
    ]


def test_nothing_is_picked_out_of_news() -> None:
    made = digested([post(0, "When does the train leave? We decided to ask. https://example.org")])
    assert (made.questions, made.decisions, made.links) == ((), (), ())
