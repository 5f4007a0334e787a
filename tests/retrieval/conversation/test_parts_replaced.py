"""Follow-ups that name things of several kinds: each takes the place of its like, or none is put in any place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation.focus import focus
from retrieval.conversation.parting import parts_of
from retrieval.conversation.reading import read
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    ("first", "follow_up", "whole"),
    [
        ("How much is diesel in Syria?", "and bread in Egypt?", "How much is bread in Egypt?"),
        ("How much is diesel in Syria?", "what about bread in Egypt?", "How much is bread in Egypt?"),
        ("How much is diesel?", "and bread in Egypt?", "How much is bread in Egypt?"),
        ("كم سعر الديزل في سوريا؟", "والبنزين في لبنان؟", "كم سعر البنزين في لبنان؟"),
        ("كم سعر الديزل في سوريا؟", "وماذا عن البنزين في لبنان؟", "كم سعر البنزين في لبنان؟"),
        ("كم سعر الديزل في سوريا؟", "والبنزين بمصر؟", "كم سعر البنزين بمصر؟"),
        ("كم عدد القتلى في غزة؟", "والجرحى في لبنان؟", "كم عدد الجرحى في لبنان؟"),
        ("متى تبدأ الدراسة في الأردن؟", "والامتحانات في مصر؟", "متى تبدأ الامتحانات في مصر؟"),
        ("متى يفتح المتحف في حلب؟", "والمكتبة في حمص؟", "متى يفتح المكتبة في حمص؟"),
        (
            "How many people died in the flood in Libya?",
            "and the earthquake in Morocco?",
            "How many people died in the earthquake in Morocco?",
        ),
        (
            "Who is the president of France?",
            "and the foreign minister of Spain?",
            "Who is the foreign minister of Spain?",
        ),
        ("When does the school open in Amman?", "and the library in Cairo?", "When does the library open in Cairo?"),
    ],
)
def test_a_thing_and_a_place_take_the_places_of_both(first: str, follow_up: str, whole: str) -> None:
    assert make_whole(follow_up, [first]) == whole


@pytest.mark.parametrize(
    ("first", "follow_up", "whole"),
    [
        ("كم سعر الذهب اليوم؟", "والدولار أمس؟", "كم سعر الدولار أمس؟"),
        ("كم سعر الذهب اليوم؟", "والفضة الأسبوع الماضي؟", "كم سعر الفضة الأسبوع الماضي؟"),
        ("What is the price of gold today?", "and silver yesterday?", "What is the price of silver yesterday?"),
        ("What is the price of gold today?", "and last week?", "What is the price of gold last week?"),
        ("What is the price of gold this year?", "and in 2020?", "What is the price of gold in 2020?"),
        ("What is the price of gold this year?", "and last year?", "What is the price of gold last year?"),
        ("من فاز بالجائزة هذه السنة؟", "والسنة الماضية؟", "من فاز بالجائزة السنة الماضية؟"),
        ("What happened on 5 March?", "and on 6 March?", "What happened on 6 March?"),
        ("What happened on 5 March?", "and yesterday?", "What happened yesterday?"),
        ("ماذا حدث في 5 مارس؟", "وفي 6 مارس؟", "ماذا حدث في 6 مارس؟"),
        ("What happened in Gaza on Monday?", "and in Lebanon on Tuesday?", "What happened in Lebanon on Tuesday?"),
        ("Who won the World Cup in 2018?", "and the Euros in 2020?", "Who won the Euros in 2020?"),
    ],
)
def test_a_time_of_its_own_leaves_the_old_one(first: str, follow_up: str, whole: str) -> None:
    assert make_whole(follow_up, [first]) == whole


@pytest.mark.parametrize(
    ("first", "follow_up"),
    [
        ("What is Apple's revenue?", "and Google's profit?"),
        ("Who is the mayor of Paris?", "and the weather in London?"),
        ("Who is the mayor of Paris?", "and the weather?"),
        ("Who is the mayor of Paris?", "and the London weather?"),
        ("Who is the king of Spain?", "and the queen of England?"),
        ("من هو رئيس فرنسا؟", "ووزير خارجية إسبانيا؟"),
    ],
)
def test_what_takes_no_word_s_place_for_sure_stays_as_it_was_typed(first: str, follow_up: str) -> None:
    assert make_whole(follow_up, [first]).startswith(follow_up)


def test_what_was_replaced_is_replaced_again() -> None:
    earlier = ["How much is diesel in Syria?", "and bread in Egypt?"]
    assert make_whole("and rice?", earlier) == "How much is rice in Egypt?"
    assert make_whole("and in Iran?", earlier) == "How much is bread in Iran?"


@given(
    st.lists(st.sampled_from("and والبنزين في لبنان و bread in Egypt's the أمس 5 March 2020 of".split()), min_size=1)
)
def test_parts_stand_in_the_text_in_order(typed: list[str]) -> None:
    text = " ".join(typed)
    parts = parts_of(read(text), text, focus(read("How much is diesel in Syria?"))) or []
    places = [text.find(part.text.removeprefix("و")) for part in parts]
    assert -1 not in places
