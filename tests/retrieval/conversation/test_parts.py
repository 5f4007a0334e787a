"""Two questions in one message are told apart, and one question stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation.parts import parted


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("Who won the cup, and how many people watched it?", "Who won the cup", "how many people watched it?"),
        ("How many died and when will schools reopen?", "How many died", "when will schools reopen?"),
        ("What did he propose and where did they meet?", "What did he propose", "where did they meet?"),
        ("Who chairs the league and who might replace him?", "Who chairs the league", "who might replace him?"),
        ("Which player left and which must stay?", "Which player left", "which must stay?"),
        ("كم سعر البنزين وكم سعر الخبز؟", "كم سعر البنزين", "كم سعر الخبز؟"),
        ("من فاز بالكأس، وكم كانت النتيجة؟", "من فاز بالكأس", "كم كانت النتيجة؟"),
        ("متى استقال الوزير ولماذا؟", "متى استقال الوزير", "لماذا؟"),
        ("وين صار الحادث وليش؟", "وين صار الحادث", "ليش؟"),
        ("Who won the cup? How many people watched it?", "Who won the cup?", "How many people watched it?"),
        ("من فاز بالكأس؟ كم عدد المشاهدين؟", "من فاز بالكأس؟", "كم عدد المشاهدين؟"),
    ],
)
def test_two_questions_are_told_apart(message: str, first: str, second: str) -> None:
    assert parted(message) == (first, second)


@pytest.mark.parametrize(
    "message",
    [
        "When and where was he born?", "متى وأين ولد الرئيس؟", "Who met Raisi and Japarov?", "من التقى رئيسي وجباروف؟",
        "What is the city where he was born and where he died?", "Who wrote the book and who he dedicated it to",
        "The minister resigned and when will he leave", "كم عدد القتلى ومن أين جاؤوا", "ماذا قال وما سبب ذلك",
        "Which minister and which adviser met?", "", "How many men and how many women died?", "كم قتيلا وكم جريحا سقط؟",
        "كم عدد القتلى وكم عدد الجرحى في بيروت؟", "كم سعر البنزين ؤكم سعر الغاز؟", "كم ﻭزن الطائرة ﻭﻛﻢ طولها؟",
        "Who won the cup??", "من فاز بالكأس؟ أخبرني", "Really? Who won?",
    ],
)  # fmt: skip
def test_one_question_stays_one(message: str) -> None:
    assert parted(message) == ()


@given(st.lists(st.sampled_from("who and what when did، won وكم من متى سعر ? , how".split()), max_size=9).map(" ".join))
def test_both_are_pieces_of_the_message_in_order(message: str) -> None:
    found = parted(message)
    assert len(found) in {0, 2}
    if found:
        assert message.startswith(found[0])
        assert message.endswith(found[1])
        assert len(found[0]) + len(found[1]) <= len(message)
