"""Questions that take for granted what they are about without a pronoun for it."""

import pytest

from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    "question",
    [
        "who voted for?",
        "Who backed out?",
        "who has to go?",
        "who won the final?",
        "how high is the toll?",
        "How did Turkey respond?",
        "are there other victims?",
        "is there a deadline?",
        "when was it first held?",
        "who was accused?",
        "how many people were hurt?",
        "against whom?",
        "What was Putin's reaction?",
        "who will resign?",
        "who can vote?",
        "what was inside?",
        "which villages were worst affected?",
        "Did Erdogan say anything afterwards?",
        "is it legal in Turkey?",
        "was it shown in Cairo?",
        "how long did it take to restore?",
        "what is Egypt's position?",
        "بأي ثمن؟",
        "وهل سيعقد مجددا؟",
        "هل صوت الحزب ضدها؟",
        "ومتى يجتمعان ثانية؟",
        "وما أبرز أعماله؟",
        "ومن الأكثر حظا؟",
        "وهل هناك ضحايا آخرون؟",
        "هل هناك بديل؟",
        "كيف ردت تركيا؟",
        "وما كان رد روسيا؟",
        "ما موقف تركيا منه؟",
    ],
)
def test_what_is_left_out_is_taken_from_what_was_asked(question: str) -> None:
    assert leans(question)
    assert "Ankara" in make_whole(question, ["When was the summit in Ankara?"])


@pytest.mark.parametrize(
    "question",
    [
        "who is obama?",
        "who was mohammed?",
        "how many people were killed in the flood in Basra?",
        "how long does it take to fly?",
        "What was Putin's reaction to the coup?",
        "who won the lottery in ohio?",
        "how high is the eiffel tower?",
        "How did Turkey respond to the coup?",
        "are there mountains on the moon?",
        "Is there life on Mars?",
        "who will win the election?",
        "who can vote in Iran?",
        "what is outside the solar system?",
        "which city was founded first?",
        "which country was hit by the tsunami?",
        "is it hot in Dubai?",
        "is it Ramadan in Egypt?",
        "does it snow in Egypt?",
        "how long does it take to heal?",
        "what is a position?",
        "What is Egypt's position on the dam?",
        "هل هناك حياة على المريخ؟",
        "ما أكبر مدن العالم سكانا؟",
        "وما أكبر مدن العالم سكانا؟",
        "كيف ردت تركيا على الانقلاب؟",
        "متى استقلت اليونان؟",
        "ما موقف تركيا من الانقلاب؟",
        "بأي لغة كتب سرفانتس؟",
    ],
)
def test_what_is_named_in_full_takes_nothing_over(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    ("earlier", "question", "carried"),
    [
        (["When was the summit in Ankara?"], "when is the next summit?", "Ankara"),
        (["متى عقدت القمة في أنقرة؟"], "متى القمة المقبلة؟", "أنقرة"),
    ],
)
def test_the_next_one_is_of_those_that_were_spoken_of(earlier: list[str], question: str, carried: str) -> None:
    assert make_whole(question, earlier) == f"{question} ({carried})"
    assert make_whole(question, ["Who wrote Hamlet?"]) == question


def test_a_name_takes_the_place_of_the_only_one_of_whom_something_was_asked() -> None:
    asked = "How many films has Omar Sharif made?"
    assert make_whole("and Adel Imam?", [asked]) == "How many films has Adel Imam made?"
    assert "Raisi" in make_whole("and Putin?", ["Did Raisi meet Tokayev?"])


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (["What is Japan's defence budget?", "and South Korea's?"], "What is South Korea's defence budget?"),
        (["كم ميزانية الدفاع في اليابان؟", "وفي كوريا الجنوبية؟"], "كم ميزانية الدفاع في كوريا الجنوبية؟"),
        (
            ["How many ships passed through the Suez Canal?", "and the Panama Canal?"],
            "How many ships passed through the Panama Canal?",
        ),
        (["متى حفرت قناة السويس؟", "وقناة بنما؟"], "متى حفرت قناة بنما؟"),
    ],
)
def test_a_name_of_several_words_takes_the_place_of_another(asked: list[str], whole: str) -> None:
    assert make_whole(asked[-1], asked[:-1]) == whole


def test_a_matter_takes_the_place_of_what_costs() -> None:
    asked = ["how much does rice cost in egypt?", "and wheat?", "and oil?"]
    assert make_whole(asked[-1], asked[:-1]) == "how much does oil cost in egypt?"


def test_an_abbreviation_like_a_small_word_is_a_name() -> None:
    assert (
        make_whole("and about cholera?", ["What did the WHO say about mpox?"]) == "What did the WHO say about cholera?"
    )
