"""Whether the names of a claim are held by what it rests on, in whatever spelling or script.

Readings in; `Fault.NAME`, or None where every word that is a name for sure is held, out.
"""

from collections.abc import Sequence

from index.language import has_arabic
from index.text import fold, is_stopword, stem
from retrieval.examples.given_names import is_given_name
from retrieval.generation.checking.known_names import arabic_readings, known_names
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.records import Fault
from retrieval.gloss.dates import is_calendar_word
from retrieval.gloss.quotation import Quotation
from retrieval.names import similarity

_SAME_SCRIPT = 0.9
_ACROSS = 0.8
_SHORTEST_FUZZY = 5
_ALIGNED = 0.5


def name_fault(claim: Reading, sources: Sequence[Reading]) -> Fault | None:
    """`Fault.NAME` where a name of the claim is not held by any of the sources: sentences, contexts, titles."""
    quotation = Quotation(claim.text)
    known = known_names(quotation)
    held_known = frozenset().union(
        *(names for source in sources for names in known_names(Quotation(source.text)).values())
    )
    for place in range(len(quotation.words)):
        if place in known:
            if known[place].isdisjoint(held_known) and not _same_word(quotation, place, sources):
                return Fault.NAME
        elif is_name(quotation, place) and not is_held(claim, place, sources):
            return Fault.NAME
    return None


def is_name(quotation: Quotation, place: int) -> bool:
    """Whether a word is a name for sure."""
    word = quotation.words[place]
    folded = word.folded
    if is_stopword(folded) or is_calendar_word(folded) or folded[0].isdigit() or len(folded) < 2:
        return False
    if has_arabic(folded):
        return any(is_given_name(form) for form in arabic_readings(folded)[:2]) and len(folded) > 3
    return quotation.text[word.start].isupper() and not _begins(quotation, place)


def _begins(quotation: Quotation, place: int) -> bool:
    """Whether a sentence begins at a word, so that its capital tells nothing."""
    ahead = quotation.text[: quotation.words[place].start].rstrip(" \"'“‘«(")
    return not ahead or ahead[-1] in ".!?:"


def is_held(claim: Reading, place: int, sources: Sequence[Reading]) -> bool:
    """Whether a source holds the name at a place of the claim."""
    quotation = Quotation(claim.text)
    return _same_word(quotation, place, sources) or any(_across(claim, place, source) for source in sources)


def _same_word(quotation: Quotation, place: int, sources: Sequence[Reading]) -> bool:
    word = quotation.words[place].folded
    mine = forms(word)
    for source in sources:
        for other in source.words:
            if has_arabic(other.folded) != has_arabic(word):
                continue
            if not mine.isdisjoint(forms(other.folded)):
                return True
            near = min(len(word), len(other.folded)) >= _SHORTEST_FUZZY and word[0] == other.folded[0]
            if near and similarity(word, other.folded) >= _SAME_SCRIPT:
                return True
    return False


def forms(folded: str) -> frozenset[str]:
    """The forms by which a word is known again in its own script."""
    if has_arabic(folded):
        return frozenset(arabic_readings(folded))
    return frozenset((folded, stem(folded)))


def _across(claim: Reading, place: int, source: Reading) -> bool:
    quotation = Quotation(claim.text)
    written = quotation.slice(place, place)
    arabic = has_arabic(written)
    for number, other in enumerate(source.words):
        if has_arabic(other.folded) == arabic or is_stopword(other.folded):
            continue
        theirs = source.text[other.start : other.end]
        if similarity(fold(written) if arabic else written, theirs) >= _ACROSS:
            return True
        if not arabic and float(claim.vectors[place] @ source.vectors[number]) >= _ALIGNED:
            return True
    return False
