"""An evaluation: a dataset and a model in, a `Report` of every system's figures in every direction out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from index.embedding.protocol import Embedder
from retrieval.evaluation.datasets import SCOPES, Dataset, Gold
from retrieval.evaluation.metrics import (
    Figure,
    auroc,
    average_precision,
    false_accepts,
    interval,
    reciprocal_rank,
)
from retrieval.evaluation.pool import PASSAGES_READ, Asked, Progress, embedded_questions, filled_library
from retrieval.evaluation.systems import DenseBaseline, Ours, Ranking, System, own_embeddings
from retrieval.profile import direction, profile_of

_PASSAGES_MIXED = 20

Table = dict[str, dict[str, dict[str, Figure]]]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by system, direction ("en→ar", or "en→mixed" for the pool of both languages) and name."""

    dataset: str
    questions: int
    figures: Table


def evaluate(dataset: Dataset, embedder: Embedder, progress: Progress) -> Report:
    """Measure every system on `dataset`."""
    with filled_library(dataset, embedder, progress) as library:
        asked = embedded_questions(dataset, embedder, progress)
        own = own_embeddings(dataset, embedder)
        systems: Mapping[str, System] = {
            "dense": DenseBaseline(library, own, fuse=False),
            "dense + BM25, rank fusion": DenseBaseline(library, own, fuse=True),
            "Qawl": Ours(library, profile_of(embedder.name, embedder.dimension)),
        }
        figures = {name: _figures(name, system, dataset, asked, progress) for name, system in systems.items()}
    return Report(dataset.name, len(dataset.questions), figures)


def _figures(
    name: str, system: System, dataset: Dataset, asked: Sequence[Asked], progress: Progress
) -> dict[str, dict[str, Figure]]:
    figures: dict[str, dict[str, Figure]] = {}
    for pair in dataset.directions():
        step = partial(progress, f"{name}, {direction(*pair)}")
        figures[direction(*pair)] = _one_language(system, asked, pair, step)
    if len({answering for _, answering in dataset.directions()}) > 1:
        for asking in sorted({asking for asking, _ in dataset.directions()}):
            label = direction(asking, "mixed")
            figures[label] = _mixed(system, asked, asking, partial(progress, f"{name}, {label}"))
    return figures


def _one_language(
    system: System, asked: Sequence[Asked], pair: tuple[str, str], progress: Callable[[int, int], None]
) -> dict[str, Figure]:
    """The figures of one direction: the pool of one language, with the answering paragraph in it and without."""
    asking, answering = pair
    mine = [each for each in asked if each.known.language == asking and answering in each.known.gold]
    scopes = [SCOPES[answering]]
    passages: list[int | None] = []
    places: list[int | None] = []
    sure: list[float] = []
    unsure: list[float] = []
    for number, each in enumerate(mine, 1):
        gold = each.known.gold[answering]
        full = system.rank(each.question, each.embedding, scopes, frozenset(), PASSAGES_READ)
        passages.append(_place(full.documents, gold.document_id))
        places.append(_place(full.sentences, gold))
        sure.append(full.confidence)
        hidden = system.rank(each.question, each.embedding, scopes, frozenset([gold.document_id]), PASSAGES_READ)
        unsure.append(hidden.confidence)
        progress(number, len(mine))
    articles = [each.known.article for each in mine]
    positives, negatives = np.array(sure), np.array(unsure)
    first, third, reciprocal = _at_most(places, 0), _at_most(places, 2), np.array([reciprocal_rank(p) for p in places])
    top, fifth = _at_most(passages, 0), _at_most(passages, 4)
    return {
        "passage R@1": interval(articles, lambda rows: float(top[rows].mean())),
        "passage R@5": interval(articles, lambda rows: float(fifth[rows].mean())),
        "sentence P@1": interval(articles, lambda rows: float(first[rows].mean())),
        "sentence R@3": interval(articles, lambda rows: float(third[rows].mean())),
        "sentence MRR": interval(articles, lambda rows: float(reciprocal[rows].mean())),
        "refusal AUROC": interval(articles, lambda rows: auroc(positives[rows], negatives[rows])),
        "false accepts": interval(articles, lambda rows: false_accepts(positives[rows], negatives[rows])),
    }


def _mixed(
    system: System, asked: Sequence[Asked], asking: str, progress: Callable[[int, int], None]
) -> dict[str, Figure]:
    """Mean average precision over the pool of both languages, where each language holds an answer."""
    mine = [each for each in asked if each.known.language == asking]
    precisions = []
    for number, each in enumerate(mine, 1):
        ranking: Ranking = system.rank(
            each.question, each.embedding, list(SCOPES.values()), frozenset(), _PASSAGES_MIXED
        )
        precisions.append(average_precision([_place(ranking.sentences, gold) for gold in each.known.gold.values()]))
        progress(number, len(mine))
    values = np.array(precisions)
    return {"mAP": interval([each.known.article for each in mine], lambda rows: float(values[rows].mean()))}


def _place(ranked: Sequence[str] | Sequence[Gold], wanted: str | Gold) -> int | None:
    return next((place for place, each in enumerate(ranked) if each == wanted), None)


def _at_most(places: Sequence[int | None], last: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([float(place is not None and place <= last) for place in places])
