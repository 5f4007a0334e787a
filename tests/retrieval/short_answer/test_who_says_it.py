"""Who says what a sentence holds, and when it was said, is no short answer, where the question asks for neither."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When will the summit be held?", "The ministry said on Monday the summit would be held next month."),
        ("When will the summit be held?", "The ministry said late on Monday that the summit would be held soon."),
        ("When will the summit be held?", "The ministry announced on Monday a summit for next month."),
        ("When will the summit be held?", "The summit will be held next month, the ministry said on Monday."),
        ("When will the summit be held?", "The summit will be held soon, the minister told reporters on Monday."),
        ("When will the summit be held?", "It will be held soon, the ministry said in a statement on 5 May."),
        ("When will the summit be held?", "أعلنت الوزارة يوم الاثنين أن القمة ستعقد في الرياض الشهر المقبل."),
        ("متى ستعقد القمة؟", "أعلنت الوزارة يوم الاثنين أن القمة ستعقد في الرياض الشهر المقبل."),
        ("متى ستعقد القمة؟", "أعلنت الوزارة يوم الاثنين عقد القمة الشهر المقبل."),
        ("متى ستعقد القمة؟", "ستعقد القمة الشهر المقبل، بحسب بيان صدر يوم الاثنين."),
        ("متى ستعقد القمة؟", "The ministry said on Monday the summit would be held next month."),
        ("Who was killed in the attack?", "A soldier was killed in the attack, John Smith said."),
        ("Who was killed in the attack?", "According to John Smith, a soldier was killed in the attack."),
        ("من قتل في الهجوم؟", "A soldier was killed in the attack, John Smith said."),
        ("Who is the mayor?", "The mayor was wrong, John Smith said."),
    ],
)
def test_who_says_it_and_when_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "When did the ministry announce the summit?",
            "The ministry said on Monday the summit would be held.",
            "Monday",
        ),
        ("متى أعلنت الوزارة القمة؟", "أعلنت الوزارة يوم الاثنين أن القمة ستعقد في الرياض.", "الاثنين"),
        ("Who said the attack was over?", "The attack was over, John Smith said.", "John Smith"),
    ],
)
def test_it_is_marked_where_the_question_speaks_of_saying(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


def test_who_says_it_is_marked_where_these_words_hold_all_that_is_asked_about() -> None:
    sentence = "The fire is out, Health Minister Ahmed Saleh said."
    assert marked("Who is the health minister?", sentence) == "Ahmed Saleh"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When will the summit be held?", "The ministry said the summit will be held on Monday.", "Monday"),
        ("When will the summit be held?", "The ministry announced that the summit will be held on Monday.", "Monday"),
        ("When was it settled?", "In the United States it was settled in 1949.", "1949"),
        ("متى ستعقد القمة؟", "أعلنت الوزارة أن القمة ستعقد يوم الاثنين.", "الاثنين"),
    ],
)
def test_when_the_thing_itself_is_remains_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer
