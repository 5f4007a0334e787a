"""How often a system's sentence is the right one, and how well its scores tell what isn't there.

Every question is asked with the answering article in reach and without it. Thresholds are those that keep 90 % of the
answers on the other articles, fold by fold, so that no system is judged by a threshold made for the same questions.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.peers.figures import Quality
from bench.peers.messages import Article, Ask, Found
from retrieval.evaluation.datasets import Dataset, Gold
from retrieval.evaluation.metrics import auroc, interval
from retrieval.profile import direction
from retrieval.tuning.examples import FOLDS, fold_of_articles

_KEPT = 0.9


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question in one direction, with its gold sentence, its article and the article's fold."""

    way: str
    ask: Ask
    gold: Gold
    article: str
    fold: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system found with the answering article in reach and without it."""

    wanted: Wanted
    full: Found
    without: Found


def articles_of(dataset: Dataset) -> list[Article]:
    """The dataset's paragraphs; those of all pools mixed, in an order that is always the same."""
    found = [
        Article(
            each.document.id, each.document.origin, each.document.language, each.document.title, each.document.text,
            tuple((one.start, one.end) for one in each.sentences),
        )
        for each in dataset.documents
    ]  # fmt: skip
    random.Random(0).shuffle(found)
    return found


def wanted_of(dataset: Dataset, most: int | None) -> list[Wanted]:
    """Every question in every direction, or `most` of each, drawn once and for all."""
    fold_of = fold_of_articles(dataset)
    by_way: dict[str, list[Wanted]] = {}
    for each in dataset.questions:
        for answering, gold in each.gold.items():
            way = direction(each.language, answering)
            asked = Ask(each.text, answering)
            by_way.setdefault(way, []).append(Wanted(way, asked, gold, each.article, fold_of[each.article]))
    chosen: list[Wanted] = []
    for way in sorted(by_way):
        mine = by_way[way]
        chosen += mine if most is None or most >= len(mine) else random.Random(0).sample(mine, most)
    return chosen


def with_and_without(wanted: Wanted) -> Iterator[Ask]:
    """The question with the answering article in reach, then with it hidden."""
    yield wanted.ask
    yield Ask(wanted.ask.question, wanted.ask.pool, (wanted.gold.document_id,))


def judge(outcomes: Sequence[Outcome]) -> dict[str, Quality]:
    """The figures in each direction, by the score that tells best, on average over the directions."""
    names = sorted(outcomes[0].full.scores)
    by_way: dict[str, list[Outcome]] = {}
    for each in outcomes:
        by_way.setdefault(each.wanted.way, []).append(each)
    best = max(names, key=lambda name: sum(_auroc(mine, name) for mine in by_way.values()))
    return {way: _quality(mine, best) for way, mine in by_way.items()}


def _quality(outcomes: Sequence[Outcome], score: str) -> Quality:
    groups = [each.wanted.article for each in outcomes]
    right = np.array([_is_right(each) for each in outcomes], float)
    full, without = _scores(outcomes, score)
    folds = np.array([each.wanted.fold for each in outcomes])
    thresholds = np.array([np.quantile(full[folds != fold], 1 - _KEPT) for fold in range(FOLDS)])[folds]
    accepted = (without >= thresholds).astype(float)
    return Quality(
        interval(groups, lambda rows: float(right[rows].mean())),
        interval(groups, lambda rows: auroc(full[rows], without[rows])),
        interval(groups, lambda rows: float(accepted[rows].mean())),
        float((full >= thresholds).mean()),
        score,
    )


def _is_right(outcome: Outcome) -> bool:
    return (
        outcome.full.article == outcome.wanted.gold.document_id and outcome.full.sentence == outcome.wanted.gold.ordinal
    )


def _auroc(outcomes: Sequence[Outcome], score: str) -> float:
    return auroc(*_scores(outcomes, score))


def _scores(outcomes: Sequence[Outcome], score: str) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
    return (
        np.array([each.full.scores[score] for each in outcomes]),
        np.array([each.without.scores[score] for each in outcomes]),
    )


def by_fold(wanted: Sequence[Wanted]) -> Mapping[int, list[Wanted]]:
    """The questions of each fold."""
    return {fold: [each for each in wanted if each.fold == fold] for fold in range(FOLDS)}
