"""Whether the names of a claim are held by what it rests on, in whatever spelling or script.

Readings in; `Fault.NAME`, or None where every word that is a name for sure is held, out. Places, nations and the best
known bodies are told by lists, other names by their sound and by what the embedding model makes of them.
"""

from collections.abc import Sequence

import numpy as np

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.calendar_words import is_calendar_word
from retrieval.facts.known_names import arabic_readings, known_names
from retrieval.facts.named import is_name
from retrieval.generation.checking.capitals import new_capitals
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.sounding import sound
from retrieval.generation.checking.strangers import Words, content_places, name_logits, signals, strangeness, words_of
from retrieval.generation.records import Fault
from retrieval.names import similarity
from retrieval.numbers.figures import figures
from retrieval.quotation import Quotation
from retrieval.same_script import is_respelled, respelled

_ACROSS = 0.75
_SPELT = 0.8


def name_fault(claim: Reading, sources: Sequence[Reading], fitted: Fitted | None, surer: float = 0.0) -> Fault | None:
    """`Fault.NAME` where a name of the claim is held by none of the sources: sentences, contexts, titles.

    `surer` is how much surer than usual (a logit) a word must be one that nothing meets. Without numbers fitted to the
    model only capitals and given names tell names, and only sounds find them.
    """
    quotation = Quotation(claim.text)
    known = known_names(quotation)
    theirs = [known_names(Quotation(source.text)).values() for source in sources]
    held = frozenset().union(*(names for source in theirs for names in source))
    unmet = _not_repeated(claim, sources)
    if any(
        place in known and known[place].isdisjoint(held) and not _spelt(quotation, place, sources) for place in unmet
    ):
        return Fault.NAME
    others = [place for place in unmet if place not in known]
    across = [source for source in sources if source.language != claim.language]
    if fitted is None or not claim.is_seen:
        strange = any(is_name(quotation, place) and not _sounds(quotation, place, across) for place in others)
    elif across:
        strange = _has_stranger(claim, others, across, fitted, surer)
    else:
        strange = bool((name_logits(claim, others, fitted) > fitted.surely_a_name).any())
        strange = strange or new_capitals(claim, others, sources)
    return Fault.NAME if strange else None


def _has_stranger(
    claim: Reading, places: Sequence[int], sources: Sequence[Reading], fitted: Fitted, surer: float
) -> bool:
    """Whether one of the words at `places` is met by no word of the sources, which are in the other language."""
    ours = words_of(claim, fitted)
    parts = [words_of(source, fitted) for source in sources]
    together = Words(
        [place for part in parts for place in part.places],
        [word for part in parts for word in part.folded],
        np.concatenate([part.vectors for part in parts]),
        np.concatenate([part.names for part in parts]),
    )
    found = dict(zip(ours.places, signals(ours, together), strict=True))
    least = fitted.most_strange[claim.language] + surer
    return any(strangeness(found[place], fitted) > least for place in places)


def unmet_places(claim: Reading, sources: Sequence[Reading]) -> list[int]:
    """The places of words that neither lists nor spelling settle: to be held against the other language's words."""
    known = known_names(Quotation(claim.text))
    return [place for place in _not_repeated(claim, sources) if place not in known]


def _not_repeated(claim: Reading, sources: Sequence[Reading]) -> list[int]:
    """The places of words that no source has in the same script, numbers and dates aside."""
    quotation = Quotation(claim.text)
    counted = {place for figure in figures(claim.text) for place in range(figure.first, figure.end)}
    return [
        place
        for place in content_places(claim)
        if place not in counted
        and not is_calendar_word(claim.words[place].folded)
        and not same_word(quotation, place, sources)
    ]


def _sounds(quotation: Quotation, place: int, sources: Sequence[Reading]) -> bool:
    word = quotation.folded(place)
    return any(sound(word, other.folded) >= _ACROSS for source in sources for other in source.words)


def _spelt(quotation: Quotation, place: int, sources: Sequence[Reading]) -> bool:
    """Whether a source spells a known name in a way that no list has: جرينلاند for Greenland."""
    word = quotation.folded(place)
    for source in sources:
        known = known_names(Quotation(source.text))
        for number, other in enumerate(source.words):
            across = has_arabic(other.folded) != has_arabic(word) and not is_stopword(other.folded)
            if across and number not in known and similarity(word, other.folded) >= _SPELT:
                return True
    return False


def same_word(quotation: Quotation, place: int, sources: Sequence[Reading]) -> bool:
    """Whether a source has the word at a place, in the same script: inflected, or spelt nearly so."""
    word = quotation.words[place].folded
    mine = _forms(word)
    for source in sources:
        theirs = Quotation(source.text)
        for number, other in enumerate(theirs.words):
            if has_arabic(other.folded) != has_arabic(word):
                continue
            are_names = quotation.has_capital(place) and theirs.has_capital(number)
            alike = respelled if are_names else is_respelled
            if not mine.isdisjoint(_forms(other.folded)) or alike(word, other.folded):
                return True
    return False


def _forms(folded: str) -> frozenset[str]:
    """The forms by which a word is known again in its own script."""
    return frozenset(arabic_readings(folded)) if has_arabic(folded) else frozenset((folded, stem(folded)))
