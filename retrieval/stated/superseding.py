"""Do two documents tell where one and the same quantity stands, and differently? Then the newer one is newer news.

Two candidates in, a verdict out. Everything else that both tell of the quantity must be the same as far as it can be
read: what it is measured of, its unit, the place. Where that is not sure, nothing is said.
"""

from itertools import product

from retrieval.candidate import Candidate
from retrieval.stated.ages import age
from retrieval.stated.levels import Level, levels
from retrieval.stated.same_measured import all_are_told, are_in_one_place, share_a_place, tell_an_event

_TOLD_LATE = 2
"""Months after which a month's figure may still be the newest one: who counts it takes weeks."""
_MONTHS = 12


def tell_other_levels(one: Candidate, other: Candidate) -> bool:
    """Whether both tell where one quantity stood when they were published, and the figures are two."""
    pairs = product(levels(one.quote, one.sentence_before), levels(other.quote, other.sentence_before))
    return any(_is_other(mine, yours) and _are_of_one(mine, one, yours, other) for mine, yours in pairs)


def are_of_other_months(one: Candidate, other: Candidate) -> bool:
    """Whether the levels of two sentences are told of other months or years, so that either may be asked about."""
    ours, theirs = (
        {(each.months, each.years) for each in levels(told.quote, told.sentence_before)} for told in (one, other)
    )
    return ours != theirs


def _is_other(one: Level, other: Level) -> bool:
    """Whether two figures of one measure differ, of one unit."""
    return (
        (one.measure, one.fate, one.figure.unit) == (other.measure, other.fate, other.figure.unit)
        and (one.per == other.per or not one.per or not other.per)
        and one.figure.values.isdisjoint(other.figure.values)
    )


def _are_of_one(mine: Level, one: Candidate, yours: Level, other: Candidate) -> bool:
    capitals = mine.capitals | yours.capitals
    if mine.is_of_an_event and not tell_an_event(mine.words, mine.places | yours.places):
        return False
    return (
        all_are_told(mine.words, yours.words, capitals)
        and all_are_told(yours.words, mine.words, capitals)
        and are_in_one_place(mine.places, one, yours.places, other)
        and (mine.is_known_anywhere or bool(mine.capitals & yours.capitals) or share_a_place(one, other))
        and _are_in_order(mine, one, yours, other)
    )


def _are_in_order(mine: Level, one: Candidate, yours: Level, other: Candidate) -> bool:
    """Whether each level is of the time of its document, and the newer document's not of an earlier month."""
    ours, theirs = _month(mine, one), _month(yours, other)
    if ours is None or theirs is None:
        return False
    if not (mine.months and yours.months):
        return True
    if age(one) == age(other):
        return ours == theirs
    return ours <= theirs if age(one) < age(other) else theirs <= ours


def _month(level: Level, candidate: Candidate) -> int | None:
    """The month that a level is of, counted from the year 0: its document's where it names none.

    None where it is not of that time, or that can't be told.
    """
    published = candidate.stored.document.published
    if published is None:
        return None if level.months or level.years else 0
    now = published.year * _MONTHS + published.month
    if len(level.months) > 1 or len(level.years) > 1:
        return None
    year, month = next(iter(level.years), published.year), next(iter(level.months), None)
    if month is None:
        return now if year == published.year else None
    told = year * _MONTHS + month
    told -= _MONTHS * (told > now and not level.years)
    return told if now - _TOLD_LATE <= told <= now else None
