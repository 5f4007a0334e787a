"""What Telegram shows of the bot before anybody writes: its commands and descriptions, in both languages. A connected
bot goes in; Telegram knows them afterwards."""

from collections.abc import Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.texts import LANGUAGES, Texts, texts_in

PRIVATE = (
    "command-start", "command-help", "command-summary", "command-digest", "command-sources", "command-add",
    "command-forget", "command-language", "command-new", "command-optout",
)  # fmt: skip
GROUPS = (
    "command-ask", "command-summary", "command-catchup", "command-sources", "command-help", "command-new",
    "command-optout",
)  # fmt: skip
GROUP_ADMINS = (
    *GROUPS, "command-digest", "command-remember", "command-add", "command-forget", "command-language",
    "command-settings",
)  # fmt: skip

_BY_SCOPE = (
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUPS),
    (BotCommandScopeAllChatAdministrators(), GROUP_ADMINS),
)


async def set_menu(bot: Bot) -> None:
    """Tell Telegram what it doesn't know yet: it lets a bot change its description a few times a day only.

    The bot works without. Raises `TelegramError` where Telegram refuses.
    """
    for language in LANGUAGES:
        texts = texts_in(language)
        code = None if language == "en" else language  # English is for everybody without texts of their own
        for scope, names in _BY_SCOPE:
            listed = commands(names, texts)
            if list(await bot.get_my_commands(scope, code)) != listed:
                await bot.set_my_commands(listed, scope, code)
        description, short = texts.say("bot-description"), texts.say("bot-short-description")
        if (await bot.get_my_description(code)).description != description:
            await bot.set_my_description(description, code)
        if (await bot.get_my_short_description(code)).short_description != short:
            await bot.set_my_short_description(short, code)


def commands(names: Sequence[str], texts: Texts) -> list[BotCommand]:
    """Commands, by the names of the texts that say what they do."""
    return [BotCommand(name.removeprefix("command-"), texts.say(name)) for name in names]
