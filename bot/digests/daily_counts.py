"""How many posts a day there were on what: a digest in, days and a row of counts for each of its biggest points out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from retrieval.digest.records import Digest

POINTS_COUNTED = 5
"""Colours that can be told apart, and lines of a legend that are read."""
MOST_DAYS = 92
"""A quarter of a year: more bars than that are too thin for a phone's screen. The newest days are kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point's posts by day: `number` and `sentence` are the point's own, None and "" for all the others together.

    `counts` are in the order of the days.
    """

    number: int | None
    sentence: str
    language: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DailyCounts:
    """Days without a gap, oldest first, and rows, the biggest point first, the others last."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]


def daily_counts(digest: Digest, zone: tzinfo = UTC) -> DailyCounts | None:
    """The posts that a digest cites, by day in `zone`; None where none of them has a time."""
    named = digest.points[:POINTS_COUNTED]
    others = (*digest.points[POINTS_COUNTED:], *digest.also)
    by_point = [_by_day([each.published for each in point.citations], zone) for point in named]
    rest = _by_day([each.published for point in others for each in point.citations], zone)
    seen = [day for counts in (*by_point, rest) for day in counts]
    if not seen:
        return None
    last = max(seen)
    first = max(min(seen), last - timedelta(days=MOST_DAYS - 1))
    days = tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))
    rows = [
        Row(point.citations[0].number, point.text, point.citations[0].language, _in_order(counts, days))
        for point, counts in zip(named, by_point, strict=True)
    ]
    rows += [Row(None, "", "und", _in_order(rest, days))]
    return DailyCounts(days, tuple(row for row in rows if any(row.counts)))


def _by_day(moments: Sequence[datetime | None], zone: tzinfo) -> Counter[date]:
    return Counter(moment.astimezone(zone).date() for moment in moments if moment is not None)


def _in_order(counts: Counter[date], days: Sequence[date]) -> tuple[int, ...]:
    return tuple(counts[day] for day in days)
