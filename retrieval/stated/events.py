"""The event that a sentence tells of: "A flood struck Derna".

A sentence in; its `Event` out, and whether two sentences surely go on from two events. Tolls are counted in the
sentences behind it, which needn't name it again.
"""

from dataclasses import dataclass
from functools import lru_cache

from retrieval.candidate import Candidate
from retrieval.facts.known_names import known_names, places_of
from retrieval.facts.named import is_name
from retrieval.quotation import Quotation
from retrieval.stated.level_clauses import readings
from retrieval.stated.level_words import EVENTS


@dataclass(frozen=True, slots=True)
class Event:
    """An event's folded `words`: what it is, and the English names beside it, which are its `capitals`; and the known
    `places`. All empty where a sentence tells of none, or of several."""

    words: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@lru_cache(maxsize=4_000)
def event_of(sentence: str) -> Event:
    """The event that a sentence tells of."""
    quotation = Quotation(sentence)
    told = EVENTS.intersection(form for word in quotation.words for form in readings(word.folded))
    if len(told) != 1:
        return Event()
    known = known_names(quotation)
    inside = (place for place in range(1, len(quotation.words)) if place not in known and is_name(quotation, place))
    names = frozenset(quotation.folded(place) for place in inside if quotation.has_capital(place)) - told
    return Event(told | names, names, places_of(sentence))


def go_on_from_two_events(one: Candidate, other: Candidate) -> bool:
    """Whether neither of two sentences tells of an event, and those before them tell of two, in two places
    or by two names."""
    if event_of(one.quote).words or event_of(other.quote).words:
        return False
    ours, theirs = event_of(one.sentence_before), event_of(other.sentence_before)
    if not (ours.words and theirs.words):
        return False
    are_elsewhere = bool(ours.places and theirs.places) and ours.places.isdisjoint(theirs.places)
    return are_elsewhere or bool(ours.capitals and theirs.capitals and ours.capitals.isdisjoint(theirs.capitals))
