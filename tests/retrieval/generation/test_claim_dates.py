"""Days, months and words such as "yesterday" in a claim stand in its sentence, by whatever name."""

import pytest

from retrieval.generation.checking.dating import date_fault
from retrieval.generation.records import Fault


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("on 18 September", "١٨ أيلول"),
        ("18 سبتمبر", "September 18"),
        ("في شهر نيسان", "in April"),
        ("5 جويلية 2020", "July 5, 2020"),
        ("في غشت 2021", "in August 2021"),
        ("on 19 September 2023", "19/9/2023"),
        ("between 3 and 5 May", "بين 3 و5 أيار"),
        ("on Monday", "يوم الاثنين"),
        ("يوم الخميس", "on Thursday"),
        ("يوم الجمعة الماضي", "last Friday"),
        ("yesterday", "أمس"),
        ("last year", "العام الماضي"),
        ("في الشهر المقبل", "next month"),
        ("in summer", "صيف 2020"),
        ("he may go", "nothing at all"),
        ("الأحد عشر", "nothing at all"),
    ],
)
def test_a_date_stands_in_a_sentence_by_any_of_its_names(claim: str, sentence: str) -> None:
    assert date_fault(claim, [sentence]) is None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("on 18 October", "١٨ أيلول"),
        ("18 أكتوبر", "18 September"),
        ("on 7 May", "on 5 May and 7 June"),
        ("in May 2020", "in May 2019 and June 2020"),
        ("on Tuesday", "يوم الاثنين"),
        ("يوم الأربعاء", "on Thursday"),
        ("on Monday", "in the morning"),
        ("yesterday", "today"),
        ("أمس", "the day before"),
        ("last year", "next year"),
        ("العام الماضي", "in that year"),
        ("in summer", "in winter"),
    ],
)
def test_another_date_is_found_out(claim: str, sentence: str) -> None:
    assert date_fault(claim, [sentence]) is Fault.DATE
