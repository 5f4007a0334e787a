"""What a method works with, and where it finds chats and messages: an argument goes in, a chat comes out, or the error
that the Bot API has for it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.guests import Guests
from bot.simulator.chats.membership import Membership
from bot.simulator.chats.presence import Presence
from bot.simulator.chats.profile import Profile
from bot.simulator.chats.queries import Queries
from bot.simulator.chats.records import LEADING, PRESENT, Chat, Json
from bot.simulator.protocol.errors import ApiError, bad_request, forbidden
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.updates import Updates

_KIND_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


@dataclass(frozen=True, slots=True)
class Context:
    """One bot's side of everything. `on_sent` is told of each new message of the bot."""

    chats: Chats
    queries: Queries
    guests: Guests
    membership: Membership
    presence: Presence
    profile: Profile
    updates: Updates
    on_sent: Callable[[Json], None]

    def any_chat(self, call: Parameters) -> Chat:
        """The chat that `chat_id` names, by number or @username."""
        wanted = call.text("chat_id")
        if not wanted:
            raise bad_request("chat_id is empty")
        for chat in self.chats.chats.values():
            if str(chat.id) == wanted or (chat.username and f"@{chat.username}".lower() == wanted.lower()):
                break
        else:
            if wanted.isdecimal() and int(wanted) in self.chats.users:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            reason = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, reason, {"migrate_to_chat_id": chat.migrated_to})
        return chat

    def chat(self, call: Parameters) -> Chat:
        """As `any_chat`, where the bot is."""
        chat = self.any_chat(call)
        status = chat.status(self.chats.bot.id)
        if status in PRESENT:
            return chat
        if chat.kind == "private":
            raise forbidden("bot was blocked by the user")
        name = _KIND_NAMES[chat.kind]
        raise forbidden(
            f"bot was kicked from the {name}" if status == "kicked" else f"bot is not a member of the {name}"
        )

    def writable_chat(self, call: Parameters) -> Chat:
        """As `chat`, where the bot may write."""
        chat = self.chat(call)
        if chat.kind == "channel" and not self.leads(chat):
            raise bad_request("need administrator rights in the channel chat")
        return chat

    def leads(self, chat: Chat) -> bool:
        """Whether the bot is an administrator."""
        return chat.status(self.chats.bot.id) in LEADING

    def topic(self, chat: Chat, call: Parameters) -> int | None:
        """The topic that `message_thread_id` names."""
        topic_id = call.number("message_thread_id") or None
        if topic_id is None:
            return None
        if topic_id not in chat.topics:
            raise bad_request("message thread not found")
        if chat.topics[topic_id].closed and not self.leads(chat):
            raise bad_request("TOPIC_CLOSED")
        return topic_id

    def is_own(self, chat: Chat, message: Json) -> bool:
        """Whether the bot wrote a message, itself or as the channel, or people sent it through the bot."""
        bot = self.chats.bot.id
        posted = chat.kind == "channel" and message.get("sender_chat", {}).get("id") == chat.id
        return bot in {message.get(name, {}).get("id") for name in ("from", "via_bot")} or (posted and self.leads(chat))
