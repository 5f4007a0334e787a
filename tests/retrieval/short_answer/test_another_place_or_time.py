"""Nothing is marked in a sentence of another place or time than the question names."""

import pytest
from marking import marked

from retrieval.question import analyse
from retrieval.short_answer import short_answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people were killed in Lebanon?", "12 people were killed in Gaza on Monday."),
        ("How many people were killed in Lebanon?", "12 people were killed."),
        ("كم شخصا قتل في لبنان؟", "قتل 12 شخصا في غزة."),
        ("كم شخصا قتل في لبنان؟", "12 people were killed in Gaza on Monday."),
        ("When was the airport in Basra opened?", "The airport in Mosul was opened on 5 May 2024."),
        ("متى افتتح مطار البصرة؟", "افتتح مطار الموصل في 5 مايو 2024."),
    ],
)
def test_of_another_place_nothing_is_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "title", "answer"),
    [
        ("How many people were killed in Lebanon?", "12 people were killed in Lebanon.", "", "12"),
        ("How many people were killed in Lebanon?", "12 people were killed.", "An attack in Lebanon", "12"),
        ("كم شخصا قتل في لبنان؟", "12 people were killed in Lebanon.", "", "12"),
        # What happened is told by its words, where no other place is named.
        ("When was the airport in Basra opened?", "The airport was opened on 5 May 2024.", "", "5 May 2024"),
    ],
)
def test_of_the_place_that_is_asked_about_it_is_marked(question: str, sentence: str, title: str, answer: str) -> None:
    span = short_answer(analyse(question), sentence, title)
    assert span is not None
    assert sentence[span.start : span.end] == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people were killed on Monday?", "12 people were killed on Sunday."),
        ("How many people were killed in May?", "12 people were killed in April."),
        ("How many people were killed in May 2023?", "12 people were killed in May 2022."),
        ("How many people were killed on 5 May?", "12 people were killed on 6 May."),
        ("How many people were killed in May?", "12 people were killed on 6/7/2023."),
        ("How many people were killed last year?", "12 people were killed on Sunday."),
        ("كم شخصا قتل يوم الاثنين؟", "قتل 12 شخصا يوم الأحد."),
        ("كم شخصا قتل في أيار؟", "قتل 12 شخصا في نيسان الماضي."),
        ("كم شخصا قتل يوم الاثنين؟", "12 people were killed on Sunday."),
        ("Who won the election in 2018?", "John Smith won the election in 2022."),
        ("Who won the race in May?", "John Smith won the race in April."),
    ],
)
def test_of_another_time_nothing_is_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many people were killed on Monday?", "12 people were killed on Monday.", "12"),
        ("How many people were killed on Monday?", "12 people were killed.", "12"),
        ("How many people were killed on Sunday?", "Officials said on Monday that 12 people were killed.", "12"),
        ("How many people were killed in September?", "12 people were killed on 9/5/2023.", "12"),
        ("كم شخصا قتل يوم الاثنين؟", "قتل 12 شخصا يوم الاثنين.", "12"),
        ("كم شخصا قتل في أيار؟", "12 people were killed in May 2023.", "12"),
        ("Who won the election in 2018?", "John Smith won the election in 2018.", "John Smith"),
        ("When did the war of 2003 end?", "The war ended on 18 December 2011.", "18 December 2011"),
    ],
)
def test_of_the_time_that_is_asked_about_it_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer
