"""The chats of `qawl demo` for tests: a simulator with you, a friend, a private chat, a group and a channel, and a real
`telegram.Bot` that a test speaks through."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, Page
from simulated_world import bot_on, forget_updates
from telegram import Bot, Update

from bot.simulator.server import Simulator
from bot.simulator.world import YOU, settle


@dataclass(frozen=True)
class Demo:
    """A simulator, its bot, and the ids of its chats."""

    simulator: Simulator
    bot: Bot
    private: int
    group: int
    channel: int

    async def update(self, kind: str) -> Update:
        """The bot's next update of this kind; those before it are dropped."""
        async with asyncio.timeout(60):
            while True:
                for update in await self.bot.get_updates(limit=1, timeout=5):
                    await self.bot.get_updates(offset=update.update_id + 1, limit=1)
                    if getattr(update, kind) is not None:
                        return update


@asynccontextmanager
async def demo_world() -> AsyncIterator[Demo]:
    """The chats, with no update waiting and every kind of update allowed."""
    simulator = Simulator()
    settle(simulator)
    ids = {chat.kind: chat.id for chat in simulator.chats.chats.values()}
    async with simulator, bot_on(simulator) as bot:
        await bot.get_updates(allowed_updates=Update.ALL_TYPES)
        await forget_updates(bot)
        yield Demo(simulator, bot, YOU.id, ids["supergroup"], ids["channel"])


def chat_of(page: Page, chat: int) -> Locator:
    """A chat's part of the page."""
    return page.locator(f'.chat[data-chat="{chat}"]')


def field_of(page: Page, chat: int) -> Locator:
    """Where one writes in a chat."""
    return chat_of(page, chat).locator("textarea")


def messages_of(page: Page, chat: int) -> Locator:
    """A chat's messages that people or the bot wrote."""
    return chat_of(page, chat).locator("article:not(.service-message)")


async def say(page: Page, chat: int, text: str) -> None:
    """Write as a person does."""
    await field_of(page, chat).fill(text)
    await field_of(page, chat).press("Enter")
