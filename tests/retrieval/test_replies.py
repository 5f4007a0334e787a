"""What somebody asks in a chat is no answer; what others say to it may be, and is shown with the question."""

import pytest
from talk import CHAT, chat, said
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.records import Document
from retrieval.answering import Answerer
from retrieval.question import analyse
from retrieval.records import Answer
from retrieval.replies import with_replies
from retrieval.search import FoundPassage
from retrieval.talk.answers import told_by

_ASKED = said(1, "Suha", "Who knows a good dentist in the harbour quarter?")
_ANSWER = said(3, "Majed", "Dr Lina is a good dentist, in School Street.")


def _replies(library: Library, embedder: TinyEmbedder, question: str, *messages: Document) -> list[str]:
    """What replies to the first of the messages."""
    chat(library, embedder, *messages)
    asked = next(each for each in library.newest([CHAT], None, 99) if each.document.id == messages[0].id)
    found, *_ = with_replies(analyse(question), [FoundPassage(asked, 1.0)], library, [CHAT])
    return [each.text for each in found.replies]


def _answer(library: Library, embedder: TinyEmbedder, *messages: Document) -> Answer:
    chat(library, embedder, *messages)
    return Answerer(library, embedder).answer("Who knows a good dentist in the harbour quarter?", [CHAT])


@pytest.mark.parametrize("told", ["I don't know, sorry.", "No idea.", "لا أعرف", "والله ما بعرف يا سهى"])
def test_who_knows_nothing_has_not_replied(library: Library, embedder: TinyEmbedder, told: str) -> None:
    unknowing, knowing = said(2, "Tarek", told, reply_to=1), said(3, "Majed", "Dr Lina, in School Street.", reply_to=1)
    replies = _replies(library, embedder, "Who is a dentist?", _ASKED, unknowing, knowing)
    assert replies == ["Dr Lina, in School Street."]


def test_what_takes_up_a_question_is_quoted_in_its_place_with_the_question_before_it(
    library: Library, embedder: TinyEmbedder
) -> None:
    answer = _answer(library, embedder, _ASKED, said(2, "Tarek", "It rains again today."), _ANSWER)
    assert answer.answered
    first = answer.citations[0]
    assert first.quote == "Dr Lina is a good dentist, in School Street."
    assert first.context is not None
    assert first.context.quote == _ASKED.text
    assert all("?" not in each.quote for each in answer.citations)


def test_a_question_that_nobody_answers_is_no_answer(library: Library, embedder: TinyEmbedder) -> None:
    answer = _answer(library, embedder, _ASKED)
    assert (answer.answered, answer.confidence) == (False, 0.0)


def test_a_reply_counts_whatever_its_words_and_before_what_is_said_in_between(
    library: Library, embedder: TinyEmbedder
) -> None:
    reply = said(9, "Majed", "Dr Lina, in School Street.", reply_to=1, minute=300)
    assert _replies(library, embedder, "Who is a dentist?", _ASKED, _ANSWER, reply) == ["Dr Lina, in School Street."]


@pytest.mark.parametrize(
    "next_message",
    [
        said(2, "Suha", "I need a dentist today."),
        said(2, "Majed", "Why, does the dentist of the harbour not work?"),
        said(2, "Majed", "It rains again today."),
        said(2, "Majed", "Dr Lina is a good dentist.", minute=90),
        said(2, "Majed", "That dentist is my cousin.", reply_to=7),
    ],
    ids=["by who asked", "a question", "of something else", "too late", "to somebody else"],
)
def test_what_comes_next_and_answers_nothing_is_no_reply(
    library: Library, embedder: TinyEmbedder, next_message: Document
) -> None:
    assert _replies(library, embedder, "Who is a dentist?", _ASKED, next_message) == []


