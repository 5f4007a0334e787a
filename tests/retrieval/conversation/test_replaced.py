"""What is put in the place of something before: a matter, a year; the rest goes on."""

import pytest
from said import taken_over

from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["What is the price of oil?", "and gold?"], "price"),
        (["ما سعر النفط؟", "والذهب؟"], "سعر"),
        (["Who won the election in 2020?", "and in 2024?"], "won election"),
        (["Who won the election in 2020?", "and in 2024?", "by how much?"], "won election 2024"),
        (["Who won the World Cup in 2018?", "and in 2022?"], "won World Cup"),
        (["Who won the World Cup in 2018?", "and in 2022?", "who scored?"], "won World Cup 2022"),
        (["من فاز في الانتخابات عام 2020؟", "وفي عام 2024؟"], "فاز الانتخابات"),
        (["ما موقف مصر من سد النهضة؟", "وموقف السودان؟"], "سد النهضة"),
        (["ما موقف مصر من سد النهضة؟", "وموقف السودان؟", "وإثيوبيا؟"], "موقف سد النهضة"),
        (["ما هو اقتراح روسيا بشأن أوكرانيا؟", "واقتراح أمريكا؟"], "أوكرانيا"),
        (["كم حصة العراق في أوبك؟", "وحصة ليبيا؟"], "أوبك"),
        (["What is Egypt's position on the dam?", "and Sudan's position?"], "dam"),
        (["What is Egypt's position on the dam?", "and Sudan's position?", "and Ethiopia?"], "position dam"),
        (["What is the price of rice in Egypt?", "what about wheat?"], "price Egypt"),
        (["What is the price of rice in Egypt?", "what about wheat?", "and barley?"], "price Egypt"),
        (["What is the price of rice in Egypt?", "what about wheat?", "and in Iran?"], "price wheat"),
        (["how much rice does egypt import?", "what about wheat?", "and barley?"], "egypt import"),
        (["كم تستورد مصر من القمح؟", "والذرة؟", "والشعير؟"], "تستورد مصر"),
        (["ما سعر الأرز في مصر؟", "وسعر الذهب؟"], "مصر"),
    ],
)
def test_only_what_is_replaced_is_left_behind(asked: list[str], carried: str) -> None:
    assert set(taken_over(asked[-1], asked[:-1])) == set(carried.split())


@pytest.mark.parametrize(
    "question",
    ["متى وصل؟", "متى وصلت؟", "أين يقع؟", "كيف مات؟", "لماذا استقال؟", "متى وصل إلى العاصمة الإيرانية؟", "متى يصل؟"],
)
def test_an_arabic_verb_without_a_subject_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    ("first", "question", "place"),
    [
        ("What did Raisi say about Bishkek?", "who lives there?", "Bishkek"),
        ("What happened in Basra?", "how do I get there?", "Basra"),
        ("What happened in Basra?", "who lives there now?", "Basra"),
        ("ماذا قال رئيسي عن بيشكيك؟", "من يسكن هناك؟", "بيشكيك"),
        ("ماذا حدث في البصرة؟", "وكم شخصا يعيش هناك الآن؟", "البصرة"),
    ],
)
def test_what_is_asked_of_a_place_carries_the_last_place(first: str, question: str, place: str) -> None:
    assert leans(question)
    assert make_whole(question, [first]) == f"{question} ({place})"


@pytest.mark.parametrize(
    "question",
    ["How many planets are there?", "Who lived there in Gaza?", "هل هناك حياة على المريخ؟", "من يعيش في غزة هناك؟"],
)
def test_there_where_a_place_is_named_or_nothing_is_meant_stands_alone(question: str) -> None:
    assert not leans(question)


def test_a_rose_is_no_answer_of_his() -> None:
    earlier = ["ماذا قال جباروف؟"]
    assert make_whole("وردة", earlier) == "وردة"
    assert make_whole("ما رده؟", earlier) == "ما رده؟ (جباروف)"


def test_a_noun_goes_on_only_where_it_was_said_or_is_often_asked_for() -> None:
    earlier = ["ما نصيب العراق من أرباح النفط؟"]
    assert make_whole("ونصيب ليبيا؟", earlier) == "ما نصيب ليبيا من أرباح النفط؟"
    assert make_whole("وموقف ليبيا؟", earlier) != "وموقف ليبيا؟"
    assert make_whole("وثيقة ليبيا", earlier) == "وثيقة ليبيا"


def test_what_happened_there_leans() -> None:
    assert make_whole("What happened there yesterday?", ["What is the news of Basra?"]).endswith("Basra)")
    assert "البصرة" in make_whole("ماذا حدث هناك أمس؟", ["ما أخبار البصرة؟"])
