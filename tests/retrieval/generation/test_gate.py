"""The gate: what a writer asks through costs nobody time or money beyond the bounds, and tells the log no secrets."""

import logging
import threading
import time
from collections.abc import Iterator
from datetime import date

import pytest
from clock import Calendar, Clock
from endpoint_faults import drip, endless_text, hanging, silence, status
from endpoint_server import EndpointServer, Fault
from llm_requests import INSTRUCTIONS, MATERIAL, REPLY, REQUEST
from memory_ledger import MemoryLedger

from index.errors import EndpointError, LibraryError, NotAskedError
from retrieval.generation.breaker import FIRST_PAUSE, Breaker, State
from retrieval.generation.budget import Budget, Limits, Spent
from retrieval.generation.endpoint import Completion, Request, Trouble, Usage, Watch
from retrieval.generation.gate import Gate
from retrieval.generation.not_asked import WhyNot
from retrieval.generation.openai_endpoint import OpenAIEndpoint
from retrieval.generation.tokens import estimate

pytestmark = pytest.mark.alone

CHAT = -100200
SECONDS = 10.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def gate(endpoint: OpenAIEndpoint, clock: Clock, ledger: MemoryLedger) -> Gate:
    return Gate(endpoint, Breaker(clock), Budget(ledger, Limits(), now=Calendar()), SECONDS)


def fail(gate: Gate) -> EndpointError:
    with pytest.raises(EndpointError) as raised:
        gate.ask(REQUEST, CHAT)
    return raised.value


def test_a_reply_comes_through_and_is_paid_for(gate: Gate, ledger: MemoryLedger) -> None:
    seen: list[str] = []
    completion = gate.ask(REQUEST, CHAT, seen.append)
    assert completion.text == seen[-1] == REPLY
    gate.count_claims(CHAT, shown=1, dropped=1)
    usage = completion.usage
    assert gate.spent_today(CHAT) == Spent(1, usage.prompt_tokens, usage.completion_tokens, 0.0, 1, 1)
    assert gate.spent_today() == ledger.spent(date(2024, 4, 22), None)
    assert gate.model == "any"


def test_a_dead_endpoint_is_asked_twice_and_then_left_alone(
    gate: Gate, server: EndpointServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "retrieval.generation")
    server.always = status(500)
    for _ in range(20):
        fail(gate)
    assert len(server.asked) == 2
    assert gate.health().state is State.OPEN
    assert fail(gate).retry_after == FIRST_PAUSE
    clock.pass_(FIRST_PAUSE)
    fail(gate)
    assert len(server.asked) == 3
    clock.pass_(FIRST_PAUSE * 2)
    server.always = None
    assert gate.ask(REQUEST, CHAT).text == REPLY
    lines = [(record.levelname, record.getMessage()) for record in caplog.records]
    failed = f"The language model at {server.url} failed: its own log says why (500)"
    assert lines == [
        ("INFO", failed),
        ("WARNING", f"{failed}. It is asked again in 15 seconds"),
        ("WARNING", f"{failed}. It is asked again in 30 seconds"),
        ("INFO", "The language model answers again"),
    ]


def test_a_wrong_key_is_tried_once(gate: Gate, server: EndpointServer) -> None:
    server.key = "sk-right"
    assert fail(gate).trouble == Trouble.UNAUTHORISED
    refused = fail(gate)
    assert isinstance(refused, NotAskedError)
    assert "QAWL_LLM_API_KEY" in str(refused)
    assert len(server.asked) == 1


def test_nothing_is_sent_that_the_budget_does_not_cover(
    endpoint: OpenAIEndpoint, server: EndpointServer, caplog: pytest.LogCaptureFixture
) -> None:
    most = estimate(REQUEST)
    limits = Limits(tokens_a_day=most.prompt_tokens + most.completion_tokens)
    gate = Gate(endpoint, Breaker(Clock(), most_at_once=1), Budget(MemoryLedger(), limits, now=Calendar()), SECONDS)
    gate.ask(REQUEST, CHAT)
    for _ in range(3):
        refused = fail(gate)
        assert isinstance(refused, NotAskedError)
        assert refused.reason == WhyNot.TOKENS
    assert len(server.asked) == 1
    assert gate.health().under_way == 0
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize(
    ("fault", "costs"),
    [(status(401), False), (status(429), False), (status(400), False), (endless_text, True), (hanging(after=5), True)],
)
def test_a_request_that_died_is_paid_for_where_it_may_have_cost_something(
    endpoint: OpenAIEndpoint, server: EndpointServer, fault: Fault, costs: bool
) -> None:
    gate = Gate(endpoint, Breaker(Clock()), Budget(MemoryLedger(), Limits(), now=Calendar()), timeout=3.0)
    server.always = fault
    fail(gate)
    expected = estimate(REQUEST)
    paid = Spent(1, expected.prompt_tokens, expected.completion_tokens) if costs else Spent()
    assert gate.spent_today() == paid


