"""Moments as machines write them (ISO 8601, RFC 822, seconds since 1970) and as people do, into aware times in UTC."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from index.dates import parse_date_line

_LONGEST = 120
_EARLIEST = datetime(1500, 1, 1, tzinfo=UTC)  # no article is older; 0001-01-01 stands for nothing
_MILLISECONDS = 100_000_000_000  # as seconds this is the year 5138


def parse_moment(value: object) -> datetime | None:
    """The moment that `value` names, in UTC; UTC also where it names no zone. None where it names no moment."""
    try:
        moment = _of_number(value) if isinstance(value, int | float) else _of_text(value)
        if moment is None:
            return None
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment >= _EARLIEST else None


def _of_number(value: int | float) -> datetime | None:
    if isinstance(value, bool) or value <= 0:
        return None
    return datetime.fromtimestamp(value / 1000 if value > _MILLISECONDS else value, UTC)


def _of_text(value: object) -> datetime | None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) >= 9:
        return _of_number(int(text))
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError):
            continue
    return parse_date_line(text)
