"""An evaluation: a dataset and a model in, a `Report` of every system's figures in every direction out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np

from index.embedding.protocol import Embedder
from retrieval.evaluation.datasets import SCOPES, Dataset
from retrieval.evaluation.figures import Run, confidences_and_truth, decisions, one_language, rank_of, without_answer
from retrieval.evaluation.metrics import Bin, Figure, average_precision, interval, reliability_bins
from retrieval.evaluation.pool import Asked, Progress, Questions, analysed, filled_library
from retrieval.evaluation.systems import DenseBaseline, Ours, Ranking, System, own_embeddings
from retrieval.profile import direction, profile_of
from retrieval.search import PASSAGES_READ

_PASSAGES_MIXED = 20
"""Average precision is of a ranking of the whole pool (Roy et al. 2020, LAReQA), and a question of XQuAD-R has an
answer in either language: with as few passages as are read to answer people, one further down would count as never
found. So all systems read this many here, and here alone."""

Table = dict[str, dict[str, dict[str, Figure]]]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by system, direction ("en→ar", or "en→mixed" for the pool of both languages) and name.

    `reliability` holds, by direction, what Qawl's confidences promise and what they keep. `unanswered` counts questions
    that were asked though nothing answers them, and `left_out` those of the data that were not asked: no sentence is
    known to answer them.
    """

    dataset: str
    questions: int
    figures: Table
    reliability: Mapping[str, Sequence[Bin]]
    left_out: int = 0
    unanswered: int = 0


def evaluate(dataset: Dataset, embedder: Embedder, plain: Embedder | None, progress: Progress) -> Report:
    """Measure Qawl with `embedder`, and the baselines with the model `plain`, if any, on `dataset`."""
    with filled_library(dataset, embedder, progress) as library:
        ours = Ours(library, embedder, profile_of(embedder.name, embedder.dimension))
        return compare(dataset, ours, plain, progress)


def compare(dataset: Dataset, ours: System, plain: Embedder | None, progress: Progress) -> Report:
    """Measure `ours`, and the baselines with the model `plain`, if any, on `dataset`."""
    asked = analysed([*dataset.questions, *dataset.unanswered])
    with _baselines(dataset, plain, progress) as baselines:
        systems = {**baselines, "Qawl": ours}
        measured = {name: _figures(name, system, dataset, asked, progress) for name, system in systems.items()}
    figures = {name: by_direction for name, (by_direction, _) in measured.items()}
    return Report(
        dataset.name,
        len(dataset.questions),
        figures,
        measured["Qawl"][1],
        dataset.left_out,
        len(dataset.unanswered),
    )


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
        figures[label] = one_language(runs)
        if any(run.decides for run in runs):
            figures[label] |= decisions(runs)
            reliability[label] = reliability_bins(*confidences_and_truth(runs))
        unanswered = _ask_without_answer(system, asked, pair, partial(progress, f"{name}, {label}, without an answer"))
        if unanswered:
            figures[label] |= without_answer(runs, unanswered)
    if len({answering for _, answering in dataset.directions()}) > 1:
        for asking in sorted({asking for asking, _ in dataset.directions()}):
            label = direction(asking, "mixed")
            mine = [each for each in asked if each.known.language == asking and each.known.gold]
            figures[label] = _mixed(system, mine, partial(progress, f"{name}, {label}"))
    return figures, reliability


def _ask(
    system: System,
    asked: Sequence[Asked],
    pair: tuple[str, str],
    on_topic: Mapping[str, set[str]],
    progress: Callable[[int, int], None],
) -> list[Run]:
    asking, answering = pair
    mine = [each for each in asked if each.known.language == asking and answering in each.known.gold]
    runs = []
    for number, each in enumerate(mine, 1):
        gold = each.known.gold[answering]

        def seen_without(hidden: frozenset[str], each: Asked = each) -> Ranking:
            return system.rank(each, [SCOPES[answering]], hidden, PASSAGES_READ)

        runs.append(
            Run(
                each.known.article,
                gold,
                seen_without(frozenset()),
                seen_without(frozenset([gold.document_id])),
                seen_without(frozenset(on_topic[each.known.article])),
            )
        )
        progress(number, len(mine))
    return runs


def _ask_without_answer(
    system: System, asked: Sequence[Asked], pair: tuple[str, str], progress: Callable[[int, int], None]
) -> list[tuple[str, Ranking]]:
    """The questions of one direction that fit an article and that nothing answers: the article, and what was found."""
    asking, answering = pair
    mine = [each for each in asked if each.known.language == asking and each.known.fits == answering]
    found = []
    for number, each in enumerate(mine, 1):
        found.append((each.known.article, system.rank(each, [SCOPES[answering]], frozenset(), PASSAGES_READ)))
        progress(number, len(mine))
    return found


def _mixed(system: System, asked: Sequence[Asked], progress: Callable[[int, int], None]) -> dict[str, Figure]:
    """Mean average precision over the pool of both languages, of the answers that the data knows: in either, or one."""
    precisions = []
    for number, each in enumerate(asked, 1):
        ranking: Ranking = system.rank(each, list(SCOPES.values()), frozenset(), _PASSAGES_MIXED)
        precisions.append(average_precision([rank_of(ranking.sentences, gold) for gold in each.known.gold.values()]))
        progress(number, len(asked))
    values = np.array(precisions)
    return {"mAP": interval([each.known.article for each in asked], lambda rows: float(values[rows].mean()))}
