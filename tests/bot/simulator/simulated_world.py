"""A small world for tests: a simulator and the ids of who and what is in it, with a real `telegram.Bot` beside it."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot, Update

from bot.simulator.chats.records import User
from bot.simulator.server import Simulator

AMAL = User(7, "أمل", username="amal", language_code="ar")
BASIL = User(8, "Basil", language_code="en")
STRANGER = User(9, "Stranger")

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\0\0\0"


@dataclass(frozen=True)
class World:
    """Amal and Basil have chats with the bot; the bot is in all groups, and leads the channel only."""

    simulator: Simulator
    bot: Bot
    private: int = AMAL.id
    group: int = 0
    supergroup: int = 0
    forum: int = 0
    topic: int = 0
    channel: int = 0

    async def update(self, kind: str) -> Update:
        """The next update of this kind; those before it are dropped."""
        async with asyncio.timeout(60):
            while True:
                for update in await self.bot.get_updates(limit=1, timeout=5):
                    await self.bot.get_updates(offset=update.update_id + 1, limit=1)
                    if getattr(update, kind) is not None:
                        return update

    async def no_more_updates(self) -> bool:
        """Whether nothing waits for the bot."""
        return not await self.bot.get_updates()


def bot_on(simulator: Simulator, token: str | None = None) -> Bot:
    """A bot that talks to the simulator."""
    return Bot(token or simulator.token, base_url=f"{simulator.url}/bot", base_file_url=f"{simulator.url}/file/bot")


async def forget_updates(bot: Bot) -> None:
    """Acknowledge everything so far."""
    for update in await bot.get_updates(offset=-1):
        await bot.get_updates(offset=update.update_id + 1)


@asynccontextmanager
async def world(simulator: Simulator | None = None) -> AsyncIterator[World]:
    """The world, with no update waiting and every kind of update allowed."""
    async with simulator or Simulator() as running, bot_on(running) as bot:
        for user in (AMAL, BASIL, STRANGER):
            running.chats.add_user(user)
        for user in (AMAL, BASIL):
            running.chats.private_chat(user)
        membership = running.membership
        group = membership.found_group("News", AMAL.id, BASIL.id).id
        supergroup = membership.found_group("More news", AMAL.id, BASIL.id, supergroup=True).id
        forum = membership.found_forum("Topics", AMAL.id, BASIL.id).id
        for chat in (group, supergroup, forum):
            membership.join(running.chats.bot.id, chat, by=AMAL.id)
        channel = membership.found_channel("Brief", AMAL.id, BASIL.id, username="brief", discussion=supergroup).id
        membership.promote(running.chats.bot.id, channel, by=AMAL.id)
        topic = running.people.open_topic(AMAL.id, forum, "Kyrgyzstan")
        await bot.get_updates(allowed_updates=Update.ALL_TYPES)
        await forget_updates(bot)
        yield World(running, bot, AMAL.id, group, supergroup, forum, topic, channel)
