"""The guard that keeps tests offline: what leads out is refused and reported, this machine stays in reach."""

import asyncio
import contextlib
import socket
import urllib.request

import pytest

DOCUMENTATION_ADDRESS = ("192.0.2.1", 9)  # RFC 5737: no host has it


def test_a_connection_out_is_refused_and_reported(refused_connections: list[str]) -> None:
    with socket.socket() as client, pytest.raises(ConnectionRefusedError):
        client.connect(DOCUMENTATION_ADDRESS)
    assert refused_connections == ["connect to '192.0.2.1'"]
    refused_connections.clear()


def test_a_datagram_out_is_refused(refused_connections: list[str]) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as client, pytest.raises(ConnectionRefusedError):
        client.sendto(b"x", DOCUMENTATION_ADDRESS)
    refused_connections.clear()


async def test_asyncio_can_not_leave_either(refused_connections: list[str]) -> None:
    with pytest.raises(OSError):
        await asyncio.open_connection(*DOCUMENTATION_ADDRESS)
    assert refused_connections
    refused_connections.clear()


def test_a_refusal_that_is_swallowed_is_still_reported(refused_connections: list[str]) -> None:
    with contextlib.suppress(OSError):
        urllib.request.urlopen("http://example.invalid/")
    assert refused_connections == ["getaddrinfo to 'example.invalid'"]
    refused_connections.clear()


async def test_servers_on_this_machine_are_reached() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        for host in ("localhost", "127.0.0.1"):
            reader, writer = await asyncio.open_connection(host, server.sockets[0].getsockname()[1])
            assert await reader.read() == b"hello"
            writer.close()
