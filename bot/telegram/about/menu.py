"""What Telegram shows of the bot before anybody writes: its commands and descriptions, in both languages. A connected
bot goes in; Telegram knows them afterwards."""

import logging
from collections.abc import Collection, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.texts import LANGUAGES, Texts, texts_in

_LOGGER = logging.getLogger(__name__)

PRIVATE = (
    "command-start", "command-help", "command-summary", "command-digest", "command-sources", "command-add",
    "command-forget", "command-language", "command-new", "command-optout", "command-privacy",
)  # fmt: skip
GROUPS = (
    "command-ask", "command-summary", "command-catchup", "command-sources", "command-help", "command-new",
    "command-optout", "command-privacy",
)  # fmt: skip
GROUP_ADMINS = (
    *GROUPS, "command-digest", "command-remember", "command-add", "command-forget", "command-language",
    "command-settings",
)  # fmt: skip
OPERATORS = (*PRIVATE, "command-status")

_BY_SCOPE = (
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUPS),
    (BotCommandScopeAllChatAdministrators(), GROUP_ADMINS),
)


async def set_menu(bot: Bot, operators: Collection[int] = ()) -> None:
    """Tell Telegram what it doesn't know yet: it lets a bot change its description a few times a day only. The
    operators, who are users, have a menu of their own.

    The bot works without. Raises `TelegramError` where Telegram refuses.
    """
    for language in LANGUAGES:
        texts = texts_in(language)
        code = None if language == "en" else language  # English is for everybody without texts of their own
        for scope, names in _BY_SCOPE:
            await _set_commands(bot, commands(names, texts), scope, code)
        description, short = texts.say("bot-description"), texts.say("bot-short-description")
        if (await bot.get_my_description(code)).description != description:
            await bot.set_my_description(description, code)
        if (await bot.get_my_short_description(code)).short_description != short:
            await bot.set_my_short_description(short, code)
        for operator in sorted(operators):
            try:
                await _set_commands(bot, commands(OPERATORS, texts), BotCommandScopeChat(operator), code)
            except TelegramError as error:  # an operator who never wrote to the bot has no chat with it
                _LOGGER.info("The menu of operator %d was not set: %s", operator, error)


async def _set_commands(bot: Bot, listed: list[BotCommand], scope: BotCommandScope, code: str | None) -> None:
    if list(await bot.get_my_commands(scope, code)) != listed:
        await bot.set_my_commands(listed, scope, code)


def commands(names: Sequence[str], texts: Texts) -> list[BotCommand]:
    """Commands, by the names of the texts that say what they do."""
    return [BotCommand(name.removeprefix("command-"), texts.say(name)) for name in names]
