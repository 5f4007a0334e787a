"""Keeps a dead endpoint from costing anybody time: what became of requests in, whether another may be sent out.

    closed ──2 troubles in a row, or one that lasts──▶ open ──the pause is over──▶ half open ──success──▶ closed
                                                        ▲                              │
                                                        └────────failure, twice the pause

The pattern is Nygard's circuit breaker ("Release It!", 2007).
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.errors import EndpointError, NotAskedError
from retrieval.generation.endpoint import Trouble
from retrieval.generation.not_asked import WhyNot

TROUBLES_IN_A_ROW = 2
FIRST_PAUSE = 15.0
LONG_PAUSE = 300.0  # for what does not pass until somebody mends it
LONGEST_PAUSE = 600.0
_LASTING = {Trouble.UNAUTHORISED, Trouble.REFUSED}


class State(StrEnum):
    """Whether requests are let through."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half open"


@dataclass(frozen=True, slots=True)
class Mishap:
    """The last trouble: what it was, in one line, and at which time of the breaker's clock."""

    trouble: Trouble
    message: str


@dataclass(frozen=True, slots=True)
class Health:
    """How the endpoint does. `seconds_to_rest` is 0 unless `state` is open; `last` is its last trouble."""

    state: State
    under_way: int
    seconds_to_rest: float
    last: Mishap | None


@dataclass(frozen=True, slots=True, eq=False)
class Permit:
    """Leave to send one request; to be given back once, with `succeeded`, `failed` or `abandoned`."""

    era: int


class Breaker:
    """Lets requests to an endpoint through, or turns them away at once. Safe to use from threads.

        permit = breaker.enter()
        breaker.succeeded(permit)

    At most `most_at_once` are under way; more are turned away rather than queued. `clock` gives seconds, and never
    goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, most_at_once: int = 4) -> None:
        self._clock = clock
        self._most_at_once = most_at_once
        self._lock = threading.Lock()
        self._under_way: set[Permit] = set()
        self._era = 0  # grows when it opens or closes: what comes from an earlier one neither opens nor prolongs
        self._probe: Permit | None = None
        self._in_a_row = 0
        self._rests_until: float | None = None  # None where it is closed
        self._pause = 0.0
        self._last: Mishap | None = None

    def enter(self) -> Permit:
        """Leave to send a request. Raises `NotAskedError`."""
        with self._lock:
            state, now = self._state(), self._clock()
            if state is State.OPEN or (state is State.HALF_OPEN and self._probe):
                why = f": {self._last.message}" if self._last else ""
                raise NotAskedError(WhyNot.RESTING, f"The language model rests{why}", self._left(now))
            if len(self._under_way) >= self._most_at_once:
                raise NotAskedError(WhyNot.FULL, f"{len(self._under_way)} requests to the language model are under way")
            permit = Permit(self._era)
            self._under_way.add(permit)
            if state is State.HALF_OPEN:
                self._probe = permit
            return permit

    def succeeded(self, permit: Permit) -> bool:
        """The endpoint answered. Tells whether it had been resting."""
        with self._lock:
            self._leave(permit)
            return self._close()

    def failed(self, permit: Permit, error: EndpointError) -> bool:
        """The endpoint did not. Tells whether it rests now because of this.

        An endpoint that declined this one request has answered.
        """
        with self._lock:
            was_probe = permit is self._probe
            self._leave(permit)
            now, trouble = self._clock(), Trouble(error.trouble)
            self._last = Mishap(trouble, str(error))
            if trouble is Trouble.DECLINED:
                self._close()
                return False
            if permit.era != self._era:
                return False
            self._in_a_row += 1
            lasts = trouble in _LASTING or trouble is Trouble.BUSY
            if not (was_probe or lasts or self._in_a_row >= TROUBLES_IN_A_ROW):
                return False
            self._rests_until = now + self._rest(trouble, error.retry_after)
            self._era += 1
            return True

    def abandoned(self, permit: Permit) -> None:
        """Nothing is known of the endpoint: the request was not sent after all, or its caller gave it up."""
        with self._lock:
            self._leave(permit)

    def health(self) -> Health:
        """How the endpoint does, for reports."""
        with self._lock:
            return Health(self._state(), len(self._under_way), self._left(self._clock()), self._last)

    def _state(self) -> State:
        if self._rests_until is None:
            return State.CLOSED
        return State.OPEN if self._clock() < self._rests_until else State.HALF_OPEN

    def _left(self, now: float) -> float:
        return max(0.0, self._rests_until - now) if self._rests_until is not None else 0.0

    def _leave(self, permit: Permit) -> None:
        self._under_way.discard(permit)
        if permit is self._probe:
            self._probe = None

    def _close(self) -> bool:
        self._in_a_row, self._pause = 0, 0.0
        if self._rests_until is None:
            return False
        self._rests_until = None
        self._era += 1
        return True

    def _rest(self, trouble: Trouble, retry_after: float | None) -> float:
        """For how many seconds: as long as a busy endpoint says, else twice the pause before."""
        if trouble is Trouble.BUSY and retry_after is not None:
            return max(1.0, retry_after)
        first = LONG_PAUSE if trouble in _LASTING else FIRST_PAUSE
        self._pause = min(max(first, self._pause * 2), LONGEST_PAUSE)
        return max(self._pause, retry_after or 0.0)
