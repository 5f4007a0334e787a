"""Which words deny what a clause says, which only an adjective, and which deny nothing."""

import pytest

from retrieval.facts.negation import clauses_denied, denials


@pytest.mark.parametrize(
    "text",
    [
        "غير أن الحكومة وافقت على الخطة.",
        "وغير أنه وافق على الخطة.",
        "أصيب ما لا يقل عن 10 أشخاص.",
        "أصيب ما لا يزيد على 10 أشخاص.",
        "بكلفة لا تقل عن مليون دينار",
        "لا يزال الجسر مغلقا.",
        "لا سيما في الجنوب",
        "ولا بد من اتفاق",
        "بلا شك",
        "يتعلم الأطفال دون 18 عاما مجانا.",
        "No fewer than 10 people were hurt.",
        "It cost not less than 3 dinars.",
        "They must leave no later than Friday.",
        "No doubt it will rain.",
    ],
)
def test_an_idiom_that_only_looks_like_a_denial_is_none(text: str) -> None:
    assert not denials(text)


@pytest.mark.parametrize(
    "text",
    [
        "لا يقبل الحزب الخطة.",
        "لا يزيد الإنتاج هذا العام.",
        "دون موافقة البرلمان",
        "القرار غير قانوني.",
        "إيران غير ملتزمة بالاتفاق.",
        "No fewer votes were counted and no seat changed.",
        "It is not less important.",
    ],
)
def test_what_denies_still_does(text: str) -> None:
    assert clauses_denied(text)


@pytest.mark.parametrize("text", ["المنظمات غير الحكومية", "صودرت أسلحة غير مرخصة.", "وبصورة غير مباشرة"])
def test_a_word_that_turns_an_adjective_denies_no_clause(text: str) -> None:
    assert denials(text)
    assert not clauses_denied(text)
