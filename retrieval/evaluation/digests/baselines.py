"""What is shown of a stream without a digest: posts in their order in; the numbers of some of them out, best first."""

from collections.abc import Callable, Sequence

import numpy as np

from retrieval.digest.closeness import Features

Baseline = Callable[[Features, int], list[int]]
"""Given the features of a stream in the order of time, the numbers of so many posts of it."""

_DAMPING = 0.15
_SIMILAR = 0.1  # of words alone, on the scale of cosines, as in the continuous LexRank's threshold
_ROUNDS = 100


def lead(features: Features, count: int) -> list[int]:
    """The first posts."""
    return list(range(min(count, len(features))))


def last(features: Features, count: int) -> list[int]:
    """The last posts."""
    return list(range(max(len(features) - count, 0), len(features)))


def lexrank(features: Features, count: int) -> list[int]:
    """The most central posts by the cosines of their words (Erkan and Radev, 2004)."""
    cosines = (features.words @ features.words.T).toarray()
    cosines /= max(float(cosines.diagonal().max(initial=0.0)), 1e-9)
    graph = np.where(cosines >= _SIMILAR, cosines, 0.0) + 1e-12
    graph /= graph.sum(axis=1, keepdims=True)
    rank = np.full(len(features), 1 / max(len(features), 1))
    for _ in range(_ROUNDS):
        rank = _DAMPING / len(features) + (1 - _DAMPING) * (rank @ graph)
    return [int(number) for number in np.argsort(-rank, kind="stable")[:count]]


BASELINES: dict[str, Baseline] = {"lead": lead, "last-N": last, "LexRank": lexrank}


def covered(labels: Sequence[str], shown: Sequence[int]) -> float:
    """The share (0..1) of all labels that some shown post has."""
    return len({labels[number] for number in shown}) / len(set(labels))
