"""A server on this machine that speaks OpenAI's chat completions: a model, which is a function, in; its replies out.

with serving_model(lambda asked: '{"claims": []}') as server:
    endpoint = OpenAIEndpoint(server.url, None, "any")     # streams, counts, holds to the limit it is given
    server.suffer(status(500))                             # the next request fails (see `endpoint_faults`)
    server.asked[0].material                               # what was sent, as it came

Shapes and errors follow OpenAI's published API reference.
"""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

CHARACTERS_A_TOKEN = 4
_Ready = Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]


@dataclass(frozen=True)
class Asked:
    """One request, as it came."""

    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def instructions(self) -> str:
        return "".join(each["content"] for each in self.body["messages"] if each["role"] == "system")

    @property
    def material(self) -> str:
        return "".join(each["content"] for each in self.body["messages"] if each["role"] == "user")

    @property
    def mode(self) -> str:
        """The type of its `response_format`; "text" where it has none."""
        return str(self.body.get("response_format", {"type": "text"})["type"])

    @property
    def most_tokens(self) -> int | None:
        most: int | None = self.body.get("max_completion_tokens", self.body.get("max_tokens"))
        return most


Model = Callable[[Asked], str]
"""Writes a reply. It runs in the server's thread."""


@dataclass
class Exchange:
    """A request that is being answered, and what the model would reply to it."""

    server: "EndpointServer"
    request: web.Request
    asked: Asked
    text: str

    async def opened(self, kind: str = "text/event-stream") -> web.StreamResponse:
        """The beginning of an answer: its headers are sent."""
        response = web.StreamResponse(headers={"Content-Type": kind, "Cache-Control": "no-cache"})
        await response.prepare(self.request)
        return response

    def tokens(self) -> list[str]:
        """The reply in pieces as a model writes them, to the limit that was asked for."""
        pieces = [self.text[at : at + CHARACTERS_A_TOKEN] for at in range(0, len(self.text), CHARACTERS_A_TOKEN)]
        return pieces[: self.asked.most_tokens]

    @property
    def finish(self) -> str:
        return "stop" if "".join(self.tokens()) == self.text else "length"

    @property
    def usage(self) -> dict[str, int]:
        sent = sum(len(str(each["content"])) for each in self.asked.body["messages"])
        prompt, completion = -(-sent // CHARACTERS_A_TOKEN), len(self.tokens())
        return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}

    @property
    def counts(self) -> bool:
        """Whether the reply says how many tokens it took."""
        wanted = (self.asked.body.get("stream_options") or {}).get("include_usage", False)
        return self.server.counts == "always" or (self.server.counts == "asked" and bool(wanted))

    def chunk(self, delta: Mapping[str, object] | None, finish: str | None = None, **more: object) -> bytes:
        """An event of the stream; without a choice where `delta` is None."""
        choices = [] if delta is None else [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]
        value = self._head("chat.completion.chunk") | {"choices": choices} | more
        return event(value)

    def chunks(self) -> Iterator[bytes]:
        """The whole stream."""
        yield self.chunk({"role": "assistant", "content": "", "refusal": None})
        for token in self.tokens():
            yield self.chunk({"content": token})
        yield self.chunk({}, self.finish)
        if self.counts:
            yield self.chunk(None, usage=self.usage)
        yield b"data: [DONE]\n\n"

    def completion(self) -> dict[str, object]:
        """The reply in one piece."""
        message = {"role": "assistant", "content": "".join(self.tokens()), "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": self.finish}
        counted = {"usage": self.usage} if self.server.counts != "never" else {}
        return self._head("chat.completion") | {"choices": [choice]} | counted

    def _head(self, kind: str) -> dict[str, object]:
        model = self.asked.body["model"]
        return {
            "id": "chatcmpl-1",
            "object": kind,
            "created": 1_700_000_000,
            "model": model,
            "system_fingerprint": None,
        }


Fault = Callable[[Exchange], Awaitable[web.StreamResponse]]
"""Answers in place of the server."""


