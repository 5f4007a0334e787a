"""Whether a chat lets the bot write: a place goes in, yes or no comes out. Telegram is asked every time."""

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.parsing.delivery import Address
from bot.telegram.sending.failures import Failure, failure_of


async def forbids(bot: Bot, to: Address) -> bool:
    """Whether nothing can be written there, for as long as nobody changes that; no where Telegram can't be asked."""
    try:
        await bot.send_chat_action(to.chat_id, ChatAction.TYPING, message_thread_id=to.topic_id)
    except TelegramError as error:
        # Beside these, "unreachable" is also what a network that fails makes of a chat.
        return isinstance(error, Forbidden | BadRequest) and failure_of(error) is Failure.UNREACHABLE
    return False
