"""Who does what to whom in a text: a text in; names in the order in which they stand about a word, out.

No parser: only the order of two names and a verb between or before them is told.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.facts.named import is_named
from retrieval.quotation import Quotation

_LONGEST_WAY = 6
"""Words between a verb and a name that may belong to it."""
_PASSIVE = frozenset({"by", "from", "with", "and", "قبل", "مع", "من"})

Deed = tuple[str, str, str]
"""A name, a word between or before it and another name, and that name, by their stems."""


@lru_cache(maxsize=4_000)
def deeds(text: str) -> frozenset[Deed]:
    """What the names of a text may be doing to one another."""
    return frozenset(_deeds(Quotation(text)))


def _deeds(quotation: Quotation) -> Iterator[Deed]:
    names = [place for place in range(len(quotation.words)) if is_named(quotation, place)]
    for one, other in pairwise(names):
        between = range(one + 1, other)
        if other - one > _LONGEST_WAY or any(quotation.folded(place) in _PASSIVE for place in between):
            continue
        if any(quotation.between(place).strip(" \u00a0") for place in range(one, other)):
            continue
        subject, obj = stem(quotation.folded(one)), stem(quotation.folded(other))
        for place in between:
            if not is_stopword(quotation.folded(place)):
                yield subject, stem(quotation.folded(place)), obj
        if has_arabic(quotation.folded(one)) and one:
            yield subject, stem(quotation.folded(one - 1)), obj
