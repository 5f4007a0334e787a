"""What is said beside the news is told from news that begin with the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_posts import post

from retrieval.digest.quotable import Reading, read
from retrieval.digest.small_talk import without_small_talk


def _read(text: str) -> Reading:
    reading = read(post(1, text))
    assert reading is not None
    return reading


def _kept(text: str) -> list[str]:
    reading = without_small_talk(_read(text))
    return [] if reading is None else [each.quote for each in reading.sentences]


@pytest.mark.parametrize("text", [
    "مساء الأحد انقطعت الكهرباء عن مدينة حلب", "صبح المدينة هادئ بعد العاصفة", "تصبح الرحلات مجانية للطلاب",
    "يسعد أهل القرية بعودة المدرسة", "استطلاع: غالبية السكان تؤيد الهدنة", "صورة الاقتصاد المصري تتحسن هذا العام",
    "بالصور: دمار واسع في الحي", "لقراءة الفاتحة تجمع أهل القرية", "للمزيد من الدعم اجتمع الوزراء",
    "انضموا إلى القتال في المدينة", "صوتوا لصالح الموازنة بعد نقاش طويل", "صباح الخير، رجعت المي على حارتنا",
    "Photos show damage to the hospital in Gaza", "Image of a black hole captured by telescope",
    "Pictured for the first time, the ship lies on its side", "Join the strike, union tells its workers",
    "Good morning, the water is back in our street", "Subscribers of the paper fall again",
])  # fmt: skip
def test_news_that_begins_with_such_a_word_is_kept(text: str) -> None:
    assert _kept(text) == [text]


@pytest.mark.parametrize("text", [
    "مساء الخير من كل الفريق", "يسعد صباحكم جميعا", "صباح الورد يا أهل البناية", "تصبحون على خير يا جيران",
    "استطلاع", "بالصور", "صورة: رجال الإنقاذ في المكان (فرانس برس)", "للمزيد من التفاصيل",
    "لقراءة المزيد تابعوا الرابط", "انضموا إلى قناتنا على تلغرام", "شاركونا آراءكم", "اضغط هنا لمشاهدة الفيديو",
    "Good morning to all of you!", "Good evening from the whole team, good night", "Photos", "Image",
    "Join our channel", "Photo: A ship in the harbour (Reuters)",
])  # fmt: skip
def test_what_says_nothing_else_is_dropped(text: str) -> None:
    assert _kept(text) == []


@pytest.mark.parametrize("heading", [
    "Traffic update", "Morning headlines", "Weather update 12 September", "What we know so far",
    "Important announcement",
    "أهم العناوين", "موجز أخبار الصباح", "تحديث حركة السير", "تنبيه هام", "آخر الأخبار",
])  # fmt: skip
def test_a_heading_tells_nothing_and_what_it_heads_does(heading: str) -> None:
    assert _kept(heading) == []
    assert _kept(f"{heading}\nThe harbour road is closed.") == ["The harbour road is closed."]


@pytest.mark.parametrize("text", [
    "Apple releases update", "Meta blocks news", "No news", "The bulletin was cancelled", "Police warn of news fraud",
    "تحديث البيانات مطلوب", "إعلان الحرب", "بيان الوزارة ينفي الخبر", "أخبار سارة وصلت أمس", "مهم جدا حضوركم",
])  # fmt: skip
def test_news_with_the_words_of_headings_is_kept(text: str) -> None:
    assert _kept(text) == [text]


@pytest.mark.parametrize("text", [
    "إعلان: تأجيل الامتحانات إلى يوم الأحد", "إعلان - قطع المياه غدا عن الحي",
    "Ad-hoc committee meets to study the bridge",
])  # fmt: skip
def test_an_announcement_is_no_advertisement(text: str) -> None:
    assert _kept(text) == [text]


@pytest.mark.parametrize("text", [
    "إعلان ممول: خصم على كل الهواتف", "برعاية: شركة الهواتف الأولى", "Ad: All phones at half price",
    "Sponsored – All phones at half price",
])  # fmt: skip
def test_an_advertisement_is_dropped_whole(text: str) -> None:
    assert _kept(text) == []


@given(st.text(alphabet=st.sampled_from("مساء صباح الخير اعلان: photo good morning, ad-.(!)\n12"), max_size=80))
def test_what_is_kept_are_sentences_of_the_post_in_their_order(text: str) -> None:
    reading = read(post(1, text))
    if reading is None:
        return
    kept = without_small_talk(reading)
    told = () if kept is None else kept.sentences
    assert [each for each in reading.sentences if each in told] == list(told)
