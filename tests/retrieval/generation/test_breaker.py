"""The breaker: it opens on troubles, rests, lets one try, closes on success; and never lets in more than it may."""

import threading
import time
from itertools import pairwise

import pytest
from clock import Clock
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index.errors import EndpointError, NotAskedError
from retrieval.generation.breaker import FIRST_PAUSE, LONG_PAUSE, LONGEST_PAUSE, Breaker, Mishap, Permit, State
from retrieval.generation.endpoint import Trouble
from retrieval.generation.not_asked import WhyNot


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock)


def trouble(kind: Trouble = Trouble.FAILED, retry_after: float | None = None) -> EndpointError:
    return EndpointError(kind, f"It is {kind}", retry_after)


def fail(breaker: Breaker, kind: Trouble = Trouble.FAILED, retry_after: float | None = None) -> bool:
    return breaker.failed(breaker.enter(), trouble(kind, retry_after))


def why_not(breaker: Breaker) -> NotAskedError:
    with pytest.raises(NotAskedError) as raised:
        breaker.enter()
    return raised.value


def entered(breaker: Breaker) -> Permit | WhyNot:
    try:
        return breaker.enter()
    except NotAskedError as error:
        return WhyNot(error.reason)


def test_two_troubles_in_a_row_open_it(breaker: Breaker) -> None:
    assert not fail(breaker)
    breaker.succeeded(breaker.enter())
    assert not fail(breaker)
    assert fail(breaker, Trouble.TIMEOUT)
    turned_away = why_not(breaker)
    assert turned_away.reason == WhyNot.RESTING
    assert turned_away.retry_after == FIRST_PAUSE
    assert "timeout" in str(turned_away)


@pytest.mark.parametrize("kind", [Trouble.UNAUTHORISED, Trouble.REFUSED])
def test_what_lasts_opens_it_at_once_and_for_longer(breaker: Breaker, clock: Clock, kind: Trouble) -> None:
    assert fail(breaker, kind)
    clock.pass_(LONG_PAUSE - 1)
    assert breaker.health().state is State.OPEN
    clock.pass_(1)
    assert breaker.health().state is State.HALF_OPEN


def test_a_busy_endpoint_is_left_alone_for_as_long_as_it_says(breaker: Breaker, clock: Clock) -> None:
    for seconds in (40.0, 3.0):
        assert fail(breaker, Trouble.BUSY, seconds)
        clock.pass_(seconds - 0.5)
        assert breaker.health().state is State.OPEN
        clock.pass_(0.5)
    assert breaker.health().state is State.HALF_OPEN
    assert fail(breaker, Trouble.BUSY)
    assert why_not(breaker).retry_after == FIRST_PAUSE


def test_a_failing_endpoint_may_ask_for_a_longer_rest(breaker: Breaker) -> None:
    fail(breaker)
    fail(breaker, retry_after=120)
    assert why_not(breaker).retry_after == 120


def test_a_request_that_is_declined_says_that_the_endpoint_works(breaker: Breaker, clock: Clock) -> None:
    for _ in range(3):
        assert not fail(breaker, Trouble.DECLINED)
    fail(breaker)
    assert not fail(breaker, Trouble.DECLINED)
    assert not fail(breaker)
    fail(breaker)
    clock.pass_(FIRST_PAUSE)
    fail(breaker, Trouble.DECLINED)
    assert breaker.health().state is State.CLOSED


def test_after_a_rest_one_request_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    fail(breaker)
    clock.pass_(FIRST_PAUSE)
    probe = breaker.enter()
    assert why_not(breaker).reason == WhyNot.RESTING
    assert breaker.succeeded(probe)
    assert breaker.health().state is State.CLOSED
    assert not breaker.succeeded(breaker.enter())


