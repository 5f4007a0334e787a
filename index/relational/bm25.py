"""BM25 as SQLite's FTS5 has it (https://www.sqlite.org/fts5.html#the_bm25_function). Counts in, weights and scores out.

All counts are of the scopes that are asked and of no others: what another chat says can't be told from a score, nor
from which passages are found.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_K1, _B = 1.2, 0.75  # FTS5's
_LEAST_WEIGHT = 1e-6  # of a term that most passages hold, as in FTS5


@dataclass(frozen=True, slots=True)
class LengthWeights:
    """How a passage's length counts, in BM25's denominator: for any passage, and for each of its words. FTS5 counts the
    token of the scope among them."""

    fixed: float
    by_word: float

    def of(self, words: int) -> float:
        """How much longer terms take to tell all they can in a passage of so many words."""
        return self.fixed + self.by_word * (words + 1)


def length_weights(mean_words: float) -> LengthWeights:
    """The weights where passages have so many words on average."""
    return LengthWeights(_K1 * (1 - _B), _K1 * _B / (mean_words + 1))


def term_weight(passages: int, of: int) -> float:
    """How much a term tells that so many passages hold: its inverse document frequency."""
    odds = (of - passages + 0.5) / (passages + 0.5)
    return math.log(odds) if odds > 1 else _LEAST_WEIGHT


def score(counted: Iterable[tuple[float, int]], length: float) -> float:
    """The BM25 of a passage: of each term's weight and how often it stands there, and of `LengthWeights.of`."""
    return sum(weight * count * (_K1 + 1) / (count + length) for weight, count in counted)
