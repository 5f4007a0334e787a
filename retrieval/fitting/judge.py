"""One direction's outcomes in, its `Judge` out: the ranker's weights, its level, and when to answer."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

from retrieval.evidence import READ_AGAIN, second_look
from retrieval.fitting.conditions import fit_conditions
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
_EXCHANGED = -8.0
"""What takes from the log-odds that the asked deed is told with its roles exchanged, chosen by hand: hardly any of the
data's do, and one that does is refused however near it is by meaning."""
_ANOTHER_TIME = -2.5
"""The same of times that are named, and that aren't those asked about: of what is answered it meets one right sentence
in 900, one in 28 where the answer was hidden, and one in 90 where there is none. That is too seldom to be fitted."""
_SURENESS = (*SIGNALS, "surest")
"""The signals of the best sentence that its confidence is made of."""
_FOR_IT = ("verified", "surest")
_DOUBTS = ("elsewhere", "lacking", "exchanged", "another_time")
_PENALTY = 0.02  # of squared weights of standardised signals, for each question
_SHOWN = 3
_WRONG_ANSWERS = 0.05
"""The share of questions about something else altogether that may be answered."""
_KEPT = 0.9
"""The share of answerable questions to answer, where the former allows: beyond it, refusing near misses counts more."""


def fit_judge(found: Sequence[Outcome]) -> Judge:
    """The judge fitted to `found`, all of one direction.

    A best sentence is right where one of the three first is, and wrong otherwise: where none is, where nothing answers,
    and where what answers is hidden. The threshold is chosen where hiding an article leaves its topic to no other.
    Raises `ValueError` where no question has its answer among the three, or all have.
    """
    weights = fit_weights(found)
    answered = [each for each in found if each.answered]
    asked = [(each, hidden) for hidden in Hidden for each in (found if hidden is Hidden.NOTHING else answered)]
    seen = [(each, hidden) for each, hidden in asked if len(each.in_reach(hidden))]
    rows = np.array([_sureness(each, weights, hidden) for each, hidden in seen])
    right = [hidden is Hidden.NOTHING and bool(_ranked_right(each, weights)[:_SHOWN].any()) for each, hidden in seen]
    unanswered = [not each.answered for each, _ in seen]
    levels = [(each.ranking @ _vector(weights))[each.right].max() for each in answered if each.right.any()]
    judge = Judge(
        weights=weights,
        conditions=fit_conditions(
            rows, _SURENESS, np.array(right), np.array(unanswered), for_it=_FOR_IT, against_it=_DOUBTS
        ),
        shifts={"subject": _SUBJECT_SURE, "exchanged": _EXCHANGED, "another_time": _ANOTHER_TIME},
        threshold=0.0,
        level=round(float(np.mean(levels)), 4),
    )
    apart = [each for each in answered if each.alone_on_topic] or answered
    threshold = max(
        np.quantile(confidences(judge, apart, Hidden.ARTICLE), 1 - _WRONG_ANSWERS),
        np.quantile(confidences(judge, apart, Hidden.NOTHING), 1 - _KEPT),
    )
    return judge.model_copy(update={"threshold": round(float(threshold), 4)})


def confidences(judge: Judge, found: Sequence[Outcome], hidden: Hidden) -> NDArray[np.float64]:
    """How sure `judge` is of the best sentence for each question (questions,); 0 where there is none in reach."""
    sure = np.zeros(len(found))
    for number, each in enumerate(found):
        if len(each.in_reach(hidden)):
            row = _sureness(each, judge.weights, hidden)
            sure[number] = judge.confidence(dict(zip(_SURENESS, row, strict=True)))
    return sure


def right_among(judge: Judge, found: Sequence[Outcome], first: int) -> NDArray[np.bool_]:
    """Whether a right sentence is among the `first` best, for each question (questions,)."""
    return np.array([bool(_ranked_right(each, judge.weights)[:first].any()) for each in found])


def fit_weights(found: Sequence[Outcome]) -> dict[str, float]:
    """Weights that make the right sentence likely among all of its question: a linear ListNet (Cao et al. 2007).

    None is negative: each signal speaks for a sentence, and no sentence can gain by being less like an answer.
    """
    lists = []
    for each in found:
        reach = each.in_reach(Hidden.NOTHING)
        if each.right[reach].any():
            lists.append((each.ranking[reach], int(np.flatnonzero(each.right[reach])[0])))
    spread = np.mean([rows.std(axis=0) for rows, _ in lists], axis=0) + 1e-6
    penalty = _PENALTY * len(lists)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = penalty * float(weights @ weights)
        slope = 2 * penalty * weights
        for rows, right in lists:
            scores = (rows / spread) @ weights
            shares = softmax(scores)
            total -= float(scores[right] - logsumexp(scores))
            slope -= (rows[right] - shares @ rows) / spread
        return total, slope

    started = np.full(len(RANKING), 0.3)
    fitted = minimize(loss, started, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * len(RANKING)).x / spread
    scale = _TOKENS / sum(fitted[RANKING.index(name)] for name in _MEETING)
    weights = {name: round(float(scale * value), 4) for name, value in zip(RANKING, fitted, strict=True)}
    return {**weights, "subject": _SUBJECT}


def ranked(outcome: Outcome, weights: Mapping[str, float], hidden: Hidden) -> list[int]:
    """The places of the sentences in reach, best first, before the second look."""
    found: list[int] = _by_score(outcome, weights, hidden)[0].tolist()
    return found


def read_for(outcome: Outcome, weights: Mapping[str, float]) -> frozenset[int]:
    """The places of the sentences that get the second look, whatever is hidden: of no other matters what it tells."""
    seen = Hidden if outcome.answered else [Hidden.NOTHING]
    return frozenset(place for hidden in seen for place in ranked(outcome, weights, hidden)[:READ_AGAIN])


def _vector(weights: Mapping[str, float]) -> NDArray[np.float64]:
    return np.array([weights[name] for name in RANKING])


def _sureness(outcome: Outcome, weights: Mapping[str, float], hidden: Hidden) -> NDArray[np.float64]:
    """What tells how sure the best sentence in reach is: (len(_SURENESS),)."""
    read = outcome.signals[ranked(outcome, weights, hidden)[:READ_AGAIN]]
    is_exchanged = read[:, SIGNALS.index("exchanged")] > 0
    counted = read if is_exchanged.all() else read[~is_exchanged]
    return np.append(counted[0], counted[:, SIGNALS.index("verified")].max())


def _ranked_right(outcome: Outcome, weights: Mapping[str, float]) -> NDArray[np.bool_]:
    """Which of the sentences in reach are right, best first, after the second look."""
    places, scores = _by_score(outcome, weights, Hidden.NOTHING)
    read = outcome.signals[places[:READ_AGAIN]]
    again = second_look(
        scores[:READ_AGAIN], read[:, SIGNALS.index("verified")], read[:, SIGNALS.index("exchanged")] > 0
    )
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
