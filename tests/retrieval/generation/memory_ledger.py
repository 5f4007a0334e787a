"""What was spent, for as long as a test takes."""

import threading
from datetime import date

from retrieval.generation.budget import Spent


class MemoryLedger:
    """Implements `retrieval.generation.budget.Ledger`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[tuple[date, int], Spent] = {}

    def spent(self, day: date, account: int | None) -> Spent:
        with self._lock:
            entries = self._entries.items()
            return sum((spent for (of, whose), spent in entries if of == day and account in {None, whose}), Spent())

    def spend(self, day: date, account: int, spent: Spent) -> None:
        with self._lock:
            self._entries[day, account] = self._entries.get((day, account), Spent()) + spent
