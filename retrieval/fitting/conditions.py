"""How sure it is that a sentence answers, from signals: all of several conditions must hold.

A text on something else is told apart by other signals than a text on the very matter that doesn't say what is asked,
and one logistic model has to weigh either at the cost of the other. Two whose probabilities are multiplied do not:
each may see what speaks against an answer, and none can be outvoted. Signals, labels and what the wrong ones are wrong
for in; `Condition`s out.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from retrieval.profile import Condition

_PENALTY = 1e-4
"""Of squared coefficients of standardised signals, beside the mean log-loss: ten times less or more changes little
(docs/evaluation.md)."""
_STEPS = 2000
_STILL = 1e-6
"""Standard deviation below which a signal tells nothing."""


def fit_conditions(
    signals: NDArray[np.float64],
    names: Sequence[str],
    right: NDArray[np.bool_],
    unanswered: NDArray[np.bool_],
    *,
    for_it: Collection[str] = (),
    against_it: Collection[str] = (),
) -> tuple[Condition, ...]:
    """The conditions under which rows of `signals` (rows, names) are right: two, or one where nothing is `unanswered`.

    `right` (rows,) tells what is to be learned, `unanswered` (rows,) which rows are wrong because no text answers their
    question, and not because what answers it was hidden: one condition begins with what tells these from right ones,
    the other with what tells the rest. Signals that speak `for_it` make nothing less sure, those `against_it` nothing
    surer. Raises `ValueError` where all rows are right, or none.
    """
    spread = signals.std(axis=0)
    spread[spread < _STILL] = 1.0
    middle = signals.mean(axis=0)
    rows = np.column_stack([(signals - middle) / spread, np.ones(len(signals))])
    begun = [_one(rows[~unanswered], right[~unanswered])]
    if unanswered.any():
        begun.append(_one(rows[unanswered | right], right[unanswered | right]))
    within = [(0.0 if name in for_it else None, 0.0 if name in against_it else None) for name in names]
    fitted = minimize(
        _loss,
        np.concatenate(begun),
        (rows, right),
        jac=True,
        method="L-BFGS-B",
        bounds=[*within, (None, None)] * len(begun),
        options={"maxiter": _STEPS},
    )
    found = []
    for each in fitted.x.reshape(len(begun), -1):
        weights = each[:-1] / spread
        found.append(
            Condition(
                coefficients={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
                intercept=round(float(each[-1] - weights @ middle), 4),
            )
        )
    return tuple(found)


def _one(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A logistic model by itself: its coefficients and, last, its intercept."""
    model = LogisticRegression(max_iter=_STEPS).fit(rows[:, :-1], right)
    return np.append(model.coef_[0], model.intercept_)


def _loss(
    numbers: NDArray[np.float64], rows: NDArray[np.float64], right: NDArray[np.bool_]
) -> tuple[float, NDArray[np.float64]]:
    """The mean log-loss of the product of all conditions' probabilities with the penalty, and its slope."""
    conditions = numbers.reshape(-1, rows.shape[1])
    odds = rows @ conditions.T
    together = -np.logaddexp(0, -odds).sum(axis=1)  # the log of the product
    wrong = np.maximum(-np.expm1(together), 1e-12)
    penalty = _PENALTY * conditions
    penalty[:, -1] = 0.0
    loss = -np.where(right, together, np.log(wrong)).mean() + float((penalty * conditions).sum())
    by_product = np.where(right, -1.0, np.exp(together) / wrong)
    by_odds = by_product[:, None] / (1 + np.exp(odds))
    slope = by_odds.T @ rows / len(rows) + 2 * penalty
    return float(loss), slope.ravel()
