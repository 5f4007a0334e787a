"""A talk cut where its time or its subject breaks off: messages in order with their features in, segments out.

As TextTiling does it (Hearst, 1997), on vectors instead of words: a gap is as deep as the talk around it hangs together
better than across it. Meaning alone tells this best: neighbours in a talk share few words (docs/evaluation.md). A reply
belongs to what it replies to, wherever it stands.
"""

import statistics
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retrieval.digest.closeness import Features
from retrieval.digest.records import Post

_WINDOW = 4  # messages on either side that are compared across a gap
_SHORTEST = 3  # messages between two cuts by subject
_DEEP = 0.5
"""Standard deviations above the mean depth from which a gap is a cut, as in TextTiling's liberal setting."""
_BREAK = 8  # times the usual pause
_SHORTEST_BREAK = timedelta(minutes=20)
_LONGEST_PAUSE = timedelta(hours=6)  # whatever the usual pause, a longer one ends what was talked about


def segments(posts: Sequence[Post], features: Features) -> list[list[int]]:
    """The numbers of `posts` by segment, in order within each; segments by their first message."""
    if not posts:
        return []
    pauses = _pauses(posts)
    enough = _enough(pauses)
    breaks = {gap for gap, pause in enumerate(pauses) if pause >= enough}
    edges = [0, *(gap + 1 for gap in sorted(breaks)), len(posts)]
    cuts = set(edges)
    for start, end in pairwise(edges):
        cuts.update(_subject_cuts(features.of(list(range(start, end))), start))
    places: list[int] = []
    for number in range(len(posts)):
        places.append(places[-1] + 1 if number in cuts and number else (places[-1] if places else 0))
    return _with_replies(posts, places)


def _pauses(posts: Sequence[Post]) -> list[timedelta]:
    """The time between neighbours; none where either has no time."""
    return [
        later.published - earlier.published if earlier.published and later.published else timedelta(0)
        for earlier, later in pairwise(posts)
    ]


def _enough(pauses: Sequence[timedelta]) -> timedelta:
    """The pause from which the talk broke off."""
    usual = statistics.median(pause.total_seconds() for pause in pauses) if pauses else 0.0
    return min(max(timedelta(seconds=_BREAK * usual), _SHORTEST_BREAK), _LONGEST_PAUSE)


def _subject_cuts(features: Features, start: int) -> list[int]:
    """Where the subject changes in one run of messages, the first of which is number `start` of all."""
    count = len(features)
    if count < 2 * _SHORTEST:
        return []
    gaps = range(1, count)
    before = features.means([range(max(gap - _WINDOW, 0), gap) for gap in gaps])
    after = features.means([range(gap, min(gap + _WINDOW, count)) for gap in gaps])
    across = (before.meaning * after.meaning).sum(axis=1)
    depths = _depths(across)
    threshold = float(depths.mean() + _DEEP * depths.std())
    found: list[int] = []
    for gap in sorted(gaps, key=lambda gap: (-depths[gap - 1], gap)):
        if depths[gap - 1] <= threshold:
            break
        if all(abs(gap - other) >= _SHORTEST for other in (0, count, *found)):
            found.append(gap)
    return [start + gap for gap in found]


def _depths(across: NDArray[np.floating]) -> NDArray[np.float64]:
    """How far each gap lies below the nearest peaks on its two sides, together."""
    depths = np.zeros(len(across))
    for gap, here in enumerate(across):
        for step in (-1, 1):
            peak, place = here, gap + step
            while 0 <= place < len(across) and across[place] >= peak:
                peak, place = across[place], place + step
            depths[gap] += peak - here
    return depths


def _with_replies(posts: Sequence[Post], places: Sequence[int]) -> list[list[int]]:
    """Messages by segment, each reply in that of what it replies to."""
    numbers = {post.document_id: number for number, post in enumerate(posts)}
    mine = list(places)
    for number, post in enumerate(posts):
        parent = numbers.get(post.reply_to) if post.reply_to is not None else None
        if parent is not None and parent < number:
            mine[number] = mine[parent]
    found: dict[int, list[int]] = {}
    for number, place in enumerate(mine):
        found.setdefault(place, []).append(number)
    return sorted(found.values())
