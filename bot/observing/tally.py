"""What an operator is told of the questions since the bot started: each as it ends goes in; counts, and how long the
last ones took, come out."""

import math
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.observing.events import Outcome, Stage
from retrieval.generation.budget import Spent

REMEMBERED = 1000  # questions whose times are known


@dataclass(frozen=True, slots=True)
class Tallied:
    """Since the start, `seconds_up` ago. `invalid` were no questions. The times, in seconds, are those that people
    waited for their replies to the last questions; None before the first."""

    seconds_up: float
    answered: int = 0
    refused: int = 0
    invalid: int = 0
    failed: int = 0
    median: float | None = None
    p95: float | None = None


class Tally:
    """Implements `Sink`. Safe to use from threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._lock = threading.Lock()
        self._counts: Counter[Outcome] = Counter()
        self._seconds: deque[float] = deque(maxlen=REMEMBERED)

    @property
    def tallied(self) -> Tallied:
        """All of it, as of now."""
        with self._lock:
            counts, seconds = self._counts.copy(), sorted(self._seconds)
        return Tallied(
            seconds_up=self._clock() - self._began,
            answered=counts[Outcome.ANSWERED],
            refused=counts[Outcome.REFUSED],
            invalid=counts[Outcome.INVALID],
            failed=counts[Outcome.FAILED],
            median=percentile(seconds, 50),
            p95=percentile(seconds, 95),
        )

    def question(self, outcome: Outcome, language: str, seconds: float) -> None:  # noqa: ARG002 - a sink is told more
        """See `Sink.question`."""
        with self._lock:
            self._counts[outcome] += 1
            self._seconds.append(seconds)

    def stage(self, stage: Stage, seconds: float) -> None:
        """Not counted here, like all that follows."""

    def update(self, kind: str, outcome: Outcome) -> None:
        """Not counted here."""

    def telegram_error(self, kind: str) -> None:
        """Not counted here."""

    def feedback(self, useful: bool) -> None:
        """Not counted here: the memory does."""

    def spent(self, spent: Spent) -> None:
        """Not counted here: the memory does."""


def percentile(ordered: Sequence[float], percent: float) -> float | None:
    """The smallest of the values, in rising order, that so many percent of them don't exceed (the nearest rank); None
    of no values."""
    if not ordered:
        return None
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]
