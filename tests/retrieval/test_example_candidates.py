"""Which questions a sentence proposes, how they read, and which sentences had better propose none."""

import pytest
from newsroom import article

from index.indexing import cut
from retrieval.examples.arabic import ArabicArticle
from retrieval.examples.english import EnglishArticle
from retrieval.examples.templates import FRAMES, OFFICES, SAY_ABOUT, Act
from retrieval.examples.topics import topics
from retrieval.quotation import Quotation


def proposed(text: str, language: str) -> list[str]:
    """The questions that an article with this body proposes, in the order of its sentences."""
    document = article("one", f"Title\n\n{text}" if text.isascii() else f"عنوان\n\n{text}")
    sentences = cut(document).sentences
    made = ArabicArticle if document.language == "ar" else EnglishArticle
    found = [each.question for each in made(document, sentences).candidates(language)]
    for sentence in sentences:
        read = Quotation(document.text[sentence.start : sentence.end])
        found += [each.question for each in topics(read, sentence, language)]
    return found


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        (
            "قال الرئيس الإيراني إن كازاخستان صديقة.",
            "ماذا قال الرئيس الإيراني عن كازاخستان؟",
            "What did the president of Iran say about Kazakhstan?",
        ),
        (
            "من جانبه أعلن رئيس كازاخستان قاسم توكاييف أن الاتفاق قريب.",
            "ماذا أعلن رئيس كازاخستان؟",
            "What did the president of Kazakhstan announce?",
        ),
        (
            "وهنأ رئيس قيرغيزستان إيران بالعضوية.",
            "بماذا هنّأ رئيس قيرغيزستان إيران؟",
            "What did the president of Kyrgyzstan congratulate Iran on?",
        ),
        (
            "وحذرت رئيسة وزراء إيطاليا من الأزمة.",
            "ممّ حذّرت رئيسة وزراء إيطاليا؟",
            "What did the prime minister of Italy warn about?",
        ),
        (
            "دعا وزير الخارجية الأمريكي إلى التهدئة.",
            "إلى ماذا دعا وزير الخارجية الأمريكي؟",
            "What did the foreign minister of the United States call for?",
        ),
        ("أعلنت تركيا أن المعبر مفتوح.", "ماذا أعلنت تركيا؟", "What did Turkey announce?"),
        ("رفض العراق، الخميس، الاقتراح.", "ماذا رفض العراق؟", "What did Iraq reject?"),
        ("طالبت الأمم المتحدة، أمس، بوقف القتال.", "بماذا طالبت الأمم المتحدة؟", "What did the United Nations demand?"),
        ("تعهد وزير الصحة خالد الفالح بالإصلاح.", "بماذا تعهّد وزير الصحة؟", "What did the health minister promise?"),
        (
            "تحسنت العلاقات الاقتصادية بين إيران وكازاخستان.",
            "ماذا نعرف عن العلاقات بين إيران وكازاخستان؟",
            "What do we know about relations between Iran and Kazakhstan?",
        ),
        (
            "قتل خمسة في انفجار في كابول.",
            "ماذا نعرف عن الانفجار في كابول؟",
            "What do we know about the explosion in Kabul?",
        ),
    ],
)
def test_arabic_sentences_propose_questions_in_both_languages(text: str, arabic: str, english: str) -> None:
    assert proposed(text, "ar") == [arabic]
    assert proposed(text, "en") == [english]


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        (
            "Iranian President Ebrahim Raisi said he trusts Kazakhstan.",
            "ماذا قال رئيس إيران عن كازاخستان؟",
            "What did the president of Iran say about Kazakhstan?",
        ),
        (
            "The prime minister of Italy warned of a crisis. She left.",
            "ممّ حذّرت رئيسة وزراء إيطاليا؟",
            "What did the prime minister of Italy warn about?",
        ),
        ("Turkey announced a truce.", "ماذا أعلنت تركيا؟", "What did Turkey announce?"),
        ("The United Nations welcomed the truce.", "بماذا رحّبت الأمم المتحدة؟", "What did the United Nations welcome?"),
        (
            "They spoke of ties between Iran and the United States.",
            "ماذا نعرف عن العلاقات بين إيران والولايات المتحدة؟",
            "What do we know about relations between Iran and the United States?",
        ),
    ],
)
def test_english_sentences_propose_questions_in_both_languages(text: str, arabic: str, english: str) -> None:
    assert proposed(text, "ar") == [arabic]
    assert proposed(text, "en") == [english]


