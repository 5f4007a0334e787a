"""Whatever a sentence is made of, also cut numbers and loose articles, what it states can be read and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.numbers import figures
from retrieval.stated.comparison import compare
from retrieval.stated.levels import levels
from retrieval.stated.statement import statement

_CUT = [
    "عقدت قمة مجموعة الـ 20 في الهند.",
    "قالت الـ BBC إن القمة عقدت",
    "بلغ العدد للـ 20 في الهند",
    "بلغ العدد مليون و...",
    "بلغ العدد مليونا و",
    "بلغ العدد مليون وـ",
    "ولد في تسعينيات القرن",
    "في ستينيات القرن.",
]
_PIECES = st.lists(
    st.sampled_from(
        """
        الـ ال لل للـ و وـ ـ ف ب ل س سـ بال وال مليون مليونا مليونان ألف آلاف مليار مئة مائتا ثلاثة وعشرون نصف ونصف ثلثا
        تسعينيات ستينيات القرن العشرين القرن الـ عام سنة الحادي عشر الأولى عمره عن أقل من نحو لا لم سوف هذا العام
        20 ٢٠ ۲۰ ২০ ２０ ²  ½ 3½ 1,250 1.250 ١٬٢٥٠ ٣٫٥ 10:30 19/9/2023 ٢٠/٩ 7/10 1701/2 2:1 1990s 90s 3rd 5m $ 5bn % ٪ £
        one million and half two thirds dozen hundred nineties No. no. Flight G20 II XIV I aged by to this year
        price toll سعر حصيلة rose stands at بلغ ارتفع إلى ministry وزارة of from a litre للتر
        BBC BBC's U.S. الهند مصر قال said killed people ﷺ ... . , ، ؟ : / - – ( ) « » " ' \u200f \u0640 \u064b e\u0301
        """.split()
    ),
    max_size=10,
)
_SENTENCES = st.builds(lambda pieces, gap: gap.join(pieces), _PIECES, st.sampled_from([" ", " ", "", "\u00a0"]))


@pytest.mark.parametrize("sentence", _CUT)
def test_a_cut_sentence_can_be_read(sentence: str) -> None:
    figures(sentence)
    statement(sentence)
    assert not compare(sentence, "عقدت قمة مجموعة العشرين في الهند.").contrary


@given(_SENTENCES, _SENTENCES)
def test_any_pieces_can_be_read_and_compared(one: str, other: str) -> None:
    for sentence in (one, other):
        assert all(0 <= each.first < each.end for each in figures(sentence))
        statement(sentence)
        levels(sentence)
    compare(one, other)
    compare(one, f"{one} {other}")
