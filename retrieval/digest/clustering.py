"""Posts about one thing together: features in, clusters of row numbers out, by average linkage.

Up to `TOGETHER` posts are linked at once. More are linked in blocks of neighbours first, in the order given (that of
time), then the blocks' clusters with each other by their mean similarity; of those at most `MOST_PARTS`, the largest,
so that a lonely post of a very long stream may miss its like in another block.
"""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from retrieval.digest.closeness import Features

NEAR = 0.28
"""Mean similarity of two clusters' posts from which they are one (average linkage). Chosen with
`closeness.WORDS_WEIGHT`."""
TOGETHER = 2000
MOST_PARTS = 4000


def clusters(all_features: Features) -> list[list[int]]:
    """Every row in one cluster; clusters by their first row, rows in order."""
    count = len(all_features)
    blocks = [range(start, min(start + TOGETHER, count)) for start in range(0, count, TOGETHER)]
    parts = [[block[row] for row in part] for block in blocks for part in _linked(all_features.of(list(block)))]
    if len(blocks) > 1:
        parts.sort(key=lambda part: (-len(part), part[0]))
        linked, left = parts[:MOST_PARTS], parts[MOST_PARTS:]
        joined = _linked(all_features.means(linked))
        parts = [sorted(row for number in together for row in linked[number]) for together in joined] + left
    return sorted(parts)


def _linked(features: Features) -> list[list[int]]:
    count = len(features)
    if count < 2:
        return [[row] for row in range(count)]
    similarities = features.similarities(features)
    nearest = max(float(similarities.max()), NEAR)  # distances are counted from it
    rows = [similarities[row, row + 1 :] for row in range(count - 1)]  # the upper triangle, as scipy takes it
    distances = nearest - np.concatenate(rows).astype(np.float64)
    labels = fcluster(linkage(distances, "average"), nearest - NEAR, "distance")
    found: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        found.setdefault(label, []).append(row)
    return list(found.values())
