"""The bot about itself: who it is, its menus of commands and its descriptions."""

import re

from bot.simulator.chats.records import Json
from bot.simulator.formatting.units import units
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.parameters import Parameters

MOST_COMMANDS = 100  # https://core.telegram.org/bots/api#setmycommands
LONGEST_COMMAND_DESCRIPTION = 256
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(context: Context, _call: Parameters) -> Json:
    """getMe."""
    return context.chats.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not context.chats.privacy,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def done(_context: Context, _call: Parameters) -> bool:
    """logOut and close: there is nothing to leave."""
    return True


def set_my_commands(context: Context, call: Parameters) -> bool:
    """setMyCommands."""
    commands = call.array("commands", "list of bot commands")
    if commands is None:
        raise bad_request("can't parse list of bot commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    context.profile.set_commands(_scope(context, call), _language(call), [_command(each) for each in commands])
    return True


def get_my_commands(context: Context, call: Parameters) -> list[Json]:
    """getMyCommands."""
    return context.profile.commands(_scope(context, call), _language(call))


def delete_my_commands(context: Context, call: Parameters) -> bool:
    """deleteMyCommands."""
    context.profile.set_commands(_scope(context, call), _language(call), [])
    return True


def set_my_description(context: Context, call: Parameters) -> bool:
    """setMyDescription."""
    return _set_text(context, call, "description", LONGEST_DESCRIPTION)


def set_my_short_description(context: Context, call: Parameters) -> bool:
    """setMyShortDescription."""
    return _set_text(context, call, "short_description", LONGEST_SHORT_DESCRIPTION)


def get_my_description(context: Context, call: Parameters) -> Json:
    """getMyDescription."""
    return {"description": context.profile.text("description", _language(call))}


def get_my_short_description(context: Context, call: Parameters) -> Json:
    """getMyShortDescription."""
    return {"short_description": context.profile.text("short_description", _language(call))}


def _set_text(context: Context, call: Parameters, kind: str, longest: int) -> bool:
    text = call.text(kind)
    if units(text) > longest:
        raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
    context.profile.set_text(kind, _language(call), text)
    return True


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = _COMMAND.fullmatch(str(given.get("command", "")))
    if command is None:
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(given.get("description", "")).strip()
    if not 0 < units(description) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command[1], "description": description}


def _scope(context: Context, call: Parameters) -> Json:
    scope = call.mapping("scope", "bot command scope") or {"type": "default"}
    kind = scope.get("type")
    if not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if "chat_id" in _SCOPES[kind]:
        context.chat(Parameters({"chat_id": scope.get("chat_id")}))
    return {"type": kind} | {name: scope.get(name) for name in _SCOPES[kind]}


def _language(call: Parameters) -> str:
    code = call.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code
