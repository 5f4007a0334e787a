"""What people do with messages: an act goes in, the message or query that it made comes out, and the bot gets the
update that Telegram would send."""

from collections.abc import Sequence
from typing import Literal

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.errors import PeopleError
from bot.simulator.chats.queries import Queries
from bot.simulator.chats.records import LEADING, PRESENT, Json
from bot.simulator.chats.writing import Writing, copied

_FIRST_ALBUM = 13_000_000_000_000_000  # about what Telegram's have come to


class People:
    """People's acts, by the ids of users, chats and messages.

    Every act raises `UnknownError` for an id that is not there, and `PeopleError` for what can't be done.
    """

    def __init__(self, chats: Chats, queries: Queries) -> None:
        self._chats = chats
        self._queries = queries
        self._writing = Writing(chats)

    def say(
        self,
        user_id: int,
        chat_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        quote: str | None = None,
        topic: int | None = None,
        **fields: object,
    ) -> Json:
        """Write a text, in a channel as the channel. `fields` are added to the message as they are."""
        user = self._chats.user(user_id)
        chat = self._writing.place(user, chat_id)
        content = {**self._writing.text(text), **fields}
        return self._writing.send(user, chat, content, reply_to=reply_to, quote=quote, topic=topic)

    def post(self, channel_id: int, text: str, *, signature: str | None = None) -> Json:
        """Publish in a channel, in the name of its creator, and so in the group where it is discussed."""
        channel = self._chats.chat(channel_id)
        leaders = [user_id for user_id, status in channel.members.items() if status == "creator"]
        if channel.kind != "channel" or not leaders:
            raise PeopleError(f"chat {channel_id} is no channel that someone leads")
        signed = {"author_signature": signature} if signature else {}
        return self.send(leaders[0], channel_id, **self._writing.text(text), **signed)

    def send(self, user_id: int, chat_id: int, **content: object) -> Json:
        """Send what is no text: `content` is the message's, such as `location={…}`."""
        user = self._chats.user(user_id)
        return self._writing.send(user, self._writing.place(user, chat_id), content)

    def send_file(
        self,
        user_id: int,
        chat_id: int,
        content: bytes,
        name: str,
        *,
        mime_type: str | None = None,
        caption: str = "",
        kind: Literal["document", "photo"] = "document",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> Json:
        """Send a document or a photo."""
        user = self._chats.user(user_id)
        chat = self._writing.place(user, chat_id)
        shown = self._writing.text(caption, caption=True) if caption else {}
        file = self._chats.store(content, name, mime_type, kind).as_json()
        shown[kind] = file if kind == "document" else [file]
        return self._writing.send(user, chat, shown, reply_to=reply_to, topic=topic)

    def send_album(self, user_id: int, chat_id: int, pictures: Sequence[tuple[bytes, str]]) -> list[Json]:
        """Send pictures, each with its caption or "", as one album: its messages."""
        user = self._chats.user(user_id)
        chat = self._writing.place(user, chat_id)
        album = str(_FIRST_ALBUM + self._chats.next_number())
        sent = []
        for content, caption in pictures:
            shown = self._writing.text(caption, caption=True) if caption else {}
            photo = self._chats.store(content, "photo.jpg", None, "photo").as_json()
            sent.append(self._writing.send(user, chat, {"media_group_id": album, "photo": [photo], **shown}))
        return sent

    def forward(self, user_id: int, to_chat_id: int, from_chat_id: int, message_id: int) -> Json:
        """Send a message on, with its origin."""
        source = self._chats.chat(from_chat_id)
        content = copied(source, self._chats.message(source, message_id))
        return self.send(user_id, to_chat_id, **content)

    def open_topic(self, user_id: int, chat_id: int, name: str) -> int:
        """Open a topic in a forum: its id."""
        chat = self._chats.chat(chat_id)
        if not chat.is_forum:
            raise PeopleError(f"chat {chat_id} has no topics")
        user = self._chats.user(user_id)
        self._writing.require_present(chat, user)
        return self._chats.open_topic(chat, user, name).id

    def edit(self, user_id: int, chat_id: int, message_id: int, text: str) -> Json:
        """Change the text or the caption of a message of one's own, or in a channel that one leads. A caption may be
        taken away: ""."""
        chat = self._chats.chat(chat_id)
        message = self._chats.message(chat, message_id)
        own = message.get("from", {}).get("id") == user_id
        if not own and not (chat.kind == "channel" and chat.status(user_id) in LEADING):
            raise PeopleError("a message can be changed by its author only")
        names = ("text", "entities") if "text" in message else ("caption", "caption_entities")
        if "text" not in message and not {"document", "photo"} & message.keys():
            raise PeopleError("there is no text in this message")
        changed = {name: value for name, value in message.items() if name not in names}
        if text or names[0] == "text":
            changed |= self._writing.text(text, caption=names[0] == "caption")
        changed["edit_date"] = self._chats.now()
        chat.messages[message_id] = changed
        self._chats.publish(chat, changed, "edited")
        return changed

    def delete(self, user_id: int, chat_id: int, message_id: int) -> None:
        """Take away a message of one's own, any in a private chat, or any in a chat that one leads."""
        chat = self._chats.chat(chat_id)
        message = self._chats.message(chat, message_id)
        own = message.get("from", {}).get("id") == user_id
        if not own and chat.id != user_id and chat.status(user_id) not in LEADING:
            raise PeopleError("a message can be deleted by its author and by administrators only")
        self._chats.delete(chat, message_id)

    def react(self, user_id: int, chat_id: int, message_id: int, emoji: Sequence[str]) -> None:
        """Put these reactions on a message, in place of one's earlier ones. The bot learns of it in private chats, and
        in groups that it leads."""
        chat, user = self._chats.chat(chat_id), self._chats.user(user_id)
        self._chats.message(chat, message_id)
        self._writing.require_present(chat, user)
        before = self._chats.set_reactions(chat, message_id, user, emoji)
        status = chat.status(self._chats.bot.id)
        if before == tuple(emoji) or not (status in LEADING or (chat.kind == "private" and status in PRESENT)):
            return
        update = {"chat": chat.as_json(), "message_id": message_id, "user": user.as_json(), "date": self._chats.now()}
        for name, shown in (("old_reaction", before), ("new_reaction", emoji)):
            update[name] = [{"type": "emoji", "emoji": each} for each in shown]
        self._chats.update("message_reaction", update)

    def press(self, user_id: int, chat_id: int, message_id: int, row: int, column: int) -> Json:
        """Press a button under a message: {"query": id}, or {"url": …} for one that opens an address."""
        chat, user = self._chats.chat(chat_id), self._chats.user(user_id)
        message = self._chats.message(chat, message_id)
        self._writing.require_present(chat, user)
        return self._queries.press(user, chat, message, row, column)

    def ask_inline(self, user_id: int, chat_id: int, query: str, offset: str = "") -> str:
        """Type "@bot query" in a chat: the query's id. What the bot answers comes as an event."""
        user = self._chats.user(user_id)
        return self._queries.ask(user, self._writing.place(user, chat_id), query, offset)

    def choose_inline(self, user_id: int, query_id: str, result_id: str) -> Json:
        """Send a result of an inline query to the chat where the query was typed."""
        chat, content, inline_id = self._queries.choose(self._chats.user(user_id), query_id, result_id)
        message = self.send(user_id, chat.id, **content, via_bot=self._chats.bot.as_json())
        self._queries.chosen[inline_id] = (chat.id, message["message_id"])
        return message
