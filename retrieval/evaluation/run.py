"""An evaluation: a dataset and a model in, a `Report` of every system's figures in every direction out.

The documents go into a real library in a temporary folder, each language in a scope of its own, so that what is
measured is the search and the evidence that answer people.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from index.embedded.library import EmbeddedLibrary
from index.embedding.protocol import Embedder
from index.ingestion import embed, with_sentences
from index.records import QuestionEmbedding
from retrieval.evaluation.datasets import SCOPES, Dataset, EvaluationQuestion, Gold
from retrieval.evaluation.metrics import (
    Figure,
    auroc,
    average_precision,
    false_accepts,
    interval,
    reciprocal_rank,
)
from retrieval.evaluation.systems import DenseBaseline, Ours, Ranking, System, own_embeddings
from retrieval.profile import direction, profile_of
from retrieval.question import Question, analyse

_PASSAGES = 8
_PASSAGES_MIXED = 20
_DOCUMENTS_AT_ONCE = 16

Progress = Callable[[str, int, int], None]
Table = dict[str, dict[str, dict[str, Figure]]]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by system, direction ("en→ar", or "en→mixed" for the pool of both languages) and name."""

    dataset: str
    questions: int
    figures: Table


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    known: EvaluationQuestion
    question: Question
    embedding: QuestionEmbedding


def evaluate(dataset: Dataset, embedder: Embedder, progress: Progress) -> Report:
    """Measure every system on `dataset`; `progress` is given what is being done, how much is done, and of how much."""
    with tempfile.TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder))
        try:
            _fill(library, dataset, embedder, progress)
            asked = []
            for number, each in enumerate(dataset.questions, 1):
                asked.append(_Asked(each, analyse(each.text), embedder.embed_question(each.text)))
                progress("questions", number, len(dataset.questions))
            own = own_embeddings(dataset, embedder)
            systems: Mapping[str, System] = {
                "dense": DenseBaseline(library, own, fuse=False),
                "dense + BM25, rank fusion": DenseBaseline(library, own, fuse=True),
                "Qawl": Ours(library, profile_of(embedder.name, embedder.dimension)),
            }
            figures: Table = {}
            for name, system in systems.items():
                figures[name] = {}
                for pair in dataset.directions():
                    step = partial(progress, f"{name}, {direction(*pair)}")
                    figures[name][direction(*pair)] = _one_language(system, asked, pair, step)
                if len({answering for _, answering in dataset.directions()}) > 1:
                    for asking in sorted({asking for asking, _ in dataset.directions()}):
                        label = direction(asking, "mixed")
                        figures[name][label] = _mixed(system, asked, asking, partial(progress, f"{name}, {label}"))
        finally:
            library.close()
    return Report(dataset.name, len(dataset.questions), figures)


def _fill(library: EmbeddedLibrary, dataset: Dataset, embedder: Embedder, progress: Progress) -> None:
    documents = dataset.documents
    for start in range(0, len(documents), _DOCUMENTS_AT_ONCE):
        batch = documents[start : start + _DOCUMENTS_AT_ONCE]
        for indexed in embed([with_sentences(each.document, each.sentences) for each in batch], embedder):
            library.replace(indexed)
        progress("documents", start + len(batch), len(documents))


def _one_language(
    system: System, asked: Sequence[_Asked], pair: tuple[str, str], progress: Callable[[int, int], None]
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
        full = system.rank(each.question, each.embedding, scopes, frozenset(), _PASSAGES)
        passages.append(_place(full.documents, gold.document_id))
        places.append(_place(full.sentences, gold))
        sure.append(full.confidence)
        hidden = system.rank(each.question, each.embedding, scopes, frozenset([gold.document_id]), _PASSAGES)
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
    system: System, asked: Sequence[_Asked], asking: str, progress: Callable[[int, int], None]
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
