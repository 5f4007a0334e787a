"""What two sentences of one language say of one thing: the same, something else, or the contrary for sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.stated.comparison import Comparison, compare

_KILLED = "The flood in Basra killed {} people near the river."
_KILLED_ARABIC = "قتل الفيضان في البصرة {} أشخاص قرب النهر."

_SAME = [
    (_KILLED.format("three"), _KILLED.format("3")),
    (_KILLED_ARABIC.format("ثلاثة"), _KILLED_ARABIC.format("٣")),
    ("The flood in Basra cost 3.5 million dollars in damage.", "The flood in Basra cost 3,500,000 dollars in damage."),
    ("بلغت الخسائر في البصرة 3.5 مليون دولار.", "بلغت الخسائر في البصرة ٣٬٥٠٠٬٠٠٠ دولار."),
    (_KILLED.format("3"), f"Police said: {_KILLED.format('3')}"[:-1] + ", police said."),
    ("زار الرئيس إيران ثم كازاخستان يوم الأحد.", "زار الرئيس ايران ثم كازخستان يوم الأحد."),
]
_IN_ANOTHER_ORDER = [
    ("The parliament approved the budget on Sunday.", "On Sunday the parliament approved the budget."),
    ("Oil exports of Iraq rose by 3 percent in June.", "In June, Iraq's oil exports rose by 3 percent."),
    ("The navy seized the tanker near Basra.", "The tanker was seized by the navy near Basra."),
    ("احتجزت البحرية الناقلة قرب البصرة.", "احتجزت الناقلة من قبل البحرية قرب البصرة."),
    ("اعتقلت الشرطة رجلين في البصرة.", "الشرطة اعتقلت رجلين في البصرة."),
    ("ارتفع سعر الخبز في القاهرة إلى جنيهين.", "في القاهرة ارتفع سعر الخبز إلى جنيهين."),
    ("According to the ministry, exports fell by 4 percent.", "Exports fell by 4 percent, the ministry said."),
    (
        "Officials said on Monday that the dam burst in Derna.",
        "The dam burst in Derna, officials said on Monday.",
    ),
    ("قال مسؤولون إن السد انهار في درنة.", "انهار السد في درنة، وفقا لمسؤولين."),
]
_SAID_BY = [
    ("Twelve people were killed in the flood.", "At least twelve people were killed in the flood, officials said."),
    ("قتل اثنا عشر شخصا في الفيضان.", "قتل اثنا عشر شخصا على الأقل في الفيضان وفقا للسلطات."),
]
_CONTRARY = [
    (_KILLED.format("3"), _KILLED.format("7")),
    (_KILLED.format("three"), _KILLED.format("seven")),
    (_KILLED.format("three"), _KILLED.format("11")),
    (_KILLED_ARABIC.format("ثلاثة"), _KILLED_ARABIC.format("سبعة")),
    (_KILLED_ARABIC.format("ثلاثة"), _KILLED_ARABIC.format("٧")),
    ("The minister will attend the summit in Basra.", "The minister will not attend the summit in Basra."),
    ("وقع الوزير اتفاق السلام في بغداد.", "لم يوقع الوزير اتفاق السلام في بغداد."),
    ("سيحضر الوزير القمة في البصرة.", "لن يحضر الوزير القمة في البصرة."),
    ("Exports of Iraq rose by 3 percent.", "Exports of Iraq rose by five percent."),
]
_PERHAPS = [
    ("The flood in Basra hurt 3 men, 3 women.", "The flood in Basra hurt 3 men, 7 boys."),
    ("The summit in Basra starts on Monday.", "The summit in Basra starts on Friday."),
    ("تبدأ القمة في البصرة يوم الاثنين.", "تبدأ القمة في البصرة يوم الجمعة."),
    ("Oil prices in Basra rose this week.", "Oil prices in Basra fell this week."),
    ("ارتفعت أسعار النفط في البصرة هذا الأسبوع.", "انخفضت أسعار النفط في البصرة هذا الأسبوع."),
    ("The governor of Basra province is Ali Hassan.", "The governor of Basra province is Omar Jaber."),
    ("The party won in the north and lost in the south.", "The party won in the south and lost in the north."),
    ("فاز الحزب في الشمال وخسر في الجنوب.", "فاز الحزب في الجنوب وخسر في الشمال."),
    ("Prices of oil rose and prices of gold fell.", "Prices of gold rose and prices of oil fell."),
    ("Exports to Iran rose and exports to Iraq fell.", "Exports to Iraq rose and exports to Iran fell."),
    ("The head of the army met the chief of the police.", "The head of the police met the chief of the army."),
    ("The summit opens on Monday and ends on Friday.", "The summit opens on Friday and ends on Monday."),
    ("The new policy of Basra province failed.", "The new police of Basra province failed."),
    ("أجلت المحكمة الجلسة في البصرة أسبوعا.", "أجلت المحاكمة الجلسة في البصرة أسبوعا."),
    ("محافظ البصرة الجديد هو علي حسن.", "محافظ البصرة الجديد هو عمر جابر."),
    ("محافظ البصرة الجديد هو علي حسن.", "محافظ البصرة الجديد هو عمر حسن."),
    ("On 1 May the flood in Basra killed 3 people.", "On 2 May the flood in Basra killed 7 people."),
    ("On 1 May the flood in Basra killed 3 people.", "On 2 May the flood in Basra killed 3 people, 12 officials said."),
    ("Exports of Iraq rose in 2019 by 3 percent.", "Exports of Iraq rose in 2021 by 5 percent."),
    ("The flood in Basra killed 3 people.", "The flood in Baghdad killed 7 people."),
    ("The flood in Basra hurt 3 men and 5 women.", "The flood in Basra hurt 5 men and 3 women."),
    ("Iran beat Japan in the final on Sunday.", "Japan beat Iran in the final on Sunday."),
    ("The summit will be held in Basra.", "The summit in Basra was cancelled."),
    ("Flight 123 landed in Basra last night.", "Flight 456 landed in Basra last night."),
    ("The flood in Basra killed 3 people.", "The flood in Basra killed 7 people, the river police said on Monday."),
    ("Joe Biden criticised Donald Trump.", "Donald Trump criticised Joe Biden."),
    ("Real Madrid beat Barcelona 3-1.", "Barcelona beat Real Madrid 3-1."),
    ("Protesters attacked police.", "Police attacked protesters."),
    ("اتهم محمود عباس إسماعيل هنية بالكذب.", "اتهم إسماعيل هنية محمود عباس بالكذب."),
    ("انتقد الوزير الرئيس.", "انتقد الرئيس الوزير."),
    ("مصر أكبر مساحة من إيران.", "إيران أكبر مساحة من مصر."),
    ("More than 100 people were killed in Basra.", "120 people were killed in Basra."),
    ("قتل أكثر من 100 شخص في البصرة.", "قتل 120 شخصا في البصرة."),
    ("قتل نحو 100 شخص في البصرة أمس.", "قتل 102 شخص في البصرة أمس."),
    ("Inflation in Iraq fell to 5 percent.", "Inflation in Iraq fell by 2 percent."),
    ("A man aged 45 was arrested in Cairo.", "A man aged 32 was arrested in Cairo."),
    ("The train takes 3 hours to Basra.", "The train takes 5 hours to Basra by bus."),
    ("اعتقل رجل عمره 45 عاما في القاهرة.", "اعتقل رجل عمره 32 عاما في القاهرة."),
    ("The summit opens at 10:30 in Doha.", "The summit opens at 11:45 in Doha."),
    ("تبدأ القمة الساعة 20:45 في الدوحة.", "تبدأ القمة الساعة ٢٢:٠٠ في الدوحة."),
    ("The economy of Iraq grew 3 percent last year.", "The economy of Iraq grew 5 percent this year."),
    ("نما اقتصاد العراق 3 في المئة العام الماضي.", "نما اقتصاد العراق 5 في المئة هذا العام."),
    ("The economy of Iraq grew 3 percent last year.", "The economy of Iraq grew 3 percent this year."),
    ("تسلمت الحكومة العراقية الأسلحة أمس.", "سلمت الحكومة العراقية الأسلحة أمس."),
    ("سيوقع الوزير اتفاق السلام في بغداد.", "وقع الوزير اتفاق السلام في بغداد."),
    ("The minister will visit Basra on Monday.", "The minister visited Basra on Monday."),
    ("Many books about World War I were sold.", "Many books about World War II were sold."),
    ("قتل نحو 100 شخص في البصرة.", "قتل أقل من 100 شخص في البصرة."),
    ("All ministers attended the summit.", "Some ministers attended the summit."),
    ("حضر كل الوزراء القمة.", "حضر بعض الوزراء القمة."),
    ("Israel attacked Hezbollah in Lebanon.", "Israel was attacked by Hezbollah in Lebanon."),
    ("The rebels captured the governor in Goma.", "The rebels were captured by the governor in Goma."),
    ("Aid was sent by Iran to Iraq on Sunday.", "Aid was sent by Iraq to Iran on Sunday."),
    ("سافر الوفد من بغداد إلى طهران.", "سافر الوفد من طهران إلى بغداد."),
    ("إيران هاجمت العراق.", "هاجمت العراق إيران."),
    ("بايدن انتقد ترامب في خطاب.", "ترامب انتقد بايدن في خطاب."),
    ("اعتقلت الشرطة الرجل في البصرة.", "اعتقلت الشرطة من قبل الرجل في البصرة."),
    ("According to Israel, Iran attacked the ship.", "According to Iran, Israel attacked the ship."),
    ("قال الوزير إن الرئيس استقال أمس.", "قال الرئيس إن الوزير استقال أمس."),
    ("تزور الوزيرة بيروت هذا الأسبوع.", "قد تزور الوزيرة بيروت هذا الأسبوع."),
    ("The G7 summit opens in the city of Bari.", "The G20 summit opens in the city of Bari."),
]
_OTHER = [
    (_KILLED.format("3"), "The flood in Basra closed 12 schools and two hospitals for a month."),
    ("Rain fell.", "Snow fell."),
]


@pytest.mark.parametrize(("one", "other"), [*_SAME, *_IN_ANOTHER_ORDER, *_SAID_BY])
def test_the_same_thing_in_another_spelling_is_the_same(one: str, other: str) -> None:
    assert compare(one, other).no_more
    assert not compare(one, other).apart


@pytest.mark.parametrize(("one", "other"), _CONTRARY)
def test_what_cannot_both_be_meant_is_contrary(one: str, other: str) -> None:
    for found in (compare(one, other), compare(other, one)):
        assert found.contrary
        assert not found.no_more


@pytest.mark.parametrize(("one", "other"), _PERHAPS)
def test_what_may_both_be_meant_is_neither_the_same_nor_contrary(one: str, other: str) -> None:
    for found in (compare(one, other), compare(other, one)):
        assert found.apart
        assert not found.contrary
        assert not found.no_more


def test_a_past_verb_behind_qad_is_a_fact() -> None:
    assert compare("تولى الوزير منصبه في بغداد أمس.", "وقد تولى الوزير منصبه في بغداد أمس.").no_more


@pytest.mark.parametrize(("one", "other"), _OTHER)
def test_sentences_of_different_things_are_not_held_against_each_other(one: str, other: str) -> None:
    for found in (compare(one, other), compare(other, one)):
        assert found == Comparison()


_WORDS = st.lists(
    st.sampled_from(
        """the flood in Basra Baghdad killed did not 3 seven people women Monday May 2019 Ali rose fell 3.5 million
        قتل لم يقتل الفيضان في البصرة ثلاثة ٧ أشخاص الاثنين علي دون ، .""".split()
    ),
    max_size=9,
).map(" ".join)


@given(_WORDS, _WORDS)
def test_which_of_two_comes_first_makes_no_difference(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.apart, there.contrary) == (back.apart, back.contrary)
    assert (there.no_more, there.no_less) == (back.no_less, back.no_more)
    assert there.apart or not there.contrary
    assert not there.apart or not there.no_more


@given(_WORDS)
def test_a_sentence_says_what_it_says(text: str) -> None:
    assert compare(text, text).no_more
    assert not compare(text, text).contrary


@pytest.mark.parametrize("verb", ["توقع", "استبعد", "تمنى"])
def test_what_somebody_expects_or_rules_out_is_not_what_somebody_states(verb: str) -> None:
    stated = "أكد الوزير أن المدارس ستفتح أبوابها يوم الأحد."
    expected = stated.replace("أكد", verb)
    assert not compare(expected, stated).no_more


@pytest.mark.parametrize("verb", ["أقر", "أجاز"])
def test_what_a_parliament_passes_is_no_saying_of_its(verb: str) -> None:
    found = compare(f"{verb} البرلمان القانون بعد أن عدلته الحكومة", "ناقش البرلمان القانون بعد أن عدلته الحكومة")
    assert found.apart
    assert not found.no_more


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وافقت إيران على وقف إطلاق النار مع العراق", "غير أن إيران وافقت على وقف إطلاق النار مع العراق"),
        ("أوقفت المنظمات الحكومية عملها في البصرة", "أوقفت المنظمات غير الحكومية عملها في البصرة"),
        ("Three people were killed in the flood.", "No fewer than three people were killed in the flood."),
    ],
)
def test_an_idiom_or_an_adjective_makes_nothing_contrary(one: str, other: str) -> None:
    assert not compare(one, other).contrary
