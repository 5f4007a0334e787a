"""What every test of memories may use: each engine, and an empty memory of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.memory.embedded import EmbeddedMemory
from bot.memory.protocol import Memory

OpenMemory = Callable[[Path], Memory]

MEMORIES: dict[str, OpenMemory] = {"embedded": EmbeddedMemory}
"""Every engine, by name: each opens the memory that belongs to a folder, an empty one for a new folder."""


@pytest.fixture(params=sorted(MEMORIES))
def open_memory(request: pytest.FixtureRequest) -> OpenMemory:
    """What opens a memory; tests of the contract run once with each engine."""
    return MEMORIES[request.param]


@pytest.fixture
def memory(open_memory: OpenMemory, tmp_path: Path) -> Iterator[Memory]:
    opened = open_memory(tmp_path / "data")
    yield opened
    opened.close()
