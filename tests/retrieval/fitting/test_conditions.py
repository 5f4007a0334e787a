"""How sure an answer is: two things must hold, and each is learned from what tells it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.fitting.conditions import _loss, fit_conditions
from retrieval.profile import Condition, Judge

_NAMES = ("topic", "told", "still")


def _drawn(unanswered: bool) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows that are right where both of two signals are high; wrong ones lack either, never both."""
    random = np.random.default_rng(0)
    kinds = np.repeat([0, 1, 2] if unanswered else [0, 1], 300)
    topic = np.where(kinds == 1, 0.0, 1.0) + 0.3 * random.standard_normal(len(kinds))
    told = np.where(kinds == 2, 0.0, 1.0) + 0.3 * random.standard_normal(len(kinds))
    return np.column_stack([topic, told, np.full(len(kinds), 0.5)]), kinds == 0, kinds == 2


def _judge(conditions: tuple[Condition, ...]) -> Judge:
    return Judge(weights={}, conditions=conditions, shifts={"doubt": -1.0}, threshold=0.5, level=0.0)


def test_what_lacks_either_is_unlikely_to_answer() -> None:
    conditions = fit_conditions(*_drawn_named())
    assert len(conditions) == 2
    sure = _judge(conditions).confidence
    assert sure({"topic": 1.0, "told": 1.0, "still": 0.5}) > 0.8
    assert sure({"topic": 0.0, "told": 1.0, "still": 0.5}) < 0.1
    assert sure({"topic": 1.0, "told": 0.0, "still": 0.5}) < 0.1
    # What one logistic model would have it outvoted by:
    assert sure({"topic": 2.0, "told": 0.0, "still": 0.5}) < 0.2


def _drawn_named() -> tuple[NDArray[np.float64], tuple[str, ...], NDArray[np.bool_], NDArray[np.bool_]]:
    rows, right, unanswered = _drawn(unanswered=True)
    return rows, _NAMES, right, unanswered


def test_without_questions_that_nothing_answers_there_is_one_condition() -> None:
    rows, right, unanswered = _drawn(unanswered=False)
    (only,) = fit_conditions(rows, _NAMES, right, unanswered)
    assert only.coefficients["topic"] > 1
    assert only.coefficients["still"] == 0  # it never changes, and tells nothing


def test_a_doubt_makes_nothing_surer() -> None:
    rows, names, right, unanswered = _drawn_named()
    assert all(each.coefficients["topic"] <= 0 for each in fit_conditions(-rows, names, right, unanswered))
    for each in fit_conditions(rows, names, right, unanswered, against_it=("topic",)):
        assert each.coefficients["topic"] == 0
    for each in fit_conditions(-rows, names, right, unanswered, for_it=("topic",)):
        assert each.coefficients["topic"] == 0


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_the_slope_is_that_of_the_loss(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = np.column_stack([random.standard_normal((30, 2)), np.ones(30)])
    right, at = random.random(30) < 0.4, random.standard_normal(6)
    _, slope = _loss(at, rows, right)
    for place in range(6):
        step = np.zeros(6)
        step[place] = 1e-6
        measured = (_loss(at + step, rows, right)[0] - _loss(at - step, rows, right)[0]) / 2e-6
        assert slope[place] == pytest.approx(measured, abs=1e-6)


@given(st.lists(st.floats(-60, 60), min_size=1, max_size=3), st.floats(0, 2))
def test_confidence_is_the_product_of_the_conditions_and_shifts_move_its_log_odds(
    odds: list[float], doubt: float
) -> None:
    judge = _judge(tuple(Condition(coefficients={}, intercept=each) for each in odds))
    product = float(np.prod([1 / (1 + np.exp(-each)) for each in odds]))
    assert judge.confidence({}) == pytest.approx(product, abs=1e-9)
    assert judge.log_odds({"doubt": doubt}) == pytest.approx(judge.log_odds({}) - doubt)
    assert judge.confidence({"doubt": doubt}) <= judge.confidence({})
