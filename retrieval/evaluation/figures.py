"""What was found for the questions of one direction in; its figures out, each with an interval over articles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.datasets import Gold
from retrieval.evaluation.metrics import Figure, auroc, calibration_error, false_accepts, interval, reciprocal_rank
from retrieval.evaluation.systems import Ranking


@dataclass(frozen=True, slots=True)
class Run:
    """One question asked with the answering document in reach, without it, and without all documents on its topic."""

    article: str
    gold: Gold
    full: Ranking
    without: Ranking
    elsewhere: Ranking

    @property
    def decides(self) -> bool:
        """Whether the system says of an answer that it is sure enough."""
        return self.full.answered is not None

    @property
    def shown(self) -> bool:
        """Whether a right sentence is among those that an answer shows."""
        return self.gold in self.full.shown


def one_language(runs: Sequence[Run]) -> dict[str, Figure]:
    """The figures of one direction: the pool of one language, with the answering document in it and without."""
    articles = [run.article for run in runs]
    passages = [rank_of(run.full.documents, run.gold.document_id) for run in runs]
    places = [rank_of(run.full.sentences, run.gold) for run in runs]
    positives = np.array([run.full.confidence for run in runs])
    negatives = np.array([run.without.confidence for run in runs])
    first, third, reciprocal = _at_most(places, 0), _at_most(places, 2), np.array([reciprocal_rank(p) for p in places])
    top, fifth = _at_most(passages, 0), _at_most(passages, 4)
    return {
        "passage R@1": interval(articles, lambda rows: float(top[rows].mean())),
        "passage R@5": interval(articles, lambda rows: float(fifth[rows].mean())),
        "sentence P@1": interval(articles, lambda rows: float(first[rows].mean())),
        "sentence R@3": interval(articles, lambda rows: float(third[rows].mean())),
        "sentence MRR": interval(articles, lambda rows: float(reciprocal[rows].mean())),
        "refusal AUROC": interval(articles, lambda rows: auroc(positives[rows], negatives[rows])),
        "false accepts at 90 % kept": interval(articles, lambda rows: false_accepts(positives[rows], negatives[rows])),
    }


def decisions(runs: Sequence[Run]) -> dict[str, Figure]:
    """What is answered at the threshold that is shipped, and how well a confidence says what it promises."""
    articles = [run.article for run in runs]
    answered, missing, elsewhere = (
        np.array([float(bool(ranking.answered)) for ranking in rankings])
        for rankings in ([r.full for r in runs], [r.without for r in runs], [r.elsewhere for r in runs])
    )
    shown = np.array([float(run.shown) for run in runs])
    sure, truth = confidences_and_truth(runs)
    both = np.arange(2 * len(runs)).reshape(2, -1)  # each question with its document in reach, then without
    return {
        "answered": interval(articles, lambda rows: float(answered[rows].mean())),
        "answered with a right sentence": interval(articles, lambda rows: float((answered * shown)[rows].mean())),
        "answered though the fact is missing": interval(articles, lambda rows: float(missing[rows].mean())),
        "answered though the topic is missing": interval(articles, lambda rows: float(elsewhere[rows].mean())),
        "calibration error": interval(
            articles, lambda rows: calibration_error(sure[both[:, rows].ravel()], truth[both[:, rows].ravel()])
        ),
    }


def without_answer(runs: Sequence[Run], unanswered: Sequence[tuple[str, Ranking]]) -> dict[str, Figure]:
    """How well questions that nothing answers are told from those that something does, and how many are answered."""
    articles = [run.article for run in runs] + [article for article, _ in unanswered]
    sure = np.array([run.full.confidence for run in runs] + [ranking.confidence for _, ranking in unanswered])

    def told_apart(rows: NDArray[np.intp]) -> float:
        return auroc(sure[rows[rows < len(runs)]], sure[rows[rows >= len(runs)]])

    figures = {"AUROC, questions without an answer": interval(articles, told_apart)}
    if any(run.decides for run in runs):
        answered = np.array([float(bool(ranking.answered)) for _, ranking in unanswered])
        asked_about = [article for article, _ in unanswered]
        figures["answered though nothing answers"] = interval(asked_about, lambda rows: float(answered[rows].mean()))
    return figures


def confidences_and_truth(runs: Sequence[Run]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of all questions with their document in reach, then of all without it: how sure, and whether rightly."""
    sure = np.array([run.full.confidence for run in runs] + [run.without.confidence for run in runs])
    truth = np.array([float(run.shown) for run in runs] + [0.0] * len(runs))
    return sure, truth


def rank_of(ranked: Sequence[str] | Sequence[Gold], wanted: str | Gold) -> int | None:
    """The rank, from 0, at which `wanted` first stands in `ranked`; None where it doesn't."""
    return next((number for number, each in enumerate(ranked) if each == wanted), None)


def _at_most(places: Sequence[int | None], last: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([float(place is not None and place <= last) for place in places])
