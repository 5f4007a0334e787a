"""Who is in a group: a chat and a person go in, yes or no comes out. Telegram is asked every time."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.chats.membership import is_present

_LOGGER = logging.getLogger(__name__)


async def is_member(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Whether this person is in this chat now; no where Telegram doesn't say."""
    try:
        return is_present(await bot.get_chat_member(chat_id, person_id))
    except TelegramError as error:
        _LOGGER.info("Telegram doesn't say whether somebody is in chat %d: %s", chat_id, error)
        return False
