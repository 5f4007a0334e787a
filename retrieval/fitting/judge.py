"""One direction's outcomes in, its `Judge` out: the ranker's weights, its level, and when to answer."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from retrieval.evidence import READ_AGAIN, second_look
from retrieval.fitting.outcomes import RANKING, SIGNALS, Hidden, Outcome
from retrieval.profile import Judge

_MEETING = ("tokens", "hardest", "window")
_TOKENS = 3.0
"""The weight that these get together: the others are relative to it, so that scores of all directions are on one
scale."""
_SUBJECT = 0.2
_SUBJECT_SURE = 1.25
"""Weight in the score and in the confidence, chosen by hand on the seed article: hardly any question of the data asks
what somebody said, and those of news do."""
_ELSEWHERE_SURE = -1.5
"""Weight in the confidence of an article that names other countries than the question, by hand too: it is on questions
that ask for what happened in another country that this tells, and the data have none."""
_LACKING_SURE = -0.5
"""Weight in the confidence of a sentence without any number or time where one is asked for, by hand on questions about
news."""
_PENALTY = 0.02  # of squared weights of standardised signals, for each question
_SHOWN = 3
_WRONG_ANSWERS = 0.05
"""The share of questions about something else altogether that may be answered."""
_KEPT = 0.9
"""The share of answerable questions to answer, where the former allows: beyond it, refusing near misses counts more."""


def fit_judge(found: Sequence[Outcome]) -> Judge:
    """The judge fitted to `found`, all of one direction."""
    weights = fit_weights(found)
    best = {hidden: [_best(each, weights, hidden) for each in found] for hidden in Hidden}
    right = [bool(_ranked_right(each, weights)[:_SHOWN].any()) for each in found]
    rows = np.array([each.signals[place] for hidden in Hidden for each, place in zip(found, best[hidden], strict=True)])
    labels = np.array(right + [False] * (2 * len(found)))
    counts = _counts(found)
    model = LogisticRegression(C=10.0, max_iter=2000).fit(rows, labels, np.tile(counts, len(Hidden)))
    answerable = [each.right.any() for each in found]
    levels = [(each.ranking @ _vector(weights))[each.right].max() for each in found if each.right.any()]
    judge = Judge(
        weights=weights,
        coefficients={
            **{name: round(float(value), 4) for name, value in zip(SIGNALS, model.coef_[0], strict=True)},
            "subject": _SUBJECT_SURE,
            "elsewhere": _ELSEWHERE_SURE,
            "lacking": _LACKING_SURE,
        },
        intercept=round(float(model.intercept_[0]), 4),
        threshold=0.0,
        level=round(float(np.average(levels, weights=counts[answerable])), 4),
    )
    threshold = max(
        _quantile(confidences(judge, found, Hidden.ARTICLE), counts, 1 - _WRONG_ANSWERS),
        _quantile(confidences(judge, found, Hidden.NOTHING), counts, 1 - _KEPT),
    )
    return judge.model_copy(update={"threshold": round(float(threshold), 4)})


def confidences(judge: Judge, found: Sequence[Outcome], hidden: Hidden) -> NDArray[np.float64]:
    """How sure `judge` is of the best sentence for each question (questions,)."""
    places = [_best(each, judge.weights, hidden) for each in found]
    rows = [dict(zip(SIGNALS, each.signals[place], strict=True)) for each, place in zip(found, places, strict=True)]
    return np.array([judge.confidence(row) for row in rows])


def right_among(judge: Judge, found: Sequence[Outcome], first: int) -> NDArray[np.bool_]:
    """Whether a right sentence is among the `first` best, for each question (questions,)."""
    return np.array([bool(_ranked_right(each, judge.weights)[:first].any()) for each in found])


def fit_weights(found: Sequence[Outcome]) -> dict[str, float]:
    """Weights that make the right sentence likely among all of its question: a linear ListNet (Cao et al. 2007).

    None is negative: each signal speaks for a sentence, and no sentence can gain by being less like an answer.
    """
    lists = []
    for each, counts in zip(found, _counts(found), strict=True):
        reach = each.in_reach(Hidden.NOTHING)
        if each.right[reach].any():
            lists.append((each.ranking[reach], int(np.flatnonzero(each.right[reach])[0]), counts))
    spread = np.mean([rows.std(axis=0) for rows, _, _ in lists], axis=0) + 1e-6
    penalty = _PENALTY * sum(counts for _, _, counts in lists)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = penalty * float(weights @ weights)
        slope = 2 * penalty * weights
        for rows, right, counts in lists:
            scores = (rows / spread) @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            total -= counts * float(np.log(shares[right]))
            slope -= counts * (rows[right] - shares @ rows) / spread
        return total, slope

    started = np.full(len(RANKING), 0.3)
    fitted = minimize(loss, started, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * len(RANKING)).x / spread
    scale = _TOKENS / sum(fitted[RANKING.index(name)] for name in _MEETING)
    weights = {name: round(float(scale * value), 4) for name, value in zip(RANKING, fitted, strict=True)}
    return {**weights, "subject": _SUBJECT}


def _vector(weights: Mapping[str, float]) -> NDArray[np.float64]:
    return np.array([weights[name] for name in RANKING])


def _best(outcome: Outcome, weights: Mapping[str, float], hidden: Hidden) -> int:
    """The place of the best sentence in reach, before the second look."""
    return int(_by_score(outcome, weights, hidden)[0][0])


def _ranked_right(outcome: Outcome, weights: Mapping[str, float]) -> NDArray[np.bool_]:
    """Which of the sentences in reach are right, best first, after the second look."""
    places, scores = _by_score(outcome, weights, Hidden.NOTHING)
    verified = outcome.signals[places[:READ_AGAIN], SIGNALS.index("verified")]
    again = second_look(scores[:READ_AGAIN], verified)
    found: NDArray[np.bool_] = outcome.right[np.concatenate([places[again], places[READ_AGAIN:]])]
    return found


def _by_score(
    outcome: Outcome, weights: Mapping[str, float], hidden: Hidden
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The places of the sentences in reach and their scores, best first."""
    reach = outcome.in_reach(hidden)
    scores = outcome.ranking[reach] @ _vector(weights)
    order = np.argsort(-scores, kind="stable")
    return reach[order], scores[order]


def _counts(found: Sequence[Outcome]) -> NDArray[np.float64]:
    """How much each question counts: (questions,)."""
    return np.array([each.counts for each in found])


def _quantile(values: NDArray[np.float64], counts: NDArray[np.float64], share: float) -> float:
    """The value that `share` of all, each counting as often as `counts` says, lie below."""
    order = np.argsort(values)
    reached = np.cumsum(counts[order]) / counts.sum()
    return float(values[order][min(int(np.searchsorted(reached, share)), len(values) - 1)])
