"""Edits of what waits still: an edit as it was posted goes in; out comes what puts it in the place of an earlier
version of its message."""

import json
from collections.abc import Mapping
from typing import Any

from bot.memory.inbox_protocol import Renew

_VERSIONS = {
    "edited_message": ("message", "edited_message"),
    "edited_channel_post": ("channel_post", "edited_channel_post"),
}


def renewing(content: Mapping[str, Any]) -> Renew | None:
    """What lets the edit that this update tells of stand in the place of an earlier version, under that one's number;
    None where it tells of none."""
    kind = next((each for each in _VERSIONS if isinstance(content.get(each), dict)), None)
    if kind is None:
        return None
    edited = content[kind]

    def renew(waiting: str) -> str | None:
        try:
            update = json.loads(waiting)
        except ValueError:
            update = None
        if not isinstance(update, dict):
            return None  # damaged: whoever takes it tells
        earlier = next((each for each in _VERSIONS[kind] if _is_same(update.get(each), edited)), None)
        if earlier is None or _commands(update[earlier]) or _commands(edited):
            return None  # who makes a command of a message, or a message of a command, is not obeyed
        is_newer = _edited_at(edited) >= _edited_at(update[earlier])
        return json.dumps(update | {earlier: edited}) if is_newer else waiting

    return renew


def _commands(message: Mapping[str, Any]) -> bool:
    return str(message.get("text") or message.get("caption") or "").startswith("/")


def _edited_at(message: Mapping[str, Any]) -> int:
    """When a message was edited last, in seconds of Telegram's clock; 0 where it never was."""
    return int(message.get("edit_date") or 0)


def _is_same(one: object, other: Mapping[str, Any]) -> bool:
    return isinstance(one, dict) and _key(one) == _key(other)


def _key(message: Mapping[str, Any]) -> tuple[object, object]:
    chat = message.get("chat")
    return message.get("message_id"), chat.get("id") if isinstance(chat, dict) else None
