"""What the libraries below the bot may write to the log: no token, no word of a conversation, and no
traceback for a poll that failed, as one line says it all."""

import logging

from telegram.error import TelegramError

from bot.observing.safe import message_of

# httpx logs the address of every request, which holds the token; at DEBUG python-telegram-bot logs the bot's address,
# and every word that people and the bot exchange.
_LOWEST_LEVELS = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.WARNING}
_LOGGERS_OF_POLLING = ("telegram.ext", "telegram.ext.Updater")
# They log whole answers of the server that can't be read, with what people wrote.
_LOGGERS_OF_ANSWERS = ("telegram.Bot", "telegram.request.BaseRequest")


def keep_token_out_of_logs() -> None:
    """Set up the loggers of httpx and python-telegram-bot, once or again, whatever level the program logs at."""
    for name, level in _LOWEST_LEVELS.items():
        logging.getLogger(name).setLevel(level)
    for name in _LOGGERS_OF_POLLING:
        logging.getLogger(name).addFilter(_in_one_line)
    for name in _LOGGERS_OF_ANSWERS:
        logging.getLogger(name).addFilter(_without_answer)


def _in_one_line(record: logging.LogRecord) -> bool:
    """Keep a record, but of an error that Telegram or the network answered with only the name: what `InvalidToken`
    says holds the token."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, TelegramError):
        record.msg, record.args = f"{message_of(record)} ({type(error).__name__})", ()
        record.exc_info = None
    return True


def _without_answer(record: logging.LogRecord) -> bool:
    """Keep the fixed part of a record, and the name of its error."""
    error = record.exc_info[1] if record.exc_info else None
    cause = "" if error is None else f" ({type(error).__name__})"
    record.msg, record.args, record.exc_info = f"{message_of(record)}{cause}", (), None
    return True
