"""Commands in channels: a post goes in; what its command says goes to the channel. Only those who may post there can
give one. What is said to them is nothing for the readers: it makes no sound, and is taken away after a minute together
with the post."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.beside import Beside
from bot.memory.records import ChatSettings
from bot.telegram.parsing.addressing import Self, address
from bot.telegram.parsing.command_words import telling_words
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.reply_language import question_texts
from bot.texts import Texts

_LOGGER = logging.getLogger(__name__)

GONE_AFTER_SECONDS = 60.0

Pause = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Posted:
    """A command for the bot in a channel that is called `title`, with the words after it."""

    where: Address
    words: str
    title: str

    def texts(self, settings: ChatSettings) -> Texts:
        """As the channel decided, else as the words, or where these tell no language, the channel's name."""
        return question_texts(settings, telling_words(self.words) or self.title, None)


ChannelCommand = Callable[[Posted], Awaitable[tuple[int, ...]]]
"""Does what was posted: the ids of the messages that it said."""


class ChannelCommands:
    """The handler of channels' posts. `commands` by their names; `pause` waits for so many seconds."""

    def __init__(self, bot: Bot, commands: Mapping[str, ChannelCommand], pause: Pause = asyncio.sleep) -> None:
        self._bot = bot
        self._commands = commands
        self._pause = pause
        self._removals = Beside()

    async def posted(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do as commanded, where a post is a command that there is in channels."""
        post = update.channel_post
        if post is None or post.text is None or post.forward_origin is not None:  # sent on: it was said elsewhere
            return
        said = address(post.text, post.entities, Self(self._bot.id, self._bot.username))
        command = self._commands.get(said.command or "")
        if command is None or said.for_another:
            return
        sent = await command(Posted(Address(post.chat.id, silently=True), said.words, post.chat.title or ""))
        self._removals.begin(self._remove(post.chat.id, (post.message_id, *sent)))

    async def _remove(self, chat_id: int, message_ids: tuple[int, ...]) -> None:
        """Take messages away after a while. Where the bot ends before, they stay."""
        await self._pause(GONE_AFTER_SECONDS)
        for message_id in message_ids:
            try:
                await self._bot.delete_message(chat_id, message_id)
            except TelegramError as error:
                _LOGGER.info("Message %d of channel %d was not taken away: %s", message_id, chat_id, error)
