"""Does a toll go on from what another document counted? "The number of people killed by Storm Salma rose to five",
after "Three people were killed by Storm Salma".

Two candidates in, a verdict out. A toll tells how many there are so far; who was killed on a day is counted once: three
of Monday and five of Saturday are of two events, unless one of them is a toll.
"""

from collections.abc import Iterator, Mapping, Set

from index.language import has_arabic
from index.text import is_stopword
from retrieval.candidate import Candidate
from retrieval.facts.known_names import places_of
from retrieval.numbers import Figure
from retrieval.quotation import Quotation
from retrieval.stated.ages import age
from retrieval.stated.events import event_of
from retrieval.stated.exactness import is_at_least, is_rough
from retrieval.stated.level_clauses import readings
from retrieval.stated.level_words import FATES
from retrieval.stated.levels import Level, levels
from retrieval.stated.same_measured import all_are_told, are_in_one_place, tell_an_event
from retrieval.stated.statement import statement

_NAMED = 2
"""Words of a toll that tell an event by name: «العاصفة سلمى»."""
_NEAR = 3
"""Words between a number and what befell those whom it counts."""


def outgrows(one: Candidate, other: Candidate, *, exactly: bool = False) -> bool:
    """Whether the newer of two documents counts more whom an event befell than the older one, and one of them tells how
    many these are in all. Numbers may be told as the least, unless both are to be told `exactly`.

    A lower number that is newer may be of a part of the event.
    """
    if exactly and not (_is_exact(one.quote) and _is_exact(other.quote)):
        return False
    older, newer = sorted((one, other), key=age)
    if age(older) == age(newer):
        return False
    return any(_goes_on(toll, newer, older, is_toll_newer=True) for toll in tolls_of(newer)) or any(
        _goes_on(toll, older, newer, is_toll_newer=False) for toll in tolls_of(older)
    )


def counts_one_thing(candidate: Candidate) -> bool:
    """Whether a sentence counts no more than one group of those whom an event befell."""
    return len({fate for fate, _ in counts_of(candidate.quote)}) <= 1


def befallen(figure: Figure, fates: Mapping[int, frozenset[str]], within: int) -> frozenset[str]:
    """What may have befallen those whom a figure counts: the nearest of `fates`, by their places among the words, up to
    so many words away; empty where none is so near."""
    near = {at: min(abs(at - figure.first), abs(at - figure.end + 1)) for at in fates}
    at = min(near, key=lambda place: near[place], default=None)
    return frozenset() if at is None or near[at] > within else fates[at]


def _goes_on(toll: Level, told: Candidate, counted: Candidate, *, is_toll_newer: bool) -> bool:
    """Whether a toll and a count are of one event, and the newer is the higher number."""
    if not _is_one_event(toll, told, counted):
        return False
    total = toll.figure.values
    return any(
        toll.fate in fates and (max(figure.values) < min(total) if is_toll_newer else max(total) < min(figure.values))
        for fates, figure in counts_of(counted.quote)
    )


def tolls_of(candidate: Candidate) -> Iterator[Level]:
    """The tolls that a sentence tells, exactly or at the least."""
    told = levels(candidate.quote, candidate.sentence_before)
    return (each for each in told if each.fate and _is_counted(candidate.quote, each.figure))


def _is_one_event(toll: Level, told: Candidate, counted: Candidate) -> bool:
    text = counted.quote if event_of(counted.quote).words else f"{counted.sentence_before} {counted.quote}"
    places = places_of(text)
    if not tell_an_event(toll.words, toll.places & places):
        return False
    quotation = Quotation(text)
    words = [word.folded for word in quotation.words if not is_stopword(word.folded)]
    capitals = {word.folded for at, word in enumerate(quotation.words) if quotation.has_capital(at)}
    capitals |= toll.capitals
    if not all_are_told(toll.words, words, capitals):
        return False
    return _has_a_name(toll, places) or are_in_one_place(toll.places, told, places, counted)


def _has_a_name(toll: Level, places: Set[str]) -> bool:
    """Whether a toll tells its event by name, wherever that was: a storm's toll need not tell again what it struck.

    Not where it was in two places.
    """
    is_named = bool(toll.capitals) or (len(toll.words) >= _NAMED and any(map(has_arabic, toll.words)))
    return is_named and not (toll.places and places and toll.places.isdisjoint(places))


def counts_of(sentence: str) -> Iterator[tuple[frozenset[str], Figure]]:
    """The numbers of those whom something befell, each with what it may have been."""
    words = [word.folded for word in Quotation(sentence).words]
    fates = {at: FATES[form] for at, word in enumerate(words) for form in readings(word) if form in FATES}
    for figure in statement(sentence).numbers:
        befell = befallen(figure, fates, _NEAR)
        is_count = figure.kind == "count" and figure.unit is None and _is_counted(sentence, figure)
        if is_count and befell:
            yield befell, figure


def _is_counted(sentence: str, figure: Figure) -> bool:
    """Whether a number is exact or the least, and neither an age nor "about" so many."""
    return is_at_least(sentence, figure) or not is_rough(sentence, figure)


def _is_exact(sentence: str) -> bool:
    return not any(is_at_least(sentence, each) for each in statement(sentence).numbers)
