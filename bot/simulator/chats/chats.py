"""The state that people and the bot share: users, chats, messages and files go in and are found again; every change is
told to the bot as an update where Telegram would, and to whoever watches as an event."""

import mimetypes
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Literal

from bot.simulator.chats.delivery import reaches_bot
from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.chats.images import image_size
from bot.simulator.chats.records import PRESENT, Chat, ChatKind, Json, Status, StoredFile, Topic, User

Listener = Callable[[str, Json], None]

LARGEST_FILE = 50_000_000  # bytes, https://core.telegram.org/bots/api#sending-files
STORED_BYTES = 500_000_000  # all files together, as they are kept in memory
_FIRST_GROUP_ID = 4_000_000_000
_FIRST_SUPERGROUP_ID = 1_000_000_000_000


class Chats:
    """Everything there is, in memory.

    `updates` and `events` are called with a kind and its content: for the first the kinds are those of the Bot API's
    Update, for the second see `bot.simulator.people.events`. `privacy` is the bot's privacy mode in groups.
    """

    def __init__(self, bot: User, *, privacy: bool = True, clock: Callable[[], float] = time.time) -> None:
        self.bot = bot
        self.privacy = privacy
        self.clock = clock
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.updates: list[Listener] = []
        self.events: list[Listener] = []
        self._account_message = 0
        self._numbers = 0

    # What is there.

    def now(self) -> int:
        """The time in whole seconds, as messages have it."""
        return int(self.clock())

    def next_number(self) -> int:
        """1, 2, 3 …: for ids that only have to differ."""
        self._numbers += 1
        return self._numbers

    def user(self, user_id: int) -> User:
        """Raises `UnknownError`."""
        if user_id not in self.users:
            raise UnknownError(f"there is no user {user_id}")
        return self.users[user_id]

    def chat(self, chat_id: int) -> Chat:
        """Raises `UnknownError`."""
        if chat_id not in self.chats:
            raise UnknownError(f"there is no chat {chat_id}")
        return self.chats[chat_id]

    def message(self, chat: Chat, message_id: int) -> Json:
        """Raises `UnknownError`."""
        if message_id not in chat.messages:
            raise UnknownError(f"there is no message {message_id} in chat {chat.id}")
        return chat.messages[message_id]

    def add_user(self, user: User) -> User:
        """Let `user` be known, or replace whoever has the same id."""
        self.users[user.id] = user
        return user

    def add_chat(self, kind: ChatKind, title: str, *, username: str | None = None, is_forum: bool = False) -> Chat:
        """A new group, supergroup or channel without members."""
        number = self.next_number()
        chat_id = -(_FIRST_GROUP_ID if kind == "group" else _FIRST_SUPERGROUP_ID) - number
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, username, is_forum=is_forum)
        self.tell("chat", {"chat": chat_id})
        return chat

    def private_chat(self, user: User) -> Chat:
        """The chat of `user` and the bot, opened now if it was not."""
        if user.id not in self.chats:
            members: dict[int, Status] = {user.id: "member", self.bot.id: "member"}
            self.chats[user.id] = Chat(user.id, "private", person=user, members=members)
            self.tell("chat", {"chat": user.id})
        return self.chats[user.id]

    def bot_is_in(self, chat: Chat) -> bool:
        """Whether the bot is a member, and in a private chat not blocked."""
        return chat.status(self.bot.id) in PRESENT

    # Messages.

    def new_message(self, chat: Chat, sender: User | Chat, content: Mapping[str, object]) -> Json:
        """A message in Telegram's JSON, now kept in `chat`; `sender` is a chat where it speaks for itself."""
        message: Json = {"message_id": self._next_message_id(chat)}
        if isinstance(sender, User):
            message["from"] = sender.as_json()
        else:
            message["sender_chat"] = sender.as_json()
        message |= {"chat": chat.as_json(), "date": self.now(), **content}
        chat.messages[message["message_id"]] = message
        return message

    def publish(self, chat: Chat, message: Json, kind: Literal["new", "edited"] = "new") -> None:
        """Tell of a message that a person wrote or changed."""
        self.tell("message" if kind == "new" else "edited", {"chat": chat.id, "message": message})
        if reaches_bot(chat, message, self.bot, privacy=self.privacy):
            name = "channel_post" if chat.kind == "channel" else "message"
            self.update(name if kind == "new" else f"edited_{name}", message)

    def delete(self, chat: Chat, message_id: int) -> None:
        """Take a message away. Telegram tells bots nothing of that."""
        chat.messages.pop(message_id, None)
        chat.reactions.pop(message_id, None)
        self.tell("deleted", {"chat": chat.id, "message_ids": [message_id]})

    def open_topic(self, chat: Chat, user: User, name: str) -> Topic:
        """A new topic of a forum, and the service message that opens it."""
        topic = Topic(chat.last_id + 1, name)
        opened = {"name": name, "icon_color": topic.icon_color}
        fields = {"message_thread_id": topic.id, "is_topic_message": True, "forum_topic_created": opened}
        message = self.new_message(chat, user, fields)
        chat.topics[topic.id] = topic
        self.tell("chat", {"chat": chat.id})
        self.publish(chat, message)
        return topic

    def set_reactions(self, chat: Chat, message_id: int, user: User, emoji: Sequence[str]) -> tuple[str, ...]:
        """Put a user's reactions in place of the earlier ones, which come back."""
        given = chat.reactions.setdefault(message_id, {})
        before = given.pop(user.id, ())
        if emoji:
            given[user.id] = tuple(emoji)
        shown = chat.reactions_json(message_id)
        self.tell("reaction", {"chat": chat.id, "message_id": message_id, "reactions": shown})
        return before

    def _next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count by themselves; all other chats of the bot share one count."""
        if chat.kind in {"supergroup", "channel"}:
            chat.last_id += 1
            return chat.last_id
        self._account_message += 1
        return self._account_message

    # Files.

    def store(self, content: bytes, name: str, mime_type: str | None, kind: Literal["document", "photo"]) -> StoredFile:
        """Keep a file. Raises `PeopleError` for an empty one, a photo that is none, or too many bytes."""
        if not content:
            raise PeopleError("the file is empty")
        kept = sum(len(file.content) for file in self.files.values())
        if len(content) > LARGEST_FILE or kept + len(content) > STORED_BYTES:
            raise PeopleError("the file is too large")
        size = image_size(content)
        if kind == "photo" and size is None:
            raise PeopleError("the file is no PNG, GIF or JPEG picture")
        name = PurePath(name.replace("\\", "/")).name or kind
        number = self.next_number()
        guessed = size[0] if size else mimetypes.guess_type(name)[0]
        suffix = PurePath(name).suffix if kind == "document" else ".jpg"
        file = StoredFile(
            id=f"simulated-{kind}-{number}",
            unique_id=f"simulated{number}",
            kind=kind,
            content=content,
            name=name,
            mime_type=mime_type or guessed or "application/octet-stream",
            path=f"{kind}s/file_{number}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}",
            details={"width": size[1], "height": size[2]} if size else {},
        )
        self.files[file.id] = file
        return file

    # Telling.

    def update(self, kind: str, content: Json) -> None:
        """Send the bot an update, as things are now: what changes later does not change it."""
        for listener in self.updates:
            listener(kind, content)

    def tell(self, kind: str, content: Json) -> None:
        """Tell whoever watches."""
        for listener in self.events:
            listener(kind, content)
