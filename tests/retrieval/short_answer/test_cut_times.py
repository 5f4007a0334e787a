"""A time is not marked where it would be cut: days joined to others, parts that are verbs, before and after."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When may it end?", "It may end in May 2025.", "May 2025"),
        ("When will prices change?", "Prices will fall in 2025.", "2025"),
        ("When did it change?", "It took a turn in 2021.", "2021"),
        ("When was it?", "It was early in 2021.", "early in 2021"),
        ("When was it?", "It was at the end of 2021.", "end of 2021"),
        ("When was it?", "It was in the fall of 1989.", "fall of 1989"),
        ("When was it?", "It was at the end of the 19th century.", "end of the 19th century"),
        ("When was it?", "It was in the second half of 1989.", "second half of 1989"),
        ("متى كان ذلك؟", "كان ذلك في نهاية عام 2021.", "نهاية عام 2021"),
        ("متى كان ذلك؟", "كان ذلك في ربيع 2021.", "ربيع 2021"),
    ],
)
def test_a_part_is_marked_only_where_it_is_one(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "They met from 3 to 5 May.",
        "They met between 3 and 5 May.",
        "They met on 3-5 May 2024.",
        "They met on 3 and 5 May 2024.",
        "They met on May 3-5, 2024.",
        "They met on May 3 and 5, 2024.",
        "They met on the third to the fifth of May.",
        "التقيا من 3 إلى 5 مايو.",
        "التقيا 3-5 مايو 2024.",
        "التقيا في 3 و5 مايو 2024.",
        "التقيا في 3، 5 مايو 2024.",
        "التقيا من الثالث إلى الخامس من مايو 2024.",
        "They met before 1980.",
        "They met after the summer of 1980.",
        "They met two days before 5 May 2024.",
        "التقيا قبل 2023.",
        "التقيا بعد نهاية عام 2023.",
    ],
)
def test_a_time_that_would_be_cut_is_not_marked(sentence: str) -> None:
    assert marked("When did they meet?", sentence) is None
    assert marked("متى التقيا؟", sentence) is None


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("They met on the 5th of May 2024.", "5th of May 2024"),
        ("The 30 of them met on 5 May 2024.", "5 May 2024"),
        ("التقى 12 منهم في 5 مايو 2024.", "5 مايو 2024"),
        ("The city was founded in 300 BC.", "300 BC"),
        ("بُنيت المدينة عام 300 قبل الميلاد.", "300 قبل الميلاد"),
    ],
)
def test_a_whole_day_or_year_is_marked(sentence: str, answer: str) -> None:
    assert marked("متى كان ذلك؟", sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When was the plant running?", "The plant is to run until 2030.", None),
        ("When did the plant open?", "The plant ran until the end of May 2030.", None),
        ("متى عملت المحطة؟", "تعمل المحطة حتى عام 2030.", None),
        ("When will the plant close?", "The plant is to run until 2030.", "2030"),
        ("Until when will the plant run?", "The plant is to run until 2030.", "2030"),
        ("حتى متى تعمل المحطة؟", "تعمل المحطة حتى عام 2030.", "2030"),
        ("متى ينتهي العقد؟", "يستمر العقد حتى عام 2030.", "2030"),
        ("When did the plant open?", "The plant had opened by 2020.", "by 2020"),
        ("متى تفتح المحطة؟", "تفتح المحطة بحلول عام 2030.", "بحلول عام 2030"),
    ],
)
def test_until_is_an_answer_to_when_it_ends_and_by_belongs_to_the_time(
    question: str, sentence: str, answer: str | None
) -> None:
    assert marked(question, sentence) == answer
