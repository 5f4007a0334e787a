"""How a message comes to be: who writes where and what goes in, a published message comes out, or the reason why it
may not be."""

from collections.abc import Mapping

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.entries import text_fields
from bot.simulator.chats.errors import PeopleError
from bot.simulator.chats.records import LEADING, PRESENT, Chat, Json, User
from bot.simulator.chats.replies import around_fields
from bot.simulator.formatting.text import formatted
from bot.simulator.formatting.units import is_encodable

LONGEST_TEXT = 4096  # UTF-16 units
LONGEST_CAPTION = 1024

_FORWARDER = User(777000, "Telegram")  # the account that Telegram forwards channel posts with
_COPIED = ("text", "entities", "caption", "caption_entities", "document", "photo")


def copied(source: Chat, message: Json) -> Json:
    """What a forwarded message holds: the content, and where it comes from."""
    origin: Json = {"date": message["date"]}
    if "forward_origin" in message:
        origin = message["forward_origin"]
    elif source.kind == "channel":
        origin |= {"type": "channel", "chat": source.as_json(), "message_id": message["message_id"]}
        origin |= {name: message[name] for name in ("author_signature",) if name in message}
    else:
        origin |= {"type": "user", "sender_user": message["from"]}
    return {"forward_origin": origin} | {name: message[name] for name in _COPIED if name in message}


class Writing:
    """Makes people's messages. Its methods raise `PeopleError` and `UnknownError`."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    def place(self, user: User, chat_id: int) -> Chat:
        """The chat where `user` wants to write: the private one is opened with the first message."""
        chat = self._chats.private_chat(user) if chat_id == user.id else self._chats.chat(chat_id)
        if chat.migrated_to is not None:
            raise PeopleError(f"chat {chat.id} has become the supergroup {chat.migrated_to}")
        if chat.kind == "channel" and chat.status(user.id) not in LEADING:
            raise PeopleError("only administrators write in a channel")
        self.require_present(chat, user)
        return chat

    def require_present(self, chat: Chat, user: User) -> None:
        """Raises `PeopleError` unless `user` is in `chat`."""
        if chat.status(user.id) not in PRESENT:
            raise PeopleError(f"user {user.id} is not in chat {chat.id}")
        if chat.kind == "private" and not self._chats.bot_is_in(chat):
            raise PeopleError("the bot is blocked here: unblock it first")

    def text(self, text: str, *, caption: bool = False) -> Json:
        """The fields of a text that a person typed."""
        if not is_encodable(text):
            raise PeopleError("the text holds half a character")
        written = formatted(text)
        if not written.text:
            raise PeopleError("there is nothing to see in the text")
        if written.units > (LONGEST_CAPTION if caption else LONGEST_TEXT):
            raise PeopleError("the text is too long")
        return text_fields(written, self._chats.users.get, caption=caption)

    def send(
        self,
        user: User,
        chat: Chat,
        content: Mapping[str, object],
        *,
        reply_to: int | None = None,
        quote: str | None = None,
        topic: int | None = None,
    ) -> Json:
        """A message of `user`, or of the channel that `user` writes in."""
        around = around_fields(chat, topic=topic, reply_to=reply_to, quote=quote)
        sender = chat if chat.kind == "channel" else user
        message = self._chats.new_message(chat, sender, {**around, **content})
        self._chats.publish(chat, message)
        if chat.kind == "channel" and chat.linked_chat_id is not None:
            self._discuss(chat, message)
        return message

    def _discuss(self, channel: Chat, post: Json) -> None:
        """Put a post of a channel into its discussion group, as Telegram does."""
        group = self._chats.chat(channel.linked_chat_id or 0)
        about = {"from": _FORWARDER.as_json(), "is_automatic_forward": True, **copied(channel, post)}
        if "media_group_id" in post:
            about["media_group_id"] = f"{post['media_group_id']}0"  # one of its own, the same for all of the album
        message = self._chats.new_message(group, channel, about)
        self._chats.publish(group, message)
