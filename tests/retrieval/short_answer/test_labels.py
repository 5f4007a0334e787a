"""A number that only tells which minute, page or article it is, is no count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marking import marked

from retrieval.question import analyse
from retrieval.quotation import Quotation
from retrieval.short_answer.labels import labels
from retrieval.short_answer.lacking import lacks_what_is_asked_for


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many matches was Sami Nasr banned for?", "Sami Nasr was sent off in minute 70."),
        ("How many goals did Sami Nasr score?", "Sami Nasr scored in minutes 12 and 57."),
        ("كم مباراة أوقف سامي نصر؟", "طُرد سامي نصر في الدقيقة 70."),
        ("كم هدفا سجل سامي نصر؟", "سجل سامي نصر في الدقيقتين 12 و57."),
        ("كم عضوا في اللجنة؟", "تشكل اللجنة بموجب المادة 9."),
        ("كم شخصا حضر الحفل؟", "بدأ الحفل في الساعة 9."),
    ],
)
def test_a_label_is_not_marked_and_answers_nothing(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None
    assert lacks_what_is_asked_for(analyse(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many goals did Sami score?", "Sami scored 3 goals before minute 70.", "3"),
        ("كم هدفا سجل سامي؟", "سجل سامي 3 أهداف قبل الدقيقة 70.", "3"),
        ("How many babies are born?", "Every minute 20 babies are born.", "20"),
        ("How many goals were scored?", "In the last minutes 3 goals were scored.", "3"),
        ("في الدقيقة كم سجل سامي؟", "سجل سامي في الدقيقة 70.", "70"),
    ],
)
def test_a_count_beside_a_label_or_a_label_asked_for_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


_PIECES = st.sampled_from(
    [
        "minute",
        "minutes",
        "page",
        "every",
        "and",
        "to",
        "12",
        "70",
        "3rd",
        "goals",
        "الدقيقة",
        "الدقيقتين",
        "و57",
        "إلى",
        "-",
    ]
)


@given(st.lists(_PIECES, max_size=10).map(" ".join))
def test_only_numbers_are_labels(text: str) -> None:
    quotation = Quotation(text)
    assert all(quotation.folded(place)[:1].isdigit() for place in labels(quotation, None))
