"""What every test of memories may use: each engine, and an empty memory of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import FolderDatabases

from bot.memory.embedded import EmbeddedMemory
from bot.memory.postgres import PostgresMemory
from bot.memory.protocol import Memory

OpenMemory = Callable[[Path], Memory]


@pytest.fixture(params=["embedded", "postgres"])
def open_memory(request: pytest.FixtureRequest) -> OpenMemory:
    """What opens the memory that belongs to a folder, an empty one for a new folder; tests of the contract run once
    with each engine."""
    if request.param == "embedded":
        return EmbeddedMemory
    databases: FolderDatabases = request.getfixturevalue("folder_databases")
    return lambda folder: PostgresMemory(databases.url(folder))


@pytest.fixture
def memory(open_memory: OpenMemory, tmp_path: Path) -> Iterator[Memory]:
    opened = open_memory(tmp_path / "data")
    yield opened
    opened.close()
