"""An evaluation: a dataset and a model in, a `Report` of every system's figures in every direction out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.embedding.protocol import Embedder
from retrieval.evaluation.datasets import SCOPES, Dataset, Gold
from retrieval.evaluation.metrics import (
    Bin,
    Figure,
    auroc,
    average_precision,
    calibration_error,
    false_accepts,
    interval,
    reciprocal_rank,
    reliability_bins,
)
from retrieval.evaluation.pool import PASSAGES_READ, Asked, Progress, Questions, analysed, filled_library
from retrieval.evaluation.systems import DenseBaseline, Ours, Ranking, System, own_embeddings
from retrieval.profile import direction, profile_of

_PASSAGES_MIXED = 20
"""Average precision is of a ranking of the whole pool (Roy et al. 2020, LAReQA), and each question has an answer in
either language: with as few passages as are read to answer people, one further down would count as never found. So all
systems read this many here, and here alone."""

_SHOWN = 3  # quotes in an answer, at most

Table = dict[str, dict[str, dict[str, Figure]]]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by system, direction ("en→ar", or "en→mixed" for the pool of both languages) and name.

    `reliability` holds, by direction, what Qawl's confidences promise and what they keep. `left_out` counts questions
    of the data that were not asked: no sentence is known to answer them.
    """

    dataset: str
    questions: int
    figures: Table
    reliability: Mapping[str, Sequence[Bin]]
    left_out: int = 0


def evaluate(dataset: Dataset, embedder: Embedder, plain: Embedder | None, progress: Progress) -> Report:
    """Measure Qawl with `embedder`, and the baselines with the model `plain`, if any, on `dataset`."""
    with filled_library(dataset, embedder, progress) as library:
        ours = Ours(library, embedder, profile_of(embedder.name, embedder.dimension))
        return compare(dataset, ours, plain, progress)


def compare(dataset: Dataset, ours: System, plain: Embedder | None, progress: Progress) -> Report:
    """Measure `ours`, and the baselines with the model `plain`, if any, on `dataset`."""
    asked = analysed(dataset)
    with _baselines(dataset, plain, progress) as baselines:
        systems = {**baselines, "Qawl": ours}
        measured = {name: _figures(name, system, dataset, asked, progress) for name, system in systems.items()}
    figures = {name: by_direction for name, (by_direction, _) in measured.items()}
    return Report(dataset.name, len(dataset.questions), figures, measured["Qawl"][1], dataset.left_out)


@contextmanager
def _baselines(dataset: Dataset, plain: Embedder | None, progress: Progress) -> Iterator[Mapping[str, System]]:
    """The baselines by name, over a library that goes when the block ends; none without a model."""
    if plain is None:
        yield {}
        return
    with filled_library(dataset, plain, progress) as library:
        own, questions = own_embeddings(dataset, plain), Questions(plain)
        yield {
            "dense": DenseBaseline(library, questions, own, fuse=False),
            "dense + BM25, rank fusion": DenseBaseline(library, questions, own, fuse=True),
        }


def _figures(
    name: str, system: System, dataset: Dataset, asked: Sequence[Asked], progress: Progress
) -> tuple[dict[str, dict[str, Figure]], dict[str, list[Bin]]]:
    figures: dict[str, dict[str, Figure]] = {}
    reliability: dict[str, list[Bin]] = {}
    on_topic: dict[str, set[str]] = {}
    for each in dataset.documents:
        on_topic.setdefault(each.article, set()).add(each.document.id)
    for pair in dataset.directions():
        label = direction(*pair)
        runs = _ask(system, asked, pair, on_topic, partial(progress, f"{name}, {label}"))
        figures[label] = _one_language(runs)
        if any(run.decides for run in runs):
            figures[label] |= _decisions(runs)
            reliability[label] = reliability_bins(*_confidences_and_truth(runs))
    if len({answering for _, answering in dataset.directions()}) > 1:
        for asking in sorted({asking for asking, _ in dataset.directions()}):
            label = direction(asking, "mixed")
            figures[label] = _mixed(system, asked, asking, partial(progress, f"{name}, {label}"))
    return figures, reliability


@dataclass(frozen=True, slots=True)
class _Run:
    """One question asked with the answering document in reach, without it, and without all documents on its topic."""

    article: str
    gold: Gold
    full: Ranking
    without: Ranking
    elsewhere: Ranking

    @property
    def decides(self) -> bool:
        return self.full.answered is not None

    @property
    def shown(self) -> bool:
        """Whether a right sentence is among those that an answer would show."""
        return self.gold in self.full.sentences[:_SHOWN]


def _ask(
    system: System,
    asked: Sequence[Asked],
    pair: tuple[str, str],
    on_topic: Mapping[str, set[str]],
    progress: Callable[[int, int], None],
) -> list[_Run]:
    asking, answering = pair
    mine = [each for each in asked if each.known.language == asking and answering in each.known.gold]
    runs = []
    for number, each in enumerate(mine, 1):
        gold = each.known.gold[answering]

        def seen_without(hidden: frozenset[str], each: Asked = each) -> Ranking:
            return system.rank(each, [SCOPES[answering]], hidden, PASSAGES_READ)

        runs.append(
            _Run(
                each.known.article,
                gold,
                seen_without(frozenset()),
                seen_without(frozenset([gold.document_id])),
                seen_without(frozenset(on_topic[each.known.article])),
            )
        )
        progress(number, len(mine))
    return runs


def _one_language(runs: Sequence[_Run]) -> dict[str, Figure]:
    """The figures of one direction: the pool of one language, with the answering document in it and without."""
    articles = [run.article for run in runs]
    passages = [_place(run.full.documents, run.gold.document_id) for run in runs]
    places = [_place(run.full.sentences, run.gold) for run in runs]
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


def _decisions(runs: Sequence[_Run]) -> dict[str, Figure]:
    """What is answered at the threshold that is shipped, and how well a confidence says what it promises."""
    articles = [run.article for run in runs]
    answered, missing, elsewhere = (
        np.array([float(bool(ranking.answered)) for ranking in rankings])
        for rankings in ([r.full for r in runs], [r.without for r in runs], [r.elsewhere for r in runs])
    )
    shown = np.array([float(run.shown) for run in runs])
    sure, truth = _confidences_and_truth(runs)
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


def _confidences_and_truth(runs: Sequence[_Run]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of all questions with their document in reach, then of all without it: how sure, and whether rightly."""
    sure = np.array([run.full.confidence for run in runs] + [run.without.confidence for run in runs])
    truth = np.array([float(run.shown) for run in runs] + [0.0] * len(runs))
    return sure, truth


def _mixed(
    system: System, asked: Sequence[Asked], asking: str, progress: Callable[[int, int], None]
) -> dict[str, Figure]:
    """Mean average precision over the pool of both languages, where each language holds an answer."""
    mine = [each for each in asked if each.known.language == asking]
    precisions = []
    for number, each in enumerate(mine, 1):
        ranking: Ranking = system.rank(each, list(SCOPES.values()), frozenset(), _PASSAGES_MIXED)
        precisions.append(average_precision([_place(ranking.sentences, gold) for gold in each.known.gold.values()]))
        progress(number, len(mine))
    values = np.array(precisions)
    return {"mAP": interval([each.known.article for each in mine], lambda rows: float(values[rows].mean()))}


def _place(ranked: Sequence[str] | Sequence[Gold], wanted: str | Gold) -> int | None:
    return next((place for place, each in enumerate(ranked) if each == wanted), None)


def _at_most(places: Sequence[int | None], last: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([float(place is not None and place <= last) for place in places])