@pytest.mark.parametrize(
    ("asked", "replies", "told"),
    [
        ("When is the meeting?", ["No idea yet about that meeting.", "It is at 9 pm."], ["It is at 9 pm."]),
        ("متى الاجتماع؟", ["والله ما بعرف شي عن الاجتماع.", "الاجتماع يوم الجمعة."], ["الاجتماع يوم الجمعة."]),
    ],
)
def test_of_replies_those_count_that_hold_the_time_that_is_asked_for(
    library: Library, embedder: TinyEmbedder, asked: str, replies: list[str], told: list[str]
) -> None:
    messages = [said(n, f"Neighbour {n}", text, reply_to=1) for n, text in enumerate(replies, 2)]
    assert _replies(library, embedder, asked, said(1, "Suha", asked), *messages) == told


@pytest.mark.parametrize(
    "reply", ["Yes, until sunset.", "إي، من الصبح.", "No they cleaned yesterday.", "لا ما في دوام", "أكيد بترجع قريب"]
)
def test_yes_and_no_answer_without_a_word_of_the_question(library: Library, embedder: TinyEmbedder, reply: str) -> None:
    asked = said(1, "Suha", "Is the pool open?")
    assert _replies(library, embedder, "Is the pool open?", asked, said(2, "Majed", reply)) == [reply]


@pytest.mark.parametrize("told", ["No parking here.", "لا تنسوا اجتماع الجمعة."])
def test_what_forbids_is_no_reply(library: Library, embedder: TinyEmbedder, told: str) -> None:
    asked = said(1, "Suha", "Is the pool open?")
    assert _replies(library, embedder, "Is the pool open?", asked, said(2, "Majed", told)) == []


def test_a_time_takes_up_a_question_that_asks_for_one(library: Library, embedder: TinyEmbedder) -> None:
    asked = said(1, "Suha", "When is the meeting?")
    assert _replies(library, embedder, "When is the meeting?", asked, said(2, "Majed", "Tomorrow evening.")) == [
        "Tomorrow evening."
    ]


def test_yes_answers_the_last_question(library: Library, embedder: TinyEmbedder) -> None:
    asked, other = said(1, "Suha", "Is the pool open?"), said(2, "Tarek", "Does anyone need medicine?")
    assert _replies(library, embedder, "Is the pool open?", asked, other, said(3, "Majed", "Yes, my son does.")) == []


def test_what_a_poll_offers_is_no_answer_and_what_was_decided_later_is(
    library: Library, embedder: TinyEmbedder
) -> None:
    poll = said(1, "Rana", "When shall the harbour committee meet?\n📊 Friday: 5 · Saturday: 3")
    decided = said(2, "Rana", "The harbour committee shall meet on Friday 4 December.")
    chat(library, embedder, poll, decided)
    answer = Answerer(library, embedder).answer("When shall the harbour committee meet?", [CHAT])
    assert answer.citations[0].quote == decided.text


def test_what_asks_nothing_has_no_replies(library: Library, embedder: TinyEmbedder) -> None:
    chat(library, embedder, _ASKED, _ANSWER)
    (telling,) = (each for each in library.newest([CHAT], None, 9) if each.document.id == _ANSWER.id)
    (found,) = with_replies(analyse("Who is a dentist?"), [FoundPassage(telling, 1.0)], library, [CHAT])
    assert found.replies == ()


@pytest.mark.parametrize(
    "own",
    [
        "Can somebody drive the harbour bus on Friday? Broken arm 😬",
        "Can anyone drive the harbour bus? My brother is ill, he drives the bus.",
        "مين بيقدر يسوق باص المرفأ يوم الجمعة؟ إيدي مكسورة",
    ],
)
def test_who_asks_in_a_chat_does_not_answer_themselves(library: Library, embedder: TinyEmbedder, own: str) -> None:
    chat(library, embedder, said(1, "Suha", own))
    (asked,) = library.newest([CHAT], None, 9)
    assert told_by(asked, asked.sentences[0]) == ()


@pytest.mark.parametrize(
    "own", ["When does the harbour bus leave? At seven, at 7:00 sharp.", "متى ينطلق باص المرفأ؟ غدا في السابعة."]
)
def test_who_asks_for_the_others_and_says_it_answers(library: Library, embedder: TinyEmbedder, own: str) -> None:
    chat(library, embedder, said(1, "Suha", own))
    (asked,) = library.newest([CHAT], None, 9)
    assert list(told_by(asked, asked.sentences[0])) == [asked.sentences[1]]
