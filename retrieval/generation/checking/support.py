"""Whether a claim is about what its sentences are about: the meaning of its words, held against theirs.

Readings in; signals, and `Fault.UNSUPPORTED` or None, out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text import is_stopword, stem
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reading, nearest, stems_of
from retrieval.generation.checking.unmet import says_more
from retrieval.generation.records import Fault

_LEAST_WORDS = 0.5
"""The share of a claim's words that must stand in its sentences where no numbers were fitted to the model."""


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
    held = stems_of(sources)
    words = sum(stem(claim.words[place].folded) in held for place in content) / len(content)
    met = nearest(claim, content, sources)
    if not len(met):
        return Support(0.0, 0.0, words)
    return Support(float(met.mean()), float(met[: max(1, len(met) // 3)].mean()), words)


def support_fault(
    claim: Reading, around: Sequence[Reading], others: Sequence[Sequence[Reading]], fitted: Fitted | None
) -> Fault | None:
    """`Fault.UNSUPPORTED` where a claim is held too badly, or clearly worse than by one of the `others` alone.

    `around` are the cited sentences with their contexts, and each of `others` is a sentence with its own.
    Without numbers fitted to the model only words in common tell, inside one language, and the others across.
    """
    same = any(reading.language == claim.language for reading in around[:1])
    own = support(claim, around)
    if same and own.words >= 1:
        return None
    value = value_of(own, same_language=same)
    if fitted is not None and same and says_more(claim, around):
        return Fault.UNSUPPORTED
    if fitted is not None and claim.is_seen:
        least, clearly = fitted.least_support["same" if same else "across"], fitted.clearly
    else:
        least, clearly = (_LEAST_WORDS if same else 0.0), 0.0
        value = own.words if same else value
    if value < least:
        return Fault.UNSUPPORTED
    for other in others:
        if (other[0].language == claim.language) == same:
            found = support(claim, other)
            theirs = found.words if fitted is None and same else value_of(found, same_language=same)
            if theirs > value + clearly:
                return Fault.UNSUPPORTED
    return None


def value_of(found: Support, *, same_language: bool) -> float:
    """How well a claim is held, in one number; words in common count inside one language."""
    return found.met + 0.5 * found.hardest + (0.5 * found.words if same_language else 0.0)