@pytest.mark.parametrize(
    "text",
    ["They spoke of the talks between the United States and Iran.", "بدأت المفاوضات بين الولايات المتحدة وإيران."],
)
def test_countries_have_their_articles(text: str) -> None:
    countries = "the United States and Iran"
    (question,) = proposed(text, "en")
    assert question.endswith(f"between {countries}?")


def test_a_name_stays_in_its_own_script() -> None:
    text = "أشار إبراهيم رئيسي إلى التقدم. وأكد رئيسي أهمية السرعة، واقترح على الحاضرين لقاء آخر."
    assert proposed(text, "ar") == ["ماذا قال إبراهيم رئيسي؟", "ماذا قال رئيسي؟", "ماذا اقترح رئيسي؟"]
    assert proposed(text, "en") == []
    english = "On Monday Anna Lindqvist proposed a new law."
    assert proposed(english, "en") == ["What did Anna Lindqvist propose?"]
    assert proposed(english, "ar") == []


def test_an_office_whose_holder_may_be_a_man_or_a_woman_makes_no_arabic_question() -> None:
    text = "The president of Mexico warned of a crisis."
    assert proposed(text, "en") == ["What did the president of Mexico warn about?"]
    assert proposed(text, "ar") == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("وقال الشيخ بدر بن علي بن طامي العتيبي: الأمر انتهى.", "ماذا قال بدر بن علي بن طامي العتيبي؟"),
        ("قال الدكتور خالد الفيصل على هامش اللقاء إنه انتهى.", "ماذا قال خالد الفيصل؟"),
        ("وقالت نجلاء الأهواني، وزيرة التعاون، إنه انتهى.", "ماذا قالت نجلاء الأهواني؟"),
        ("قال الاتحاد الدولي للنقل الجوي (أياتا) إنه انتهى.", "ماذا قال الاتحاد الدولي للنقل الجوي؟"),
        ("وقال المتحدث باسم خفر السواحل إن البحث انتهى.", "ماذا قال المتحدث باسم خفر السواحل؟"),
    ],
)
def test_persons_and_bodies_are_called_by_their_whole_names(text: str, question: str) -> None:
    assert proposed(text, "ar") == [question]


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤول كبير إن الأمر انتهى.",  # nobody in particular
        "قالت الوزارة إن الأمر انتهى.",  # named in a sentence before
        "وأضاف أن الأمر انتهى.",
        "قال أحمد الفارس المدير العام إن الأمر انتهى.",  # where does the name end?
        "أعلنت رئيس إيران أن الأمر انتهى.",  # verb and subject disagree: something was misread
        "أعلنت تركيا الصحيفة.",
        "وقال المهربون للمهاجرين فوق المركب إن الأمر انتهى.",
        "قال المحلل الاقتصادي فضل البوعينين لـ«الجزيرة» إن الأمر انتهى.",
        "قالت فايزة خان نائبة رئيسة اللجنة إن الأمر انتهى.",
        "رحب رئيس إيران ثم غادر.",  # welcomed nothing that a question could ask for
        "Officials said so.",
        "He said so.",
        "Health officials in Iran said so.",
        "The Iranian president's office said so.",
        "On Monday said so.",
        "A law was proposed by Anna Lindqvist.",
        "The Police Chief said so.",
        "",
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_sentences_without_a_sure_speaker_propose_nothing(text: str, language: str) -> None:
    assert proposed(f"{text} Some words." if text.isascii() else text, language) == []


def test_every_act_has_a_question_in_each_language_and_gender() -> None:
    assert set(FRAMES) == set(Act)
    for frame in (*FRAMES.values(), SAY_ABOUT):
        for template in (frame.masculine, frame.feminine):
            assert template.endswith("؟")
            assert "{subject}" in template
        assert frame.masculine != frame.feminine
        assert frame.english.endswith("?")
    assert len({(office.english, office.feminine) for office in OFFICES}) == len(OFFICES)
