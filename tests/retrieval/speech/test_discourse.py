"""Which sentences go on from the one before, and whom a sentence is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.discourse import leaves_subject_out, subject_span


@pytest.mark.parametrize(
    "sentence",
    [
        "وأشار إلى قدرات الترانزيت المناسبة جدا.",
        "واشار إلى أن البلدين لديهما قدرات جيدة.",
        "وأضاف، ان إيران مستعدة للتشارك.",
        "وقال: زيادة تبادل السلع في مصلحة البلدين.",
        "كما أكد أن العلاقات ستتطور.",
        "وقال للصحفيين إن المحادثات ستستمر.",
        "وقال لوكالة رويترز إن الميناء سيفتح.",
        "ويضيف أن التجارة ستنمو.",
        "وأكدوا أن الاتفاق نهائي.",
        "وقد أكد أن الاتفاق نهائي.",
        "He added that trade would grow.",
        "But they said nothing about it.",
        "Later, she called for talks.",
        "وعلّقت: «كنت أنام في الحقل».",
        "وعلّق على القرار بعد ساعة.",
        "وردّ: «لن نغلق الميناء».",
        "ورد على الأسئلة في آخر اليوم.",
        "وأجاب بأن الميناء سيفتح.",
        "وأجابت أن الميناء سيفتح.",
        "وأقرّ بأن الميناء أغلق.",
        "واستدرك: «لكن الميناء سيفتح».",
        "وتساءل: «متى يفتح الميناء؟».",
        "وجزم بأن الميناء سيفتح.",
        "وألمحت إلى أن الميناء سيفتح.",
        "واستبعد أن يفتح الميناء.",
        "وتوقّع أن تنمو التجارة.",
        "وتوقعوا أن تنمو التجارة.",
        "وتمنّى أن تنمو التجارة.",
        "وبيّن أن التجارة تنمو.",
        "وبيّنت أن التجارة تنمو.",
        "ويتساءل: «متى يفتح الميناء؟».",
        "ويجيب بأن الميناء سيفتح.",
        "ويعلّق: «سيفتح الميناء».",
        "In March, he had promised 100 jobs.",
        "Asked about the strike, she said 12 buses ran.",
        "When they took office, they cut taxes.",
        "According to him, 200 jobs will go.",
        "وفي رده على سؤال، قال إن الأرصفة جاهزة.",
        "من جهة أخرى، قال إن السفن ستصل.",
        "وبحسب قوله فإن السفن ستصل.",
        "وهو في الخمسين من عمره.",
    ],
)
def test_reported_speech_without_a_subject_goes_on_from_the_sentence_before(sentence: str) -> None:
    assert leaves_subject_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "وأكد رئيسي أهمية التحرك السريع.",
        "كما رحب جباروف باقتراح رئيسي.",
        "من جانبه هنأ رئيس قيرغيزستان إيران.",
        "هنا في البلاد يزرع القمح.",
        "وقال لافروف إن المحادثات ستستمر.",
        "ويقول الوزير إن التجارة ستنمو.",
        "زيادة تبادل السلع في مصلحة البلدين.",
        "Japarov said that trade would grow.",
        "The president added that trade would grow.",
        "وعلّق الممرضون إضرابهم.",
        "وعلقت في الزحام مئات السيارات.",
        "ورد في البيان أن التجارة ستنمو.",
        "وردت من المدينة أنباء عن السيول.",
        "فرد من كل أسرة سيحصل على المنحة.",
        "وأقرّ البرلمان الموازنة.",
        "وتوقع البنك أن تنمو التجارة.",
        "ويتوقع أن ترتفع الحرارة.",
        "وبين القريتين نهر.",
        "In Metz, Renard said he had promised 100 jobs.",
        "After Renard spoke, he left.",
        "In March, it rained.",
        "According to Renard, her office is closed.",
        "وفي المدينة متحف بناه أمير، وهو شاعر.",
        "وفي المدينة افتتح الأمير متحفا، وقال إن الدخول مجاني.",
        "وهو ما أدى إلى إغلاق الميناء.",
        "في البصرة، قال قنديل إن السفن ستصل.",
        "",
        "***",
    ],
)
def test_a_sentence_with_its_own_subject_stands_alone(sentence: str) -> None:
    assert not leaves_subject_out(sentence)


@pytest.mark.parametrize(
    ("sentence", "subject", "another"),
    [
        ('وكان رئيسي قد التقى في نيويورك، رئيس قرغيزستان "صدر جباروف".', "رئيسي", "جباروف"),
        ("كما أشار آية الله رئيسي إلى التقدم، واقترح على رئيس قيرغيزستان اطالة زيارته.", "رئيسي", "قيرغيزستان"),
        ('من جانبه هنأ رئيس قيرغيزستان "صدر جباروف" ايران لعضويتها.', "جباروف", "لا شيء"),
        ("من جانبه أشار رئيس كازاخستان قاسم جومارت توكاييف إلى القدرات الهائلة.", "توكاييف", "القدرات"),
        ("وتوقّع رئيسي أن يزور جباروف طهران.", "رئيسي", "جباروف"),
        ("وردّ رئيسي على جباروف في طهران.", "رئيسي", "جباروف"),
        ("وعلّقت ليلى على قرار الوزير.", "ليلى", "الوزير"),
        ("Raisi told Japarov to stay longer.", "Raisi", "Japarov"),
    ],
)
def test_the_subject_is_whoever_acts_not_whoever_is_mentioned(sentence: str, subject: str, another: str) -> None:
    start, end = subject_span(sentence)
    assert subject in sentence[start:end]
    assert another not in sentence[start:end]


@given(st.text(max_size=200))
def test_any_text_has_a_subject_span_within_it(sentence: str) -> None:
    start, end = subject_span(sentence)
    assert 0 <= start <= end <= len(sentence)
    assert leaves_subject_out(sentence) in {True, False}
