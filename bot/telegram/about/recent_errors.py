"""What went wrong lately: the log goes in, its last errors, a line each, come out for the operator."""

import logging
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.observing.safe import Secrets, described, message_of

REMEMBERED = 5
LONGEST_LINE = 300  # characters


class RecentErrors(logging.Handler):
    """The last errors of the log, with their moments, newest last; to be added to a logger. Without tracebacks,
    words of people in what caused them, and `secrets`."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(logging.ERROR)
        self._secrets = Secrets(secrets)
        self._lines: deque[tuple[datetime, str]] = deque(maxlen=REMEMBERED)

    @property
    def lines(self) -> list[tuple[datetime, str]]:
        """When each was, and what was logged."""
        return list(self._lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        error = record.exc_info[1] if record.exc_info else None
        cause = f" ({described(error)})" if error is not None else ""
        line = self._secrets.hide(" ".join(f"{message_of(record)}{cause}".split()))[:LONGEST_LINE]
        self._lines.append((datetime.fromtimestamp(record.created, UTC), line))
