"""What is remembered so that what chats say can be kept: which groups decided for it, who wants to be left out, and the
messages that have arrived and are not in the library yet. Engines stand behind it; see `bot.memory.protocol`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.memory.records import Arrived
from index.sources.messages import ChatMessage


class ChatMemory(Protocol):
    """Durable decisions of chats and people, and messages on their way into the library.

    Chats that moved are known by either number, as far as decisions and people go.
    """

    def remembers(self, chat_id: int) -> bool:
        """Whether this group decided that what it says is kept; False where it decided nothing."""

    def remembering(self) -> frozenset[int]:
        """The groups that decided that what they say is kept."""

    def decide(self, chat_id: int, remembers: bool) -> None:
        """Store what a group decided."""

    def leave_chat(self, chat_id: int, update_id: int) -> None:
        """The bot is in a chat no more, as an update tells: what is said there is kept no more and no digests come,
        until that is decided anew. Nothing changes where the update was claimed (see `Memory.claim_update`), for since
        then it may have been, nor where the chat has moved."""

    def set_silence(self, user_id: int, chat_id: int | None, silent: bool) -> None:
        """Store whether somebody's messages are left out in one chat, or with None in all: the latest decision holds,
        and one for all chats takes back those for single ones."""

    def silent_in(self, chat_id: int) -> frozenset[int]:
        """Whose messages are left out in a chat."""

    def home_of(self, chat_id: int) -> int:
        """The supergroup that a group has become, as far as that is known; else the chat itself."""

    def is_home(self, chat_id: int) -> bool:
        """Whether a group has become this supergroup, as far as that is known."""

    def note_move(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup: decisions hold in the new chat from now on. Part of `Memory.move_chat`."""

    def name_topic(self, chat_id: int, topic_id: int, name: str) -> None:
        """A forum's topic is called so from now on."""

    def topic_name(self, chat_id: int, topic_id: int) -> str | None:
        """What a topic is called, as far as that is known."""

    def arrive(self, messages: Sequence[Arrived]) -> None:
        """Record messages, in this order: all or none. One whose update was recorded before is left out: by now what
        it said may be forgotten. Of the last updates alone that is known, of more than Telegram could send again."""

    def arrived(self, limit: int) -> list[Arrived]:
        """The `limit` messages that have waited longest, in order of arrival."""

    def arrived_length(self) -> int:
        """How many messages wait."""

    def settle(self, numbers: Sequence[int]) -> None:
        """Drop messages that arrived, by their numbers: they are stored."""

    def put_album_part(self, album: str, message: ChatMessage, at: datetime) -> None:
        """Store what a part of an album says, in place of what it said before."""

    def drop_album_part(self, chat_id: int, album: str, message_id: int) -> None:
        """Nothing of this part is to be kept any more."""

    def forget_messages(self, messages: Sequence[tuple[int, int]]) -> None:
        """Drop all that is held of these messages (chat, number), as edits that wait, and of the albums that they are
        parts of, from the files too."""

    def album_parts(self, chat_id: int, album: str) -> list[ChatMessage]:
        """The parts of an album that say something, in their order in the chat."""

    def drop_messages(self, chat_id: int | None, author_id: int | None = None) -> None:
        """Drop all that is held of messages of a chat (None: of all groups), or only of what one author wrote there,
        from the files too."""

    def scrub(self) -> None:
        """Clean the files of all that is no more: every message that passed through has left its words in them.

        What is forgotten does so by itself. What keeps it from being done is a warning, and leaves it to the next time.
        """
