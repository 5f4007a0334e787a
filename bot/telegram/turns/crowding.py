"""When too many ask at once: who asks goes in; whether their question is better turned away now, and what to tell them,
comes out. Somebody who is told "later" at once is served better than somebody who waits and knows nothing."""

import math

from bot.recent import Recent
from bot.telegram.turns.limits import PEOPLE_REMEMBERED, Verdict
from bot.telegram.turns.workers import Workers

BEARABLE_SECONDS = 60.0  # to wait for a thread; who would wait longer is turned away
MOST_WAITING = 512  # questions for a thread, where nobody knows yet how long they take


class Crowd:
    """Turns questions away from `thinking` while the wait for it would be unbearable for whoever asks.

    As askers take turns, somebody who floods is turned away long before others are. Who was told how long to wait is
    told again only after that time. `turned_away` counts questions since the start.
    """

    def __init__(self, thinking: Workers) -> None:
        self._thinking = thinking
        self._told = Recent[int, float](PEOPLE_REMEMBERED)  # until when nothing more need be said
        self.turned_away = 0

    def refusal(self, asker: int, now: float) -> Verdict | None:
        """Why a question can't be taken `now`, by a clock that only ever grows; None where it can."""
        wait = self.turn_away(asker)
        if wait is None:
            return None
        say_so = self._told.get(asker, now) <= now
        if say_so:
            self._told[asker] = now + wait
        return Verdict(allowed=False, wait_seconds=wait, say_so=say_so, text="crowded")

    def turn_away(self, asker: int) -> int | None:
        """As `refusal`, where whoever asks sees each time why: in how many seconds they may try again."""
        seconds = self._thinking.expected_wait(asker)
        if seconds <= BEARABLE_SECONDS and self._thinking.waiting < MOST_WAITING:
            return None
        self.turned_away += 1
        return math.ceil(max(seconds, BEARABLE_SECONDS))
