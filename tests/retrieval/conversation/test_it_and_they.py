"""What a pronoun carries on: "it" the thing alone, "they" only people or bodies that were named."""

import pytest
from said import taken_over

from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["When will they open Marram Tunnel?", "how deep is it?"], "Marram Tunnel"),
        (["When will they open Marram Tunnel?", "what would it cost?"], "Marram Tunnel"),
        (["When will they open Marram Tunnel?", "who dug it?"], "Marram Tunnel"),
        (["When will they open Marram Tunnel?", "what is its name?"], "Marram Tunnel"),
        (["متى يرممون قصر السرايا؟", "كم ارتفاعه؟"], "قصر السرايا"),
        (["متى يرممون قصر السرايا؟", "كم ستكون مساحته؟"], "قصر السرايا"),
        (["متى يرممون قصر السرايا؟", "من بناه؟"], "قصر السرايا"),
        (["متى يرممون قلعة السرايا؟", "كم عمرها؟"], "قلعة السرايا"),
    ],
)
def test_what_is_asked_of_a_thing_leaves_what_befell_it(asked: list[str], carried: str) -> None:
    assert taken_over(asked[-1], asked[:-1]) == carried.split()


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["When will they open Marram Tunnel?", "and why?"], "open Marram Tunnel"),
        (["Who closed Marram Tunnel?", "when was it?"], "Marram Tunnel closed"),
        (["Who closed Marram Tunnel?", "how did it happen?"], "Marram Tunnel closed"),
        (["متى يرممون قصر السرايا؟", "ولماذا؟"], "يرممون قصر السرايا"),
    ],
)
def test_what_is_asked_of_what_happened_keeps_it(asked: list[str], carried: str) -> None:
    assert sorted(taken_over(asked[-1], asked[:-1])) == sorted(carried.split())


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("When is the chemistry exam?", "what will they bring?"),
        ("When do the teachers meet?", "what will they eat at the picnic?"),
        ("متى امتحان الكيمياء؟", "شو بيلبسوا بالنزهة؟"),
        ("متى امتحان الكيمياء؟", "ماذا يحملون في النزهة؟"),
        ("متى امتحان الكيمياء؟", "ماذا يحملون؟"),
        ("متى يجتمع المعلمون؟", "ماذا يأكلون في النزهة؟"),
    ],
)
def test_they_are_nobody_where_nobody_was_named_or_on_another_topic(before: str, question: str) -> None:
    assert make_whole(question, [before]) == question


@pytest.mark.parametrize(
    ("before", "question", "carried"),
    [
        ("When do the teachers meet?", "what do they demand?", "teachers"),
        ("When does the bakery company pay?", "how much do they charge?", "company"),
        ("Where did Orban see Fico?", "what did they sign?", "Fico"),
        ("متى يجتمع المعلمون؟", "بماذا يطالبون؟", "المعلمون"),
        ("متى تجتمع اللجنة؟", "ماذا يناقشون؟", "اللجنة"),
        ("من مدرب فولهام؟", "متى يلعبون؟", "فولهام"),
        ("متى امتحان الكيمياء؟", "وماذا يحملون؟", "الكيمياء"),
    ],
)
def test_they_are_those_who_were_named(before: str, question: str, carried: str) -> None:
    assert carried in taken_over(question, [before])


@pytest.mark.parametrize(
    "question",
    ["ومن رئيس لجنة الحكام؟", "ومن يقود وفد المفاوضين؟", "ومتى تصل لجنة التفتيش؟", "ومن رئيس مجلس الإدارة؟"],
)
def test_a_body_of_what_was_spoken_of_leans(question: str) -> None:
    assert leans(question)
    assert "الياسمين" in make_whole(question, ["متى بدأ مهرجان الياسمين؟"])


@pytest.mark.parametrize(
    "question", ["ومن مدرب نادي الشباب؟", "ومن رئيس برلمان تونس؟", "ومن أسس حركة حماس؟", "ومن أخرج فيلم المومياء؟"]
)
def test_a_body_with_a_name_stands_alone(question: str) -> None:
    assert make_whole(question, ["متى بدأ مهرجان الياسمين؟"]) == question
