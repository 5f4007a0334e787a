"""A speaker named at the sentence's end, or only meant there: "…, he said." goes on from whoever was named last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.attribution import ends_without_speaker
from retrieval.speech.discourse import leaves_subject_out


@pytest.mark.parametrize(
    "sentence",
    [
        "The harvest will be late, he said.",
        "The harvest will be late, which worries small farms, she added.",
        "The harvest, he recalled, was late last year as well.",
        "The harvest was later than they said, he recalled, and half of it was lost.",
        "Rain could save it if it came in May, she said, but none is in sight.",
        "The bridge was closed for a night, he later told reporters.",
        "The fleet will sail in June, it said in a statement.",
        '"The wall is standing," he told a news conference.',
        '"The wall is standing!" he said on Tuesday.',
        "“The wall is standing,” they say.",
        "«The wall is standing», she has said.",
        'The wall "is standing and it held", he said.',
        'and it held the water back," he said.',
        '"It was late, Khoury said, and we left," he recalled.',
        "«سرت ساعتين في الطين»، قالت.",
        "«البئر جفت قبل عام»، يقول.",
        "«البئر جفت قبل عام» تضيف.",
        "«سرت ساعتين في الطين»، قال للصحفيين.",
        "«سرت ساعتين في الطين»، أضاف في تصريح لقناة محلية.",
        '"سرت ساعتين في الطين"، كما قالت.',
        "جفت البئر قبل عام، يقول.",
        "جفت البئر بين القريتين قبل عام، كما قال.",
    ],
)
def test_a_clause_of_saying_without_a_name_goes_on_from_the_sentence_before(sentence: str) -> None:
    assert ends_without_speaker(sentence)
    assert leaves_subject_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # The speaker is named in the clause ...
        "The harvest will be late, the minister said.",
        '"There was no panic," said Nadine Khoury, who was on board.',
        "The harvest will be late, according to Japarov.",
        '"The wall is standing," Khaled told a news conference.',
        '"The wall is standing," said he who built it.',
        "«سرت ساعتين في الطين»، قالت أم هاني.",
        "«سرت ساعتين في الطين»، يقول المزارع.",
        "جفت البئر قبل عام، قال الوزير.",
        "جفت البئر قبل عام، بحسب الوزير.",
        # ... or before it, in the same sentence ...
        "Japarov said the harvest will be late, but rain may save it, he added.",
        'Khalil was happy: "We won," he said.',
        'Khalil told reporters: "We won and," he said, "we will win again."',
        "وقال جباروف: «سرت ساعتين في الطين»، أضاف.",
        "وأكد جباروف أن البئر جفت، قال.",
        "«سرت ساعتين»، قالت أم هاني، «والبئر جفت»، أضافت.",
        # ... or it is no clause of saying, but the sentence's own.
        "After the vote, he said that trade would grow.",
        "When Japarov arrived, he said nothing about the harvest.",
        "Japarov met Raisi, and he told him that trade would grow.",
        "Japarov came home, and he said so.",
        "وصل جباروف إلى طهران، وأضاف أن البئر جفت.",
        "زرع الفلاحون القمح «الصلب» وقالوا إن المطر قريب.",
        'بعد المباراة، قال "ملك الملاعب" كلمته.',
        'عندما سئل الوزير عن البئر، أجاب "جفت قبل عام".',
        "وقع الخلاف بين القريتين.",
        '"It was late, he said, and we left."',
        "«البئر جفت، قال، فسرنا».",
        "He",
        "قال",
        '"',
        "",
    ],
)
def test_a_named_speaker_and_a_clause_that_is_the_sentence_itself_are_left_alone(sentence: str) -> None:
    assert not ends_without_speaker(sentence)


_BITS = st.sampled_from(
    ['"', "«", "»", "“", "”", ", ", "، ", ". ", " he said", " قال", " قالت", "Ali ", "that ", "أن ", "x"]
)


@given(st.lists(_BITS, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_ends_in_one_way_or_the_other(text: str) -> None:
    assert ends_without_speaker(text) in {True, False}
    assert leaves_subject_out(text) or not ends_without_speaker(text)
