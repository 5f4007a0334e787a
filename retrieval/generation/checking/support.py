"""Whether a claim is about what its sentences are about: the meaning of its words, held against theirs.

Readings in; signals, and `Fault.UNSUPPORTED` or None, out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.text import is_stopword, stem
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.records import Fault

_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Support:
    """How well some sentences hold a claim. `met` is the mean, over the claim's content words, of the best cosine with
    a word of theirs; `hardest` the same over the third that is met worst; `words` the share of its stems that stand
    in them."""

    met: float
    hardest: float
    words: float


def support(claim: Reading, sources: Sequence[Reading]) -> Support:
    """How well `sources`, taken together, hold the claim."""
    content = [place for place, word in enumerate(claim.words) if not is_stopword(word.folded)]
    if not content:
        return Support(0.0, 0.0, 0.0)
    held = {stem(word.folded) for source in sources for word in source.words}
    words = sum(stem(claim.words[place].folded) in held for place in content) / len(content)
    vectors = np.concatenate([source.vectors for source in sources]) if sources else np.zeros((0, 1), np.float32)
    if not claim.is_seen or not len(vectors):
        return Support(0.0, 0.0, words)
    met = np.sort((claim.vectors[content] @ vectors.T).max(axis=1))
    return Support(float(met.mean()), float(met[: max(1, len(met) // 3)].mean()), words)


def support_fault(
    claim: Reading, cited: Sequence[Reading], around: Sequence[Reading], others: Sequence[Sequence[Reading]]
) -> Fault | None:
    """`Fault.UNSUPPORTED` where `cited` hold the claim too badly, or clearly worse than one of the `others` alone.

    `around` are the cited sentences with their contexts and titles, and each of `others` is a sentence with its own.
    """
    own = support(claim, around)
    same = any(reading.language == claim.language for reading in cited)
    if same and own.words >= 1:
        return None
    value = _value(own, same_language=same)
    if not claim.is_seen:
        return Fault.UNSUPPORTED if same and own.words < 0.5 else None
    if value < (_LEAST_SAME if same else _LEAST_ACROSS):
        return Fault.UNSUPPORTED
    for other in others:
        theirs = support(claim, other)
        same_there = any(reading.language == claim.language for reading in other)
        if same_there == same and _value(theirs, same_language=same) > value + _CLEARLY:
            return Fault.UNSUPPORTED
    return None


def _value(found: Support, *, same_language: bool) -> float:
    return found.met + 0.5 * found.hardest + (0.5 * found.words if same_language else 0.0)


_LEAST_SAME = 1.0
_LEAST_ACROSS = 0.55
_CLEARLY = 0.12
