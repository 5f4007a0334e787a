"""What else was told in a stretch of a talk: its messages in; those out that have nothing to do with the one which the
stretch is told by.

A stretch is cut by time and where its subject breaks off, and not where each says something else. Meaning alone tells
what belongs together, as it does for cuts (`retrieval.digest.segments`).
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from retrieval.digest.closeness import Features
from retrieval.digest.noteworthy import announces, tells, weight
from retrieval.digest.quotable import LEAD, Quotable, Reading
from retrieval.talk.ended import may_end

MOST_BESIDE = 2
"""Messages told beside a stretch's own: with more it would be no summary."""
_UNRELATED = 0.1
"""Cosine up to which a message is of something else than what is told already. Chosen with `_LINKED` on one half of
XQuAD-R's articles (docs/evaluation.md)."""
_LINKED = 0.2
"""Cosine from which two messages are of one thing, and so is all that is linked through others."""


def besides(readings: Sequence[Reading], features: Features, told: int, left_out: Collection[int]) -> list[int]:
    """The rows of further messages that the stretch should be told by beside row `told`, at most `MOST_BESIDE`, in
    order; `features` are those of the readings, and none of the rows `left_out` is taken."""
    if len(readings) == 1:
        return []
    near = features.meaning @ features.meaning.T
    together = _together(near, readings)
    found = [told]
    rows = [row for row in range(len(readings)) if row not in left_out and any(map(_tells, readings[row].lead(LEAD)))]
    while len(found) <= MOST_BESIDE:
        nearest = near[:, found].max(axis=1)
        known = {int(together[row]) for row in found}
        others = [row for row in rows if nearest[row] <= _UNRELATED and int(together[row]) not in known]
        if not others:
            break
        found.append(max(others, key=lambda row: (_weight(readings[row]), -nearest[row], -row)))
    return sorted(found[1:])


def _tells(sentence: Quotable) -> bool:
    """Whether a sentence tells the others something that stands alone."""
    return tells(sentence) and (sentence.says_something or announces(sentence) or bool(may_end(sentence.words)))


def _weight(reading: Reading) -> float:
    return max(map(weight, reading.lead(LEAD)))


def _together(near: NDArray[np.float32], readings: Sequence[Reading]) -> NDArray[np.int32]:
    """The part of the stretch that each message belongs to: with what is near to it, or what it replies to."""
    rows = {reading.post.document_id: row for row, reading in enumerate(readings)}
    linked = near >= _LINKED
    for row, reading in enumerate(readings):
        if (parent := rows.get(reading.post.reply_to or "")) is not None:
            linked[row, parent] = True
    parts: NDArray[np.int32] = connected_components(linked, directed=False)[1]
    return parts
