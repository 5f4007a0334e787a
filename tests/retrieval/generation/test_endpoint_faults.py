"""Whatever a server does, one trouble comes of it, in one clear line, within the time that was given."""

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from endpoint_faults import (
    body,
    cut,
    drip,
    endless_line,
    endless_text,
    endless_thought,
    events,
    forever,
    html,
    keep_alives,
    no_answer,
    reset,
    silence,
    status,
    unended,
    whole,
)
from endpoint_server import EndpointServer, Fault
from llm_requests import INSTRUCTIONS, MATERIAL, REPLY, REQUEST, SCHEMA

from index.errors import EndpointError
from retrieval.generation.endpoint import Request, Trouble
from retrieval.generation.openai_endpoint import OpenAIEndpoint
from retrieval.generation.troubles import LONGEST_WAIT

SECONDS = 10.0  # far more than a trouble takes to be seen
SHORT = 0.5  # where only the end of the time tells
MARGIN = 10.0  # of a busy machine
NOW = datetime(2024, 4, 22, 10, 0, tzinfo=UTC)


def trouble_of(endpoint: OpenAIEndpoint, request: Request = REQUEST, seconds: float = SECONDS) -> EndpointError:
    begun = time.monotonic()
    with pytest.raises(EndpointError) as raised:
        endpoint.complete(request, seconds, lambda _: None)
    assert time.monotonic() - begun < seconds + MARGIN
    message = str(raised.value)
    assert "\n" not in message
    assert all(text not in message for text in (INSTRUCTIONS, MATERIAL, "claims", "sk-", "رئيسي"))
    return raised.value


@pytest.fixture
def dated(server: EndpointServer) -> Iterator[OpenAIEndpoint]:
    """An endpoint for which it is `NOW`."""
    opened = OpenAIEndpoint(server.url, None, "any", now=lambda: NOW)
    yield opened
    opened.close()


def _chunk(finish: str, **delta: object) -> object:
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}


