"""A number that counts something else than is asked about is not marked, in one language or across two."""

import pytest
from marking import marked

from retrieval.question import analyse
from retrieval.short_answer import short_answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many were injured?", "انزلقت الطائرة وعلى متنها 115 راكباً."),
        ("How many were injured when the bus slid?", "A bus with 112 people on board slid off the road."),
        ("كم جريح في انزلاق الحافلة؟", "انزلقت الحافلة وعلى متنها 115 راكباً."),
        ("How many nurses did Peru send?", "ارتفعت الحصيلة إلى 19 قتيلاً."),
        ("كم عدد المفقودين؟", "ارتفعت الحصيلة إلى 19 قتيلاً."),
        ("كم عدد المفقودين؟", "شُيّع أحد عشر من الضحايا."),
        ("كم عدد سكان صور؟", "قال المدير في صور إن عدد الوفيات بلغ 31 حالة."),
        ("How many cholera deaths?", "Hospitals admit 40 to 60 cholera patients a day."),
        ("على كم كان التأمين؟", "Two sketches were stolen in the night."),
        ("How many guards were there?", "There were 40 dogs."),
        ("كم سائقا حضر؟", "حضر 40 طبيبا."),
        ("كم سائقا حضر؟", "It was attended by 40 doctors."),
        ("How many of the engineers are women?", "شارك في بنائه 62 مهندساً."),
        ("How many ships arrived?", "وصلت 40 طائرة."),
        ("How many people live there?", "There are 40 ships there."),
        ("How many nurses died?", "ارتفعت الحصيلة إلى 19 قتيلاً."),
        ("How many soldiers died?", "ارتفعت الحصيلة إلى 19 قتيلاً."),
        ("كم جنديا قُتل؟", "At least 14 people were killed."),
        ("كم جنديا قُتل؟", "قُتل 14 شخصا."),
    ],
)
def test_what_counts_something_else_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many were injured?", "Seven people suffered minor injuries.", "Seven"),
        ("How many were injured?", "أصيب سبعة أشخاص بجروح.", "سبعة"),
        ("how many dead", "ارتفعت الحصيلة إلى 19 قتيلاً.", "19"),
        ("كم قتيل في السيول؟", "At least 14 people were killed.", "14"),
        ("كم عدد المفقودين؟", "Twenty people are still missing.", "Twenty"),
        ("كم وفاة بالكوليرا؟", "قال إن عدد الوفيات بلغ 31 حالة.", "31"),
        ("How many cholera deaths?", "قال إن عدد الوفيات بلغ 31 حالة.", "31"),
        ("كم عدد سكان صور؟", "The population of Tyre is 200,000.", "200,000"),
        ("What is the population of Tyre?", "يبلغ عدد سكان صور 200 ألف نسمة.", "200 ألف"),
        ("How many soldiers died?", "قُتل 14 جندياً.", "14"),
        ("كم عاملا أصيب؟", "Some 12 workers were hurt.", "12"),
        ("How many volunteers took part?", "بمشاركة 420 متطوعاً.", "420"),
        ("كم متفرج حضر المباراة؟", "A crowd of 31,240 watched it.", "31,240"),
        ("How many passengers were there?", "A jet with 112 people on board landed.", "112"),
        ("كم دولة شاركت؟", "Nine nations took part.", "Nine"),
        ("How many nurses came?", "Some 40 trained nurses came.", "40"),
        ("How many nurses came?", "Some 40 people came.", "40"),
    ],
)
def test_what_counts_the_same_or_anybody_is_marked(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How old is the pilot?", "أُوقف الطيار قبل أسبوعين.", None),
        ("How old is the pilot?", "The pilot left two years ago.", None),
        ("How old is the pilot?", "يعمل الطيار هناك منذ 12 عاماً.", None),
        ("كم عمر الطيار؟", "كتب الطيار كتابه في أحد عشر عاماً.", None),
        ("كم عمر الطيار؟", "The pilot was 54 days at sea.", None),
        ("How old is the pilot?", "The pilot is 54 years old.", "54 years"),
        ("How old is the pilot?", "قال الطيار (54 عاماً) ذلك.", "54 عاماً"),
        ("كم عمر الطيار؟", "الطيار البالغ من العمر 54 عاماً", "54 عاماً"),
        ("How old was he?", "He died aged 85.", "85"),
        ("How long ago did he come?", "He came two years ago.", "two years"),
        ("How long did it last?", "It began two years ago.", None),
        ("كم استمرت الحرب؟", "بدأت الحرب قبل ست سنوات.", None),
    ],
)
def test_an_age_is_in_years_and_none_of_a_time_that_is_past(question: str, sentence: str, answer: str | None) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When does Orion 3 start?", "The first Orion was lost in April 2023."),
        ("متى ينطلق أوريون 3؟", "The first Orion was lost in April 2023."),
        ("متى ينطلق أوريون 3؟", "فُقد أوريون الأول في أبريل 2023."),
    ],
)
def test_nothing_is_marked_where_a_number_of_the_question_is_unmet(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


def test_a_number_of_the_question_may_stand_in_the_title_of_the_best_sentence_alone() -> None:
    question = analyse("When did Orion 3 start?")
    sentence = "It started in April 2023, Orion said."
    assert short_answer(question, sentence, "Orion 3") is not None
    assert short_answer(question, sentence, "Orion 3", strictly=True) is None
