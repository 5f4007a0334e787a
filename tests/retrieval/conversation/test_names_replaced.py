"""Names that are put in the place of another, without a capital to tell them by; and places whose position is asked."""

import pytest
from said import taken_over

from retrieval.conversation.focus import focus
from retrieval.conversation.leaning import leans
from retrieval.conversation.reading import read
from retrieval.conversation.whole import make_whole


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("من هو مؤسس شركة تويوتا؟", "تويوتا"),
        ("كم عمر محمود عباس؟", "محمود عباس"),
        ("متى ولد نجيب محفوظ؟", "نجيب محفوظ"),
        ("كم هدفا سجل كريم بنزيما هذا العام؟", "كريم بنزيما"),
        ("متى توفي الشاعر أدونيس؟", "أدونيس"),
        ("متى صدرت رواية هاملت؟", "هاملت"),
        ("هل زار بايدن الرياض؟", "بايدن"),
        ("هل خسر فالنسيا السبت؟", "فالنسيا"),
        ("متى يعود بيكهام النهارده؟", "بيكهام"),
        ("هل خسر فالنسيا يوم السبت؟", "فالنسيا"),
        ("من هو مدرب نادي الهلال؟", ""),
        ("هل هاجم جيش إسرائيل لبنان؟", ""),
        ("ما سعر النفط؟", ""),
        ("متى التقى أوباما في القمة الأخيرة ميركل؟", ""),
    ],
)
def test_the_only_name_of_an_arabic_question_is_told_without_a_capital(question: str, name: str) -> None:
    assert " ".join(word.written for word in focus(read(question)).name) == name


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["ما سعر سهم تسلا؟", "وأبل؟"], "سعر سهم"),
        (["كم طفلا لدى رونالدو؟", "وميسي؟"], "طفلا"),
        (["متى ولد نجيب محفوظ؟", "ويوسف إدريس؟"], "ولد"),
        (["هل استقال جونسون؟", "متى؟", "وسوناك؟"], "استقال"),
        (["ماذا قال ماكرون عن النووي؟", "وبوتين؟"], "قال النووي"),
        (["When was Obama born?", "where?", "and Biden?"], "born"),
        (["Who runs Tesla?", "how many people work there?", "and Toyota?"], "people work"),
        (["What is the yen worth in China?", "and the pound?"], "worth China"),
        (["What is the yen worth in China?", "and the pound?", "and in India?"], "worth pound"),
    ],
)
def test_another_name_leaves_the_one_before_it_behind(asked: list[str], carried: str) -> None:
    assert sorted(taken_over(asked[-1], asked[:-1])) == sorted(carried.split())


@pytest.mark.parametrize(
    ("asked", "carried"),
    [
        (["ما موقف إيران من أوكرانيا؟", "وأمريكا؟"], "موقف أوكرانيا"),
        (["ما موقف مصر من سد النهضة؟", "وما موقف السودان؟"], "سد النهضة"),
        (["ما موقف مصر من سد النهضة؟", "وما رأي السودان؟", "وإثيوبيا؟"], "رأي سد النهضة"),
        (["What is Japan's position on Ukraine?", "and South Korea's?"], "position Ukraine"),
        (["What is Egypt's position on the dam?", "what is Sudan's position?"], "dam"),
        (["What is Egypt's position on the dam?", "what is Sudan's position?", "and Ethiopia's?"], "position dam"),
    ],
)
def test_another_holder_has_a_position_on_the_same(asked: list[str], carried: str) -> None:
    assert sorted(taken_over(asked[-1], asked[:-1])) == sorted(carried.split())


@pytest.mark.parametrize("phrase", ["وليد جنبلاط", "وفاء الكيلاني", "وداد حمدي", "وكالة رويترز", "ولدت شاكيرا"])
def test_two_words_that_begin_with_waw_of_their_own_stand_alone(phrase: str) -> None:
    assert not leans(phrase)


def test_a_feminine_pronoun_may_stand_for_what_was_asked_about() -> None:
    earlier = ["متى تحدث ميقاتي عن الهدنة؟"]
    assert make_whole("ومن يراقبها؟", earlier) == "ومن يراقبها؟ (ميقاتي الهدنة)"
    assert make_whole("ومن انتقده؟", earlier) == "ومن انتقده؟ (ميقاتي)"
    assert "الهدنة" not in make_whole("ومن انتقدها؟", ["متى تحدثت الوزيرة عن الهدنة؟"])


def test_a_title_is_left_out_before_a_name_only() -> None:
    assert make_whole("ومتى؟", ["أين سافر الرئيس الصيني؟"]) == "ومتى؟ (سافر الرئيس الصيني)"
    assert make_whole("ومتى؟", ["أين سافر الرئيس شي؟"]) == "ومتى؟ (سافر شي)"


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (["من مدرب فولهام؟", "ووستهام؟"], "من مدرب وستهام؟"),
        (["من مدرب فولهام؟", "وستهام؟"], "من مدرب وستهام ستهام؟"),
        (["من مدرب فولهام؟", "وستهام؟", "وأرسنال؟"], "من مدرب أرسنال؟"),
        (["كم عمر بثينة؟", "وردينة سالم؟"], "كم عمر وردينة ردينة سالم؟"),
        (["كم عمر بثينة؟", "وهيثم؟"], "كم عمر هيثم؟"),
        (["كم سعر الزيت في تونس؟", "وليبيا؟"], "كم سعر الزيت في ليبيا؟"),
        (["كم سعر الزيت في تونس؟", "والطحين؟"], "كم سعر الطحين في تونس؟"),
        (["كم سعر الزيت في تونس؟", "وسعر الملح؟"], "كم سعر الملح في تونس؟"),
        (["كم سعر زيت الذرة؟", "وزيت السمسم؟"], "كم سعر زيت السمسم؟"),
    ],
)
def test_a_letter_that_may_be_of_the_name_is_left_where_nothing_tells(asked: list[str], whole: str) -> None:
    assert make_whole(asked[-1], asked[:-1]) == whole
