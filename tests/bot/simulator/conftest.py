"""A world whose clock a test turns."""

from collections.abc import AsyncIterator

import pytest
from simulated_world import World, world

from bot.simulator.server import Simulator


@pytest.fixture
def now() -> list[float]:
    """The simulator's time, in one place that a test may change."""
    return [1_700_000_000.0]


@pytest.fixture
async def timed(now: list[float]) -> AsyncIterator[World]:
    async with world(Simulator(clock=lambda: now[0])) as here:
        yield here
