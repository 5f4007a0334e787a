"""An Arabic and an English report of one thing: shown once where all that both tell agrees, else twice."""

import pytest
from reports import days, report

from retrieval.question import analyse
from retrieval.selection import select
from retrieval.stated.conflict import differ, repeats

_ENGLISH = "The flood in Basra killed 3 people near the river."
_HERE, _VERY_NEAR, _NEAR, _LESS_NEAR, _FAR = (1.0, 0.0), (0.95, 0.31), (0.73, 0.683), (0.63, 0.777), (0.55, 0.835)

_SAME = [
    (_ENGLISH, "قتل الفيضان في البصرة ٣ أشخاص قرب النهر."),
    (_ENGLISH, "قتل الفيضان في البصرة ثلاثة أشخاص قرب النهر."),
    ("President Tokayev met Raisi in Tehran.", "التقى الرئيس توكاييف رئيسي في طهران."),
    ("The minister will not attend the summit in Basra.", "لن يحضر الوزير القمة في البصرة."),
    ("Those who attend the summit in Basra aid the UN.", "من يحضرون القمة في البصرة يساعدون الأمم المتحدة."),
]
_ALSO_THE_SAME = [  # one of them names the country as well, or a body that each language has its own name for
    ("The dam in the Libyan town of Tarhuna broke at night.", "انهار السد في مدينة ترهونة ليلا."),
    ("The talks with the Houthis in Aden ended.", "انتهت المحادثات مع جماعة الحوثي في عدن."),
    ("The Rashid Space Centre in Dubai tested the engine.", "اختبر مركز راشد للفضاء في دبي المحرك."),
    ("The Emirates sent a ship to Basra.", "أرسلت الإمارات سفينة إلى البصرة."),
    ("The Red Cross visited the prison in Basra, it said on Monday.", "زار الصليب الأحمر السجن في البصرة."),
]
_NOT_SURELY_THE_SAME = [
    ("The minister will attend the summit in Basra.", "لن يحضر الوزير القمة في البصرة."),
    ("The governor of Basra is Ali Hassan.", "محافظ البصرة هو عمر جابر."),
    (_ENGLISH, "قتل الفيضان في بغداد ٣ أشخاص قرب النهر."),
    (_ENGLISH, "قتل الفيضان في البصرة ٣ أشخاص و٥ جنود قرب النهر."),
    ("The bank in Basra raised its rates by 2 percent.", "خفض البنك في البصرة أسعار الفائدة بنسبة 2 في المئة."),
    ("The summit in Basra starts on 1 May.", "تبدأ القمة في البصرة في 2 مايو."),
    ("Iraq exported 5 million tons of wheat.", "استورد العراق 5 ملايين طن من القمح."),
    ("The president met the Syrian guests.", "التقى الرئيس الضيوف."),  # no name in common
    ("The Houthis met the guests in Aden.", "التقى الأكراد الضيوف في عدن."),
    ("The Rashid Space Centre in Dubai tested the engine.", "اختبر مركز خالد للفضاء في دبي المحرك."),
]
_DIFFERENT = [
    (_ENGLISH, "قتل الفيضان في البصرة ٧ أشخاص قرب النهر."),
    (_ENGLISH, "قتل الفيضان في البصرة سبعة أشخاص قرب النهر."),
    ("The bank in Basra raised its rates by 2 percent.", "رفع البنك في البصرة أسعار الفائدة بنسبة 3 في المئة."),
    ("The flood in the Libyan town of Tarhuna killed 3 people.", "قتل الفيضان في مدينة ترهونة ٧ أشخاص."),
    ("The summit in Basra starts on 1 May.", "تبدأ القمة في البصرة في 2 مايو."),
    ("The summit in Basra starts on 1 May, a minister said on Tuesday.", "تبدأ القمة في البصرة في 2 مايو."),
    ("The rover Rashid 3 will be launched on 3 June.", "تنطلق المركبة «راشد 3» في 17 يونيو."),
]
_NOT_SURELY_DIFFERENT = [
    *(pair for pair in _NOT_SURELY_THE_SAME if pair not in _DIFFERENT),
    ("The summit in Basra starts on 1 May.", "تبدأ القمة في البصرة في 2 يونيو."),  # perhaps another one
    ("The summit in Basra starts on 1 May.", "تبدأ القمة في البصرة في مايو."),
    ("The summit in Basra starts on 1 May.", "تنتهي القمة في البصرة في 2 مايو."),
    ("The summit in Basra lasts from 1 to 3 May.", "تبدأ القمة في البصرة في 2 مايو."),
    ("The summit in Basra starts on 1 May 2023.", "تبدأ القمة في البصرة في 2 مايو 2024."),
    ("The rover Rashid 3 will be launched.", "تنطلق المركبة «راشد 4»."),
    (_ENGLISH, "قتل الفيضان في بغداد ٧ أشخاص قرب النهر."),
    ("On 1 May the flood in Basra killed 3 people.", "قتل الفيضان في البصرة ٧ أشخاص في 2 مايو."),
    ("The bank in Basra raised its rates by 2 percent.", "رفع البنك في البصرة رأسماله 3 ملايين دولار."),
]


