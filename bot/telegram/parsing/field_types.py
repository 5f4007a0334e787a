"""What the fields of an update hold, by the Bot API's documentation: JSON goes in, whether the fields that Qawl reads
are of their types comes out. python-telegram-bot doesn't look, and takes a number for a text until something fails.

https://core.telegram.org/bots/api#available-types. A name means the same in all types that are looked into; where it
does not, its holder decides. Other types, and those that are yet to come, are never looked into: there a "text" may be
a list, and what nobody reads can do no harm.
"""

from collections.abc import Iterator
from typing import Any

_Types = type | tuple[type, ...]

_TEXTS = frozenset(
    """text caption title first_name last_name username language_code type status url language file_id file_unique_id
    file_name mime_type media_group_id author_signature sender_user_name data chat_instance inline_message_id query
    result_id guest_query_id chat_type name custom_title business_connection_id""".split()
)
_NUMBERS = frozenset(
    """update_id message_id date edit_date message_thread_id migrate_to_chat_id migrate_from_chat_id length position
    file_size width height until_date""".split()
)
_FLAGS = frozenset(
    """is_bot is_forum is_topic_message is_automatic_forward is_member is_manual is_anonymous has_protected_content
    can_manage_chat can_delete_messages can_pin_messages can_post_messages can_manage_topics""".split()
)
_OBJECTS = frozenset(
    """message edited_message channel_post edited_channel_post guest_message callback_query inline_query
    chosen_inline_result my_chat_member chat_member chat from sender_chat reply_to_message quote external_reply
    forward_origin sender_user chat_shared document via_bot left_chat_member old_chat_member new_chat_member user
    forum_topic_created forum_topic_edited guest_bot_caller_user guest_bot_caller_chat location""".split()
)
_LISTS = frozenset("entities caption_entities photo new_chat_members".split())
_LOOKED_INTO = _OBJECTS | _LISTS

_PEOPLE_AND_CHATS = frozenset(
    """chat from sender_chat via_bot left_chat_member user sender_user new_chat_members guest_bot_caller_user
    guest_bot_caller_chat""".split()
)
_WITH_TEXT_IDS = frozenset(("callback_query", "inline_query"))

_LARGEST = 2**63  # what a database keeps; ids and sizes have 52 bits at most


def without_nulls(value: dict[str, Any]) -> dict[str, Any]:
    """The same without fields that are null, which is as good as missing, and which Telegram doesn't send."""
    return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}


def is_sound(update: object) -> bool:
    """Whether every field that Qawl reads is of its type, its numbers of 64 bits, and its texts are Unicode.

    Raises nothing.
    """
    return all(_is_of_type(*each) for each in _fields("", update))


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return without_nulls(value)
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


def _fields(holder: str, value: object) -> Iterator[tuple[str, str, object]]:
    """Each field, of the update and of all that Qawl reads in it, with its holder's name; what a list holds belongs to
    the list's holder. Deep values need no stack."""
    waiting: list[tuple[str, object]] = [(holder, value)]
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, dict):
            for name, inner in value.items():
                yield holder, name, inner
                if name in _LOOKED_INTO:
                    waiting.append((name, inner))
        elif isinstance(value, list):
            waiting.extend((holder, inner) for inner in value)
            yield from ((holder, "", inner) for inner in value)


def _is_of_type(holder: str, name: str, value: object) -> bool:
    if isinstance(value, str) and not _is_unicode(value):
        return False
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        return False
    if not name:  # in a list
        return isinstance(value, dict)
    wanted = _type_of(holder, name)
    return wanted is None or (isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)))


def _type_of(holder: str, name: str) -> _Types | None:
    """The type of a field; None for any."""
    if name == "id":
        return int if holder in _PEOPLE_AND_CHATS else str if holder in _WITH_TEXT_IDS else None
    if name == "offset":
        return str if holder == "inline_query" else int
    for names, wanted in ((_TEXTS, str), (_NUMBERS, int), (_FLAGS, bool), (_OBJECTS, dict), (_LISTS, list)):
        if name in names:
            return wanted
    return None


def _is_unicode(text: str) -> bool:
    """Whether it can be encoded: JSON can hold halves of letters."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
