"""The present moment; and moments that were stored, by a clock that may have been put right since: one of these and the
present one go in; it comes out, or None where it lies so far ahead that the clock was wrong when it was stored."""

from datetime import UTC, datetime, timedelta

FURTHEST_AHEAD = timedelta(days=1)
"""What lies less far ahead soon comes, and clocks of several machines differ a little."""


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def believed(moment: datetime | None, now: datetime) -> datetime | None:
    """`moment`, unless it can't have been yet. Both are aware."""
    return None if moment is None or moment - now > FURTHEST_AHEAD else moment
