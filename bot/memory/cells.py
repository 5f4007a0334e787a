"""Moments and lengths of time as cells hold them: whole microseconds, moments since 1970. `now` is SQL for the present
moment, by the clock of the database."""

from datetime import UTC, datetime, timedelta

from index.relational.connection import Connection, UnreadableCellError

# Nothing is held or claimed for longer at a time. What seems to be was taken before the clock was set back, and has
# run out.
LONGEST_SECONDS = 3600.0

LATEST = (1 << 63) - 1
"""Later than every moment."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MICROSECONDS = 1_000_000  # in a second


def to_cell(moment: datetime) -> int:
    """A moment as a number. Raises `TypeError` for one that is not aware: it could be any of many."""
    return (moment - _EPOCH) // _MICROSECOND


def from_cell(cell: int) -> datetime:
    """The moment that `to_cell` made a number of. Raises `UnreadableCellError` for what it never made."""
    try:
        return _EPOCH + cell * _MICROSECOND
    except (TypeError, OverflowError) as error:
        raise UnreadableCellError("a moment that can't be read") from error


def microseconds(seconds: float) -> int:
    """A length of time as a number."""
    return round(seconds * _MICROSECONDS)


def present(connection: Connection, now: str) -> int:
    """The present moment: one for all rows that are looked at."""
    return int(connection.execute(f"SELECT {now}").fetchone()[0])
