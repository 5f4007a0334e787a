"""What can befall a request to a language model, as answers in place of the server's own (see `endpoint_server`)."""

import asyncio
import json
from collections.abc import Callable, Iterator

from aiohttp import web
from endpoint_server import Exchange, Fault, event, refusal


def status(code: int, message: str = "The server had an error.", **more: str) -> Fault:
    """An error as OpenAI gives it; `code` and `param` are the error's, others are headers (underscores for dashes)."""

    async def fault(_: Exchange) -> web.StreamResponse:
        return refusal(code, message, code=more.pop("error_code", None), **more)

    return fault


def body(content: bytes, kind: str = "text/event-stream", code: int = 200, **headers: str) -> Fault:
    """These bytes."""

    async def fault(_: Exchange) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(body=content, status=code, headers={"Content-Type": kind} | named)

    return fault


def events(*values: object) -> Fault:
    """A stream of these values, properly ended."""
    return body(b"".join(event(value) for value in values) + b"data: [DONE]\n\n")


def whole(value: object) -> Fault:
    """One JSON value instead of a stream."""
    return body(json.dumps(value).encode(), "application/json")


async def reset(exchange: Exchange) -> web.StreamResponse:
    """The connection is reset before any answer."""
    assert exchange.request.transport
    exchange.request.transport.abort()
    return web.Response()


def cut(after: int) -> Fault:
    """The connection ends after so many events of the stream."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        for chunk in list(exchange.chunks())[:after]:
            await response.write(chunk)
        assert exchange.request.transport
        exchange.request.transport.close()
        return response

    return fault


def unended(after: int) -> Fault:
    """The stream ends properly, but too early: after so many events, without a reason why."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        for chunk in list(exchange.chunks())[:after]:
            await response.write(chunk)
        return response

    return fault


async def silence(exchange: Exchange) -> web.StreamResponse:
    """Headers, then nothing."""
    response = await exchange.opened()
    await asyncio.sleep(60)
    return response


async def no_answer(_: Exchange) -> web.StreamResponse:
    """Not even headers."""
    await asyncio.sleep(60)
    return web.Response()


def hanging(after: int) -> Fault:
    """So many events of the stream, then nothing more; the connection stays."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        for chunk in list(exchange.chunks())[:after]:
            await response.write(chunk)
        await asyncio.sleep(60)
        return response

    return fault


def drip(seconds: float, size: int = 1) -> Fault:
    """The right stream, so many bytes at a time."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        whole_stream = b"".join(exchange.chunks())
        for at in range(0, len(whole_stream), size):
            await response.write(whole_stream[at : at + size])
            await asyncio.sleep(seconds)
        return response

    return fault


def forever(piece: Callable[[Exchange], bytes], seconds: float = 0.0) -> Fault:
    """The same bytes again and again, as long as anybody listens."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        while True:
            await response.write(piece(exchange))
            await asyncio.sleep(seconds)

    return fault


def adjusted(change: Callable[[Exchange], Iterator[bytes]]) -> Fault:
    """The stream as this writes it."""

    async def fault(exchange: Exchange) -> web.StreamResponse:
        response = await exchange.opened()
        for chunk in change(exchange):
            await response.write(chunk)
        return response

    return fault


keep_alives = forever(lambda _: b": keep-alive\n\n", 0.02)
"""Comments, as servers send them while a model thinks."""

endless_text = forever(lambda exchange: exchange.chunk({"content": "and so on "}))
endless_thought = forever(lambda exchange: exchange.chunk({"reasoning_content": "let me see "}))
endless_line = forever(lambda _: b"x" * 65_536)
html = body(b"<!DOCTYPE html><html><body>data: Welcome</body></html>", "text/html")
