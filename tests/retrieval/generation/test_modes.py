"""Structured output by what a server can: each refusal is a step down, remembered for a day where it helped."""

from collections.abc import Iterator

import pytest
from clock import Clock
from endpoint_faults import body, status
from endpoint_server import EndpointServer, Fault
from hypothesis import given
from hypothesis import strategies as st
from llm_requests import REPLY, REQUEST

from index.errors import EndpointError
from retrieval.generation.endpoint import Trouble
from retrieval.generation.modes import A_DAY, Mode, Modes, is_usable
from retrieval.generation.openai_endpoint import OpenAIEndpoint

SECONDS = 10.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def endpoint(server: EndpointServer, clock: Clock) -> Iterator[OpenAIEndpoint]:
    opened = OpenAIEndpoint(server.url, None, "any", clock)
    yield opened
    opened.close()


def modes_asked(server: EndpointServer) -> list[str]:
    asked = [each.mode for each in server.asked]
    server.asked.clear()
    return asked


def can(server: EndpointServer, *modes: str) -> None:
    server.modes = frozenset(modes)


def test_a_server_is_asked_in_the_best_mode_that_it_takes(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    can(server, "json_object", "text")
    for _ in range(2):
        assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    assert modes_asked(server) == ["json_schema", "json_object", "json_object"]
    assert endpoint.mode is Mode.OBJECT


def test_below_the_schema_the_instructions_tell_it(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    can(server, "text")
    endpoint.complete(REQUEST, SECONDS)
    by_schema, by_object, by_text = server.asked
    assert by_schema.instructions == REQUEST.instructions
    for told in (by_object.instructions, by_text.instructions):
        assert told.startswith(REQUEST.instructions)
        assert '"required": ["claims"]' in told
    assert "response_format" not in by_text.body
    assert modes_asked(server) == ["json_schema", "json_object", "text"]


@pytest.mark.parametrize(
    "refusal",
    [
        status(400, "Bad request"),
        status(422, "extra fields not permitted"),
        status(404, "No endpoints found that support response_format"),
        status(500, "failed to parse grammar"),
        body(b"", "text/plain", 400),
    ],
)
def test_servers_refuse_a_mode_in_many_ways(endpoint: OpenAIEndpoint, server: EndpointServer, refusal: Fault) -> None:
    server.suffer(refusal)
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    assert modes_asked(server) == ["json_schema", "json_object"]


@pytest.mark.parametrize("refusal", [status(401), status(429), status(500), status(404, "model 'any' not found")])
def test_other_refusals_are_not_about_the_mode(
    endpoint: OpenAIEndpoint, server: EndpointServer, refusal: Fault
) -> None:
    server.suffer(refusal)
    with pytest.raises(EndpointError):
        endpoint.complete(REQUEST, SECONDS)
    assert modes_asked(server) == ["json_schema"]


def test_a_mode_that_worked_is_not_given_up_for_a_refusal_without_a_reason(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    endpoint.complete(REQUEST, SECONDS)
    server.suffer(status(400, "Bad request"))
    with pytest.raises(EndpointError) as raised:
        endpoint.complete(REQUEST, SECONDS)
    assert raised.value.trouble == Trouble.REFUSED
    assert modes_asked(server) == ["json_schema"] * 2


def test_what_is_refused_in_every_mode_says_nothing_about_any(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.always = status(400, "Bad request")
    with pytest.raises(EndpointError) as raised:
        endpoint.complete(REQUEST, SECONDS)
    assert raised.value.trouble == Trouble.REFUSED
    assert modes_asked(server) == ["json_schema", "json_object", "text", "text"]
    server.always = None
    endpoint.complete(REQUEST, SECONDS)
    assert modes_asked(server) == ["json_schema"]


def test_a_day_later_the_best_mode_is_tried_again(
    endpoint: OpenAIEndpoint, server: EndpointServer, clock: Clock
) -> None:
    can(server, "text")
    endpoint.complete(REQUEST, SECONDS)
    clock.pass_(A_DAY - 1)
    endpoint.complete(REQUEST, SECONDS)
    modes_asked(server)
    clock.pass_(1)
    can(server, "json_object")
    endpoint.complete(REQUEST, SECONDS)
    assert modes_asked(server) == ["json_schema", "json_object"]
    clock.pass_(A_DAY)
    can(server, "json_schema", "json_object")
    endpoint.complete(REQUEST, SECONDS)
    assert modes_asked(server) == ["json_schema"]


def test_a_day_later_a_mode_that_worked_once_is_new_again(
    endpoint: OpenAIEndpoint, server: EndpointServer, clock: Clock
) -> None:
    endpoint.complete(REQUEST, SECONDS)
    server.suffer(status(400, "response_format is not supported"))
    endpoint.complete(REQUEST, SECONDS)
    clock.pass_(A_DAY)
    server.asked.clear()
    server.suffer(status(400, "Bad request"))
    endpoint.complete(REQUEST, SECONDS)
    assert modes_asked(server) == ["json_schema", "json_object"]


def test_two_unusable_replies_in_a_row_are_a_step_down(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    def write(texts: list[str]) -> None:
        server.model = lambda asked: texts.pop(0)
        for _ in list(texts):
            endpoint.complete(REQUEST, SECONDS)

    write(["I am sorry.", REPLY, '{"other": 1}', REPLY, "Sorry."])
    assert set(modes_asked(server)) == {"json_schema"}
    write(["Sorry.", "As you wish:", "[1]", "No.", "No.", "No."])
    assert modes_asked(server) == ["json_schema", "json_object", "json_object", "text", "text", "text"]


def test_a_reply_of_another_mode_counts_for_nothing() -> None:
    modes = Modes(Clock())
    modes.accept(Mode.OBJECT)
    for _ in range(5):
        modes.reply_was_unusable(Mode.SCHEMA)
    modes.accept(Mode.SCHEMA)
    assert modes.best() is Mode.OBJECT
    modes.reply_was_unusable(Mode.OBJECT)
    modes.reply_was_usable(Mode.SCHEMA)
    modes.reply_was_unusable(Mode.OBJECT)
    assert modes.best() is Mode.TEXT


def test_two_replies_without_a_text_are_a_step_down_too(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.model = lambda asked: "" if asked.mode == "json_schema" else REPLY
    for _ in range(2):
        with pytest.raises(EndpointError):
            endpoint.complete(REQUEST, SECONDS)
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        (REPLY, True),
        (f"Here it is:\n```json\n{REPLY}\n```\nAnything else?", True),
        ('{"claims": [], "more": 1}', True),
        (REPLY[:-1], False),
        ('{"claim": []}', False),
        ("[]", False),
        ("", False),
        ("{" * 50_000, False),
        ('{"claims": ' + "[" * 50_000, False),
    ],
)
def test_a_reply_is_usable_where_it_holds_the_object_that_was_asked_for(text: str, usable: bool) -> None:
    assert is_usable(text, REQUEST) is usable


@given(st.text())
def test_no_text_is_too_odd_to_be_judged(text: str) -> None:
    is_usable("{" + text, REQUEST)


PARAMETERS = [
    ({"max_tokens"}, "max_completion_tokens"),
    ({"temperature"}, "max_tokens"),
    ({"stream_options"}, "max_tokens"),
    ({"max_tokens", "temperature", "stream_options"}, "max_completion_tokens"),
]


@pytest.mark.parametrize(("unsupported", "limit"), PARAMETERS)
def test_parameters_that_a_server_refuses_are_left_out_from_then_on(
    endpoint: OpenAIEndpoint, server: EndpointServer, unsupported: set[str], limit: str
) -> None:
    server.unsupported = frozenset(unsupported)
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    assert len(server.asked) == 1 + len(unsupported)
    server.asked.clear()
    assert endpoint.complete(REQUEST, SECONDS).usage.completion_tokens > 0
    (asked,) = server.asked
    assert asked.mode == "json_schema"
    assert asked.body[limit] == REQUEST.most_tokens
    assert not unsupported & asked.body.keys()


def test_a_template_without_a_system_role_is_given_all_in_one(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.suffer(status(500, "Jinja Exception: System role not supported"))
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    refused, asked = server.asked
    assert refused.instructions == REQUEST.instructions
    assert asked.instructions == ""
    assert asked.material == f"{REQUEST.instructions}\n\n{REQUEST.material}"


def test_a_server_that_refuses_without_a_word_is_asked_in_the_barest_way(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    server.suffer(*[status(400, "Bad request")] * 3)
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    assert server.asked[-1].body.keys() == {"model", "messages", "stream", "max_tokens"}
