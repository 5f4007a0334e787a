"""Which of the ranked sentences to show: the best, and up to two more that are nearly as good and add something."""

from collections.abc import Sequence

from index.text import content_words, stem
from retrieval.evidence import Candidate

MOST_QUOTES = 3
_WITHIN = 0.25
"""How far below the best score a further sentence may lie, on the scale of the evidence score."""
_SAME_THING = 0.7
"""Share of the shorter sentence's stems from which two sentences say the same."""


def select(ranked: Sequence[Candidate]) -> list[Candidate]:
    """At most `MOST_QUOTES` of `ranked`, best first, none of which repeats another."""
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == MOST_QUOTES or candidate.score < ranked[0].score - _WITHIN:
            break
        if not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def _repeats(one: Candidate, other: Candidate) -> bool:
    if one.quote == other.quote:
        return True
    a, b = _stems(one), _stems(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SAME_THING


def _stems(candidate: Candidate) -> frozenset[str]:
    return frozenset(stem(token.folded) for token in content_words(candidate.quote))