def _completion(finish: str, **message: object) -> object:
    return {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": finish}]}


FAULTS: list[tuple[str, Fault, Trouble, str]] = [
    ("wrong key", status(401, "Incorrect key sk-abc"), Trouble.UNAUTHORISED, "QAWL_LLM_API_KEY"),
    ("forbidden", status(403), Trouble.UNAUTHORISED, "QAWL_LLM_API_KEY"),
    ("too often", status(429, "Rate limit reached; see billing."), Trouble.BUSY, "too often"),
    ("no credit", status(429, "You exceeded", error_code="insufficient_quota"), Trouble.BUSY, "credit"),
    ("payment", status(402), Trouble.BUSY, "credit"),
    ("server error", status(500), Trouble.FAILED, "failed"),
    ("bad gateway", body(b"<html>Bad gateway</html>", "text/html", 502), Trouble.FAILED, "502"),
    ("overloaded", status(503), Trouble.FAILED, "503"),
    ("conflict", status(409), Trouble.FAILED, "409"),
    ("no model", status(404, "The model `any` does not exist"), Trouble.REFUSED, "QAWL_LLM_MODEL"),
    ("no such path", body(b"404 page not found", "text/plain", 404), Trouble.REFUSED, "QAWL_LLM_BASE_URL"),
    ("teapot", status(418), Trouble.REFUSED, "418"),
    ("elsewhere", body(b"", code=307, Location="http://192.0.2.1/v1"), Trouble.REFUSED, "QAWL_LLM_BASE_URL"),
    ("too long", status(400, "This model's maximum context length is 4 tokens"), Trouble.DECLINED, "length"),
    ("too large", status(413), Trouble.DECLINED, "length"),
    ("filtered", status(400, "x", error_code="content_filter"), Trouble.DECLINED, "holds"),
    ("filtered late", events(_chunk("content_filter", content="No")), Trouble.DECLINED, "holds"),
    ("declined", events(_chunk("stop", refusal="I can't.")), Trouble.DECLINED, "holds"),
    ("reset", reset, Trouble.CUT, "broke off"),
    ("cut", cut(after=5), Trouble.CUT, "broke off"),
    ("cut before the first", cut(after=0), Trouble.CUT, "broke off"),
    ("ended early", unended(after=5), Trouble.CUT, "broke off"),
    ("page", html, Trouble.NONSENSE, "QAWL_LLM_BASE_URL"),
    ("empty", body(b""), Trouble.NONSENSE, "no reply"),
    ("only the end", events(), Trouble.NONSENSE, "no reply"),
    ("no JSON", body(b"data: {oops\n\n"), Trouble.NONSENSE, "no JSON"),
    ("no JSON, whole", body(b"{oops", "application/json"), Trouble.NONSENSE, "no JSON"),
    ("nested", body(b"data: " + b"[" * 100_000 + b"\n\n"), Trouble.NONSENSE, "no JSON"),
    ("no text", body(b"data: \xff\xfe\n\n"), Trouble.NONSENSE, "no JSON"),
    ("no text, whole", body(b'{"choices": "\xff"}', "application/json"), Trouble.NONSENSE, "no JSON"),
    ("other JSON", events([1], "two", None, 3, {"choices": {"a": 1}}, {"choices": [4]}), Trouble.NONSENSE, "no reply"),
    ("other JSON, whole", whole({"detail": "hello"}), Trouble.NONSENSE, "no reply"),
    ("no choices", events({"choices": []}), Trouble.NONSENSE, "no reply"),
    ("no choices, whole", whole({"choices": [], "usage": None}), Trouble.NONSENSE, "no reply"),
    ("null", events(_chunk("stop", content=None)), Trouble.NONSENSE, "no text"),
    ("null, whole", whole(_completion("stop", content=None)), Trouble.NONSENSE, "no text"),
    ("tools", events(_chunk("tool_calls", tool_calls=[])), Trouble.NONSENSE, "no text"),
    ("error within", events({"error": {"message": "CUDA", "code": None}}), Trouble.FAILED, "failed"),
    ("busy within", events({"error": {"message": "slow down", "code": 429}}), Trouble.BUSY, "429"),
    ("error, whole", whole({"error": {"message": "CUDA"}}), Trouble.FAILED, "failed"),
    ("endless text", endless_text, Trouble.ENDLESS, "beyond the limit"),
    ("endless thoughts", endless_thought, Trouble.ENDLESS, "beyond the limit"),
    ("endless line", endless_line, Trouble.ENDLESS, "without an end"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "trouble", "said"), [pytest.param(*case[1:], id=case[0]) for case in FAULTS])
def test_each_fault_is_its_trouble(
    endpoint: OpenAIEndpoint, server: EndpointServer, fault: Fault, trouble: Trouble, said: str
) -> None:
    server.always = fault
    error = trouble_of(endpoint)
    assert error.trouble == trouble
    assert said in str(error)
    server.always = None
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


SLOW: list[tuple[str, Fault]] = [
    ("no answer", no_answer),
    ("silence after the headers", silence),
    ("a byte at a time", drip(0.05)),
    ("comments", keep_alives),
    ("blank lines", forever(lambda _: b"\n", 0.01)),
    ("roles", forever(lambda exchange: exchange.chunk({"role": "assistant", "content": ""}), 0.01)),
]


@pytest.mark.parametrize("fault", [pytest.param(fault, id=name) for name, fault in SLOW])
def test_no_server_takes_longer_than_it_is_given(
    endpoint: OpenAIEndpoint, server: EndpointServer, fault: Fault
) -> None:
    server.suffer(fault)
    begun = time.monotonic()
    error = trouble_of(endpoint, seconds=SHORT)
    assert error.trouble == Trouble.TIMEOUT
    assert time.monotonic() - begun >= SHORT
    assert "QAWL_LLM_TIMEOUT" in str(error)


@pytest.mark.alone
def test_refusals_of_modes_share_the_time_of_one_request(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.suffer(status(400), status(400), silence)
    assert trouble_of(endpoint, seconds=3.0).trouble == Trouble.TIMEOUT  # time to be refused twice
    assert len(server.asked) == 3


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        endpoint = OpenAIEndpoint(f"http://user:hidden@127.0.0.1:{taken.getsockname()[1]}/v1", "sk-1", "any")
        error = trouble_of(endpoint)
        endpoint.close()
    assert error.trouble == Trouble.UNREACHABLE
    assert "Connection refused" in str(error)
    assert "hidden" not in str(error)


def test_a_name_that_no_host_has_is_unreachable(refused_connections: list[str]) -> None:
    endpoint = OpenAIEndpoint("http://model.invalid/v1", None, "any")
    error = trouble_of(endpoint)
    endpoint.close()
    assert error.trouble == Trouble.UNREACHABLE
    refused_connections.clear()


def test_a_server_without_encryption_is_unreachable_with_it(server: EndpointServer) -> None:
    endpoint = OpenAIEndpoint(server.url.replace("http:", "https:"), None, "any")
    assert trouble_of(endpoint).trouble == Trouble.UNREACHABLE
    endpoint.close()


def test_a_reply_that_reached_the_limit_is_cut(endpoint: OpenAIEndpoint) -> None:
    error = trouble_of(endpoint, Request(INSTRUCTIONS, MATERIAL, "claims", SCHEMA, 5))
    assert error.trouble == Trouble.CUT
    assert "5 tokens" in str(error)


def test_a_server_that_counts_beyond_the_limit_is_endless(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    counted = {"choices": [{"delta": {"content": "a"}}], "usage": {"prompt_tokens": 5, "completion_tokens": 201}}
    server.suffer(events(counted, counted))
    assert trouble_of(endpoint).trouble == Trouble.ENDLESS


def test_a_whole_reply_stands_although_the_connection_is_cut(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.suffer(cut(after=1 + 14), cut(after=1 + 14 + 1))
    for _ in range(2):
        assert endpoint.complete(REQUEST, SECONDS).text == REPLY


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (status(429, retry_after="20"), 20.0),
        (status(429, retry_after="0.5"), 0.5),
        (status(429, retry_after="-3"), 0.0),
        (status(429, retry_after="Mon, 22 Apr 2024 10:00:30 GMT"), 30.0),
        (status(429, retry_after="Mon, 22 Apr 2024 09:00:00 GMT"), 0.0),
        (status(429, retry_after_ms="1500", retry_after="2"), 1.5),
        (status(429, retry_after="999999"), LONGEST_WAIT),
        (status(429, retry_after="inf"), None),
        (status(429, retry_after="soon"), None),
        (status(429), None),
        (status(503, retry_after="7"), 7.0),
        (status(429, "Limit 3, Used 3. Please try again in 20s. Visit https://x/1m"), 20.0),
        (status(429, "Please try again in 1m12.5s."), 72.5),
        (status(429, "Please try again in 340ms."), 0.34),
        (status(429, "Please retry after 8 seconds."), 8.0),
        (body(b'{"error": {"code": 429, "details": [{"retryDelay": "34s"}]}}', "application/json", 429), 34.0),
        (body(b'{"error": {"metadata": {"retry_after": 12}}}', "application/json", 429), 12.0),
    ],
)
def test_a_server_says_when_it_is_to_be_asked_again(
    dated: OpenAIEndpoint, server: EndpointServer, fault: Fault, seconds: float | None
) -> None:
    server.suffer(fault)
    assert trouble_of(dated).retry_after == seconds
