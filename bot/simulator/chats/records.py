"""What the simulator knows of users, chats, topics and files, each with its form in the Bot API's JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT = frozenset({"creator", "administrator", "member"})
LEADING = frozenset({"creator", "administrator"})

_RIGHTS = (
    "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_promote_members "
    "can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
).split()
_KIND_RIGHTS = {
    "group": ("can_pin_messages",),
    "supergroup": ("can_pin_messages", "can_manage_topics"),
    "channel": ("can_post_messages", "can_edit_messages"),
}


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_json(self) -> Json:
        """As the Bot API's User."""
        return _without_none(
            id=self.id,
            is_bot=self.is_bot,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A chat with its members, and its messages by id. Of a private chat `id` is the person's.

    In a group with `migrated_to` nothing happens any more.
    """

    id: int
    kind: ChatKind
    title: str | None = None
    username: str | None = None
    person: User | None = None
    members: dict[int, Status] = field(default_factory=dict)
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    linked_chat_id: int | None = None
    migrated_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, dict[int, tuple[str, ...]]] = field(default_factory=dict)  # by message, then by user
    last_id: int = 0

    def as_json(self) -> Json:
        """As the Bot API's Chat."""
        if self.person is not None:
            return _without_none(
                id=self.id,
                type=self.kind,
                first_name=self.person.first_name,
                last_name=self.person.last_name,
                username=self.person.username,
            )
        return _without_none(
            id=self.id, type=self.kind, title=self.title, username=self.username, is_forum=self.is_forum or None
        )

    def status(self, user_id: int) -> Status:
        """What `user_id` is here; "left" for whoever has never been."""
        return self.members.get(user_id, "left")

    def member_json(self, user: User) -> Json:
        """As the Bot API's ChatMember."""
        status = self.status(user.id)
        shown: Json = {"user": user.as_json(), "status": status}
        if status in LEADING:
            shown["is_anonymous"] = False
        if status == "administrator":
            rights = (*_RIGHTS, *_KIND_RIGHTS.get(self.kind, ()))
            shown |= {"can_be_edited": False} | dict.fromkeys(rights, True)
        if status == "kicked":
            shown["until_date"] = 0
        return shown

    def reactions_json(self, message_id: int) -> list[Json]:
        """Who reacted to a message with what: [{"emoji": "👍", "users": [7]}]."""
        by_emoji: dict[str, list[int]] = {}
        for user_id, emoji in self.reactions.get(message_id, {}).items():
            for each in emoji:
                by_emoji.setdefault(each, []).append(user_id)
        return [{"emoji": emoji, "users": users} for emoji, users in by_emoji.items()]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file's bytes, and what was said of it. `details` are the fields that only its kind has, such as `width`."""

    id: str
    unique_id: str
    kind: Literal["document", "photo"]
    content: bytes
    name: str
    mime_type: str
    path: str
    details: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> Json:
        """As the Bot API's Document or PhotoSize."""
        shown: Json = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}
        if self.kind == "document":
            return shown | {"file_name": self.name, "mime_type": self.mime_type}
        return shown | dict(self.details)


def _without_none(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
