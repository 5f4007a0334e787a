"""Whatever the question and the sentence, a mark is a slice of it that stands by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.question import analyse
from retrieval.short_answer import short_answer

_QUESTIONS = (
    "How many ships arrived?", "How much did it cost?", "How old was he?", "What percentage voted?", "How long is it?",
    "When did they meet?", "When was the war?", "In what year was it?", "In which century was it?", "Who came?",
    "كم سفينة وصلت؟", "بكم بيعت؟", "كم عمره؟", "كم نسبتهم؟", "كم دام؟", "متى وصلت؟", "متى كانت؟", "في أي عام؟",
    "من هو؟",
)  # fmt: skip
_PIECES = (
    "12", "1,250", "١٬٢٥٠", "٣٫٥", "2019", "1990s", "19/9/2023", "COVID-19", "$300m", "3.5bn", "5th", "½", "40%", "٪",
    "three", "Twenty", "one", "hundred", "million", "thirds", "years", "km", "dollars", "second", "half", "of", "and",
    "to", "from", "between", "or", "May", "September", "Monday", "early", "century", "AD", "BC", "Marie", "Curie",
    "Duke", "In", "by", "the", "'s", "ships", "ثلاثة", "عشر", "واحد", "وعشرون", "أحد", "مئة", "ألف", "مليون", "ونصف",
    "و15", "بـ12", "الـ19", "بين", "إلى", "من", "عام", "القرن", "التاسع", "كانون", "الثاني", "رمضان", "هـ", "م", "يوم",
    "الاثنين", "سبتمبر", "أوائل", "سفينة", "دولار", "كيلومترا", "مربعا", "في", "المئة", "نصف", "عاما", "يومين", "عمره",
    "-", "–", "/", ".", ",", "،", "(", ")", ":", "×", "\u200f", "\u064b", "ـ", "\n", "\u00a0", "``", "”",
)  # fmt: skip
_TEXTS = st.builds(
    lambda pieces, gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=False)),
    st.lists(st.sampled_from(_PIECES), max_size=14),
    st.lists(st.sampled_from([" ", " ", " ", "", "-", "\u00a0"]), min_size=14, max_size=14),
)


@settings(deadline=None)
@given(st.sampled_from(_QUESTIONS), _TEXTS | st.text(max_size=60))
def test_a_mark_stands_by_itself_within_the_sentence(question: str, sentence: str) -> None:
    span = short_answer(analyse(question), sentence)
    if span is None:
        return
    assert 0 <= span.start < span.end <= len(sentence)
    mark = sentence[span.start : span.end]
    assert mark == mark.strip()
    assert any(character.isalnum() for character in mark)
    assert not sentence[: span.start][-1:].isalnum()
    assert not sentence[span.end :][:1].isalnum()
