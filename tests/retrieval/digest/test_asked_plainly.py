"""A summary asked for in plain words is told from a question that has the word in it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.digest.asked_plainly import summary_asked_for
from retrieval.digest.time_span import wanted

ASKED = {
    "Summarize": "",
    "Summarise this chat please": "",
    "recap": "",
    "summarize the last 3 days": "3 days",
    "Can you summarize today?": "24h",
    "sum up the last 100 messages": "100",
    "summarise it since 2026-03-01": "2026-03-01",
    "summarize the news about cholera": "about cholera",
    "give me a summary of the last week about railways": "7d about railways",
    "لخّص المحادثة": "",
    "السلام عليكم، لخّص لنا النقاش من فضلك": "",
    "ملخص آخر 24 ساعة": "24 ساعة",
    "أعطني ملخصًا لآخر يومين": "يومين",
    "لخص آخر ١٠٠ رسالة": "100",
    "لخّص لي ما قيل اليوم عن السكك الحديدية": "24h عن السكك الحديدية",
    "لخص لي أخبار العاصفة": "عن العاصفة",
}


@pytest.mark.parametrize(("message", "words"), ASKED.items())
def test_plain_words_say_what_would_follow_the_command(message: str, words: str) -> None:
    assert summary_asked_for(message) == words


@pytest.mark.parametrize(
    "message",
    [
        "What is the summary of the report?", "summary of the ruling?", "summarizes", "Summarize the article on Japan",
        "ما ملخص التقرير؟", "لخصت اللجنة تقريرها", "ملخص الحكم", "خلاصة القول ماذا فعل؟", "", "hello", "كم سعر السكر؟",
        "digestion problems", "summary executions in Mali", "who will sum up the debate?",
    ],
)  # fmt: skip
def test_anything_else_is_a_question(message: str) -> None:
    assert summary_asked_for(message) is None


_WORDS = "summarize the last 3 days about لخص أخبار آخر 100 رسالة عن , please x".split()


@given(st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join) | st.text())
def test_what_it_says_can_be_read_as_after_the_command(message: str) -> None:
    words = summary_asked_for(message)
    if words is not None:
        wanted(words, datetime.now(UTC))
