"""Who is in which chat: people join, leave, are promoted and block the bot; chats are founded and become supergroups.
Each act goes in by ids, and the bot gets the updates that Telegram would send."""

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.errors import PeopleError
from bot.simulator.chats.records import LEADING, PRESENT, Chat, Json, Status, User


class Membership:
    """Changes of membership. They raise `UnknownError` for ids that are not there, and `PeopleError` for what can't
    be done."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    def found_group(self, title: str, creator_id: int, *others: int, supergroup: bool = False) -> Chat:
        """A group of `creator_id` and `others`; the bot is let in by `join`."""
        chat = self._chats.add_chat("supergroup" if supergroup else "group", title)
        return self._people(chat, creator_id, *others)

    def found_forum(self, title: str, creator_id: int, *others: int) -> Chat:
        """A supergroup with topics."""
        return self._people(self._chats.add_chat("supergroup", title, is_forum=True), creator_id, *others)

    def found_channel(
        self, title: str, creator_id: int, *others: int, username: str | None = None, discussion: int | None = None
    ) -> Chat:
        """A channel, with `discussion` the supergroup where its posts are discussed."""
        chat = self._people(self._chats.add_chat("channel", title, username=username), creator_id, *others)
        if discussion is not None:
            group = self._chats.chat(discussion)
            chat.linked_chat_id, group.linked_chat_id = group.id, chat.id
        return chat

    def join(self, user_id: int, chat_id: int, *, by: int | None = None) -> None:
        """Come in, by oneself or brought by someone; in groups a service message says so."""
        chat, user = self._chats.chat(chat_id), self._chats.user(user_id)
        if chat.kind == "private" or chat.status(user_id) in PRESENT:
            raise PeopleError(f"user {user_id} can't join chat {chat_id}")
        actor = self._chats.user(by if by is not None else user_id)
        self._set(chat, user, "member", actor)
        if chat.kind != "channel":
            self._service(chat, actor, {"new_chat_members": [user.as_json()]})

    def leave(self, user_id: int, chat_id: int, *, by: int | None = None) -> None:
        """Go, by oneself or put out by someone."""
        chat, user = self._chats.chat(chat_id), self._chats.user(user_id)
        if chat.kind == "private" or chat.status(user_id) not in PRESENT:
            raise PeopleError(f"user {user_id} can't leave chat {chat_id}")
        actor = self._chats.user(by if by is not None else user_id)
        if chat.kind != "channel":
            self._service(chat, actor, {"left_chat_member": user.as_json()})
        self._set(chat, user, "left" if actor == user else "kicked", actor)

    def promote(self, user_id: int, chat_id: int, *, by: int, status: Status = "administrator") -> None:
        """Make a member an administrator, or with status "member" an administrator a member again."""
        chat, user, actor = self._chats.chat(chat_id), self._chats.user(user_id), self._chats.user(by)
        if chat.status(by) not in LEADING or chat.kind == "private":
            raise PeopleError(f"user {by} can't promote anyone in chat {chat_id}")
        if chat.kind != "channel" and chat.status(user_id) not in PRESENT:
            raise PeopleError(f"user {user_id} is not in chat {chat_id}")
        self._set(chat, user, status, actor)

    def block(self, user_id: int) -> None:
        """Block the bot."""
        self._stop(user_id, "kicked")

    def unblock(self, user_id: int) -> None:
        """Unblock the bot, as restarting it does."""
        self._stop(user_id, "member")

    def migrate(self, chat_id: int, *, by: int) -> Chat:
        """Turn a group into a supergroup, with an id of its own and none of the messages: the new chat."""
        old, actor = self._chats.chat(chat_id), self._chats.user(by)
        if old.kind != "group" or old.migrated_to is not None:
            raise PeopleError(f"chat {chat_id} is no group that can become a supergroup")
        new = self._chats.add_chat("supergroup", old.title or "")
        new.members = dict(old.members)
        self._service(old, actor, {"migrate_to_chat_id": new.id})
        self._service(new, actor, {"migrate_from_chat_id": old.id})
        old.migrated_to = new.id
        self._chats.tell("chat", {"chat": old.id})
        return new

    def bot_leaves(self, chat: Chat) -> None:
        """The bot goes by itself."""
        bot = self._chats.bot
        if chat.kind != "channel":
            self._service(chat, bot, {"left_chat_member": bot.as_json()}, tell_bot=False)
        self._set(chat, bot, "left", bot)

    def _people(self, chat: Chat, creator_id: int, *others: int) -> Chat:
        chat.members[self._chats.user(creator_id).id] = "creator"
        for user_id in others:
            chat.members[self._chats.user(user_id).id] = "member"
        if chat.is_forum:
            chat.last_id = 1  # the topic "General", whose messages are those without a topic
        self._chats.tell("chat", {"chat": chat.id})
        return chat

    def _stop(self, user_id: int, status: Status) -> None:
        user = self._chats.user(user_id)
        chat = self._chats.private_chat(user)
        self._set(chat, self._chats.bot, status, user)

    def _set(self, chat: Chat, user: User, status: Status, actor: User) -> None:
        """Change what `user` is, and tell the bot where Telegram does: of itself always, of others where it leads."""
        bot = self._chats.bot
        before = chat.member_json(user)
        changed = chat.status(user.id) != status
        chat.members[user.id] = status
        self._chats.tell("chat", {"chat": chat.id})
        if not changed:
            return
        update: Json = {"chat": chat.as_json(), "from": actor.as_json(), "date": self._chats.now()}
        update |= {"old_chat_member": before, "new_chat_member": chat.member_json(user)}
        if user.id == bot.id:
            self._chats.update("my_chat_member", update)
        elif chat.status(bot.id) in LEADING:
            self._chats.update("chat_member", update)

    def _service(self, chat: Chat, actor: User, content: Json, *, tell_bot: bool = True) -> None:
        message = self._chats.new_message(chat, actor, content)
        if tell_bot:
            self._chats.publish(chat, message)
        else:
            self._chats.tell("message", {"chat": chat.id, "message": message})
