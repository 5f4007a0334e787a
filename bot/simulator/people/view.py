"""What the page shows: the state goes in, JSON comes out. Nothing in it but what people and the bot
have really sent."""

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.presence import Presence
from bot.simulator.chats.profile import Profile
from bot.simulator.chats.records import Chat, Json


def chat_view(chats: Chats, chat: Chat) -> Json:
    """A chat without its messages: Telegram's Chat with members, topics, and whether the bot is there."""
    return chat.as_json() | {
        "members": [{"user": user_id, "status": status} for user_id, status in chat.members.items()],
        "bot_status": chat.status(chats.bot.id),
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()],
        "linked_chat": chat.linked_chat_id,
        "migrated_to": chat.migrated_to,
    }


def state_view(chats: Chats, presence: Presence, profile: Profile, *, you: int | None, last_event: int) -> Json:
    """Everything, as of event `last_event`; messages in order, with `reactions` beside Telegram's own fields."""
    return {
        "you": you,
        "last_event": last_event,
        "bot": chats.bot.as_json(),
        "users": [user.as_json() for user in chats.users.values()],
        "chats": [chat_view(chats, chat) | {"messages": _messages(chat)} for chat in chats.chats.values()],
        "typing": presence.typing(),
        "drafts": presence.drafts(),
        "menus": profile.menus(),
        "description": profile.text("description"),
        "short_description": profile.text("short_description"),
    }


def _messages(chat: Chat) -> list[Json]:
    return [
        message | ({"reactions": reactions} if (reactions := chat.reactions_json(number)) else {})
        for number, message in sorted(chat.messages.items())
    ]
