"""Updates as Telegram delivers them, made safe to read: JSON goes in, JSON that python-telegram-bot can read comes out.

An update that can't be read is put aside alone, instead of coming again for ever and holding up all that follow it.
"""

import json
import logging
from typing import Any

from telegram import Update
from telegram.constants import UpdateType

from bot.telegram.parsing.field_types import is_sound, without_nulls

_LOGGER = logging.getLogger(__name__)

# Reactions are left out: nothing is made of them, and there would be many.
WANTED_UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.EDITED_CHANNEL_POST,
    UpdateType.GUEST_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.CHOSEN_INLINE_RESULT,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.CHAT_MEMBER,
)

OTHER = "other"
"""The kind of an update that holds nothing of this."""

_WHY = "unreadable"  # a field that Telegram doesn't know


def readable(update: object) -> dict[str, Any] | None:
    """`update`, without what is null, if it can be read; else its number and why it can't, which no handler wants; else
    None."""
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        _LOGGER.warning("Dropped an update that has no number")
        return None
    number: int = update["update_id"]
    try:
        update = without_nulls(update)
        _read(update)
    except Exception as error:  # noqa: BLE001 - whatever reading foreign data raises, the rest must go on
        return {"update_id": number, _WHY: type(error).__name__}
    return update


def tell_if_unreadable(update: Update) -> None:
    """Log that an update was put aside. Telegram may send it again and again: to be called once for each number.

    What it held is not logged: it is private.
    """
    why = update.api_kwargs.get(_WHY)
    if why is not None:
        _LOGGER.warning("Dropped update %d: reading it raises %s", update.update_id, why)


def kind_of(update: Update) -> str:
    """What an update holds, by the name of its field, such as "message"."""
    return next((str(kind) for kind in map(UpdateType, WANTED_UPDATES) if getattr(update, kind) is not None), OTHER)


def kind_in(content: str) -> str:
    """The same of an update's JSON, whatever that holds."""
    try:
        fields = json.loads(content)
    except ValueError:
        return OTHER
    return next((str(kind) for kind in WANTED_UPDATES if isinstance(fields, dict) and kind in fields), OTHER)


def _read(update: dict[str, Any]) -> None:
    """Read `update` as deep as handlers rely on. Raises whatever that raises."""
    _require(is_sound(update))
    read = Update.de_json(update, None)
    message, query = read.effective_message, read.inline_query
    if message is not None:
        _require(read.effective_chat is not None and isinstance(message.message_id, int))
        _require(isinstance(message.text or message.caption or "", str))
    if read.effective_chat is not None:
        _require(isinstance(read.effective_chat.id, int))
    if read.effective_user is not None:
        _require(isinstance(read.effective_user.id, int))
    for asked in (read.callback_query, query, read.chosen_inline_result):
        _require(asked is None or asked.from_user is not None)
    _require(query is None or isinstance(query.query, str))
    _require(read.callback_query is None or isinstance(read.callback_query.data or "", str))
    for member in (read.my_chat_member, read.chat_member):
        _require(
            member is None
            or None not in (member.chat, member.from_user, member.old_chat_member, member.new_chat_member)
        )


def _require(sound: bool) -> None:
    if not sound:
        raise ValueError("not as Telegram sends it")
