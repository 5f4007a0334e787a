"""Does a toll go on from what another document counted? "The number of people killed by Storm Salma rose to five",
after "Three people were killed by Storm Salma".

Two candidates in, a verdict out. A toll tells how many there are so far; who was killed on a day is counted once: three
of Monday and five of Saturday are of two events, unless one of them is a toll.
"""

from collections.abc import Iterator

from index.text import is_stopword
from retrieval.candidate import Candidate
from retrieval.gloss.quotation import Quotation
from retrieval.numbers import Figure
from retrieval.stated.exactness import is_rough
from retrieval.stated.level_clauses import readings
from retrieval.stated.level_words import FATES
from retrieval.stated.levels import Level, levels
from retrieval.stated.same_measured import all_are_told, are_in_one_place, places_of
from retrieval.stated.statement import statement

_NEAR = 3
"""Words between a number and what befell those whom it counts."""
_TELL_AN_EVENT = 2
"""Words and places that tell one event from others of its kind: the storm Salma, the flood in Basra."""


def outgrows(one: Candidate, other: Candidate) -> bool:
    """Whether one of two documents tells the toll of an event of which the other counts fewer, both for sure.

    A lower number that is newer may be of a part of the event.
    """
    older, newer = sorted((one, other), key=_published)
    return any(_goes_on(toll, newer, older, is_toll_newer=True) for toll in _tolls(newer)) or any(
        _goes_on(toll, older, newer, is_toll_newer=False) for toll in _tolls(older)
    )


def _goes_on(toll: Level, told: Candidate, counted: Candidate, *, is_toll_newer: bool) -> bool:
    """Whether a toll and a count are of one event, and the newer is the higher number."""
    if not _is_one_event(toll, told, counted):
        return False
    total = toll.figure.values
    return any(
        fate == toll.fate and (max(figure.values) < min(total) if is_toll_newer else max(total) < min(figure.values))
        for fate, figure in _counts(counted.quote)
    )


def _tolls(candidate: Candidate) -> Iterator[Level]:
    return (each for each in levels(candidate.quote) if each.fate and not is_rough(candidate.quote, each.figure))


def _is_one_event(toll: Level, told: Candidate, counted: Candidate) -> bool:
    places = places_of(counted.quote)
    if len(toll.words) + len(toll.places & places) < _TELL_AN_EVENT:
        return False
    quotation = Quotation(counted.quote)
    words = [word.folded for word in quotation.words if not is_stopword(word.folded)]
    capitals = {word.folded for at, word in enumerate(quotation.words) if quotation.has_capital(at)}
    return all_are_told(toll.words, words, toll.capitals | capitals) and are_in_one_place(
        toll.places, told, places, counted
    )


def _counts(sentence: str) -> Iterator[tuple[str, Figure]]:
    """The exact numbers of those whom something befell, each with what it was."""
    words = [word.folded for word in Quotation(sentence).words]
    fates = {at: FATES[form] for at, word in enumerate(words) for form in readings(word) if form in FATES}
    for figure in statement(sentence).numbers:
        near = {at: min(abs(at - figure.first), abs(at - figure.end + 1)) for at in fates}
        at = min(near, key=lambda place: near[place], default=None)
        is_count = figure.kind == "count" and figure.unit is None and not is_rough(sentence, figure)
        if is_count and at is not None and near[at] <= _NEAR:
            yield fates[at], figure


def _published(candidate: Candidate) -> float:
    published = candidate.stored.document.published
    return float("-inf") if published is None else published.timestamp()
