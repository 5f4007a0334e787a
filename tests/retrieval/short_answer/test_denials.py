"""Nothing is marked in a sentence that denies or refuses what is asked, or tells of its contrary."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who invented the telephone?", "Thomas Edison did not invent the telephone."),
        ("Who invented the telephone?", "Thomas Edison didn’t invent the telephone."),
        ("How many hostages did Hamas free?", "Hamas did not free 20 hostages."),
        ("How many countries signed?", "None of the 40 countries signed."),
        ("When did the war start?", "The war never started in 2022."),
        ("متى بدأت الحرب؟", "لم تبدأ الحرب عام 2022."),
        ("متى بدأت الحرب؟", "The war did not start in 2022."),
        ("When did the war start?", "لم تبدأ الحرب عام 2022."),
        ("كم رهينة أطلقت؟", "لم تطلق الحركة 20 رهينة."),
        ("كم دولة حضرت؟", "ما حضرت الدول الـ40 القمة."),
        ("متى انسحبت فرنسا؟", "ما انسحبت فرنسا عام 2022."),
        ("كم دولة وقعت؟", "نفت الوزارة ولن توقع 40 دولة."),
        ("How many ships did not arrive?", "Some 12 ships arrived."),
        ("كم سفينة لم تصل؟", "وصلت 12 سفينة."),
        ("كم عدد العمال المسجلين؟", "بلغ عدد العمال غير المسجلين 300 عامل."),
        ("كم عدد العمال غير المسجلين؟", "بلغ عدد العمال المسجلين 300 عامل."),
        ("How many registered workers are there?", "بلغ عدد العمال غير المسجلين 300 عامل."),
    ],
)
def test_what_is_denied_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who won the election?", "The election was lost by Joe Biden."),
        ("When did the war end?", "The war started on 24 February 2022."),
        ("How many were injured?", "The fire killed 12 people."),
        ("من فاز في الانتخابات؟", "The election was lost by Joe Biden."),
        ("متى انتهت الحرب؟", "بدأت الحرب في 24 فبراير 2022."),
        ("متى انتهت الحرب؟", "The war started on 24 February 2022."),
        ("كم شخصا أصيب؟", "قُتل 12 شخصا."),
    ],
)
def test_what_is_told_of_the_contrary_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many ships did not arrive?", "Some 12 ships did not arrive.", "12"),
        ("How many ships did not arrive?", "Some 12 ships failed to arrive.", "12"),
        ("كم سفينة لم تصل؟", "لم تصل 12 سفينة.", "12"),
        ("How many ships arrived?", "No doubt 12 ships arrived.", "12"),
        ("كم شخصا يعيش هناك؟", "ما زال 300 شخص يعيشون هناك.", "300"),
        ("كم شخصا يعيش هناك؟", "لا يزال 300 شخص يعيشون هناك.", "300"),
        ("When did the war start?", "The war started on 24 February 2022.", "24 February 2022"),
        ("متى بدأت الحرب؟", "بدأت الحرب في 24 فبراير 2022.", "24 فبراير 2022"),
        ("How many were injured?", "The fire hurt 12 people.", "12"),
        ("How many people were killed?", "No fewer than 12 people were killed.", "12"),
        ("كم شخصا قتل؟", "قتل ما لا يقل عن 12 شخصا.", "12"),
        ("كم شخصا قتل؟", "قتل 12 شخصا بأسلحة غير مرخصة.", "12"),
    ],
)
def test_what_the_question_says_too_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many people were killed?", "Officials denied that 12 people were killed."),
        ("How many people were saved?", "The crew failed to save 12 people."),
        ("How many soldiers left?", "The mayor declined to say whether 12 soldiers left."),
        ("Who resigned?", "John Smith refused to resign."),
        ("Who denied it?", "John Smith refused to discuss it."),
        ("How many senators voted against the budget?", "Two senators abstained."),
        ("كم عضوا صوت ضد الموازنة؟", "12 members abstained from the vote."),
        ("كم شخصا قتل؟", "نفت الوزارة مقتل 12 شخصا."),
        ("كم شخصا قتل؟", "Officials denied that 12 people were killed."),
        ("كم شخصا قتل؟", "ورفضت الوزارة تأكيد مقتل 12 شخصا."),
        ("How many people were killed?", "نفت الوزارة مقتل 12 شخصا."),
        ("كم شخصا أنقذوا؟", "فشلت الفرق في إنقاذ 12 شخصا."),
    ],
)
def test_what_is_refused_or_failed_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who refused to resign?", "John Smith refused to resign.", "John Smith"),
        ("من رفض الاستقالة؟", "John Smith refused to resign.", "John Smith"),
        ("Who did not resign?", "John Smith refused to resign.", "John Smith"),
        ("How many senators abstained?", "Two senators abstained.", "Two"),
        ("كم عضوا امتنع عن التصويت؟", "امتنع 12 عضوا عن التصويت.", "12"),
        ("كم عضوا امتنع عن التصويت؟", "12 members abstained from the vote.", "12"),
        ("How many banks failed?", "Some 12 banks failed.", "12"),
        ("How many people were killed?", "When the brakes failed 12 people were killed.", "12"),
    ],
)
def test_a_refusal_that_is_asked_about_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer
