"""Follow-ups as people type them in a chat: what they stand for, and which questions are none."""

import pytest
from asked_on import ALONE, BEFORE, LEANING, REPLACING
from hypothesis import given
from hypothesis import strategies as st
from said import taken_over

from index.text import stem
from retrieval.asked_for import asked_for
from retrieval.conversation.leaning import asks, is_pronoun
from retrieval.conversation.whole import made_whole, make_whole
from retrieval.question import Question, analyse


def _stems(question: Question) -> set[str]:
    return {word.stem for word in question.words if not (asks(word.written) or is_pronoun(word.written))}


@pytest.mark.parametrize(("earlier", "question", "meant"), REPLACING)
def test_what_only_names_something_takes_the_place_of_its_like_in_the_last_question(
    earlier: tuple[str, ...], question: str, meant: str
) -> None:
    whole = made_whole(analyse(question), earlier)
    assert _stems(whole) == _stems(analyse(meant))
    assert asked_for(whole.text) is asked_for(meant)


@pytest.mark.parametrize(("earlier", "question", "carries", "leaves"), LEANING)
def test_what_asks_something_new_of_it_takes_over_what_was_asked_about(
    earlier: tuple[str, ...], question: str, carries: str, leaves: str
) -> None:
    carried = taken_over(question, earlier)
    assert set(carries.split()) <= set(carried)
    assert set(leaves.split()).isdisjoint(carried)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_stands_for_itself_stays_as_it_was_typed(question: str, before: str) -> None:
    assert make_whole(question, [before]) == question


@pytest.mark.parametrize(
    ("earlier", "question", "whole"),
    [
        (["What is the price of diesel?"], "ok and what about bread?", "What is the price of bread?"),
        (["Does Egypt import wheat?"], "and in Iran?", "Does Iran import wheat?"),
        (["What is the yen worth in China?"], "and the pound?", "What is the pound worth in China?"),
        (["What is Egypt's position on the dam?"], "and Ethiopia?", "What is Ethiopia's position on the dam?"),
        (["What is the price of bread?"], "and in Jordan?", "What is the price of bread in Jordan?"),
        (["Did Raisi meet Tokayev?"], "and Putin?", "Did Raisi meet Tokayev? (Putin)"),
        (["من هو عمر صعب؟", "كم سنة سجن؟"], "وشقيقه؟", "كم سنة سجن؟ (عمر صعب شقيقه)"),
        (["كم سعر الخبز؟"], "وفي الأردن؟", "كم سعر الخبز في الأردن؟"),
        (["كم سعر الخبز؟"], "لكن فرنسا؟", "كم سعر الخبز؟ (فرنسا)"),
    ],
)
def test_the_question_that_is_meant_reads_as_one_would_ask_it(earlier: list[str], question: str, whole: str) -> None:
    assert make_whole(question, earlier) == whole


_ARABIC = st.sampled_from("البنزين السكر الخبز الديزل الحليب الأرز الذهب الغاز".split())
_ENGLISH = st.sampled_from("petrol sugar bread diesel milk rice gold gas".split())


@given(st.lists(_ARABIC, min_size=2, max_size=6, unique_by=stem))
def test_of_goods_asked_for_one_after_the_other_only_the_last_stays_in_arabic(goods: list[str]) -> None:
    asked = [f"كم سعر {goods[0]}؟", *(f"و{each}؟" for each in goods[1:])]
    assert make_whole(asked[-1], asked[:-1]) == f"كم سعر {goods[-1]}؟"


@given(st.lists(_ENGLISH, min_size=2, max_size=6, unique_by=stem))
def test_of_goods_asked_for_one_after_the_other_only_the_last_stays_in_english(goods: list[str]) -> None:
    asked = [f"What is the price of {goods[0]}?", *(f"and {each}?" for each in goods[1:])]
    assert make_whole(asked[-1], asked[:-1]) == f"What is the price of {goods[-1]}?"
