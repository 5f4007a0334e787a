"""What every test may use: a tiny model, an empty library, the seed article; and what none may: the network."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from postgres_server import FolderDatabases, PostgresServer, started_server
from tiny_embedder import TinyEmbedder

from bot.settings import setting_names
from index.embedded.library import EmbeddedLibrary
from index.library import Library
from index.postgres.library import PostgresLibrary

# How fast examples are made, and how long each takes, says how busy the machine is.
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")


OpenLibrary = Callable[[Path], Library]

ENGINES = ["embedded", "postgres"]
"""Every engine, by name."""


def pytest_xdist_auto_num_workers() -> int:
    """How many processes run tests at once: most tests wait, for other processes and for disks, and each of these may
    come to hold two gigabytes."""
    return min(8, 2 * (os.cpu_count() or 1))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several run at once, whole commands first, which take the longest: else one process would be left with them
    at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: "whole" not in item.path.parts)


@pytest.fixture
def embedder() -> TinyEmbedder:
    return TinyEmbedder()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> OpenLibrary:
    """What opens the library that belongs to a folder, an empty one for a new folder; tests of the contract run once
    with each engine."""
    if request.param == "embedded":
        return EmbeddedLibrary
    databases: FolderDatabases = request.getfixturevalue("folder_databases")
    return lambda folder: PostgresLibrary(databases.url(folder))


@pytest.fixture
def library(engine: OpenLibrary, tmp_path: Path) -> Iterator[Library]:
    opened = engine(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests that need one. Who stops it starts it again."""
    server = started_server()
    yield server
    server.remove()


@pytest.fixture
def folder_databases(postgres: PostgresServer) -> Iterator[FolderDatabases]:
    """A database for each folder, until the test ends."""
    databases = FolderDatabases(postgres)
    yield databases
    databases.drop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """The URL of a database of the test's own, an empty one."""
    return postgres.new_database()


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test runs in a folder of its own, without settings of the machine's."""
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def seed_path() -> Path:
    return Path(__file__).parent.parent / "seeds" / "raisi-tokayev-japarov.txt"


@pytest.fixture(scope="session", autouse=True)
def refused_connections() -> Iterator[list[str]]:
    """Refuses whatever leads out of this machine, and lists it: code under test may swallow the refusal."""
    refused: list[str] = []

    def guarded(real: Callable[..., Any], destination: Callable[..., object]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            host = destination(*arguments, **named)
            if host is not None and not _stays_here(host):
                refused.append(f"{real.__name__} to {host!r}")
                raise ConnectionRefusedError(f"a test reached for the network: {refused[-1]}")
            return real(*arguments, **named)

        return call

    def of_socket(own: socket.socket, *arguments: Any) -> object:
        return arguments[-1][0] if own.family in {socket.AF_INET, socket.AF_INET6} else None

    def of_lookup(host: object = None, *_: object, **__: object) -> object:
        return host

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), of_socket))
        patch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, of_lookup))
        yield refused


@pytest.fixture(autouse=True)
def no_network(refused_connections: list[str]) -> Iterator[None]:
    refused_connections.clear()
    yield
    assert not refused_connections, "tests run offline"


def _stays_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
