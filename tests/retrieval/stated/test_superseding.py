"""Where a price, a rate or a toll is told anew, the newer figure comes first however long ago the older one was told;
figures that may both stand are left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import days, report, sentences

from retrieval.candidate import Candidate
from retrieval.selection import select
from retrieval.stated.conflict import contend, differ, say_otherwise

_TOLD_ANEW = [
    (
        "The energy ministry raised the price of petrol from 1.05 dinars to 1.20 dinars a litre on Monday.",
        "The price of petrol rose to 1.35 dinars a litre on Saturday because tankers could not reach the port.",
    ),
    (
        "رفعت وزارة التموين سعر كيلو السكر من 0.90 دينار إلى 1.00 دينار أمس الاثنين.",
        "ارتفع سعر كيلو السكر إلى 1.15 دينار يوم السبت.",
    ),
    ("بلغ سعر الخبز في البصرة 500 دينار.", "ارتفع سعر الخبز في البصرة إلى 750 دينارا يوم الخميس."),
    ("The price of bread in Basra is 500 dinars.", "The price of bread in Basra rose to 750 dinars on Thursday."),
    ("The government set the price of bread at 0.40 dinars.", "Bread now sells for 0.50 dinars."),
    ("حددت الوزارة سعر الخبز بـ400 دينار.", "أصبح سعر الخبز 500 دينار."),
    ("The ministry has raised petrol to 1.20 dinars a litre.", "Petrol is 1.35 dinars a litre after Saturday's rise."),
    ("The water level in the Marana dam fell to 298 metres.", "The water level of the Marana dam rose to 301 metres."),
    ("Petrol prices fell to 1.20 dinars on Monday.", "Gasoline now costs 1.35 dinars a litre."),
    ("Egypt's central bank left its interest rate at 8.5 percent.", "Egypt's interest rate rose to 9 percent."),
    ("أبقى البنك المركزي المصري سعر الفائدة عند 8.5 بالمئة.", "ارتفع سعر الفائدة في مصر إلى 9 بالمئة يوم الخميس."),
    ("The toll from the flood in Derna stood at 3.", "The death toll of the flood in Derna rose to 7 on Friday."),
    ("بلغت حصيلة ضحايا فيضان درنة 3 قتلى يوم الاثنين.", "ارتفعت حصيلة ضحايا فيضان درنة إلى 7 قتلى يوم الجمعة."),
    ("رفع النهضة رصيده إلى 30 نقطة يوم الأحد.", "رفع النهضة رصيده إلى 33 نقطة يوم الجمعة."),
    ("The number of refugees in Lebanon rose to 900,000.", "Refugee numbers in Lebanon rose to 1.1 million on Friday."),
]  # fmt: skip
_LEVELS_OF_A_PLACE = [
    ("About 58,000 homes were without power in Basra on Monday.", "Some 31,000 homes in Basra still had no power."),
    ("Storm Salma left 58,000 homes without power.", "Homes left without power by Storm Salma fell to 31,000."),
    ("Storm Salma left 58,000 homes without power.", "Storm Salma has now left 71,000 homes without power."),
    ("انقطعت الكهرباء عن 58 ألف منزل في البصرة.", "لا تزال الكهرباء مقطوعة عن 31 ألف منزل في البصرة."),
    ("بقي 58 ألف منزل بلا كهرباء في البصرة.", "بقي 31 ألف منزل دون كهرباء في البصرة."),
    ("The flood in Basra left 19,000 people displaced.", "12,000 people are still displaced by the flood in Basra."),
    ("The flood in Basra left 12,000 homeless.", "The number of people displaced by the flood in Basra fell to 9,000."),
    ("نزح 12 ألف شخص بسبب الفيضان في البصرة.", "بلغ عدد النازحين بسبب الفيضان في البصرة 19 ألف شخص."),
]  # fmt: skip
_TOLD_BEHIND_THE_EVENT = [
    (
        ["A flood struck Derna on Sunday.", "The death toll stands at 120."],
        ["Rescuers dug on after the flood in Derna.", "The death toll rose to 150."],
    ),
    (
        ["ضرب فيضان مدينة البصرة.", "وبلغ عدد القتلى 120."],
        ["ما زال فيضان البصرة يحصد الأرواح.", "وارتفع عدد القتلى إلى 150."],
    ),
    (
        ["بلغ عدد قتلى فيضان البصرة 120 قتيلا.", "وبلغ عدد الإصابات 3115."],
        ["بلغ عدد قتلى فيضان البصرة 150 قتيلا.", "وبلغ عدد الإصابات 4200."],
    ),
]
_TOLD_ANEW_IN_THE_OTHER_LANGUAGE = [
    (
        "أعلنت وزارة الطاقة أمس الاثنين رفع سعر لتر البنزين من 1.05 دينار إلى 1.20 دينار اعتبارًا من صباح الثلاثاء.",
        "The price of petrol rose to 1.35 dinars a litre on Saturday because tankers could not reach the port.",
    ),
    ("The price of sugar fell to 1.00 dinars a kilo on Monday.", "ارتفع سعر كيلو السكر إلى 1.15 دينار يوم السبت."),
    ("The death toll from Storm Salma stood at 3.", "ارتفعت حصيلة ضحايا العاصفة سلمى إلى سبعة قتلى."),
    ("استقر سعر صرف الدولار في دمشق عند 15 ألف ليرة.", "The dollar's exchange rate in Damascus fell to 13,000 lira."),
]  # fmt: skip
_BOTH_MAY_STAND = [
    # two places
    ("The price of bread in Basra rose to 2 dinars.", "The price of bread in Mosul rose to 3 dinars."),
    ("Officials in Basra said that bread prices rose to 2 dinars.", "Bread prices rose to 3 dinars in Mosul."),
    ("ارتفع سعر الخبز في البصرة إلى دينارين.", "ارتفع سعر الخبز في الموصل إلى 3 دنانير."),
    ("ارتفع سعر الخبز في البصرة إلى 2 دينار.", "The price of bread in Mosul rose to 3 dinars."),
    ("Inflation in Egypt slowed to 12 percent.", "Inflation in Turkey slowed to 31 percent."),
    ("58,000 homes were without power in Basra.", "31,000 homes were without power in Mosul."),
    # two goods, and two kinds of one
    ("58,000 homes were without power in Basra.", "31,000 homes were without water in Basra."),
    ("بقي 58 ألف منزل بلا كهرباء في البصرة.", "بقي 31 ألف منزل بلا ماء في البصرة."),
    ("58,000 homes were without power in Basra.", "31,000 homes may be without power in Basra."),
    ("12,000 people were displaced in Basra.", "19,000 people were hurt in Basra."),
    ("The price of bread rose to 2 dinars on Monday.", "The price of rice rose to 3 dinars on Friday."),
    ("ارتفع سعر الخبز إلى 2 دينار.", "ارتفع سعر الأرز إلى 3 دنانير."),
    ("ارتفع سعر الخبز إلى 2 دينار.", "The price of rice rose to 3 dinars."),
    ("The wholesale price of sugar rose to 1 dinar.", "The retail price of sugar rose to 2 dinars."),
    ("The wholesale price of sugar rose to 1 dinar.", "The price of sugar rose to 2 dinars."),
    ("ارتفع سعر السكر بالجملة إلى دينار ونصف.", "ارتفع سعر السكر بالمفرق إلى 3 دنانير."),
    ("بلغ سعر الصرف الرسمي للدولار 12 ألف ليرة.", "بلغ سعر صرف الدولار في السوق السوداء 15 ألف ليرة."),
    ("Shell raised the price of petrol to 1.20 dinars.", "The price of petrol rose to 1.35 dinars."),
    # two units, or told for two
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol rose to 2 dollars."),
    ("Wheat prices rose to 250 dollars a ton.", "Wheat prices rose to 7 dollars a bushel."),
    ("The price of petrol rose to 1.20 dinars a litre.", "The price of petrol rose to 190 dinars a barrel."),
    ("ارتفع سعر لتر البنزين إلى 1.20 دينار.", "ارتفع سعر برميل البنزين إلى 190 دينارا."),
    # the figure of a change, and one that was moved from
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol rose by 0.15 dinars."),
    ("The price of petrol rose to 1.20 dinars on Monday.", "The price of petrol rose from 1.20 dinars on Friday."),
    # expected, wanted, denied, or long past
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol is expected to rise to 1.35 dinars."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol will rise to 1.35 dinars."),
    ("The price of petrol rose to 1.20 dinars.", "The ministry plans to raise the price of petrol to 1.35 dinars."),
    ("The price of petrol rose to 1.20 dinars.", "The ministry proposed to raise the price of petrol to 1.35 dinars."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol did not rise to 1.35 dinars on Saturday."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol was 0.80 dinars before the war."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol rose to 1.35 dinars in 2011."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol rose to 1.35 dinars last year."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "من المتوقع أن يرتفع سعر البنزين إلى 1.35 دينار."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "سيرتفع سعر البنزين إلى 1.35 دينار."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "اقترح الوزير رفع سعر البنزين إلى 1.35 دينار."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "لم يرتفع سعر البنزين إلى 1.35 دينار."),
    ("The price of petrol rose to 1.20 dinars.", "The price of petrol remained unchanged for 3 weeks."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "كان سعر البنزين 0.80 دينار."),
    ("ارتفع سعر البنزين إلى 1.20 دينار.", "The price of petrol is expected to rise to 1.35 dinars."),
    # events, each counted once, and tolls of two
    ("5 people were killed in Basra on Monday.", "3 people were killed in Basra on Saturday."),
    ("قتل 5 أشخاص في البصرة يوم الاثنين.", "قتل 3 أشخاص في البصرة يوم السبت."),
    ("The death toll from the flood rose to 5.", "The death toll from the fire rose to 7."),
    ("The death toll rose to 5 on Monday.", "The death toll rose to 7 on Friday."),
    ("The death toll from the flood in Derna rose to 5.", "The number of injured in the flood in Derna rose to 40."),
    ("The mission to the moon cost 7 million dollars.", "The mission to the moon cost 9 million dollars in all."),
    ("The number of visitors reached 212 on Monday.", "The number of visitors reached 380 on Friday."),
    ("Average household size fell to 4.6 persons on Monday.", "Average household size fell to 4.9 persons."),
]  # fmt: skip


@pytest.mark.parametrize(("older", "newer"), [*_TOLD_ANEW, *_TOLD_ANEW_IN_THE_OTHER_LANGUAGE])
@pytest.mark.parametrize("gap", [0.0, 0.9])
def test_the_newer_figure_comes_first_and_the_older_one_behind_it(older: str, newer: str, gap: float) -> None:
    chosen = select([report(older, 1, 1.0 + gap), report(newer, 25)])
    assert [each.quote for each in chosen] == [newer, older]


@pytest.mark.parametrize(("older", "newer"), [*_TOLD_ANEW, *_TOLD_ANEW_IN_THE_OTHER_LANGUAGE])
def test_a_figure_that_ranks_first_and_is_the_newer_one_stays_there(older: str, newer: str) -> None:
    assert [each.quote for each in select([report(newer, 25, 1.9), report(older, 1)])] == [newer, older]


@pytest.mark.parametrize(("older", "newer"), _LEVELS_OF_A_PLACE)
def test_how_many_are_displaced_or_without_power_is_so_until_it_is_told_anew(older: str, newer: str) -> None:
    chosen = select([report(older, 1, 1.9), report(newer, 4)])
    assert [each.quote for each in chosen] == [newer, older]


@pytest.mark.parametrize(("older", "newer"), _TOLD_BEHIND_THE_EVENT)
def test_a_toll_is_of_the_event_that_the_sentence_before_tells_of(older: list[str], newer: list[str]) -> None:
    one, other = sentences(*older, day=1, scores=[1.0, 1.9])[-1], sentences(*newer, day=3, scores=[1.0, 1.0])[-1]
    assert say_otherwise(one, other)
    elsewhere = [each.replace("Derna", "Tobruk").replace("البصرة", "الموصل") for each in newer]
    assert not say_otherwise(one, sentences(*elsewhere, day=3, scores=[1.0, 1.0])[-1])


@pytest.mark.parametrize(("one", "other"), _BOTH_MAY_STAND)
def test_figures_that_may_both_stand_are_not_said_to_be_others_for_one_thing(one: str, other: str) -> None:
    assert not say_otherwise(report(one, 1), report(other, 25))
    assert not say_otherwise(report(other, 1), report(one, 25))


def test_the_same_price_is_told_twice_and_not_anew() -> None:
    one = report("The price of petrol rose to 1.20 dinars a litre on Monday.", 1)
    assert not say_otherwise(one, report("The ministry raised the price of petrol to 1.20 dinars a litre.", 9))


def test_a_price_that_rose_from_day_to_day_is_no_contradiction() -> None:
    older, newer = _TOLD_ANEW[0]
    assert not differ(report(older, 1), report(newer, 5))


_COUNTED = (
    "Three people were killed and 17 injured by Storm Salma on Thursday.",
    "قُتل ثلاثة أشخاص وأصيب 17 آخرون بعدما ضربت العاصفة سلمى الساحل ليل الخميس، وفق الدفاع المدني.",
)
_TOLLS = (
    "The number of people killed by Storm Salma rose to five on Saturday, after two bodies were found, police said.",
    "ارتفعت حصيلة ضحايا العاصفة سلمى إلى خمسة قتلى يوم السبت.",
)


@pytest.mark.parametrize("counted", _COUNTED)
@pytest.mark.parametrize("toll", _TOLLS)
def test_a_toll_goes_on_from_what_was_counted_of_the_event(counted: str, toll: str) -> None:
    older, newer = report(counted, 1, 1.9), report(toll, 3)
    assert days(select([older, newer])) == [3, 1]
    assert differ(older, newer)
    assert not differ(older, report(toll, 9))
    assert not differ(report(counted, 3), report(toll, 1))  # of a part of the event, perhaps


@pytest.mark.parametrize(
    "counted",
    [
        "Three people were killed by Storm Ivan on Thursday.",
        "At least three people were killed by Storm Salma on Thursday.",
        "17 people were injured by Storm Salma on Thursday, and nobody was killed.",
        "Seven people were killed by Storm Salma on Thursday.",
        "قُتل ثلاثة أشخاص بعدما ضربت العاصفة دانا الساحل.",
    ],
)
def test_a_toll_does_not_go_on_from_another_events(counted: str) -> None:
    toll = "The number of people killed by Storm Salma rose to five on Saturday."
    assert not differ(report(counted, 1), report(toll, 3))


def test_a_newer_toll_that_tells_nothing_of_who_was_asked_about_stays_behind() -> None:
    older = report("Three people were killed by Storm Salma and 17 were injured.", 20, words=1.0)
    newer = report("The number of people killed by Storm Salma rose to five.", 22, score=0.8, words=0.5)
    assert days(select([older, newer])) == [20, 22]


def test_a_toll_comes_before_an_older_least_number_without_contradicting_it() -> None:
    older = report("At least three people were killed by Storm Salma on Thursday.", 1, 1.9)
    newer = report("The number of people killed by Storm Salma rose to five on Saturday.", 3)
    assert days(select([older, newer])) == [3, 1]
    assert not differ(older, newer)


_MONTHS = ("Inflation in Egypt slowed to 12 percent in April.", "Inflation in Egypt slowed to 11 percent in May.")


def test_where_each_tells_of_another_month_the_newer_one_comes_first_unless_the_older_one_is_asked_about() -> None:
    april, may = _MONTHS
    assert days(select([report(april, 12, 1.3), report(may, 31)])) == [31, 12]
    assert days(select([report(april, 12, 1.3), report(may, 31, words=0.5)])) == [12, 31]


def test_a_newer_document_that_tells_of_an_earlier_month_is_no_newer_news() -> None:
    april, may = _MONTHS
    assert not say_otherwise(report(may, 12), report(april, 31))
    assert not say_otherwise(report(may, 12), report(april.replace("April", "October"), 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bread in Basra", "Bread in Mosul"), ("الخبز في مصر", "الخبز في تركيا"), ("الخبز في مصر", "Bread in Iraq")],
)
def test_articles_on_two_places_tell_of_two_prices(one: str, other: str) -> None:
    older, newer = "The price of bread rose to 2 dinars on Monday.", "The price of bread rose to 3 dinars on Friday."
    assert say_otherwise(_titled(report(older, 1), "Bread"), _titled(report(newer, 9), other))
    assert not say_otherwise(_titled(report(older, 1), one), _titled(report(newer, 9), other))


def test_a_price_beside_what_ranks_first_is_not_shown_stale() -> None:
    older, newer = _TOLD_ANEW[0]
    ranked = [report("The ministry spoke of petrol prices.", 1, 2.0), report(older, 1, 1.9), report(newer, 9, 0.5)]
    assert days(select(ranked)) == [1, 9, 1]


_TEXTS = st.sampled_from(
    [*(text for pair in _TOLD_ANEW + _TOLD_ANEW_IN_THE_OTHER_LANGUAGE for text in pair), *_MONTHS, *_COUNTED, *_TOLLS]
)
_REPORTS = st.builds(report, _TEXTS, st.none() | st.integers(1, 31))


@given(_REPORTS, _REPORTS)
def test_which_of_two_comes_first_makes_no_difference(one: Candidate, other: Candidate) -> None:
    assert say_otherwise(one, other) == say_otherwise(other, one)
    assert differ(one, other) == differ(other, one)
    assert contend(one, other) == contend(other, one)


def _titled(candidate: Candidate, title: str) -> Candidate:
    document = replace(candidate.stored.document, title=title)
    return replace(candidate, stored=replace(candidate.stored, document=document))
