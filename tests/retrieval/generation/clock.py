"""A clock that a test turns."""

import threading
from datetime import UTC, datetime, timedelta


class Clock:
    """Gives seconds, from 1000 on. Safe to use from threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seconds = 1000.0

    def __call__(self) -> float:
        return self._seconds

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self._seconds += seconds


class Calendar:
    """Gives the date and time, from a morning in April on."""

    def __init__(self) -> None:
        self.now = datetime(2024, 4, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **spans: float) -> None:
        """Let time pass: days, hours, minutes, seconds."""
        self.now += timedelta(**spans)
