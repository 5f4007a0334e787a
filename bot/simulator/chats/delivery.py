"""Which messages Telegram shows to a bot: a message and the bot's place in its chat go in, yes or no comes out.
After https://core.telegram.org/bots/features#privacy-mode."""

from collections.abc import Iterator

from bot.simulator.chats.records import LEADING, PRESENT, Chat, Json, User
from bot.simulator.formatting.units import slice_units

# Service messages, which reach every bot in the group.
SERVICE = frozenset(
    """new_chat_members left_chat_member new_chat_title group_chat_created supergroup_chat_created channel_chat_created
    migrate_to_chat_id migrate_from_chat_id pinned_message delete_chat_photo new_chat_photo
    forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened""".split()
)


def reaches_bot(chat: Chat, message: Json, bot: User, *, privacy: bool) -> bool:
    """Whether `bot` gets to see what a person wrote."""
    status = chat.status(bot.id)
    if status not in PRESENT:
        return False
    if chat.kind in {"private", "channel"} or not privacy or status in LEADING or not SERVICE.isdisjoint(message):
        return True
    return _is_meant_for(message, bot)


def names_bot(message: Json, bot: User) -> bool:
    """Whether a message mentions `bot`, by its @name or without one."""
    name = f"@{bot.username}".lower()
    if any(kind == "mention" and text.lower() == name for kind, text in _marked(message)):
        return True
    return any(entity.get("user", {}).get("id") == bot.id for entity in message.get("entities", []))


def _is_meant_for(message: Json, bot: User) -> bool:
    answered = message.get("reply_to_message", {})
    # In a forum every message replies to the one that opened its topic, which is no answer to whoever opened it.
    if answered.get("from", {}).get("id") == bot.id and "forum_topic_created" not in answered:
        return True
    if message.get("via_bot", {}).get("id") == bot.id:
        return True
    name = f"@{bot.username}".lower()
    for kind, text in _marked(message):
        if kind == "bot_command" and ("@" not in text or text.lower().endswith(name)):
            return True
    return names_bot(message, bot)


def _marked(message: Json) -> Iterator[tuple[str, str]]:
    for text, entities in (("text", "entities"), ("caption", "caption_entities")):
        for entity in message.get(entities, []):
            yield entity["type"], slice_units(message[text], entity["offset"], entity["length"])
