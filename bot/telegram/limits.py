"""How often somebody may ask: who and when go in, whether to answer, to say "slow down", or to stay silent comes out.

The clock is the caller's: seconds that only ever grow. Nothing is stored beyond this process.
"""

import math
from collections import OrderedDict, deque
from dataclasses import dataclass, field

MINUTE = 60.0  # seconds
PEOPLE_REMEMBERED = 10_000  # at most, of those who asked within the last minute


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act is allowed; if not, the whole seconds until the next one is, and whether to say so now."""

    allowed: bool
    wait_seconds: int = 0
    say_so: bool = False


@dataclass(slots=True)
class _Person:
    seen: float
    acts: deque[float] = field(default_factory=deque)
    told: float | None = None


class Limit:
    """At most `per_minute` acts of each person within any minute; what is refused does not count.

    Who is refused is told at most once a minute. `per_minute` 0 or less sets no limit.
    """

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._people: OrderedDict[int, _Person] = OrderedDict()  # whoever was seen longest ago first

    def act(self, person_id: int, now: float) -> Verdict:
        """Whether this person may act `now`; if so, the act is counted."""
        if self._per_minute <= 0:
            return Verdict(allowed=True)
        self._forget(now)
        person = self._people.setdefault(person_id, _Person(now))
        self._people.move_to_end(person_id)
        person.seen = now
        while person.acts and person.acts[0] <= now - MINUTE:
            person.acts.popleft()
        if len(person.acts) < self._per_minute:
            person.acts.append(now)
            return Verdict(allowed=True)
        say_so = person.told is None or person.told <= now - MINUTE
        if say_so:
            person.told = now
        return Verdict(allowed=False, wait_seconds=max(1, math.ceil(person.acts[0] - now + MINUTE)), say_so=say_so)

    def _forget(self, now: float) -> None:
        """Drop whom no minute speaks of any more, and the oldest beyond what is remembered."""
        while self._people:
            oldest = next(iter(self._people.values()))
            if oldest.seen > now - MINUTE and len(self._people) < PEOPLE_REMEMBERED:
                return
            self._people.popitem(last=False)
