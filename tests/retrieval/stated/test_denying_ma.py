"""Where the Arabic ما denies, and where it is "what", "still" or "only"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.facts.negation import denials
from retrieval.stated.comparison import compare


@pytest.mark.parametrize(
    "sentence",
    [
        "ما وقعت السعودية الاتفاق مع اليابان.",
        "ما حضر الوزير القمة.",
        "وما شارك المنتخب في البطولة.",
        "مَا حَضَرَ الوزيرُ القمّةَ.",
        "قال إنه ما زار الوزير بغداد.",
        "وقال: «ما انسحبت فرنسا من النيجر».",
        "انتهت الجلسة. ما وافق البرلمان على الموازنة.",
        "ما عاد الوزير يسكن هناك.",
    ],
)
def test_before_a_verb_of_the_past_with_its_subject_it_denies(sentence: str) -> None:
    assert len(denials(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "ما موقف مصر من السد؟",
        "ما كان رد إسرائيل؟",
        "ما الذي حضر الوزير من أجله؟",
        "ما زال الوزير في بغداد.",
        "ما دام الوزير حاضرا.",
        "ما إن وصل الوفد حتى غادر.",
        "ما حضر إلا الوزير.",
        "ما قاله الوزير صحيح.",
        "ما وقع في غزة كارثة.",
        "ما وقع اليوم كارثة.",
        "ما وافقت عليه الحكومة أمس رفضه البرلمان.",
        "ارتفعت الأسعار، ما أدى إلى احتجاجات.",
        "حضر الوفد بعد ما غادر الوزير بغداد.",
        "كل ما وصل السوق بيع.",
    ],
)
def test_what_is_asked_related_or_goes_on_is_not_denied(sentence: str) -> None:
    assert not denials(sentence)


def test_what_it_denies_is_the_contrary_of_what_was() -> None:
    found = compare("حضر الوزير القمة في بغداد أمس.", "ما حضر الوزير القمة في بغداد أمس.")
    assert found.contrary
    assert not found.no_more


@given(st.lists(st.sampled_from("ما وما حضر حضرت الوزير إلا زال عليه في . : «".split()), max_size=8).map(" ".join))
def test_any_words_with_it_can_be_read(text: str) -> None:
    assert len(denials(text)) <= text.count("ما")
