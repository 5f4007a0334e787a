"""The day's budget: nothing that is sent overshoots it, whoever asks at the same time; what it took is written down."""

import threading
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from clock import Calendar
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from memory_ledger import MemoryLedger

from index.errors import LibraryError, NotAskedError
from retrieval.generation.budget import Budget, Limits, Prices, Reservation, Spent
from retrieval.generation.endpoint import Usage
from retrieval.generation.not_asked import WhyNot

TODAY = date(2024, 4, 22)
HERE, THERE = -100200, 7


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def why_not(budget: Budget, account: int, usage: Usage) -> NotAskedError:
    with pytest.raises(NotAskedError) as raised:
        budget.reserve(account, usage)
    return raised.value


def take(budget: Budget, account: int, usage: Usage) -> None:
    budget.settle(budget.reserve(account, usage), usage)


def test_without_limits_everything_is_let_through_and_written_down(ledger: MemoryLedger, calendar: Calendar) -> None:
    budget = Budget(ledger, Limits(0, 0, 0.0), Prices(2.0, 10.0), calendar)
    take(budget, HERE, Usage(1_000_000, 100_000))
    take(budget, THERE, Usage(500, 100))
    budget.count_claims(HERE, shown=3, dropped=1)
    assert ledger.spent(TODAY, HERE) == Spent(1, 1_000_000, 100_000, 3.0, 3, 1)
    assert ledger.spent(TODAY, None) == budget.spent_today()
    assert budget.spent_today().requests == 2
    assert budget.spent_today(THERE).cost == pytest.approx(0.002)


def test_the_tokens_of_a_day_are_for_all(ledger: MemoryLedger, calendar: Calendar) -> None:
    budget = Budget(ledger, Limits(tokens_a_day=1000), now=calendar)
    take(budget, HERE, Usage(500, 200))
    refused = why_not(budget, THERE, Usage(200, 101))
    assert refused.reason == WhyNot.TOKENS
    assert refused.retry_after == 14 * 3600
    take(budget, THERE, Usage(200, 100))


def test_a_chat_can_not_use_up_what_others_have(ledger: MemoryLedger, calendar: Calendar) -> None:
    budget = Budget(ledger, Limits(tokens_a_day=1000, tokens_a_day_each=400), now=calendar)
    take(budget, HERE, Usage(300, 100))
    assert why_not(budget, HERE, Usage(1, 0)).reason == WhyNot.TOKENS_EACH
    take(budget, THERE, Usage(300, 100))


def test_the_money_of_a_day_is_counted_at_its_prices(ledger: MemoryLedger, calendar: Calendar) -> None:
    budget = Budget(ledger, Limits(cost_a_day=0.01), Prices(prompt=1.0, completion=8.0), calendar)
    take(budget, HERE, Usage(2000, 900))
    assert why_not(budget, HERE, Usage(2000, 0)).reason == WhyNot.COST
    take(budget, HERE, Usage(700, 0))


def test_what_is_under_way_counts_until_it_is_settled(ledger: MemoryLedger, calendar: Calendar) -> None:
    budget = Budget(ledger, Limits(tokens_a_day=1000), now=calendar)
    first = budget.reserve(HERE, Usage(400, 400))
    assert why_not(budget, THERE, Usage(100, 101)).reason == WhyNot.TOKENS
    budget.settle(first, Usage(390, 20))
    second = budget.reserve(THERE, Usage(400, 190))
    assert why_not(budget, THERE, Usage(1, 0)).reason == WhyNot.TOKENS
    budget.settle(second, None)
    assert budget.spent_today() == Spent(1, 390, 20)


def test_days_are_those_of_utc(ledger: MemoryLedger, calendar: Calendar) -> None:
    calendar.now = datetime(2024, 4, 23, 1, 59, 30, tzinfo=timezone(timedelta(hours=2)))
    budget = Budget(ledger, Limits(tokens_a_day=100), now=calendar)
    over_midnight = budget.reserve(HERE, Usage(60, 40))
    assert why_not(budget, HERE, Usage(1, 0)).retry_after == 30
    calendar.pass_(seconds=30)
    take(budget, HERE, Usage(60, 40))
    budget.settle(over_midnight, Usage(60, 30))
    assert [ledger.spent(date(2024, 4, day), None).tokens for day in (22, 23)] == [90, 100]


class FailingLedger(MemoryLedger):
    """A ledger on a disk that may be full, or gone."""

    def __init__(self) -> None:
        super().__init__()
        self.is_writable = self.is_readable = True

    def spent(self, day: date, account: int | None) -> Spent:
        if not self.is_readable:
            raise LibraryError("the disk is gone")
        return super().spent(day, account)

    def spend(self, day: date, account: int, spent: Spent) -> None:
        if not self.is_writable:
            raise LibraryError("the disk is full")
        super().spend(day, account, spent)