@dataclass
class EndpointServer:
    """Answers with what `model` writes.

    `key` is the one it knows, None where it asks for none. `modes` are the types of `response_format` that it takes,
    `unsupported` the parameters that it refuses. `counts` tells when it says how many tokens a reply took: "asked",
    "always" or "never". `streams` False answers in one piece, whatever was asked for. `always` befalls every request.
    """

    model: Model
    port: int = 0
    key: str | None = None
    modes: frozenset[str] = frozenset({"text", "json_object", "json_schema"})
    unsupported: frozenset[str] = frozenset()
    counts: str = "asked"
    streams: bool = True
    always: Fault | None = None
    asked: list[Asked] = field(default_factory=list)
    _faults: deque[Fault] = field(default_factory=deque)

    @property
    def url(self) -> str:
        """What clients call the base address."""
        return f"http://127.0.0.1:{self.port}/v1"

    def suffer(self, *faults: Fault) -> None:
        """Let the next requests suffer these, one each."""
        self._faults.extend(faults)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """`POST /v1/chat/completions`."""
        asked = Asked(dict(request.headers), await request.json())
        self.asked.append(asked)
        if refused := self._refusal(asked):
            return refused
        exchange = Exchange(self, request, asked, self.model(asked))
        fault = self._faults.popleft() if self._faults else self.always
        if fault:
            return await fault(exchange)
        if not (self.streams and asked.body.get("stream")):
            return web.json_response(exchange.completion())
        response = await exchange.opened()
        for chunk in exchange.chunks():
            await response.write(chunk)
        return response

    async def models(self, _: web.Request) -> web.Response:
        one = {"id": "any", "object": "model", "created": 1_700_000_000, "owned_by": "tests"}
        return web.json_response({"object": "list", "data": [one]})

    def _refusal(self, asked: Asked) -> web.Response | None:
        if self.key is not None and asked.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(401, "Incorrect API key provided: sk-abc.", code="invalid_api_key")
        for name in sorted(self.unsupported & asked.body.keys()):
            other = " Use 'max_completion_tokens' instead." if name == "max_tokens" else ""
            said = f"Unsupported parameter: '{name}' is not supported with this model.{other}"
            return refusal(400, said, param=name, code="unsupported_parameter")
        if asked.mode not in self.modes:
            said = f"Invalid parameter: 'response_format' of type '{asked.mode}' is not supported with this model."
            return refusal(400, said, param="response_format")
        if asked.mode == "json_object" and "json" not in str(asked.body["messages"]).lower():
            return refusal(400, "'messages' must contain the word 'json' in some form, to use 'response_format'.")
        if asked.mode == "json_schema" and not _is_strict(asked.body["response_format"]["json_schema"]["schema"]):
            return refusal(400, "Invalid schema for response_format: 'additionalProperties' must be false.")
        return None


def event(value: object) -> bytes:
    """A server-sent event."""
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


def refusal(
    code_of_status: int, message: str, *, param: str | None = None, code: str | None = None, **headers: str
) -> web.Response:
    """An error as OpenAI gives it; headers by name, underscores for dashes."""
    kind = "invalid_request_error" if code_of_status < 500 else "server_error"
    error = {"message": message, "type": kind, "param": param, "code": code}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.json_response({"error": error}, status=code_of_status, headers=named)


@contextmanager
def serving_model(model: Model) -> Iterator[EndpointServer]:
    """Serve until the body ends."""
    server = EndpointServer(model)
    ready: _Ready = Future()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(server, ready)), name="endpoint", daemon=True)
    thread.start()
    loop, stop = ready.result()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


async def _serve(server: EndpointServer, ready: _Ready) -> None:
    application = web.Application(client_max_size=16 * 2**20)
    application.router.add_post("/v1/chat/completions", server.answer)
    application.router.add_get("/v1/models", server.models)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    stop = asyncio.Event()
    ready.set_result((asyncio.get_running_loop(), stop))
    await stop.wait()
    await runner.cleanup()


def _is_strict(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is what OpenAI calls strict."""
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        is_closed = schema.get("additionalProperties") is False and set(schema.get("required", ())) == set(properties)
        return is_closed and all(_is_strict(each) for each in properties.values())
    return _is_strict(schema["items"]) if "items" in schema else True
