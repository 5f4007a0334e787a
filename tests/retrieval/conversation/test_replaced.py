"""What is put in the place of something before: a matter, a year; the rest goes on."""

import pytest

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
    ],
)
def test_only_what_is_replaced_is_left_behind(asked: list[str], carried: str) -> None:
    whole = make_whole(asked[-1], asked[:-1]).removeprefix(asked[-1])
    assert set(whole.strip(" ()").split()) == set(carried.split())


@pytest.mark.parametrize(
    "question",
    ["متى وصل؟", "متى وصلت؟", "أين يقع؟", "كيف مات؟", "لماذا استقال؟", "متى وصل إلى العاصمة الإيرانية؟", "متى يصل؟"],
)
def test_an_arabic_verb_without_a_subject_leans(question: str) -> None:
    assert leans(question)


def test_what_happened_there_leans() -> None:
    assert make_whole("What happened there yesterday?", ["What is the news of Basra?"]).endswith("Basra)")
    assert "البصرة" in make_whole("ماذا حدث هناك أمس؟", ["ما أخبار البصرة؟"])
