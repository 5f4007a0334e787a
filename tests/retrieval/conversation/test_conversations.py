"""Conversations of several turns, in both languages: which questions lean, and on what."""

import pytest
from conversations_in_arabic import IN_ARABIC
from conversations_in_english import IN_ENGLISH
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article, newsroom
from said import Conversation, Turn, taken_over
from standalone import STANDALONE
from tiny_embedder import TinyEmbedder

from index.errors import QuestionError
from index.library import Library
from index.records import LIBRARY
from index.text import stem, tokens
from retrieval.conversation.leaning import leans, words_lean
from retrieval.conversation.reading import read
from retrieval.conversation.whole import asked_about, made_whole, make_whole
from retrieval.question import LONGEST_QUESTION, analyse

_CONVERSATIONS: tuple[Conversation, ...] = (*IN_ENGLISH, *IN_ARABIC)
_TURNS = [
    pytest.param([each.first, *(before.question for before in each.turns[:place])], turn, id=f"{number}-{place}")
    for number, each in enumerate(_CONVERSATIONS)
    for place, turn in enumerate(each.turns)
]
_TYPED = [turn.question for each in _CONVERSATIONS for turn in each.turns]


@pytest.mark.parametrize(("earlier", "turn"), _TURNS)
def test_each_turn_carries_on_what_it_leans_on_and_nothing_else(earlier: list[str], turn: Turn) -> None:
    assert leans(turn.question) is turn.leans
    carried = taken_over(turn.question, earlier)
    assert set(turn.carries) <= set(carried)
    assert set(turn.leaves).isdisjoint(carried)
    assert turn.leans or make_whole(turn.question, earlier) == turn.question


@pytest.mark.parametrize("question", STANDALONE)
def test_a_question_that_says_what_it_is_about_takes_nothing_over(question: str) -> None:
    assert not leans(question)
    asked = analyse(question)
    assert made_whole(asked, ["What did Japarov propose?", "ماذا اقترح جباروف؟"]) is asked


@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("وماذا قال؟", "وَمَاذَا قَالَ؟"),
        ("وماذا قال؟", "و ماذا قال؟"),
        ("وماذا قال؟", "ومــاذا قال"),
        ("وإيران؟", "وايران"),
        ("وأين؟", "واين"),
        ("وإلى أين ذهب؟", "والى اين ذهب"),
        ("ومن التقى؟", "ومَن التقي؟"),
        ("and why?", "AND WHY???"),
        ("Why?", "ok why"),
        ("What's his opinion?", "what’s his opinion"),
    ],
)
def test_another_spelling_carries_the_same(plain: str, typed: str) -> None:
    earlier = ["ماذا قال جباروف عن العقوبات؟"]
    carried = taken_over(plain, earlier)
    assert carried
    assert taken_over(typed, earlier) == carried


@pytest.mark.parametrize(
    ("question", "earlier", "language"),
    [
        ("and when?", "ماذا اقترح جباروف؟", "en"),
        ("Why?", "ماذا قال الرئيس الكازاخستاني قاسم جومارت توكاييف عن إيران؟", "en"),
        ("ومتى؟", "What did Sadyr Japarov of Kyrgyzstan say about Iran's transit?", "ar"),
    ],
)
def test_a_follow_up_is_answered_in_its_own_language(
    question: str, earlier: str, language: str, library: Library, embedder: TinyEmbedder
) -> None:
    answerer = newsroom(library, embedder, [article("t", "Talks\n\nSadyr Japarov praised the railways.")])
    answer = answerer.answer(question, [LIBRARY], earlier=[earlier])
    assert (answer.language, answer.question) == (language, question)


def test_question_words_and_pronouns_of_a_follow_up_are_none_of_its_words() -> None:
    whole = made_whole(analyse("وماذا قال عنه؟"), ["ماذا اقترح جباروف؟"])
    assert whole.names == ("قال", "جباروف")
    assert {word.written for word in whole.words} == {"قال", "جباروف"}
    assert not {"وماذا", "عنه"} & set(whole.terms)


def test_the_third_turn_still_finds_whoever_was_asked_about_first(library: Library, embedder: TinyEmbedder) -> None:
    text = (
        "Talks\n\nSadyr Japarov spoke of railways on Monday. Kassym Tokayev spoke of railways on Tuesday. "
        "Ebrahim Raisi spoke of trade."
    )
    answerer = newsroom(library, embedder, [article("t", text)])
    for name in ("Japarov", "Tokayev"):
        earlier = [f"What did {name} propose?", "and what did he say about railways?"]
        answer = answerer.answer("and when did he say it?", [LIBRARY], earlier=earlier)
        assert name in answer.evidence[0].quote


def test_earlier_questions_that_cannot_be_asked_are_passed_over() -> None:
    earlier = ["What did Japarov propose?", "", "؟؟", "🙂", "x" * (LONGEST_QUESTION + 1)]
    assert make_whole("and when?", earlier) == "and when? (Japarov propose)"
    assert make_whole("and when?", earlier[1:]) == "and when?"


def test_a_long_question_before_gives_a_few_words() -> None:
    names = " ".join(f"Name{number}" for number in range(40))
    carried = make_whole("and when?", [f"What did {names} say?"]).removeprefix("and when?").split()
    assert 6 <= len(carried) <= 8


_PIECES = st.sampled_from([*" ؟?.,()'’\u0640\u064b\0\u200f", *"وفبلعمهةاأ", *" ".join((*_TYPED, *STANDALONE)).split()])
_ANYTHING = st.one_of(
    st.text(max_size=60), st.sampled_from([*_TYPED, *STANDALONE]), st.lists(_PIECES, max_size=9).map(" ".join)
)


@given(_ANYTHING.filter(lambda text: any(map(str.isalpha, text))), st.lists(_ANYTHING, max_size=5))
def test_whatever_was_said_before_a_question_can_be_asked_in_its_own_language(text: str, earlier: list[str]) -> None:
    try:
        asked = analyse(text)
    except QuestionError:
        return
    whole = made_whole(asked, earlier)
    assert whole.language == asked.language
    said = {stem(token.folded) for token in tokens(whole.text)}
    own = [(word.folded.lower(), word.without_connective.folded.lower()) for word in read(asked.text) if word.content]
    assert all(not {stem(each), stem(bare)}.isdisjoint(said) for each, bare in own)
    assert len(whole.text) <= LONGEST_QUESTION
    assert (whole.text != asked.text) <= words_lean(read(asked.text), asked_about(earlier))
    assert whole.words or not asked.words
