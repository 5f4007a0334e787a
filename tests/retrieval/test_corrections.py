"""What a newer document takes back is not shown: its correction stands in its place, with its rank."""

import pytest
from reports import report, sentences

from retrieval.candidate import Candidate
from retrieval.corrections import is_correction, without_withdrawn

_BOUGHT = "Egypt bought 430,000 tonnes of wheat this week."
_EARLIER = "Correction: an earlier post said Egypt bought 430,000 tonnes of wheat this week."
_RIGHT = "The correct figure is 340,000 tonnes."


def _shown(*ranked: Candidate) -> list[tuple[str, float]]:
    return [(each.quote, each.score) for each in without_withdrawn(sorted(ranked, key=lambda each: -each.score))]


@pytest.mark.parametrize(
    ("bought", "earlier", "right"),
    [
        (_BOUGHT, _EARLIER, _RIGHT),
        (
            "اشترت مصر 430 ألف طن من القمح هذا الأسبوع.",
            "تصويب: ورد في خبر سابق أن مصر اشترت 430 ألف طن من القمح.",
            "والصحيح هو 340 ألف طن.",
        ),
        (_BOUGHT, "Correction: Egypt did not buy 430,000 tonnes of wheat this week.", _RIGHT),
    ],
)
def test_the_sentence_after_it_stands_in_place_of_what_is_taken_back(bought: str, earlier: str, right: str) -> None:
    correction = sentences(earlier, right, day=2, scores=(0.9, 0.1))
    assert _shown(report(bought, 1, score=1.0), *correction) == [(right, 1.0)]
    (shown,) = without_withdrawn(correction)
    assert shown.context == correction[0].sentence


@pytest.mark.parametrize(
    ("bought", "correction"),
    [
        (_BOUGHT, "Correction: Egypt bought 340,000 tonnes of wheat, not 430,000 tonnes as posted earlier."),
        (
            "اشترت مصر 430 ألف طن من القمح هذا الأسبوع.",
            "تصحيح: الكمية التي اشترتها مصر من القمح هي 340 ألف طن وليست 430 ألف طن كما ورد سابقاً.",
        ),
        (_BOUGHT, "تصحيح: الكمية التي اشترتها مصر هي 340 ألف طن وليست 430 ألف طن كما ورد سابقاً."),
    ],
)
def test_a_correction_that_tells_both_figures_comes_first(bought: str, correction: str) -> None:
    assert _shown(report(bought, 1, score=1.0), report(correction, 2, score=0.5)) == [(correction, 1.0)]


@pytest.mark.parametrize(
    ("told", "correction"),
    [
        (report(_BOUGHT, 3), report("Correction: it was 340,000 tonnes, not 430,000 tonnes.", 2, score=0.5)),
        (report(_BOUGHT, 1), report("The minister said it was 340,000 tonnes, not 430,000 tonnes.", 2, score=0.5)),
        (
            report("Egypt bought 120,000 tonnes of maize.", 1),
            report("Correction: Egypt bought 340,000 tonnes of wheat, not 430,000 tonnes.", 2, score=0.5),
        ),
        (report(_BOUGHT, 1), report(_EARLIER, 2, score=0.5)),
        (report(_BOUGHT, 1), report("تصحيح: قدّر الناتج بنحو 340 ألف طن وليس 430 ألف طن.", 2, score=0.5, words=0.2)),
    ],
    ids=["told after it", "no correction", "another figure", "the right figure is not told", "of something else"],
)
def test_what_is_not_surely_taken_back_stays(told: Candidate, correction: Candidate) -> None:
    assert _shown(told, correction) == [(told.quote, 1.0), (correction.quote, 0.5)]


def test_of_nothing_nothing_is_left() -> None:
    assert without_withdrawn([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Correction: Egypt bought 340,000 tonnes.",
        "CORRECTION — it was 340,000 tonnes.",
        "[تصحيح] الكمية 340 ألف طن",
        "تصويب: الكمية 340 ألف طن",
        "Correction to our earlier report on wheat",
        "تصحيح لخبر سابق عن القمح",
    ],
)
def test_what_says_that_it_corrects_is_a_correction(text: str) -> None:
    assert is_correction(text)
