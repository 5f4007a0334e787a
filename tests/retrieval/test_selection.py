"""Which sentences are shown: nothing twice, the newest first where documents contradict each other, and none hidden."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import days, report

from retrieval.candidate import Candidate
from retrieval.selection import MOST_QUOTES, select
from retrieval.stated.ages import age
from retrieval.stated.conflict import repeats, say_otherwise

_KILLED = "The flood in Basra killed {} people near the river."
_KILLED_ARABIC = "قتل الفيضان في البصرة {} أشخاص قرب النهر."
_WITHIN = 0.4

_PAIRS = [
    ("The minister will attend the summit in Basra.", "The minister will not attend the summit in Basra."),
    ("وقع الوزير اتفاق السلام في بغداد.", "لم يوقع الوزير اتفاق السلام في بغداد."),
    ("The summit in Basra starts on Monday.", "The summit in Basra starts on Friday."),
    ("تبدأ القمة في البصرة يوم الاثنين.", "تبدأ القمة في البصرة يوم الجمعة."),
    ("Oil prices in Basra rose this week.", "Oil prices in Basra fell this week."),
    (_KILLED.format("three"), _KILLED.format("seven")),
    (_KILLED_ARABIC.format("ثلاثة"), _KILLED_ARABIC.format("سبعة")),
    ("The governor of Basra province is Ali Hassan.", "The governor of Basra province is Omar Jaber."),
    ("محافظ البصرة الجديد هو علي حسن.", "محافظ البصرة الجديد هو عمر جابر."),
    ("On 1 May the flood in Basra killed 3 people.", "On 2 May the flood in Basra killed 3 people, 12 officials said."),
]


@pytest.mark.parametrize(("older", "newer"), _PAIRS)
@pytest.mark.parametrize("gap", [0.0, 0.3])
def test_of_two_statements_that_may_contradict_each_other_both_are_shown_the_newer_first(
    older: str, newer: str, gap: float
) -> None:
    chosen = select([report(older, 1, 1.0 + gap), report(newer, 9)])
    assert [each.quote for each in chosen] == [newer, older]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood in Basra cost 3.5 million dollars.", "The flood in Basra cost 3,500,000 dollars."),
        (_KILLED.format("three"), _KILLED.format("3")),
        (_KILLED_ARABIC.format("ثلاثة"), _KILLED_ARABIC.format("٣")),
    ],
)
def test_one_thing_in_two_spellings_is_shown_once(one: str, other: str) -> None:
    (shown,) = select([report(one, 1, 1.1), report(other, 2)])
    assert shown.quote == one


@pytest.mark.parametrize("scores", [(1.0,) * 7, (1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0)])
@pytest.mark.parametrize("told", [_KILLED, _KILLED_ARABIC])
def test_of_seven_reports_of_a_rising_toll_the_newest_are_shown(scores: tuple[float, ...], told: str) -> None:
    tolls = (3, 7, 9, 11, 13, 15, 17)
    reports = [
        report(told.format(toll), day, score) for day, (toll, score) in enumerate(zip(tolls, scores, strict=True), 1)
    ]
    assert days(select(reports)) == [7, 6, 5]


def test_a_newer_contradiction_has_its_place_however_many_rank_before_it() -> None:
    others = ["Rain fell in Mosul all night.", "Schools in Erbil open late.", "The bridge in Kirkuk is closed."]
    ranked = [
        report(_KILLED.format(3), 1, 1.3),
        *(report(text, 2, 1.2) for text in others),
        report(_KILLED.format(7), 9),
    ]
    chosen = select(ranked)
    assert days(chosen) == [9, 1, 2]


def test_a_figure_that_was_given_before_is_news_when_it_is_given_again() -> None:
    chosen = select(
        [report(_KILLED.format(3), 1, 1.2), report(_KILLED.format(7), 2, 1.1), report(_KILLED.format(3), 5)]
    )
    assert [(each.quote, each.stored.document.published.day) for each in chosen if each.stored.document.published] == [
        (_KILLED.format(3), 5),
        (_KILLED.format(7), 2),
    ]


def test_a_newer_sentence_that_says_the_same_and_more_stands_for_both() -> None:
    more = "The flood in Basra killed 3 people near the river, police said on Monday."
    assert days(select([report(_KILLED.format(3), 1, 1.1), report(more, 2)])) == [2]
    assert days(select([report(_KILLED.format(3), 2, 1.1), report(more, 1)])) == [2]


@pytest.mark.parametrize(
    ("dated", "undated"),
    [
        ("Inflation in Iraq rose to 5 percent in 2019.", "Inflation in Iraq rose to 5 percent."),
        ("ارتفع التضخم في العراق إلى 5 في المئة عام 2019.", "ارتفع التضخم في العراق إلى 5 في المئة."),
    ],
)
def test_a_sentence_that_tells_a_date_hides_no_much_newer_one_without(dated: str, undated: str) -> None:
    assert sorted(days(select([report(dated, 1, 1.1), report(undated, 9)])), key=str) == [1, 9]
    assert days(select([report(dated, 1, 1.1), report(undated, 1, origin="other")])) == [1]
    assert days(select([report(undated, 1, 1.1), report(dated, 9)])) == [9]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Israel attacked Hezbollah in Lebanon.", "Israel was attacked by Hezbollah in Lebanon."),
        ("يزور الرئيس الصيني الرياض في مايو.", "قد يزور الرئيس الصيني الرياض في مايو."),
    ],
)
def test_other_roles_and_what_may_be_are_shown_beside(one: str, other: str) -> None:
    assert len(select([report(one, 1, 1.1), report(other, 2)])) == 2
    assert len(select([report(other, 1, 1.1), report(one, 2)])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The minister said that schools will reopen on 5 May.",
            "Schools will reopen on 5 May, the minister announced.",
        ),
        ("أكد الوزير أن المدارس ستفتح أبوابها يوم الأحد.", "ستفتح المدارس أبوابها يوم الأحد، بحسب الوزير."),
        ("Police arrested two men in Marseille.", "Two men were arrested by police in Marseille."),
    ],
)
def test_one_thing_in_another_order_is_shown_once(one: str, other: str) -> None:
    assert len(select([report(one, 1, 1.1), report(other, 2)])) == 1


def test_a_newer_sentence_that_may_be_of_something_else_comes_first_only_with_the_words_of_the_question() -> None:
    asked = report("Tokayev arrived in Tehran on Sunday to meet Raisi.", 1, 1.2)
    other = report("Tokayev arrived in Tehran on Friday to meet Putin.", 9, words=0.6)
    assert days(select([asked, other])) == [1, 9]


def test_a_score_far_below_the_best_is_not_shown() -> None:
    assert days(select([report(_KILLED.format(3), 1, 1.5), report("Rain fell in Mosul all night.", 2, 1.0)])) == [1]


@pytest.mark.parametrize(
    ("best", "other"),
    [
        (_KILLED.format(3), "The price of bread in Mosul stayed at 2 dinars."),
        (_KILLED_ARABIC.format("ثلاثة"), "بقي سعر الخبز في الموصل دينارين."),
    ],
)
def test_a_further_sentence_is_shown_only_where_it_is_likely_to_answer(best: str, other: str) -> None:
    assert days(select([report(best, 1, 1.2), report(other, 2, 1.1, likely=0.3)])) == [1, 2]
    assert days(select([report(best, 1, 1.2), report(other, 2, 1.1, likely=0.05)])) == [1]
    unlikely = [report(best, 1, 1.2, likely=0.05), report(other, 2, 1.1, likely=0.05)]
    assert days(select(unlikely)) == [1]
    assert days(select(unlikely, are_answers=False)) == [1, 2]


def test_a_further_sentence_of_another_document_must_be_likelier() -> None:
    best = report("The pier is 300 metres long.", 1, 1.2)
    apart = report("A ferry leaves from the square at noon.", 2, 1.1, likely=0.15)
    beside = replace(apart, sentence=replace(apart.sentence, document_id=best.sentence.document_id))
    assert select([best, apart]) == [best]
    assert select([best, beside]) == [best, beside]


def test_what_is_left_out_as_unlikely_leaves_its_place_empty() -> None:
    texts = ["Rain fell in Mosul all night.", "Schools in Erbil open late.", "The bridge in Kirkuk is closed."]
    further = [report(text, 2, 1.1 - 0.01 * place, likely=0.05) for place, text in enumerate(texts[:2])]
    assert days(select([report(_KILLED.format(3), 1, 1.2), *further, report(texts[2], 3, 1.0)])) == [1]


@pytest.mark.parametrize("told", [_KILLED, _KILLED_ARABIC])
def test_what_says_otherwise_than_a_shown_sentence_is_shown_however_unlikely_it_is(told: str) -> None:
    ranked = [
        report("The governor of Basra province is Ali Hassan.", 1, 1.2),
        report(told.format("٣"), 2, 1.1),
        report(told.format("٧"), 3, 1.0, likely=0.05),
    ]
    assert sorted(days(select(ranked)), key=str) == [1, 2, 3]


def test_a_newer_report_of_the_best_is_shown_for_it_however_unlikely_it_is() -> None:
    more = "The flood in Basra killed 3 people near the river, police said on Monday."
    assert days(select([report(_KILLED.format(3), 1, 1.1), report(more, 2, likely=0.05)])) == [2]


@pytest.mark.parametrize("told", [_KILLED, _KILLED_ARABIC])
def test_what_contradicts_the_best_is_shown_however_far_below_the_newer_first(told: str) -> None:
    older, newer = told.format("٣"), told.format("٧")
    assert [each.quote for each in select([report(older, 1, 1.9), report(newer, 2, 1.0)])] == [newer, older]
    assert [each.quote for each in select([report(newer, 2, 1.9), report(older, 1, 1.0)])] == [newer, older]


def test_what_contradicts_the_best_is_sought_among_the_dozen_best_alone() -> None:
    others = [report(f"Rain fell in Mosul for {hours} hours.", 2, 1.2, str(hours)) for hours in range(3, 13)]
    best, contrary = report(_KILLED.format(3), 1, 1.9), report(_KILLED.format(7), 9)
    assert days(select([best, *others, contrary])) == [9, 1]
    assert days(select([best, *others, report("Schools in Erbil open late.", 2, 1.1), contrary])) == [1]


_TEXTS = st.sampled_from(
    [
        *(text for pair in _PAIRS for text in pair),
        *(_KILLED.format(toll) for toll in (3, 7, "eleven")),
        *(_KILLED_ARABIC.format(toll) for toll in ("٣", "٧", "عشرة")),
        "Rain fell in Mosul all night.",
    ]
)
_REPORTS = st.lists(
    st.builds(
        report,
        _TEXTS,
        st.none() | st.integers(1, 9),
        st.sampled_from([1.0, 1.2, 1.5]),
        st.integers(0, 20).map(str),
        vector=st.sampled_from([(), (1.0, 0.0), (0.8, 0.6)]),
        likely=st.sampled_from([0.05, 0.5]),
    ),
    max_size=8,
    unique_by=lambda each: each.stored.document.id,
)


@given(_REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_has_no_part_in_it(reports: list[Candidate], random: Random) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert select(shuffled) == select(reports)


def _says_the_same(one: Candidate, reports: list[Candidate]) -> list[Candidate]:
    """Those that repeat `one`, or another that does: English and Arabic may be told to be one by a third report."""
    found = [one]
    for each in found:
        found += [other for other in reports if other not in found and (repeats(each, other) or repeats(other, each))]
    return found


@given(_REPORTS)
def test_no_newer_statement_that_contradicts_a_shown_one_is_hidden(reports: list[Candidate]) -> None:
    best = max((each.score for each in reports), default=0.0)
    shown = select(reports)
    assert len(shown) <= MOST_QUOTES
    assert bool(shown) == bool(reports)
    for hidden in (each for each in reports if each not in shown and each.score >= best - _WITHIN):
        same = _says_the_same(hidden, reports)
        told = any(age(each) >= age(hidden) and each in same for each in shown)
        assert told or not any(say_otherwise(hidden, each) and age(hidden) > age(each) for each in shown)


@given(_REPORTS)
def test_what_contradicts_each_other_is_shown_newest_first_and_nothing_twice(reports: list[Candidate]) -> None:
    for earlier, later in combinations(select(reports), 2):
        assert not (say_otherwise(earlier, later) and age(later) > age(earlier))
        assert earlier.quote != later.quote