@pytest.mark.parametrize(("english", "arabic"), _SAME + _ALSO_THE_SAME)
def test_the_same_statement_is_shown_once(english: str, arabic: str) -> None:
    one, other = report(english, 1, 1.1, vector=_HERE), report(arabic, 2, vector=_VERY_NEAR)
    assert days(select([one, other])) == [1]
    assert repeats(other, one)
    assert repeats(one, other)


def test_the_reader_gets_what_is_told_in_both_languages_in_that_of_the_question() -> None:
    english, arabic = _SAME[0]
    one, other = report(english, 1, 1.1, vector=_HERE), report(arabic, 2, vector=_VERY_NEAR)
    for ranked in ([one, other], [other, one]):
        assert [each.quote for each in select(ranked, question=analyse("How many did the flood kill?"))] == [english]
        assert [each.quote for each in select(ranked, question=analyse("كم شخصا قتل الفيضان؟"))] == [arabic]


def test_what_says_more_in_the_language_of_the_question_stands_first_where_it_is_as_new_and_as_likely() -> None:
    told = report("قتل الفيضان في البصرة ٣ أشخاص قرب النهر.", 2, 1.1, vector=_HERE)
    more = report("The flood in Basra killed 3 people near the river and left fields under water.", 2, vector=_NEAR)
    asked = analyse("How many people did the flood kill?")
    assert [each.quote for each in select([told, more], question=asked)] == [more.quote, told.quote]
    assert [each.quote for each in select([told, more])] == [told.quote, more.quote]
    for worse in (
        report(more.quote, 2, vector=_NEAR, likely=0.4),
        report(more.quote, 2, vector=_FAR),
        report(more.quote, 9, vector=_NEAR, words=0.0),
        report("The flood in Basra hurt 25 people near the river.", 2, vector=_NEAR),
    ):
        assert select([told, worse], question=asked)[0].quote == told.quote


def test_what_is_much_newer_in_the_other_language_is_shown_as_well() -> None:
    english, arabic = _SAME[0]
    assert len(select([report(english, 1, 1.1, vector=_HERE), report(arabic, 5, vector=_VERY_NEAR)])) == 2
    assert days(select([report(english, 5, 1.1, vector=_HERE), report(arabic, 1, vector=_VERY_NEAR)])) == [5]


def test_two_equal_numbers_make_surer_that_it_is_the_same() -> None:
    english = report("The flood in Basra killed 3 people and hurt 25 near the river.", 1, 1.1, vector=_HERE)
    arabic = report("قتل الفيضان في البصرة ٣ أشخاص وأصاب ٢٥ قرب النهر.", 2, vector=_NEAR)
    assert days(select([english, arabic])) == [1]


@pytest.mark.parametrize(("english", "arabic"), _NOT_SURELY_THE_SAME)
def test_both_are_shown_where_a_fact_is_another(english: str, arabic: str) -> None:
    assert len(select([report(english, 1, 1.1, vector=_HERE), report(arabic, 2, vector=_VERY_NEAR)])) == 2


@pytest.mark.parametrize("vector", [_NEAR, _FAR, ()])
def test_both_are_shown_where_their_meaning_is_not_surely_one(vector: tuple[float, ...]) -> None:
    english, arabic = _SAME[0]
    assert len(select([report(english, 1, 1.1, vector=_HERE), report(arabic, 2, vector=vector)])) == 2


@pytest.mark.parametrize(("english", "arabic"), _DIFFERENT)
def test_another_figure_for_the_same_thing_differs_and_the_newest_comes_first(english: str, arabic: str) -> None:
    one, other = report(english, 1, 1.1, vector=_HERE), report(arabic, 2, vector=_NEAR)
    assert days(select([one, other])) == [2, 1]
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(("english", "arabic"), _NOT_SURELY_DIFFERENT)
def test_nothing_is_said_to_differ_where_that_is_not_sure(english: str, arabic: str) -> None:
    assert not differ(report(english, 1, vector=_HERE), report(arabic, 2, vector=_VERY_NEAR))


def test_two_names_in_common_make_surer_that_another_figure_is_for_the_same_thing() -> None:
    one = report("The talks between Yemen and Iraq in Basra start on 1 May.", 1, vector=_HERE)
    for arabic in (
        "تبدأ محادثات اليمن والعراق في البصرة في 2 مايو.",
        "تبدأ محادثات اليمن والعراق في البصرة في ٢ أيار.",
    ):
        assert differ(one, report(arabic, 2, vector=_LESS_NEAR))
        assert not differ(one, report(arabic, 2, vector=_FAR))


@pytest.mark.parametrize("vector", [_FAR, ()])
def test_figures_of_sentences_with_another_meaning_do_not_differ(vector: tuple[float, ...]) -> None:
    english, arabic = _DIFFERENT[0]
    assert not differ(report(english, 1, vector=_HERE), report(arabic, 2, vector=vector))
