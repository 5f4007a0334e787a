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
    "Can you summarize today?": "today",
    "sum up the last 100 messages": "100",
    "summarise it since 2026-03-01": "2026-03-01",
    "summarize the news about cholera": "about cholera",
    "give me a summary of the last week about railways": "week about railways",
    "لخّص المحادثة": "",
    "السلام عليكم، لخّص لنا النقاش من فضلك": "",
    "ملخص آخر 24 ساعة": "24 ساعة",
    "أعطني ملخصًا لآخر يومين": "يومين",
    "لخص آخر ١٠٠ رسالة": "100",
    "لخّص لي ما قيل اليوم عن السكك الحديدية": "اليوم عن السكك الحديدية",
    "لخص لي أخبار العاصفة": "عن العاصفة",
    "لخص أخبار أمس": "أمس",
    "ملخص أخبار يوم أمس": "يوم أمس",
    "لخص أخبار الأسبوع الماضي": "الأسبوع الماضي",
    "ملخص أخبار غزة اليوم": "اليوم عن غزة",
    "Summarize US news": "about US",
    "summarize Gaza news": "about Gaza",
    "مرحبا لخص الأخبار": "",
    "من فضلك لخّص الأخبار": "",
    "What did we miss yesterday?": "yesterday",
    "catch us up please": "",
    "Fill me in on the ferry strike": "about the ferry strike",
    "what was agreed this month?": "this month",
    "What's happening today?": "today",
    "give me the highlights": "",
    "لخّص لنا وش حصل أمس": "أمس",
    "إيش فاتني هالأسبوع؟": "هالأسبوع",
    "شو فاتنا عن إضراب العبّارات؟": "عن إضراب العبّارات",
    "تلخيص النهارده": "النهارده",
    "هات الزبدة": "",
    "عطني زبدة النقاش": "",
    "شنو صار امبارح؟": "امبارح",
    "ماذا تقرر هذا الأسبوع؟": "هذا الأسبوع",
}


@pytest.mark.parametrize(("message", "words"), ASKED.items())
def test_plain_words_say_what_would_follow_the_command(message: str, words: str) -> None:
    assert summary_asked_for(message) == words


@pytest.mark.parametrize(
    "message",
    [
        "What is the summary of the report?", "summary of the ruling?", "summarizes", "Summarize the article on Japan",
        "ما ملخص التقرير؟", "لخصت اللجنة تقريرها", "ملخص الحكم", "خلاصة القول ماذا فعل؟", "", "hello", "كم سعر السكر؟",
        "summary on Tuesday", "summary of 2024", "summarize the news about yesterday", "ملخص أخبار يوم ميلادي",
        "What happened to the ferry?", "What happened?", "What happened in Tunis today?", "What was agreed on fish?",
        "what happened on 2026-03-01?", "what was said in the last 600 weeks?", "Catch me if you can", "missed trains",
        "ماذا حصل للعبّارة؟", "ماذا حدث؟", "شو صار بتونس اليوم؟", "الزبدة", "كم سعر الزبدة اليوم؟", "فاتني القطار",
        "digestion problems", "summary executions in Mali", "who will sum up the debate?",
    ],
)  # fmt: skip
def test_anything_else_is_a_question(message: str) -> None:
    assert summary_asked_for(message) is None


_ENGLISH_STRETCHES = {"": "", " today": "today", " of the last 3 days": "3 days", " from the last 50 messages": "50"}
_ARABIC_STRETCHES = {"": "", " اليوم": "اليوم", " آخر 3 أيام": "3 أيام", " آخر 50 رسالة": "50"}
_TOPIC = st.text("abcdefghijkloprsu", min_size=4, max_size=9).map(lambda word: f"The{word} bridge")


@given(st.sampled_from(sorted(_ENGLISH_STRETCHES)), _TOPIC)
def test_any_topic_is_kept_as_it_was_typed(stretch: str, topic: str) -> None:
    length = _ENGLISH_STRETCHES[stretch]
    assert summary_asked_for(f"summarize the news{stretch} about {topic}?") == f"{length} about {topic}".strip()
    arabic = dict(zip(_ENGLISH_STRETCHES, _ARABIC_STRETCHES, strict=True))[stretch]
    said = f"{_ARABIC_STRETCHES[arabic]} عن جسر كوبري".strip()
    assert summary_asked_for(f"لخّص الأخبار{arabic} عن جسر كوبري؟") == said


@given(st.text())
def test_any_text_can_be_read(message: str) -> None:
    words = summary_asked_for(message)
    if words is not None:
        wanted(words, datetime.now(UTC))
