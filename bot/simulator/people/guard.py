"""Who may come in: requests from a browser or a bot on this machine go on, those that another site made a browser send
are refused. Every answer leaves with headers that keep the page to itself."""

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        "form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READING = frozenset({"GET", "HEAD"})


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse another host's name, which DNS rebinding brings, and what other sites send; 403 and one line."""
    if not _is_loopback(request.headers.get("Host", "")):
        return web.json_response({"error": "the simulator answers to loopback addresses only"}, status=403)
    origin = request.headers.get("Origin")
    foreign = origin is not None and origin != f"{request.scheme}://{request.host}"
    if request.method not in _READING and (foreign or request.headers.get("Sec-Fetch-Site") == "cross-site"):
        return web.json_response({"error": "the simulator takes nothing from other sites"}, status=403)
    return await handler(request)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on a response that is about to leave."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def _is_loopback(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
