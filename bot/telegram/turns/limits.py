"""How often somebody may act: who and when go in, whether to answer, to say "slow down", or to stay silent comes out.

The clock is the caller's: seconds that only ever grow. Nothing is stored beyond this process.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.recent import Recent
from bot.telegram.formatting.durations import wait_in_words
from bot.texts import Texts

MINUTE = 60.0  # seconds
HOUR = 60 * MINUTE
DAY = 24 * HOUR
PEOPLE_REMEMBERED = 10_000  # at most, of those who were seen within the last minute, hour or day


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act is allowed; if not, the whole seconds until the next one is, whether to say so now, and the name
    of the text that does."""

    allowed: bool
    wait_seconds: int = 0
    say_so: bool = False
    text: str = "slow-down"

    def said(self, texts: Texts) -> str:
        """What is said then."""
        return texts.say(self.text, wait=wait_in_words(self.wait_seconds, texts))


@dataclass(slots=True)
class _Person:
    seen: float
    acts: deque[float] = field(default_factory=deque)
    told: float | None = None


class Limit:
    """At most `most` acts of each person within any `seconds`; what is refused does not count.

    Who is refused is told at most once in that time. `most` 0 or less sets no limit.
    """

    def __init__(self, most: int, seconds: float = MINUTE) -> None:
        self._most = most
        self._seconds = seconds
        self._people = Recent[int, _Person](PEOPLE_REMEMBERED)

    def act(self, person_id: int, now: float) -> Verdict:
        """Whether this person may act `now`; if so, the act is counted."""
        if self._most <= 0:
            return Verdict(allowed=True)
        self._forget(now)
        person = self._people.get(person_id) or _Person(now)
        person.seen = now
        self._people[person_id] = person
        while person.acts and person.acts[0] <= now - self._seconds:
            person.acts.popleft()
        if len(person.acts) < self._most:
            person.acts.append(now)
            return Verdict(allowed=True)
        say_so = person.told is None or person.told <= now - self._seconds
        if say_so:
            person.told = now
        return Verdict(
            allowed=False, wait_seconds=max(1, math.ceil(person.acts[0] - now + self._seconds)), say_so=say_so
        )

    def _forget(self, now: float) -> None:
        """Drop whom it is too long ago to matter."""
        while self._people:
            longest_ago = next(iter(self._people))
            if self._people[longest_ago].seen > now - self._seconds:
                return
            del self._people[longest_ago]