def test_what_can_not_be_written_counts_all_the_same_and_is_written_later(calendar: Calendar) -> None:
    ledger = FailingLedger()
    budget = Budget(ledger, Limits(tokens_a_day=1000), now=calendar)
    ledger.is_writable = False
    take(budget, HERE, Usage(500, 100))
    take(budget, HERE, Usage(100, 0))
    take(budget, THERE, Usage(100, 0))
    assert ledger.spent(TODAY, None) == Spent()
    assert budget.spent_today(HERE) == Spent(2, 600, 100)
    assert why_not(budget, HERE, Usage(201, 0)).reason == WhyNot.TOKENS
    ledger.is_writable = True
    budget.count_claims(HERE, shown=1, dropped=0)
    assert ledger.spent(TODAY, HERE) == Spent(2, 600, 100, claims_shown=1)
    assert budget.spent_today() == ledger.spent(TODAY, None) == Spent(3, 700, 100, claims_shown=1)


def test_nothing_is_asked_where_what_was_spent_can_not_be_read(calendar: Calendar) -> None:
    ledger = FailingLedger()
    ledger.is_readable = False
    budget = Budget(ledger, Limits(tokens_a_day=1000), now=calendar)
    assert why_not(budget, HERE, Usage(1, 1)).reason == WhyNot.LEDGER
    take(Budget(ledger, Limits(), now=calendar), HERE, Usage(1, 1))


@settings(max_examples=15, deadline=None)
@given(
    estimates=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=8, max_size=8),
    tokens=st.integers(1, 3000),
    each=st.integers(1, 2000),
    cost=st.floats(0.0001, 0.01),
)
def test_concurrent_requests_never_overshoot_together(
    estimates: list[tuple[int, int]], tokens: int, each: int, cost: float
) -> None:
    ledger, limits, prices = MemoryLedger(), Limits(tokens, each, cost), Prices(1.0, 4.0)
    budget = Budget(ledger, limits, prices, Calendar())
    start = threading.Barrier(len(estimates))

    def ask(number: int, usage: Usage) -> None:
        start.wait()
        for turn in range(4):
            try:
                reservation = budget.reserve(number % 3, usage)
            except NotAskedError:
                continue
            budget.settle(reservation, None if turn == 1 else usage)

    threads = [threading.Thread(target=ask, args=(at, Usage(*usage))) for at, usage in enumerate(estimates)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = ledger.spent(TODAY, None)
    assert spent.tokens <= tokens
    assert spent.cost <= cost * (1 + 1e-9)
    assert all(ledger.spent(TODAY, account).tokens <= each for account in range(3))


class AnyDay(RuleBasedStateMachine):
    """Requests of some accounts begin and end, and days pass."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger, self.calendar = MemoryLedger(), Calendar()
        self.budget = Budget(self.ledger, Limits(2000, 900, 0.005), Prices(1.0, 4.0), self.calendar)
        self.under_way: list[Reservation] = []
        self.known = Spent()

    @rule(account=st.integers(0, 3), prompt=st.integers(0, 600), completion=st.integers(0, 400))
    def begin(self, account: int, prompt: int, completion: int) -> None:
        with suppress(NotAskedError):
            self.under_way.append(self.budget.reserve(account, Usage(prompt, completion)))

    @precondition(lambda self: self.under_way)
    @rule(which=st.integers(0, 9), part=st.none() | st.floats(0, 1))
    def end(self, which: int, part: float | None) -> None:
        reservation = self.under_way.pop(which % len(self.under_way))
        estimate = reservation.estimate
        usage = Usage(int(estimate.prompt_tokens * part), int(estimate.completion_tokens * part)) if part else None
        self.budget.settle(reservation, usage)

    @rule(hours=st.floats(0, 12))
    def wait(self, hours: float) -> None:
        self.calendar.pass_(hours=hours)

    @invariant()
    def no_day_overshoots(self) -> None:
        first = datetime(2024, 4, 22, tzinfo=UTC).date()
        for day in {first + timedelta(days=n) for n in range((self.calendar().date() - first).days + 1)}:
            promised = [each for each in self.under_way if each.day == day]
            spent = sum((each.spent for each in promised), self.ledger.spent(day, None))
            assert spent.tokens <= 2000
            assert spent.cost <= 0.005 * (1 + 1e-9)
            for account in range(4):
                of_account = [each.spent for each in promised if each.account == account]
                assert sum(of_account, self.ledger.spent(day, account)).tokens <= 900


AnyDay.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
TestAnyDay = AnyDay.TestCase
