"""Who did it to whom: whether a claim turns round two names about a verb that its sentence has as well.

A claim and its sentences, in one language, in; `Fault.UNSUPPORTED` or None out. No parser: only the order of two names
and a verb between or before them, where both texts have all three, is compared.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.generation.checking.naming import is_named
from retrieval.generation.records import Fault
from retrieval.gloss.quotation import Quotation

_LONGEST_WAY = 6
"""Words between a verb and a name that may belong to it."""
_PASSIVE = frozenset({"by", "from", "with", "and", "قبل", "مع", "من"})


def roles_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.UNSUPPORTED` where the claim has X doing to Y what a sentence has Y doing to X, and nowhere X to Y."""
    said = set(_deeds(Quotation(claimed)))
    held: set[tuple[str, str, str]] = set()
    for sentence in sentences:
        held |= set(_deeds(Quotation(sentence)))
    turned = {(other, verb, one) for one, verb, other in said - held}
    return Fault.UNSUPPORTED if turned & held else None


def _deeds(quotation: Quotation) -> Iterator[tuple[str, str, str]]:
    """Triples of a name, a word between or before it and another name, and that name, by their stems."""
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
