"""Which questions ask for somebody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.saying import speaks_of_saying


@pytest.mark.parametrize(
    "question",
    [
        "What did Japarov propose?",
        "what did he call for",
        "What did Iran offer Kyrgyzstan?",
        "What did Tokayev call Iran?",
        "Who demanded an apology?",
        "What is Tokayev's position on transit?",
        "What did the minister state?",
        "ماذا اقترح جباروف؟",
        "بماذا هنّأ جباروف إيران؟",
        "ماذا تقول إيران عن الترانزيت؟",
        "ما تصريحات الوزير؟",
        "عمّ عبّر عن رضاه؟",
        "بماذا ردت وماذا اعلنت طهران؟",
        "ماذا توقع البنك؟",
        "بماذا أجاب الوزير؟",
        "كيف علّق على الخسارة؟",
        "هل أقر بأنه أخطأ؟",
        "ماذا يطالب النواب؟",
        "مم يحذر الأطباء؟",
    ],
)
def test_a_question_for_words_is_known(question: str) -> None:
    assert speaks_of_saying(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which of the United States is the largest?",
        "What is the capital called?",
        "Where is Port Said?",
        "How high is the demand for oil?",
        "When does the express train leave?",
        "What is the position of the Sun?",
        "ما المسافة بين مكة وجدة؟",
        "ما الطريق عبر الصحراء؟",
        "من يسكن هنا؟",
        "من علّق الإضراب؟",
        "متى أقر البرلمان الموازنة؟",
        "كم فرد في الأسرة؟",
        "من يعتبر الأسرع في العالم؟",
    ],
)
def test_a_question_for_facts_is_none(question: str) -> None:
    assert not speaks_of_saying(question)


@given(st.text(max_size=100))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert speaks_of_saying(text) in {True, False}
