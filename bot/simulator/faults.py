"""What is to go wrong, for tests of how a bot takes it: a method's name and a `Fault` go in; the next calls of that
method suffer it.

simulator.faults.add("sendMessage", Fault(status=500))                       # once: an answer instead of the effect
simulator.faults.add("sendMessage", Fault(retry_after=3), times=2)           # twice: 429 as Telegram gives it
simulator.faults.add("getUpdates", Fault(delay=2.0))                         # late, but else as it should be
simulator.faults.add("sendMessage", Fault(drop="before"))                    # the connection ends, nothing has happened
simulator.faults.add("sendMessage", Fault(drop="after"))                     # the message is sent, the answer is lost
simulator.faults.add("getMe", Fault(body=b"<html>"))                         # takes effect; the answer is no JSON
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one call.

    `status` with `description` is an error answered instead of any effect, `retry_after` makes it a 429. `delay` in
    seconds comes first, and goes with any other. `drop` ends the connection without an answer, "before" the method has
    taken effect or "after" it. `body` is answered in place of the right answer: with `status` as an error, alone with
    200 after the method has taken effect.
    """

    status: int | None = None
    description: str | None = None
    retry_after: int | None = None
    delay: float = 0.0
    drop: Literal["before", "after"] | None = None
    body: bytes | None = None

    @property
    def answered_status(self) -> int | None:
        """The status to answer instead of taking effect; None to take effect."""
        return 429 if self.retry_after is not None else self.status

    @property
    def answered_description(self) -> str:
        """What to say with the status."""
        if self.description is not None:
            return self.description
        if self.retry_after is not None:
            return f"Too Many Requests: retry after {self.retry_after}"
        known = self.status in HTTPStatus.__members__.values()
        return HTTPStatus(self.status or 500).phrase if known else "Unknown Error"


class Faults:
    """Faults that wait for calls, in the order they were added, by method in any case."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of `method` suffer `fault`, after those added before."""
        self._waiting[method.lower()].extend([fault] * times)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._waiting.clear()

    def next(self, method: str) -> Fault | None:
        """The fault that this call of `method` suffers."""
        waiting = self._waiting[method.lower()]
        return waiting.popleft() if waiting else None
