"""What a language model may cost in a day: a request's estimate in, leave to send it out, what it took written down.

Days are UTC's. Requests that are under way count with their estimates, so that concurrent ones can't overshoot
together; those of processes beside this one are seen once they have ended.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from index.errors import LibraryError, NotAskedError
from retrieval.generation.endpoint import Usage
from retrieval.generation.not_asked import WhyNot

_log = logging.getLogger(__name__)

_A_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost that are read (`prompt`) and written (`completion`), in the operator's currency."""

    prompt: float = 0.0
    completion: float = 0.0

    def cost(self, usage: Usage) -> float:
        """What this many tokens cost."""
        return (self.prompt * usage.prompt_tokens + self.completion * usage.completion_tokens) / _A_MILLION


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a day may take: tokens of all, tokens of each account, and money. 0 or None is no limit."""

    tokens_a_day: int | None = None
    tokens_a_day_each: int | None = None
    cost_a_day: float | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent, and what came of it. `requests` are those that were answered, or may have cost something."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    claims_shown: int = 0
    claims_dropped: int = 0

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.requests + other.requests,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.cost + other.cost,
            self.claims_shown + other.claims_shown,
            self.claims_dropped + other.claims_dropped,
        )


class Ledger(Protocol):
    """What was spent, by day and account, kept beyond the process. Safe to use from threads."""

    def spent(self, day: date, account: int | None) -> Spent:
        """What an account spent on a day, or all of them together (None). Raises `LibraryError`."""

    def spend(self, day: date, account: int, spent: Spent) -> None:
        """Add to what an account spent on a day, durably when it returns.

        Raises `LibraryError`, and has added nothing then.
        """


@dataclass(frozen=True, slots=True, eq=False)
class Reservation:
    """Leave to send one request; to be settled once, whatever became of it."""

    day: date
    account: int
    estimate: Usage
    spent: Spent = field(repr=False)


class Budget:
    """Keeps what is asked of a language model within the day's limits. Safe to use from threads.

        reservation = budget.reserve(chat_id, Usage(900, 400))
        budget.settle(reservation, Usage(874, 122))
        budget.count_claims(chat_id, shown=2, dropped=1)

    `account` is a chat's id, 0 for the terminal.
    """

    def __init__(
        self,
        ledger: Ledger,
        limits: Limits,
        prices: Prices | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._ledger = ledger
        self._limits = limits
        self._prices = prices or Prices()
        self._now = now
        self._lock = threading.Lock()
        self._under_way: set[Reservation] = set()
        self._unwritten: dict[tuple[date, int], Spent] = {}

    def reserve(self, account: int, estimate: Usage) -> Reservation:
        """Set aside what a request may take at most. Raises `NotAskedError` where that is more than is left."""
        now = self._now().astimezone(UTC)
        reservation = Reservation(now.date(), account, estimate, self._of_a_request(estimate))
        with self._lock:
            try:
                why_not = self._why_not(reservation)
            except LibraryError as error:
                raise NotAskedError(WhyNot.LEDGER, f"{WhyNot.LEDGER.capitalize()}: {error}") from error
            if why_not:
                raise NotAskedError(why_not, f"{why_not.capitalize()}: it is asked again tomorrow", _rest_of_day(now))
            self._under_way.add(reservation)
        return reservation

    def settle(self, reservation: Reservation, usage: Usage | None) -> None:
        """Write down what a request took: None where it can't have cost anything, the estimate where that is not known.

        A ledger that can't be written now is written with the next request; until then the amount is counted here.
        """
        with self._lock:
            self._under_way.discard(reservation)
            if usage is not None:
                self._write(reservation.day, reservation.account, self._of_a_request(usage))

    def count_claims(self, account: int, *, shown: int, dropped: int) -> None:
        """Write down how many claims of a reply were shown, and how many were dropped."""
        with self._lock:
            day = self._now().astimezone(UTC).date()
            self._write(day, account, Spent(claims_shown=shown, claims_dropped=dropped))

    def spent_today(self, account: int | None = None) -> Spent:
        """What an account, or all of them together, spent since midnight UTC. Raises `LibraryError`."""
        with self._lock:
            day = self._now().astimezone(UTC).date()
            return self._ledger.spent(day, account) + self._unwritten_of(day, account)

    def _of_a_request(self, usage: Usage) -> Spent:
        return Spent(1, usage.prompt_tokens, usage.completion_tokens, self._prices.cost(usage))

    def _why_not(self, wanted: Reservation) -> WhyNot | None:
        """Called with the lock held."""
        limits = self._limits
        if limits.tokens_a_day or limits.cost_a_day:
            all_of_it = self._spent_and_promised(wanted.day, None) + wanted.spent
            if limits.tokens_a_day and all_of_it.tokens > limits.tokens_a_day:
                return WhyNot.TOKENS
            if limits.cost_a_day and all_of_it.cost > limits.cost_a_day:
                return WhyNot.COST
        if limits.tokens_a_day_each:
            of_account = self._spent_and_promised(wanted.day, wanted.account) + wanted.spent
            if of_account.tokens > limits.tokens_a_day_each:
                return WhyNot.TOKENS_EACH
        return None

    def _spent_and_promised(self, day: date, account: int | None) -> Spent:
        promised = _total(each.spent for each in self._under_way if each.day == day and account in {None, each.account})
        return self._ledger.spent(day, account) + self._unwritten_of(day, account) + promised

    def _unwritten_of(self, day: date, account: int | None) -> Spent:
        entries = self._unwritten.items()
        return _total(spent for (its_day, whose), spent in entries if its_day == day and account in {None, whose})

    def _write(self, day: date, account: int, spent: Spent) -> None:
        """Called with the lock held."""
        self._unwritten[day, account] = self._unwritten.get((day, account), Spent()) + spent
        try:
            for its_day, whose in list(self._unwritten):
                self._ledger.spend(its_day, whose, self._unwritten[its_day, whose])
                del self._unwritten[its_day, whose]
        except LibraryError as error:
            _log.warning("What the language model took is written down with its next request: %s", error)


def _total(amounts: Iterable[Spent]) -> Spent:
    return sum(amounts, Spent())


def _rest_of_day(now: datetime) -> float:
    """Seconds until midnight UTC."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
    return (tomorrow - now).total_seconds()