def test_a_try_that_is_given_up_leaves_the_next_to_another(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    fail(breaker)
    clock.pass_(FIRST_PAUSE)
    breaker.abandoned(breaker.enter())
    assert breaker.succeeded(breaker.enter())


def test_rests_double_up_to_the_longest_and_begin_anew_after_a_success(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    rests = []
    for _ in range(8):
        assert fail(breaker)
        rests.append(breaker.health().seconds_to_rest)
        clock.pass_(rests[-1])
    assert rests[0] == FIRST_PAUSE
    assert rests[-1] == LONGEST_PAUSE
    assert all(later in {earlier * 2, LONGEST_PAUSE} for earlier, later in pairwise(rests))
    breaker.succeeded(breaker.enter())
    fail(breaker)
    fail(breaker)
    assert breaker.health().seconds_to_rest == FIRST_PAUSE


def test_requests_that_fail_together_count_as_one_failure(breaker: Breaker) -> None:
    permits = [breaker.enter() for _ in range(4)]
    assert [breaker.failed(permit, trouble()) for permit in permits] == [False, True, False, False]
    assert breaker.health().seconds_to_rest == FIRST_PAUSE


def test_a_late_failure_does_not_reopen_what_a_success_closed(breaker: Breaker, clock: Clock) -> None:
    early = [breaker.enter() for _ in range(2)]
    fail(breaker)
    fail(breaker)
    clock.pass_(FIRST_PAUSE)
    breaker.succeeded(breaker.enter())
    for permit in early:
        assert not breaker.failed(permit, trouble(Trouble.UNAUTHORISED))
    assert breaker.health().state is State.CLOSED


def test_a_late_success_closes_it(breaker: Breaker) -> None:
    early = breaker.enter()
    fail(breaker)
    fail(breaker)
    assert breaker.succeeded(early)
    breaker.enter()


def test_more_than_may_be_under_way_are_turned_away_at_once(clock: Clock) -> None:
    breaker = Breaker(clock, most_at_once=2)
    first, _ = breaker.enter(), breaker.enter()
    assert why_not(breaker).reason == WhyNot.FULL
    breaker.abandoned(first)
    breaker.enter()
    assert breaker.health().under_way == 2


def test_the_last_trouble_is_reported(breaker: Breaker) -> None:
    assert breaker.health().last is None
    fail(breaker, Trouble.CUT)
    breaker.succeeded(breaker.enter())
    assert breaker.health().last == Mishap(Trouble.CUT, "It is cut")


def test_many_threads_share_it() -> None:
    breaker = Breaker(most_at_once=3)
    inside, most, lock = 0, 0, threading.Lock()

    def ask() -> None:
        nonlocal inside, most
        for _ in range(200):
            permit = entered(breaker)
            if permit is WhyNot.FULL:
                continue
            assert isinstance(permit, Permit)
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0)
            with lock:
                inside -= 1
            breaker.succeeded(permit)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= most <= 3
    assert breaker.health().under_way == 0


def test_of_many_threads_one_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    fail(breaker)
    clock.pass_(FIRST_PAUSE)
    start = threading.Barrier(8)
    outcomes: list[Permit | WhyNot] = []

    def ask() -> None:
        start.wait()
        outcomes.append(entered(breaker))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(WhyNot.RESTING) == 7


class AnyRequests(RuleBasedStateMachine):
    """Requests begin and end in any order while time passes."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.breaker = Breaker(self.clock, most_at_once=3)
        self.permits: list[Permit] = []
        self.rests_until = 0.0

    @rule()
    def begin(self) -> None:
        before = self.breaker.health()
        permit = entered(self.breaker)
        if isinstance(permit, Permit):
            assert before.state is not State.OPEN
            assert before.under_way < 3
            self.permits.append(permit)
        elif permit is WhyNot.FULL:
            assert before.under_way == 3
        else:
            assert permit is WhyNot.RESTING
            assert before.state is not State.CLOSED

    @precondition(lambda self: self.permits)
    @rule(
        which=st.integers(0, 2),
        outcome=st.sampled_from([None, "given up", *Trouble]),
        wait=st.none() | st.floats(0, 3600),
    )
    def end(self, which: int, outcome: str | None, wait: float | None) -> None:
        permit = self.permits.pop(which % len(self.permits))
        if outcome is None:
            self.breaker.succeeded(permit)
            assert self.breaker.health().state is State.CLOSED
        elif outcome == "given up":
            before = self.breaker.health().state
            self.breaker.abandoned(permit)
            assert self.breaker.health().state is before
        elif self.breaker.failed(permit, trouble(Trouble(outcome), wait)):
            health = self.breaker.health()
            assert health.state is State.OPEN
            assert health.last
            assert health.last.trouble == outcome

    @rule(seconds=st.floats(0, 700))
    def wait(self, seconds: float) -> None:
        self.clock.pass_(seconds)

    @invariant()
    def is_sound(self) -> None:
        health = self.breaker.health()
        assert health.under_way == len(self.permits) <= 3
        assert (health.seconds_to_rest > 0) is (health.state is State.OPEN)
        assert health.seconds_to_rest <= 3600


AnyRequests.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyRequests = AnyRequests.TestCase
