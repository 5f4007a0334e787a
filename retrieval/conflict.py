"""Do two quoted sentences say the same thing with other figures? "3 killed" in the morning, "7 killed" at night.

Candidates in; whether they differ, and an order with the newest first, out.
"""

from collections.abc import Sequence
from functools import lru_cache

from index.text import content_words, stem
from retrieval.evidence import Candidate

_SAME_STATEMENT = 0.6
"""Share of the shorter sentence's stems, figures aside, from which two sentences speak of the same thing."""
_FEWEST_STEMS = 3  # shorter sentences share all their words too easily


@lru_cache(maxsize=20_000)
def stems_and_figures(quote: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a sentence's content words, and the figures in it (folded: ASCII digits, no thousands marks)."""
    stems = frozenset(stem(token.folded) for token in content_words(quote))
    figures = frozenset(each for each in stems if each[0].isdigit())
    return stems - figures, figures


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share (0..1) of the smaller set that stands in both; 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def differ(one: Candidate, other: Candidate) -> bool:
    """Whether two documents state the same thing with figures that can't both be meant."""
    if one.stored.document.id == other.stored.document.id:
        return False
    return statements_differ(stems_and_figures(one.quote), stems_and_figures(other.quote))


Statement = tuple[frozenset[str], frozenset[str]]
"""A sentence as `stems_and_figures` gives it."""


def statements_differ(one: Statement, other: Statement) -> bool:
    """Whether two sentences state the same thing with figures that can't both be meant."""
    (stems, figures), (other_stems, other_figures) = one, other
    if min(len(stems), len(other_stems)) < _FEWEST_STEMS or shared(stems, other_stems) < _SAME_STATEMENT:
        return False
    return not (figures <= other_figures or other_figures <= figures)


def newest_first(chosen: Sequence[Candidate]) -> list[Candidate]:
    """`chosen`, with those that differ from one another put newest first among the places that they hold.

    Documents without a date come after those with one; nothing else moves.
    """
    ordered = list(chosen)
    for place in range(len(ordered)):
        later = [each for each in range(place + 1, len(ordered)) if differ(ordered[place], ordered[each])]
        newest = max([place, *later], key=lambda each: (_age(ordered[each]), -each))
        ordered[place], ordered[newest] = ordered[newest], ordered[place]
    return ordered


def _age(candidate: Candidate) -> float:
    published = candidate.stored.document.published
    return float("-inf") if published is None else published.timestamp()
