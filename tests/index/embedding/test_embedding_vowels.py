"""Vowelled Arabic: which signs a model is not shown, and where what it is shown stands."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.vowels import Unvowelled, unvowelled, without_signs

_ARABIC = st.text(alphabet="ابتمنويهة\u064e\u064f\u0650\u0652\u0651\u064b\u0640 .،«»1a", max_size=80)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("زَارَ الرَّئِيسُ المَدِينَةَ أَمْسِ.", "زار الرئيس المدينة أمس."),
        ("عَنْ ثَمَانِينَ عَامًا، سَنَةَ 1968.", "عن ثمانين عاما، سنة 1968."),
        ("وختم بقوله: «العِلْمُ نُورٌ وَالجَهْلُ ظَلَامٌ» وغادر ثمّ عاد.", "وختم بقوله: «العلم نور والجهل ظلام» وغادر ثمّ عاد."),
        ("وقـــال المتحـــدث باسم الجـــامعة", "وقال المتحدث باسم الجامعة"),
    ],
)
def test_whole_rows_of_signs_and_what_stretches_words_go(text: str, read: str) -> None:
    assert unvowelled(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The café opened.",
        "نجح 320 طالباً رسمياً، وذلك وفقاً لما أعلن.",
        "إنّ المدير العامّ أكّد أنّ النسبة ارتفعت.",
        "قُتل ثلاثة وجُرح عشرة، وتُعدّ هذه رابع مرّة.",
        "بلغ عددهم بـ 5 آلاف سنة 1445 هـ، أمام الـ18 وبـالسوبر.",
        "مَن يحكُم؟",
    ],
)
def test_single_signs_stay(text: str) -> None:
    shown = unvowelled(text)
    assert shown.text == text
    assert shown.span(0, len(text)) == (0, len(text))


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("مَن حُكم عليه في القضيّـة؟", "من حكم عليه في القضية؟"),
        ("كم طالباً رُسّب سنة 1445 هـ؟", "كم طالباً رسب سنة 1445 هـ؟"),
        ("مَتَى زَارَ الوَزِيرُ مَكْتَبَةً؟", "متى زار الوزير مكتبة؟"),
        ("Who is Müller?", "Who is Müller?"),
    ],
)
def test_in_a_question_single_signs_go_but_tanwin(question: str, read: str) -> None:
    assert without_signs(question).text == read


@given(st.one_of(_ARABIC, st.text(max_size=60)), st.sampled_from([unvowelled, without_signs]))
def test_every_code_point_is_known_in_its_place(text: str, show: Callable[[str], Unvowelled]) -> None:
    shown = show(text)
    spans = [shown.span(place, place + 1) for place in range(len(shown.text))]
    assert "".join(text[start] for start, _ in spans) == shown.text
    assert all(end == following for (_, end), (following, _) in pairwise(spans))
    assert shown.span(len(shown.text), len(shown.text)) == (len(text), len(text))
    assert shown.span(-7, -1) == (-7, -1)


@given(_ARABIC)
def test_only_signs_go_and_letters_and_spaces_stay(text: str) -> None:
    signs = "\u064e\u064f\u0650\u0652\u0651\u064b\u0640"
    kept = unvowelled(text).text
    assert [c for c in kept if c not in signs] == [c for c in text if c not in signs]


@pytest.mark.parametrize("unit", ["بَ", "بَتَ ", "\u064b", "ـ", "مـ", "x"], ids=ascii)
def test_long_texts_cost_little(unit: str) -> None:
    started = time.process_time()
    unvowelled(unit * (20_000 // len(unit)))
    assert time.process_time() - started < 0.5