def test_a_caller_that_gives_up_says_nothing_of_the_endpoint(gate: Gate, server: EndpointServer) -> None:
    class GaveUpError(Exception):
        pass

    def give_up(_: str) -> None:
        raise GaveUpError

    for _ in range(5):
        with pytest.raises(GaveUpError):
            gate.ask(REQUEST, CHAT, give_up)
    health = gate.health()
    assert (health.state, health.under_way, health.last) == (State.CLOSED, 0, None)
    assert gate.spent_today().requests == 5


def test_more_than_a_few_at_once_are_turned_away_without_waiting(gate: Gate, server: EndpointServer) -> None:
    server.always = drip(0.01, size=100)
    outcomes: list[str] = []
    start = threading.Barrier(10)

    def ask() -> None:
        start.wait()
        begun = time.monotonic()
        try:
            outcomes.append(gate.ask(REQUEST, CHAT).text)
        except NotAskedError as error:
            assert time.monotonic() - begun < SECONDS / 2
            outcomes.append(error.reason)

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 4 <= outcomes.count(REPLY) < 10
    assert set(outcomes) == {REPLY, WhyNot.FULL}
    assert gate.health().under_way == 0


def test_a_reply_is_given_out_although_it_can_not_be_written_down(endpoint: OpenAIEndpoint) -> None:
    class FullLedger(MemoryLedger):
        def spend(self, day: date, account: int, spent: Spent) -> None:
            raise LibraryError("the disk is full")

    gate = Gate(endpoint, Breaker(), Budget(FullLedger(), Limits(10_000), now=Calendar()), SECONDS)
    assert gate.ask(REQUEST, CHAT).text == REPLY
    assert gate.spent_today().requests == 1


def test_the_time_limit_is_the_gates(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.always = silence
    gate = Gate(endpoint, Breaker(), Budget(MemoryLedger(), Limits()), timeout=0.3)
    begun = time.monotonic()
    assert fail(gate).trouble == Trouble.TIMEOUT
    assert 0.3 <= time.monotonic() - begun < SECONDS


def test_the_log_holds_no_text_and_no_key(server: EndpointServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint = OpenAIEndpoint(server.url, "sk-secret", "any")
    gate = Gate(endpoint, Breaker(Clock()), Budget(MemoryLedger(), Limits(tokens_a_day=1500)), SECONDS)
    said = f"Your prompt {MATERIAL!r} with key sk-secret was bad"
    server.suffer(status(500, said), status(400, f"{said}: context length"))
    for _ in range(2):
        fail(gate)
    while True:
        try:
            gate.ask(REQUEST, CHAT)
        except NotAskedError:
            break
    endpoint.close()
    assert caplog.records
    for private in ("sk-secret", INSTRUCTIONS, "رئيسي", "Astana"):
        assert private not in caplog.text


class ScriptedEndpoint:
    """Gives what it is told to, or raises it."""

    model = "scripted"

    def __init__(self, *outcomes: Completion | BaseException) -> None:
        self._outcomes: Iterator[Completion | BaseException] = iter(outcomes)

    def complete(self, request: Request, timeout: float, watch: Watch | None = None) -> Completion:
        outcome = next(self._outcomes)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


def test_any_endpoint_will_do() -> None:
    completion = Completion(REPLY, Usage(5, 6))
    endpoint = ScriptedEndpoint(RuntimeError("a mistake"), completion)
    gate = Gate(endpoint, Breaker(Clock()), Budget(MemoryLedger(), Limits()), SECONDS)
    with pytest.raises(RuntimeError):
        gate.ask(REQUEST, 0)
    assert gate.ask(REQUEST, 0) is completion
    assert gate.health().under_way == 0
