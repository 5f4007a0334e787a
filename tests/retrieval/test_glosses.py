"""What a reader is told of names, numbers and dates in a quote of the other language, and what they are better not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.gloss import MOST_GLOSSES, glosses
from retrieval.question import Question, analyse


def said(quote: str, language: str = "en", question: str | None = None) -> list[tuple[str, str]]:
    """The glosses for a reader of `language`, of a quote in the other one."""
    asked = analyse(question) if question else None
    found = glosses(quote, "ar" if language == "en" else "en", asked, language)
    return [(gloss.written, gloss.meaning) for gloss in found]


def test_a_sentence_of_the_news_says_its_names_to_an_english_reader() -> None:
    quote = (
        "وأشار إبراهيم رئيسي خلال لقائه نظيره الكازاخستاني قاسم جومارت توكاييف، يوم الاثنين ١٨ أيلول في مقر الأمم "
        "المتحدة بنيويورك، إلى ٢٥٠ مليون دولار."
    )
    assert said(quote, question="What did Ebrahim Raisi tell Tokayev?") == [
        ("إبراهيم رئيسي", "Ebrahim Raisi"),
        ("توكاييف", "Tokayev"),
        ("الاثنين", "Monday"),
        ("١٨ أيلول", "18 September"),
        ("الأمم المتحدة", "United Nations"),
        ("نيويورك", "New York"),
    ]


def test_a_sentence_of_the_news_says_its_names_to_an_arabic_reader() -> None:
    quote = "On Monday, 18 September 2023, Raisi told the United Nations in New York that Iran lost $2.5 billion."
    assert said(quote, "ar", "ماذا قال رئيسي؟") == [
        ("Monday", "الاثنين"),
        ("18 September 2023", "18 سبتمبر 2023"),
        ("Raisi", "رئيسي"),
        ("United Nations", "الأمم المتحدة"),
        ("New York", "نيويورك"),
        ("Iran", "إيران"),
    ]


@pytest.mark.parametrize("languages", [("ar", "ar"), ("en", "en"), ("und", "en"), ("ar", "fr")])
def test_nothing_is_explained_where_it_is_not_another_of_the_two_languages(languages: tuple[str, str]) -> None:
    assert glosses("في إيران ٢٥٠ مليون", languages[0], None, languages[1]) == ()


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("٢٥٠ مليون شخص", [("٢٥٠ مليون", "250 million")]),
        ("250 مليون شخص", [("250 مليون", "250 million")]),
        ("3 ملايين شخص", [("3 ملايين", "3 million")]),
        ("ألفي دولار", [("ألفي دولار", "2,000 dollars")]),
        ("5 بلايين دولار", [("5 بلايين دولار", "5 billion dollars")]),
        ("مليونا شخص ومليونين", [("مليونين", "2 million")]),
        ("وثلاثة ملايين", [("ثلاثة ملايين", "3 million")]),
        ("خمسة وعشرون كتابا", [("خمسة وعشرون", "25")]),
        ("أحد عشر كتابا", [("أحد عشر", "11")]),
        ("وأحد عشر كتابا", [("أحد عشر", "11")]),
        ("ثلاثمئة وخمسة وستين يوما", [("ثلاثمئة وخمسة وستين", "365")]),
        ("سبعة آلاف وثلاثة كتب", [("سبعة آلاف", "7,000")]),
        ("20 ألف متر", [("20 ألف", "20,000")]),
        ("٣٫٥ مليار يورو", [("٣٫٥ مليار يورو", "3.5 billion euros")]),
        ("3,5 مليار", [("3,5 مليار", "3.5 billion")]),
        ("١٬٢٥٠ كتابا", [("١٬٢٥٠", "1,250")]),
        ("100 دولار أمريكي", [("100 دولار أمريكي", "100 US dollars")]),
        ("20 مليون ريال سعودي", [("20 مليون ريال سعودي", "20 million Saudi riyals")]),
        ("٢٥٪ منهم", [("٢٥٪", "25%")]),
        ("25 في المئة", [("25 في المئة", "25%")]),
        ("30 بالمائة", [("30 بالمائة", "30%")]),
        ("عند ٠١:٥٨", [("٠١:٥٨", "01:58")]),
        ("و٢٠٢٣ عام", [("٢٠٢٣", "2023")]),
        ("و3.5 مليون", [("3.5 مليون", "3.5 million")]),
        ("مليوناً و930 ألف شخص", [("مليوناً و930 ألف", "1.93 million")]),
        ("مليونا و930 ألف شخص", [("مليونا و930 ألف", "1.93 million")]),
        ("مليون و930 ألف شخص", [("مليون و930 ألف", "1.93 million")]),
        ("مليونان و930 ألف شخص", [("مليونان و930 ألف", "2.93 million")]),
        ("مليوناً من الناس", [("مليوناً", "1 million")]),
        ("ثلاثة ملايين و200 ألف", [("ثلاثة ملايين و200 ألف", "3.2 million")]),
        ("3 ملايين ومئتي ألف دولار", [("3 ملايين ومئتي ألف دولار", "3.2 million dollars")]),
        ("3 مليارات و12 مليوناً و7 آلاف", [("3 مليارات و12 مليوناً و7 آلاف", "3,012,007,000")]),
        ("٣ ملايين و٢٠٠ ألف", [("٣ ملايين و٢٠٠ ألف", "3.2 million")]),
        ("ثلاثة آلاف وخمسمئة شخص", [("ثلاثة آلاف وخمسمئة", "3,500")]),
        ("3 آلاف و250 شخصا", [("3 آلاف و250", "3,250")]),
        ("مليون ونصف المليون شخص", [("مليون ونصف المليون", "1.5 million")]),
        ("ثلاثة ملايين ونصف", [("ثلاثة ملايين ونصف", "3.5 million")]),
        ("200 ألف و3 ملايين", [("200 ألف", "200,000"), ("3 ملايين", "3 million")]),
        ("مليون و930 كتابا", [("مليون", "1 million")]),
        ("بيع البيت بـ1.10 مليون دينار", [("1.10 مليون دينار", "1.10 million dinars")]),
        ("بيع بـ١٫٥ مليار دولار", [("١٫٥ مليار دولار", "1.5 billion dollars")]),
        ("بيع الباقي ب1,250 دينارا", [("1,250 دينارا", "1,250 dinars")]),
    ],
)
def test_arabic_numbers(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "250 شخصا",
        "في 2023",
        "25%",
        "نصف مليون",
        "ونصف مليار",
        "احد الناس",
        "ثلاثة كتب",
        "عشرة أيام",
        "ثلاثة ملايين وثلث",
        "الاثنين معا",
        "الأربعة",
        "ألف باء",
        "شركة ميتا",
    ],
)
def test_arabic_words_and_digits_that_need_no_gloss_or_are_no_sure_number(quote: str) -> None:
    assert said(quote) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("250 million people", [("250 million", "250 مليون")]),
        ("3 million people", [("3 million", "3 ملايين")]),
        ("11 billion", [("11 billion", "11 مليار")]),
        ("two million people", [("two million", "مليونان")]),
        ("two million dollars", [("two million dollars", "مليونا دولار")]),
        ("1 million euros", [("1 million euros", "مليون يورو")]),
        ("a million people", [("million", "مليون")]),
        ("$3.5bn", [("$3.5bn", "3.5 مليار دولار")]),
        ("US$ and US$25", [("US$25", "25 دولارًا")]),
        ("£5 and €100", [("£5", "5 جنيهات إسترلينية"), ("€100", "100 يورو")]),
        ("£2.3 million", [("£2.3 million", "2.3 مليون جنيه إسترليني")]),
        ("£11", [("£11", "11 جنيهًا إسترلينيًا")]),
        ("E£5", [("£5", "5 جنيهات")]),
        ("3 million and 200 thousand people", [("3 million and 200 thousand", "3.2 مليون")]),
        ("eleven people", [("eleven", "11")]),
        ("five dollars", [("five dollars", "5 دولارات")]),
        ("25 percent of twenty-five", [("25 percent", "25 في المئة"), ("twenty-five", "25")]),
        ("two hundred and ten people", [("two hundred and ten", "210")]),
    ],
)
def test_english_numbers(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote, "ar") == expected


@pytest.mark.parametrize(
    "quote",
    ["250 people", "Seven people", "Two and ten", "one of them", "half a million", "25%", "a 5m wall", "in 2023"],
)
def test_english_digits_and_words_that_need_no_gloss_or_are_no_sure_number(quote: str) -> None:
    assert said(quote, "ar") == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("في ١٩ سبتمبر ٢٠٢٣", [("١٩ سبتمبر ٢٠٢٣", "19 September 2023")]),
        ("في 19 أيلول/سبتمبر 2023", [("19 أيلول/سبتمبر 2023", "19 September 2023")]),
        ("في 3 تشرين الثاني (نوفمبر) الماضي", [("3 تشرين الثاني (نوفمبر)", "3 November")]),
        ("منذ كانون الثاني 2024", [("كانون الثاني 2024", "January 2024")]),
        ("في تشرين الأول من عام 2020", [("تشرين الأول من عام 2020", "October 2020")]),
        ("في 5 آب", [("5 آب", "5 August")]),
        ("في شهر آذار", [("آذار", "March")]),
        ("يوم الخميس", [("الخميس", "Thursday")]),
    ],
)
def test_arabic_dates(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote) == expected


@pytest.mark.parametrize("quote", ["مارس الرياضة", "آب وأم", "سيارة نيسان", "الاثنين معا", "في 40 مدينة"])
def test_arabic_words_that_are_no_sure_date(quote: str) -> None:
    assert said(quote) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("on September 19, 2023", [("September 19, 2023", "19 سبتمبر 2023")]),
        ("on the 19th of September", [("19th of September", "19 سبتمبر")]),
        ("in late June", [("June", "يونيو")]),
        ("May 2021", [("May 2021", "مايو 2021")]),
        ("on Friday", [("Friday", "الجمعة")]),
    ],
)
def test_english_dates(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote, "ar") == expected


@pytest.mark.parametrize("quote", ["Mr May said", "they may march", "August is her name", "at 10:30 May left"])
def test_english_words_that_are_no_sure_date(quote: str) -> None:
    assert said(quote, "ar") == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("وإيران", [("إيران", "Iran")]),
        ("وَإيران", [("إيران", "Iran")]),
        ("للصين وبالهند", [("للصين", "China"), ("الهند", "India")]),
        ("قرغيزستان", [("قرغيزستان", "Kyrgyzstan")]),
        ("قيرغيزستان", [("قيرغيزستان", "Kyrgyzstan")]),
        ("أزبكستان", [("أزبكستان", "Uzbekistan")]),
        ("كوريا الجنوبية", [("كوريا الجنوبية", "South Korea")]),
        ("والولايات المتحدة", [("الولايات المتحدة", "United States")]),
        ("الاتحاد الأوروبي في تونس", [("الاتحاد الأوروبي", "European Union"), ("تونس", "Tunisia")]),
        ("طهران وبيشكك وبندرعباس", [("طهران", "Tehran"), ("بيشكك", "Bishkek"), ("بندرعباس", "Bandar Abbas")]),
        ("آسيا الوسطى", [("آسيا الوسطى", "Central Asia")]),
        ("سلطنة عمان", [("سلطنة عمان", "Oman")]),
        ("زار روسيا", [("روسيا", "Russia")]),
        ("مدينة جدة", [("جدة", "Jeddah")]),
        ("مكة وجدة", [("مكة", "Mecca"), ("جدة", "Jeddah")]),
        ("سافر إلى جدة التاريخية", [("جدة", "Jeddah")]),
        ("العاصمة سيول", [("سيول", "Seoul")]),
        ("أعلنت كوريا الجنوبية من سيول", [("كوريا الجنوبية", "South Korea"), ("سيول", "Seoul")]),
        ("سيول تحذر جارتها الكورية", [("سيول", "Seoul")]),
        ("عاد من الموصل إلى بغداد", [("الموصل", "Mosul"), ("بغداد", "Baghdad")]),
    ],
)
def test_arabic_places(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "الدعم مالي", "البنات والبنين وبنين", "شرب كوبا", "في عمان", "صاروخا روسيا", "مواطنًا تركيًا", "بينما ذهب",
        "بصورة كبيرة", "وهو مصر على ذلك", "صلاة المغرب", "المغرب العربي", "فرنسوا أولاند", "ديفيد كاميرون", "كلاوس",
        "خلّفت سيول ترهونة 19 قتيلاً", "بسيول جارفة", "وصلت سيول إلى الوادي", "قالت جدة الطفل", "مدينة وجدة",
        "نصف قطر الدائرة", "جورجيا ميلوني", "طلاب جامعة كولومبيا", "الطريق الموصل إلى الجسر",
        "صندوق باندورا", "بقطر كبير", "قابله جده", "الإيراني", "الصينية", "الرباط الصليبي", "مناسك الحج",
    ],
)  # fmt: skip
def test_arabic_words_that_only_look_like_places(quote: str) -> None:
    assert said(quote) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Iran's president", [("Iran", "إيران")]),
        ("the U.S. and the US", [("U.S.", "الولايات المتحدة")]),
        ("Turkey and Türkiye", [("Turkey", "تركيا")]),
        ("Bosnia and Herzegovina", [("Bosnia and Herzegovina", "البوسنة والهرسك")]),
        ("in Jordan", [("Jordan", "الأردن")]),
        ("New Zealand", [("New Zealand", "نيوزيلندا")]),
    ],
)
def test_english_places(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote, "ar") == expected


@pytest.mark.parametrize(
    "quote",
    [
        "let us go",
        "Us too",
        "Un homme",
        "Eu",
        "Michael Jordan",
        "Paris Hilton",
        "New Mexico",
        "a turkey",
        "US$",
        "Iranian",
        "New Jersey",
    ],
)
def test_english_words_that_only_look_like_places(quote: str) -> None:
    assert said(quote, "ar") == []


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("What did Japarov say?", "كما رحب جباروف باقتراح رئيسي", [("جباروف", "Japarov")]),
        ("what did japarov say?", "كما رحب جباروف بذلك", [("جباروف", "Japarov")]),
        ("What did Raisi say?", "بشكل رئيسي بين رئيسي البلدين", []),
        ("What did the President say?", "قال الرئيس", []),
        ("What did Britain say?", "السفارة البريطانية", []),
        ("Who is Norman?", "الحضارة النورمانية", []),
        ("who is the health minister?", "سُجلت حالتا وفاة", []),
        ("Who is the Health Minister?", "سُجلت حالتا وفاة", []),
        ("what did they build in the west?", "تقع في وسط المدينة", []),
        ("how many workers does zenobya have?", "قالت شركة زنوبيا ذلك", [("زنوبيا", "Zenobya")]),
        ("when did nobel die?", "توفي نوبل", [("نوبل", "Nobel")]),
        ("how many people are there?", "وبالمعنى ذاته", []),
    ],
)
def test_names_of_the_question_are_recognised_in_arabic(
    question: str, quote: str, expected: list[tuple[str, str]]
) -> None:
    assert said(quote, question=question) == expected


@pytest.mark.parametrize(
    ("question", "quote", "expected"),
    [
        ("ماذا قال توكاييف؟", "Kassym-Jomart Tokayev said so", [("Tokayev", "توكاييف")]),
        ("ماذا قال الرئيس؟", "Raisi said so", []),
        ("ما المعنى الأول؟", "El Mann and Ealy", []),
        ("من هو بيتر مانينغ؟", "Manning left", [("Manning", "مانينغ")]),
        ("من هو حسن نصر؟", "Hassan Nasr said so", [("Hassan Nasr", "حسن نصر")]),
    ],
)
def test_names_of_the_question_are_recognised_in_english(
    question: str, quote: str, expected: list[tuple[str, str]]
) -> None:
    assert said(quote, "ar", question) == expected


def test_a_question_in_the_quotes_language_tells_nothing_of_the_readers_spelling() -> None:
    assert said("قال جباروف", question="ماذا قال جباروف؟") == []


def test_each_thing_is_said_once_and_only_the_first_few() -> None:
    assert said("إيران وإيران وايران") == [("إيران", "Iran")]
    many = "إيران والصين والهند ومصر ولبنان واليمن والعراق وتونس"
    assert [meaning for _, meaning in said(many)] == ["Iran", "China", "India", "Egypt", "Lebanon", "Yemen"]


_WORDS = st.sampled_from(
    """
    في من إيران والصين ٢٥٠ مليون دولار أمريكي و3 بالمئة خمسة وعشرون ١٩ أيلول / سبتمبر ٢٠٢٣ يوم الاثنين رئيسي جباروف
    the US$5 bn million percent twenty - five September 19 , 2023 Monday May Iran's New York Jordan Raisi ﷺ لله قِطَر
    الولايات المتحدة ٪ % $ € و ب لل بـ مـــصر 1,250 ٣٫٥ ٠١:٥٨ 2010-2015 19th of كانون الثاني ( ) « » \u200f \n
    """.split(" ")
)
_QUOTES = st.one_of(
    st.text(max_size=60), st.lists(_WORDS, max_size=20).map(" ".join), st.lists(_WORDS, max_size=12).map("".join)
)
_QUESTIONS = st.sampled_from(
    [None, analyse("What did Raisi tell Iran and Japarov?"), analyse("ماذا قال جباروف لأوباما؟")]
)


_COMMON = st.lists(
    st.sampled_from("health minister price petrol west many yard court storm water school road".split()),
    min_size=1,
    unique=True,
)
_NEWS = st.lists(
    st.sampled_from("حالتا حالات وسط معنى وزير سعر ماء مدرسة طريق دولتا عاصفة قوات شركتا مباراة".split()),
    min_size=1,
)


@given(_COMMON, _NEWS)
@settings(deadline=None)
def test_ordinary_words_are_no_names_of_other_ordinary_words(asked: list[str], told: list[str]) -> None:
    assert said(" ".join(told), question=f"what about {' '.join(asked)}") == []
    assert said(" ".join(told), question=f"what about {' '.join(asked).title()}") == []


@given(_QUOTES, st.sampled_from([("ar", "en"), ("en", "ar")]), _QUESTIONS)
@settings(max_examples=400, deadline=None)
def test_any_text_gets_few_glosses_of_slices_in_their_order(
    quote: str, languages: tuple[str, str], question: Question | None
) -> None:
    found = glosses(quote, languages[0], question, languages[1])
    assert len(found) <= MOST_GLOSSES
    assert len({gloss.meaning for gloss in found}) == len(found)
    at = 0
    for gloss in found:
        assert gloss.written == gloss.written.strip() != ""
        assert gloss.meaning.strip()
        assert gloss.meaning != gloss.written
        at = quote.find(gloss.written, at)  # each after the one before it
        assert at >= 0
        at += len(gloss.written)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("They paid 3 mln dollars.", [("3 mln dollars", "3 ملايين دولار")]),
        ("They paid $5k.", [("$5k", "5 آلاف دولار")]),
        ("From 1880 to 1930 millions came.", []),
    ],
)
def test_scales_in_letters_are_said_to_an_arabic_reader(quote: str, expected: list[tuple[str, str]]) -> None:
    assert said(quote, "ar") == expected
