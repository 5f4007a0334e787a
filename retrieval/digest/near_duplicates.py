"""Posts that say the same in nearly the same words: their words in, groups of them out. No model is asked."""

from collections import Counter, defaultdict
from collections.abc import Sequence

SHINGLE = 3
SAME_TEXT = 0.30
"""Share of common three-word shingles (Jaccard) from which two texts are one: 97 % of such pairs of a news day tell one
story (docs/evaluation.md)."""
_MOST_HOLDERS = 200
"""A shingle that more groups than this hold is a phrase of the trade, and tells no two texts together."""


def groups(texts: Sequence[Sequence[str]]) -> list[list[int]]:
    """The numbers of near-equal texts, each given as its folded words, together: groups and their members in order.

    Every member shares enough with the first of its group: a chain of small changes does not make one group.
    """
    leaders: list[list[int]] = []
    shingles: list[frozenset[int]] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)
    exact: dict[frozenset[int], int] = {}
    for number, words in enumerate(texts):
        mine = _shingles(words)
        found = exact.get(mine) if mine else None
        if found is None and mine:
            found = _nearest(mine, shingles, holders)
        if found is None:
            found = len(leaders)
            leaders.append([])
            shingles.append(mine)
            for shingle in mine:
                if len(holders[shingle]) < _MOST_HOLDERS:
                    holders[shingle].append(found)
        leaders[found].append(number)
        exact.setdefault(mine, found)
    return leaders


def _nearest(mine: frozenset[int], shingles: Sequence[frozenset[int]], holders: dict[int, list[int]]) -> int | None:
    common = Counter(group for shingle in mine if shingle in holders for group in holders[shingle])
    if not common:
        return None
    shares = {group: count / (len(mine) + len(shingles[group]) - count) for group, count in common.items()}
    best = min(shares, key=lambda group: (-shares[group], group))
    return best if shares[best] >= SAME_TEXT else None


def _shingles(words: Sequence[str]) -> frozenset[int]:
    """The runs of three words, hashed; a shorter text is one run; nothing where there is no word."""
    if not words:
        return frozenset()
    runs = zip(*(words[place:] for place in range(SHINGLE)), strict=False)
    return frozenset(map(hash, runs)) or frozenset({hash(tuple(words))})
