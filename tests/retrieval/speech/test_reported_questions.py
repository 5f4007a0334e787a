"""Who asks: a question of the writer's is none that somebody is reported to have asked, however that is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.asking import asks

_QUESTIONS = [
    "What worries you most?", "ما أكثر ما يقلقك؟", "«ما أكثر ما يقلقك؟»", "“Why?”", "Why?!", "(Why?)", "لماذا؟\u200f",
    "Why ?",
    "Who asked the minister?", "Have you asked who pays?", "Ever wondered why the sky is blue?",
    "But who will pay for it?", "Gaza: what happens next?", "The question is: who pays?", "أتساءل: من سيدفع؟",
    "هل تساءل الوزير عن سبب ذلك؟", "من هو الوزير الذي تساءل عن سبب ذلك؟", "ألم يتساءل أحد عن السبب؟",
    "لو سأل أحدهم عن السبب، ماذا ستقول؟",
]  # fmt: skip
_QUESTIONS_WITH_QUOTES = [
    'Is he the man who asked "who pays?"', 'Did you see "Who Framed Roger Rabbit?"', "هل شاهدت فيلم «من قتل القمر؟»",
    "هل شاهدت فيلم «من قتل القمر»؟", 'In your book, what do you mean by "who pays?"',
    "وفي كتابك، ماذا تقصد بعبارة «من سيدفع؟»", "ما رأيك في «من سيدفع؟»", 'And "why?"', "“Why (and how?)”",
    "What did the minister say: yes or no?", "هل قال الوزير: نعم؟",
]  # fmt: skip
_LABELLED = ["Host: Why?", 'Al Jazeera English: "What worries you most?"', "س: «ما رأيك؟»", '1. "Why?"', "– «لماذا؟»"]
_REPORTED = [
    "It worries me.", "“Why?” he asked.", "He asked: “Why?”", "وتساءل النائب: «من سيدفع؟»", "وسأل الوزير: من سيدفع؟",
    "The minister said: who will pay?", "", "?", "؟",
    'The minister asked, "Who will pay?"', 'The judge asked him "Why did you do it?"',
    "The judge asked, ‘Why don’t you pay?’", "The judge asked, 'Why don't you pay?'", 'He asked ("Why?")',
    "وتساءل الوزير «من سيدفع؟»", "«وتساءل الوزير «من سيدفع؟»»", "من جهته، قال الوزير «من سيدفع؟»",
    "«سأل الوزير: من سيدفع؟»", "“Who will pay?” asked the minister, “and why?”",
    'When he came, the judge asked "Why?"', 'Will Smith asked, "Why?"', 'The WHO asked: "Who pays?"',
]  # fmt: skip
_AFTER_A_CLOCK = [
    'At 10:30 the judge asked: "Why did you do it?"', "At 10:30 the judge asked: why?",
    "وفي الساعة ١٠:٣٠ سأل القاضي: لماذا؟",
]  # fmt: skip
_TOLD_WITHOUT_MARKS = [
    "تساءل الوزير عن سبب ذلك؟", "«تساءل الوزير عن سبب ذلك؟»", "وكان الوزير قد تساءل عمن سيدفع؟",
    "The minister wondered who would pay for the dam?", "The judge asked the driver why he fled?",
]  # fmt: skip
_ENDING_WITH_A_TITLE = [
    'The film won an award for "Who Framed Roger Rabbit?"', "وحصل المخرج على جائزة عن فيلم «من قتل القمر؟»",
    "Salaries fell by 3 percent (who knows why?)", 'He had one question left for the court: "Who pays?"',
]  # fmt: skip


@pytest.mark.parametrize("sentence", [*_QUESTIONS, *_QUESTIONS_WITH_QUOTES, *_LABELLED])
def test_a_question_of_the_writers_asks(sentence: str) -> None:
    assert asks(sentence)


@pytest.mark.parametrize("sentence", [*_REPORTED, *_AFTER_A_CLOCK, *_TOLD_WITHOUT_MARKS, *_ENDING_WITH_A_TITLE])
def test_what_somebody_is_reported_to_have_asked_is_a_statement(sentence: str) -> None:
    assert not asks(sentence)


_LETTERS = st.text(alphabet="abc ابت,،:–-'’.!", max_size=30)


@given(
    st.sampled_from(["The minister asked him ", "The minister asked, ", "At 10:30 she asked: ", "وسأل الوزير "]),
    _LETTERS,
    st.sampled_from(['""', "“”", "«»"]),
)
def test_whatever_is_quoted_behind_a_verb_of_asking_is_reported(verb: str, said: str, marks: str) -> None:
    assert not asks(f"{verb}{marks[0]}x{said}?{marks[1]}")


@given(st.text(alphabet="ab من?؟:,\"'’“”«»()[] \u200f1", max_size=40))
def test_only_what_ends_in_a_question_mark_can_ask(text: str) -> None:
    assert not asks(text) or any(mark in text for mark in "?؟")
    assert not asks(f"{text} said so.")
