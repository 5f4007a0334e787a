"""Posts about one thing together: features, and what keeps posts apart, in; clusters of row numbers out, by average
linkage.

Up to `TOGETHER` posts are linked at once. More are linked in blocks of neighbours first, in the order given (that of
time), then the blocks' clusters with each other by their mean similarity; of those at most `MOST_PARTS`, the largest,
so that a lonely post of a very long stream may miss its like in another block.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from retrieval.digest.apartness import Apart
from retrieval.digest.closeness import Features

NEAR = 0.28
"""Mean similarity of two clusters' posts from which they are one (average linkage). Chosen with
`closeness.WORDS_WEIGHT`."""
TOGETHER = 2000
MOST_PARTS = 4000


def clusters(all_features: Features, apart: Apart) -> list[list[int]]:
    """Every row in one cluster; clusters by their first row, rows in order. Only single posts are kept `apart`, and no
    blocks' clusters."""
    count = len(all_features)
    blocks = [range(start, min(start + TOGETHER, count)) for start in range(0, count, TOGETHER)]
    parts = []
    for block in map(list, blocks):
        posts, kept = all_features.of(block), apart.of(block)
        parts += [[block[row] for row in part] for part in _linked(posts.similarities(posts) - kept.penalties(kept))]
    if len(blocks) > 1:
        parts.sort(key=lambda part: (-len(part), part[0]))
        linked, left = parts[:MOST_PARTS], parts[MOST_PARTS:]
        means = all_features.means(linked)
        joined = _linked(means.similarities(means))
        parts = [sorted(row for number in together for row in linked[number]) for together in joined] + left
    return sorted(parts)


def _linked(similarities: NDArray[np.float32]) -> list[list[int]]:
    """Rows by cluster, of the similarities of each with each: shape (n, n)."""
    count = len(similarities)
    if count < 2:
        return [[row] for row in range(count)]
    nearest = max(float(similarities.max()), NEAR)  # distances are counted from it
    rows = [similarities[row, row + 1 :] for row in range(count - 1)]  # the upper triangle, as scipy takes it
    distances = nearest - np.concatenate(rows).astype(np.float64)
    labels = fcluster(linkage(distances, "average"), nearest - NEAR, "distance")
    found: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        found.setdefault(label, []).append(row)
    return list(found.values())
