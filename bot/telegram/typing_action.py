"""The word "typing…" at the top of a chat, for as long as work on its question goes on."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_LOGGER = logging.getLogger(__name__)

TYPING_SECONDS = 4.0  # a client shows the word for five seconds at most
LAST_WORD_SECONDS = 1.0  # an answer waits no longer than this for a "typing…" still on its way


@asynccontextmanager
async def typing(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show "typing…" in the chat while the body runs. Whether that works makes no difference to the body."""
    done = asyncio.Event()
    task = asyncio.create_task(_keep_typing(bot, chat_id, done))
    try:
        yield
    finally:
        done.set()
        # Cut off on its way, the action could reach Telegram after the answer and stand under it for seconds.
        await asyncio.wait({task}, timeout=LAST_WORD_SECONDS)
        task.cancel()


async def _keep_typing(bot: Bot, chat_id: int, done: asyncio.Event) -> None:
    while not done.is_set():
        try:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
        except TelegramError as error:
            _LOGGER.debug("The typing action failed: %s", error)
        try:
            await asyncio.wait_for(done.wait(), TYPING_SECONDS)
        except TimeoutError:
            continue
