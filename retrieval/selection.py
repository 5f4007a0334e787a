"""Which of the ranked sentences to show: the best, and up to two more that are nearly as good and add something."""

from collections.abc import Sequence

from index.text import content_words, stem
from retrieval.evidence import Candidate

MOST_QUOTES = 3
_WITHIN = 0.25
"""How far below the best score a further sentence may lie, on the scale of the evidence score."""
_SURELY_THE_SPEAKER = 0.75
_SAME_THING = 0.7
"""Share of the shorter sentence's stems from which two sentences say the same."""


def select(ranked: Sequence[Candidate]) -> list[Candidate]:
    """At most `MOST_QUOTES` of `ranked`, best first, none of which repeats another.

    Where the best sentence reports the words of whoever was asked about, so must the others.
    """
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == MOST_QUOTES or candidate.score < ranked[0].score - _WITHIN:
            break
        beside_the_point = _speaks(ranked[0]) and not _speaks(candidate)
        if not beside_the_point and not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def _speaks(candidate: Candidate) -> bool:
    return candidate.features["subject"] >= _SURELY_THE_SPEAKER


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether `one` says what `other` says, or already stands beside it as the sentence that it goes on from."""
    if one.quote == other.quote or one.sentence == other.context:
        return True
    a, b = _stems(one), _stems(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SAME_THING


def _stems(candidate: Candidate) -> frozenset[str]:
    return frozenset(stem(token.folded) for token in content_words(candidate.quote))
