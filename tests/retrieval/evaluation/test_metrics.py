"""Figures against values worked out by hand, and against their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evaluation.metrics import (
    auroc,
    average_precision,
    calibration_error,
    false_accepts,
    interval,
    reciprocal_rank,
    reliability_bins,
)


@pytest.mark.parametrize(
    ("ranks", "value"),
    [
        ([0], 1.0),
        ([1], 0.5),
        ([0, 1], 1.0),
        ([0, 3], 0.75),
        ([None], 0.0),
        ([0, None], 0.5),
        ([2, 1], (1 / 2 + 2 / 3) / 2),
    ],
)
def test_average_precision(ranks: list[int | None], value: float) -> None:
    assert average_precision(ranks) == pytest.approx(value)


@pytest.mark.parametrize(("rank", "value"), [(0, 1.0), (3, 0.25), (None, 0.0)])
def test_reciprocal_rank(rank: int | None, value: float) -> None:
    assert reciprocal_rank(rank) == value


_scores = st.lists(st.integers(0, 6), min_size=1, max_size=12)


@given(_scores, _scores)
def test_auroc_is_the_chance_that_a_positive_is_above_a_negative(positives: list[int], negatives: list[int]) -> None:
    pairs = [(p > n) + 0.5 * (p == n) for p in positives for n in negatives]
    assert auroc(np.array(positives, float), np.array(negatives, float)) == pytest.approx(np.mean(pairs))


def test_false_accepts_at_nine_of_ten_kept() -> None:
    positives = np.arange(1.0, 11.0)
    assert false_accepts(positives, np.array([0.0, 0.5])) == 0.0
    assert false_accepts(positives, np.array([1.5, 11.0])) == 0.5


_SURE = np.array([0.0, 0.09, 0.1, 0.5, 0.52, 0.58, 1.0, 0.95])
_TRUTH = np.array([0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0])


def test_confidences_stand_in_ten_ranges_with_what_they_promise_and_keep() -> None:
    bins = reliability_bins(_SURE, _TRUTH)
    assert [(each.count, each.kept) for each in bins] == [(2, 1 / 2), (1, 0), (3, pytest.approx(2 / 3)), (2, 1 / 2)]
    assert [each.promised for each in bins] == pytest.approx([0.045, 0.1, 1.6 / 3, 0.975])


def test_the_calibration_error_weighs_each_range_by_its_count() -> None:
    by_hand = (2 * (0.5 - 0.045) + 1 * 0.1 + 3 * (2 / 3 - 1.6 / 3) + 2 * (0.975 - 0.5)) / 8
    assert calibration_error(_SURE, _TRUTH) == pytest.approx(by_hand) == pytest.approx(0.295)


@pytest.mark.parametrize(("promised", "error"), [(1.0, 0.0), (0.75, 0.25), (0.0, 1.0)])
def test_what_always_is_right_should_promise_it(promised: float, error: float) -> None:
    assert calibration_error(np.full(4, promised), np.ones(4)) == pytest.approx(error)


def test_the_interval_is_over_articles_and_holds_the_value() -> None:
    hits = np.array([1.0] * 10 + [0.0] * 10)
    one_article_each = [str(number) for number in range(20)]
    two_articles = ["a"] * 10 + ["b"] * 10
    wide, narrow = (
        interval(groups, lambda rows: float(hits[rows].mean())) for groups in (two_articles, one_article_each)
    )
    assert wide.value == narrow.value == 0.5
    assert (wide.low, wide.high) == (0.0, 1.0)
    assert 0.1 < narrow.low < 0.5 < narrow.high < 0.9


def test_the_interval_is_the_same_every_time() -> None:
    values = np.arange(30.0)
    groups = [str(number % 7) for number in range(30)]
    first, again = (interval(groups, lambda rows: float(values[rows].mean())) for _ in range(2))
    assert first == again
