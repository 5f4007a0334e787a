"""One browser for all tests of this folder, and the demonstration's chats with a real `telegram.Bot` beside them."""

from collections.abc import AsyncIterator

import pytest_asyncio
from chromium import chromium
from demo_world import Demo, demo_world
from playwright.async_api import Browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    async with demo_world() as here:
        yield here
