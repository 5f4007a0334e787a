"""Who did it to whom: whether a claim turns round two names about a verb that its sentence has as well.

A claim and its sentences, in one language, in; `Fault.UNSUPPORTED` or None out. No parser: only the order of two names
and a verb between or before them, where both texts have all three, is compared.
"""

from collections.abc import Iterator, Sequence

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.generation.checking.known_names import known_names
from retrieval.generation.checking.naming import is_name
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
    names = [place for place in range(len(quotation.words)) if _is_name(quotation, place)]
    for one, other in zip(names, names[1:], strict=False):
        between = range(one + 1, other)
        if other - one > _LONGEST_WAY or any(quotation.folded(place) in _PASSIVE for place in between):
            continue
        if any(not quotation.between(place).strip(" \u00a0") == "" for place in range(one, other)):
            continue
        subject, obj = stem(quotation.folded(one)), stem(quotation.folded(other))
        for place in between:
            if not is_stopword(quotation.folded(place)):
                yield subject, stem(quotation.folded(place)), obj
        if has_arabic(quotation.folded(one)) and one:
            yield subject, stem(quotation.folded(one - 1)), obj


def _is_name(quotation: Quotation, place: int) -> bool:
    return place in known_names(quotation) or is_name(quotation, place)
