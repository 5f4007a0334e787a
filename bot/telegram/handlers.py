"""What the bot does with each message of a private chat: an update goes in, replies go out.

Handlers only read the update, hand the question to `ask` in a worker thread, and send what `render` made of the
answer. Groups, channels and edited messages are left alone.
"""

import logging
from collections.abc import Callable
from typing import Any

from telegram import LinkPreviewOptions, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters

from bot.telegram.markup import visible_text
from bot.telegram.rendering import render
from bot.telegram.typing_action import typing
from bot.telegram.workers import Workers
from bot.texts import Texts, reader_language, texts_in
from index.errors import QuestionError
from index.language import has_arabic
from retrieval.records import Answer

_LOGGER = logging.getLogger(__name__)

Ask = Callable[[str], Answer]
BotApplication = Application[Any, Any, Any, Any, Any, Any]

_NEW_PRIVATE_MESSAGE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class PrivateChat:
    """The handlers of a private chat.

    `ask` answers a question and may take its time; it raises `QuestionError` for one that can't be asked.
    `question_limit` is the longest question that `ask` takes, in characters, where it is known.
    """

    def __init__(self, ask: Ask, workers: Workers, question_limit: int | None = None) -> None:
        self._ask = ask
        self._workers = workers
        self._question_limit = question_limit

    def register(self, application: BotApplication) -> None:
        """Add the handlers, and the one for whatever they raise."""
        here = _NEW_PRIVATE_MESSAGE
        application.add_handlers(
            [
                CommandHandler("start", self.start, filters=here),
                MessageHandler(here & filters.COMMAND, self.help),
                MessageHandler(here & (filters.TEXT | filters.CAPTION), self.question),
                MessageHandler(here & ~filters.StatusUpdate.ALL, self.not_text),
            ]
        )
        application.add_error_handler(self.error)

    async def start(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet whoever opens the chat."""
        message = _message(update)
        await message.reply_text(_device_texts(message).greeting)

    async def help(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain, on /help and on any command that is not known."""
        message = _message(update)
        await message.reply_text(_device_texts(message).help)

    async def not_text(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that photos, stickers and the like can't be read; to an album, which comes as many, nothing."""
        message = _message(update)
        if message.media_group_id is not None:
            return
        await message.reply_text(_device_texts(message).text_only)

    async def question(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question, or say why it can't be asked."""
        message = _message(update)
        try:
            async with typing(message.get_bot(), message.chat_id):
                answer = await self._workers.run(self._ask, message.text or message.caption or "")
        except QuestionError as error:
            said = _question_texts(message).question_error(error.reason, self._question_limit)
            await message.reply_text(said or str(error))
            return
        for reply in render(answer):
            await _send_html(message, reply)

    async def error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what a handler raised, and tell the reader where that can help.

        Nothing is sent to a reader who blocked the bot, to one whom Telegram holds back replies from, nor after a
        time-out: then the answer has mostly arrived.
        """
        error = context.error
        if isinstance(error, Forbidden | RetryAfter | TimedOut):
            _LOGGER.warning("A reply could not be delivered: %s", error)
            return
        _LOGGER.error("A message could not be answered", exc_info=error)
        if not isinstance(update, Update) or not _NEW_PRIVATE_MESSAGE.check_update(update):
            return
        message = _message(update)
        try:
            await message.reply_text(_question_texts(message).failure)
        except TelegramError as failure:
            _LOGGER.warning("Nor could its sender be told: %s", failure)


async def _send_html(message: Message, markup: str) -> None:
    try:
        await message.reply_text(markup, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    except BadRequest as error:
        _LOGGER.warning("Telegram refuses the markup of a reply (%s): sending it as plain text", error)
        await message.reply_text(visible_text(markup), link_preview_options=_NO_PREVIEW)


def _message(update: Update) -> Message:
    """The message that the handlers' filters have found in `update`."""
    if update.message is None:
        raise TypeError("a handler was given an update without a new message")
    return update.message


def _device_texts(message: Message) -> Texts:
    """The texts in the language of the sender's device."""
    return texts_in(reader_language(message.from_user.language_code if message.from_user else None))


def _question_texts(message: Message) -> Texts:
    """The texts in the language that the sender wrote in, or of the device where the script doesn't tell."""
    return texts_in("ar") if has_arabic(message.text or message.caption or "") else _device_texts(message)
