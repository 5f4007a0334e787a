"""A web server on this machine that answers as it is told, to the byte: raw answers by path in, what was asked out."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_network

from index.sources.fetching import Fetcher, FetchLimits
from index.sources.network import AddressPolicy

HERE = AddressPolicy(also=(ip_network("127.0.0.0/8"),))
"""Lets a fetcher reach this machine: given by hand, so that nothing else can switch it on."""


def answer(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; headers by name, underscores for dashes, in place of those that a server would send."""
    named = {"content-length": str(len(body)), "content-type": "text/html; charset=utf-8"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A page with an article in it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


@dataclass
class Drip:
    """An answer that comes a byte at a time."""

    data: bytes
    seconds_between: float


@dataclass
class Endless:
    """An answer that goes on as long as anybody listens: `piece` again and again after `head`."""

    head: bytes
    piece: bytes


Reply = bytes | Drip | Endless


@dataclass
class Server:
    """Serves `answers` by path; `asked` are the requests as they came."""

    port: int
    answers: Mapping[str, Reply]
    asked: list[str] = field(default_factory=list)

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def fetcher(self, limits: FetchLimits | None = None) -> Fetcher:
        return Fetcher(HERE, limits)


@contextmanager
def serving(answers: Mapping[str, Reply]) -> Iterator[Server]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1], answers)
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            with suppress(OSError):
                connection, _ = listener.accept()
                threading.Thread(target=_reply, args=(connection, server, ended), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)  # ends the wait for the next connection
        listener.close()


def _reply(connection: socket.socket, server: Server, ended: threading.Event) -> None:
    with connection, suppress(OSError):
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65_536)
            if not received:
                return
            request += received
        server.asked.append(request.decode())
        path = request.split(b" ")[1].decode()
        reply = server.answers.get(path, answer(b"nothing", status="404 Not Found"))
        if isinstance(reply, bytes):
            connection.sendall(reply)
            return
        if isinstance(reply, Endless):
            connection.sendall(reply.head)
            while not ended.is_set():
                connection.sendall(reply.piece)
            return
        for byte in reply.data:
            if ended.is_set():
                return
            connection.sendall(bytes([byte]))
            time.sleep(reply.seconds_between)
