"""Edits of what waits still: an edit as it was posted goes in; out comes what puts it in the place of an earlier
version of its message."""

import json
from collections.abc import Callable, Mapping
from typing import Any

_VERSIONS = {
    "edited_message": ("message", "edited_message"),
    "edited_channel_post": ("channel_post", "edited_channel_post"),
}

Renew = Callable[[str], str | None]
"""What becomes of an update that waits, as it was stored; None where it is another message's."""


def renewing(content: Mapping[str, Any]) -> Renew | None:
    """What lets the edit that this update tells of stand in the place of an earlier version, under that one's number;
    None where it tells of none."""
    kind = next((each for each in _VERSIONS if isinstance(content.get(each), dict)), None)
    if kind is None:
        return None
    edited = content[kind]

    def renew(waiting: str) -> str | None:
        update = json.loads(waiting)
        earlier = next((each for each in _VERSIONS[kind] if _is_same(update.get(each), edited)), None)
        return None if earlier is None else json.dumps(update | {earlier: edited})

    return renew


def _is_same(one: object, other: Mapping[str, Any]) -> bool:
    return isinstance(one, dict) and _key(one) == _key(other)


def _key(message: Mapping[str, Any]) -> tuple[object, object]:
    chat = message.get("chat")
    return message.get("message_id"), chat.get("id") if isinstance(chat, dict) else None
