"""The endpoint against a real server: replies come whole, counted, and without thoughts; nothing else is sent."""

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from endpoint_faults import adjusted, drip, events, hanging, whole
from endpoint_server import EndpointServer, Exchange
from llm_requests import INSTRUCTIONS, MATERIAL, REPLY, REQUEST, SCHEMA

from index.errors import EndpointError, SettingsError
from retrieval.generation.endpoint import Request, Usage
from retrieval.generation.openai_endpoint import OpenAIEndpoint

SECONDS = 10.0  # far more than anything here takes


def test_a_reply_comes_with_what_it_took(endpoint: OpenAIEndpoint) -> None:
    completion = endpoint.complete(REQUEST, SECONDS)
    assert completion.text == REPLY
    assert completion.usage.completion_tokens == 14
    assert completion.usage.prompt_tokens > 0
    assert endpoint.model == "any"


def test_what_is_sent_is_the_request_and_nothing_more(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    endpoint.complete(REQUEST, SECONDS)
    (asked,) = server.asked
    assert (asked.instructions, asked.material, asked.most_tokens) == (INSTRUCTIONS, MATERIAL, 200)
    assert asked.body["response_format"]["json_schema"] == {"name": "claims", "strict": True, "schema": SCHEMA}
    assert asked.body["temperature"] == 0
    assert asked.headers["Accept-Encoding"] == "identity"
    assert asked.body.keys() == {
        "model", "messages", "stream", "stream_options", "max_tokens", "temperature", "response_format",
    }  # fmt: skip


def test_nothing_of_the_environment_is_sent(server: EndpointServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "ADMIN_KEY", "ORG_ID", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "elsewhere")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    for key in (None, "", "sk-mine"):
        endpoint = OpenAIEndpoint(server.url, key, "any")
        endpoint.complete(REQUEST, SECONDS)
        endpoint.close()
    sent = [asked.headers for asked in server.asked]
    assert "elsewhere" not in str(sent)
    assert [headers.get("Authorization") for headers in sent] == [None, None, "Bearer sk-mine"]
    assert not {name for headers in sent for name in headers if "OS" in name.upper().split("-")}


def test_a_proxy_in_the_environment_does_not_lead_to_this_machine(
    server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    endpoint = OpenAIEndpoint(server.url, None, "any")
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY
    endpoint.close()


@pytest.mark.alone
def test_a_reply_is_watched_as_it_grows(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    seen: list[str] = []
    server.suffer(drip(0.002, size=60))
    assert endpoint.complete(REQUEST, SECONDS, seen.append).text == REPLY
    assert len(seen) > 3
    assert seen[-1] == REPLY
    assert all(REPLY.startswith(each) for each in seen)
    assert all(len(earlier) < len(later) for earlier, later in pairwise(seen))


def test_the_caller_watches_in_its_own_thread(endpoint: OpenAIEndpoint) -> None:
    threads: set[threading.Thread] = set()
    endpoint.complete(REQUEST, SECONDS, lambda _: threads.add(threading.current_thread()))
    assert threads == {threading.current_thread()}


@pytest.mark.parametrize("error", [KeyError("stop"), TimeoutError("stop"), KeyboardInterrupt()])
def test_what_a_watcher_raises_ends_the_request_and_comes_out(
    endpoint: OpenAIEndpoint, server: EndpointServer, error: BaseException
) -> None:
    def watch(_: str) -> None:
        raise error

    server.suffer(hanging(after=4))
    begun = time.monotonic()
    with pytest.raises(type(error)) as raised:
        endpoint.complete(REQUEST, SECONDS, watch)
    assert raised.value is error
    assert time.monotonic() - begun < SECONDS / 2
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


def test_letters_that_are_split_between_packets_are_read_whole(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    server.suffer(drip(0.0, size=1))
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


def test_a_server_that_does_not_stream_is_understood(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.streams = False
    seen: list[str] = []
    completion = endpoint.complete(REQUEST, SECONDS, seen.append)
    assert (completion.text, completion.usage.completion_tokens) == (REPLY, 14)
    assert seen == [REPLY]


def test_tokens_are_estimated_where_the_server_does_not_count(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.counts = "never"
    usage = endpoint.complete(REQUEST, SECONDS).usage
    assert usage.completion_tokens == -(-len(REPLY) // 3)
    assert usage.prompt_tokens > (len(INSTRUCTIONS) + len(MATERIAL)) / 3


@pytest.mark.alone
def test_a_server_that_never_ends_its_stream_is_not_waited_for(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    all_but_the_end = 1 + 14 + 1
    for events_sent, counted in ((all_but_the_end, False), (all_but_the_end + 1, True)):
        server.suffer(hanging(after=events_sent))
        begun = time.monotonic()
        completion = endpoint.complete(REQUEST, SECONDS)
        assert time.monotonic() - begun < SECONDS / 2
        assert completion.text == REPLY
        assert (completion.usage.completion_tokens == 14) is counted


@pytest.mark.alone
def test_a_whole_reply_counts_although_the_time_is_up_before_its_tokens_are_told(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    server.suffer(hanging(after=1 + 14 + 1))
    assert endpoint.complete(REQUEST, 0.5).text == REPLY


def test_a_reply_that_is_said_to_be_finished_in_every_chunk_is_read_to_its_end(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    def chunks(exchange: Exchange) -> Iterator[bytes]:
        for token in exchange.tokens():
            yield exchange.chunk({"content": token}, "stop")

    server.suffer(adjusted(chunks))
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


def _thinking(server: EndpointServer, reply: str) -> None:
    server.model = lambda asked: reply


@pytest.mark.parametrize("before", ["<think>Let me see: {}</think>\n\n", "\n<think>\n</think>", "I see: {}.</think>"])
def test_thoughts_before_a_reply_are_left_out(endpoint: OpenAIEndpoint, server: EndpointServer, before: str) -> None:
    _thinking(server, before + REPLY)
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


@pytest.mark.parametrize("before", ["<think>{}</think>", "{}</think>"])
def test_thoughts_are_not_watched(endpoint: OpenAIEndpoint, server: EndpointServer, before: str) -> None:
    _thinking(server, before.format("hm " * 30) + REPLY)
    server.suffer(drip(0.001, size=100))
    seen: list[str] = []
    endpoint.complete(REQUEST, SECONDS, seen.append)
    assert seen
    assert all(REPLY.startswith(each) for each in seen)


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning", "thinking"])
def test_thoughts_in_a_field_of_their_own_are_left_out(
    endpoint: OpenAIEndpoint, server: EndpointServer, name: str
) -> None:
    def thinking(exchange: Exchange) -> list[bytes]:
        first, *rest = exchange.chunks()
        return [first, exchange.chunk({name: "Let me see.", "content": None}), *rest]

    server.suffer(adjusted(lambda exchange: iter(thinking(exchange))))
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


def test_content_in_parts_and_unknown_fields_are_understood(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    parts = [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": REPLY}]
    choice = {"index": 0, "delta": {"content": parts, "mood": 7}, "finish_reason": "stop", "weather": None}
    server.suffer(
        events({"choices": [choice], "timings": {"ms": 3}, "usage": {"prompt_tokens": 9, "completion_tokens": 4}})
    )
    completion = endpoint.complete(REQUEST, SECONDS)
    assert (completion.text, completion.usage) == (REPLY, Usage(9, 4))


def test_a_reply_that_reached_the_limit_is_used_where_it_is_whole(
    endpoint: OpenAIEndpoint, server: EndpointServer
) -> None:
    choice = {"index": 0, "message": {"role": "assistant", "content": REPLY}, "finish_reason": "length"}
    server.suffer(whole({"choices": [choice]}))
    assert endpoint.complete(REQUEST, SECONDS).text == REPLY


def test_many_ask_at_once(endpoint: OpenAIEndpoint, server: EndpointServer) -> None:
    server.model = lambda asked: json.dumps({"claims": [asked.material]})
    server.always = drip(0.002, size=100)
    replies: dict[str, str] = {}

    def ask(number: int) -> None:
        request = Request(INSTRUCTIONS, f"material {number}", "claims", SCHEMA, 200)
        replies[request.material] = endpoint.complete(request, SECONDS).text

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(replies) == 12
    assert all(json.loads(reply)["claims"] == [material] for material, reply in replies.items())


def test_no_key_and_no_text_gets_into_the_log(
    server: EndpointServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
    server.key = "sk-secret"
    address = server.url.replace("//", "//user:hidden@")
    endpoint = OpenAIEndpoint(address, "sk-secret", "any")
    with pytest.raises(EndpointError) as raised:  # the password goes where a key would
        endpoint.complete(REQUEST, SECONDS)
    endpoint.close()
    endpoint = OpenAIEndpoint(server.url, "sk-secret", "any")
    endpoint.complete(REQUEST, SECONDS)
    endpoint.close()
    shown = f"{caplog.text} {raised.value} {endpoint!r}"
    for private in ("sk-secret", "hidden", INSTRUCTIONS, "رئيسي", "Astana"):
        assert private not in shown


def test_a_closed_endpoint_is_closed_again_without_harm(endpoint: OpenAIEndpoint) -> None:
    endpoint.close()
    endpoint.close()


def test_the_package_is_loaded_only_where_a_model_is_set() -> None:
    code = (
        "import sys\n"
        "import retrieval.generation.openai_endpoint, retrieval.generation.gate\n"
        "assert not {'openai', 'httpx2', 'httpcore2'} & sys.modules.keys()\n"
        "sys.modules['openai'] = None\n"
        "retrieval.generation.openai_endpoint.OpenAIEndpoint('http://127.0.0.1/v1', None, 'any')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == (
        "index.errors.SettingsError: a language model needs a package that is missing; "
        "install the extra: pip install 'qawl[llm]'"
    )


@pytest.mark.parametrize(
    "address", ["", "localhost:11434", "ftp://host/v1", "http://", "http://host:port/v1", "http://[::1"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="QAWL_LLM_BASE_URL"):
        OpenAIEndpoint(address, None, "any")


@pytest.mark.parametrize("key", ["مفتاح", "sk-1\nX: y"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(SettingsError, match="QAWL_LLM_API_KEY") as raised:
        OpenAIEndpoint("http://127.0.0.1:9/v1", key, "any")
    assert key not in str(raised.value)
