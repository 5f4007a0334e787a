"""Arabic verbs that come without the one whose they are, before another noun; and nouns that tell nothing alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation.leaning import leans
from retrieval.conversation.whole import make_whole

_EARLIER = ["متى عقدت القمة في أنقرة؟"]


@pytest.mark.parametrize(
    "question",
    [
        "هل نشرت تقريرا؟",
        "هل اتخذت قرارا بشأن النفط؟",
        "هل أصدر بيانًا شديدًا؟",
        "متى سيطرح مشروعا؟",
        "هل قدمت اعتذارا؟",
        "هل طالب بتعويضات؟",
        "هل هددوا بعقوبات؟",
        "هل قام بأي خطوة؟",
        "كم يبيع من السيارات؟",
        "كم اشترى من الذهب؟",
        "متى يدخل حيز الخدمة؟",
        "هل هرب عبر الحدود؟",
        "متى يقام الآن؟",
        "منذ متى حظرت؟",
        "حتى متى مددت؟",
        "هل سجلت إصابات؟",
        "هل حضر أحد؟",
        "هل هي مجانية في تركيا؟",
        "ما موقف اليابان؟",
        "وما رأي فرنسا؟",
        "من استقال؟",
    ],
)
def test_what_comes_behind_a_verb_and_is_no_subject_leaves_it_to_what_was_asked(question: str) -> None:
    assert leans(question)
    assert "القمة" in make_whole(question, _EARLIER)


@pytest.mark.parametrize(
    "question",
    [
        "متى سجل بنزيما؟",
        "متى سجل بنزيما هدفا؟",
        "متى أصدرت شاكيرا ألبوما؟",
        "متى ولدت شاكيرا؟",
        "متى أعلن نيلسون مانديلا استقالته؟",
        "هل فاز بايدن؟",
        "هل فاز برشلونة؟",
        "هل رحب بوتين بالاتفاق؟",
        "هل طالب بنك مصر بتعويض؟",
        "كم تستورد مصر من القمح؟",
        "كم يبلغ من العمر ميسي؟",
        "كم يوجد من الأنبياء في القرآن؟",
        "متى دخل حيز التنفيذ قانون الجنسية؟",
        "إلى متى الحرب؟",
        "هل يوجد أحد؟",
        "هل وصلت مساعدات إلى غزة؟",
        "هل هو صحيح أن جباروف استقال؟",
        "ما موقف الصين من تايوان؟",
        "ما رأي العلماء في القهوة؟",
        "ما دور الكلى؟",
        "من كتب هاملت؟",
        "من ستالين؟",
        "هل تعمل الآن؟",
    ],
)
def test_a_verb_that_has_its_subject_takes_nothing_over(question: str) -> None:
    assert not leans(question)


def test_a_word_with_hamza_has_no_article() -> None:
    assert leans("هل هو إلزامي في مصر؟")
    assert not leans("هل هو الرئيس في مصر؟")


_VERBS = st.sampled_from("أصدرت نشرت قدمت أعلنت سجلت طلبت".split())
_OBJECTS = st.sampled_from("تحذير تقرير قرار بيان كتاب مشروع اتفاق اقتراح هدف فيلم".split())


@given(_VERBS, _OBJECTS)
def test_an_object_is_told_by_its_ending_marked_or_not(verb: str, noun: str) -> None:
    assert leans(f"هل {verb} {noun}ا؟")
    assert leans(f"هل {verb} {noun}ًا؟")
    assert not leans(f"هل {verb} الشركة {noun}ا؟")
