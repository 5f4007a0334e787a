"""The part of a relational memory that keeps what chats decided and said: see `bot.memory.chat_protocol`."""

import logging
from collections.abc import Sequence
from datetime import datetime

from bot.memory import chats
from bot.memory.cells import to_cell
from bot.memory.records import Arrived
from index.errors import LibraryError
from index.relational.connection import Database
from index.sources.messages import ChatMessage

_LOGGER = logging.getLogger(__name__)


class RelationalChatMemory:
    """A `ChatMemory` in a database."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def remembers(self, chat_id: int) -> bool:
        """See `ChatMemory.remembers`."""
        return self._database.read(lambda connection: chats.remembers(connection, chat_id))

    def remembering(self) -> frozenset[int]:
        """See `ChatMemory.remembering`."""
        return self._database.read(chats.remembering)

    def decide(self, chat_id: int, remembers: bool) -> None:
        """See `ChatMemory.decide`."""
        with self._database.transaction(*chats.locks_of(chat_id)) as connection:
            chats.decide(connection, chat_id, remembers=remembers)

    def leave_chat(self, chat_id: int, update_id: int) -> None:
        """See `ChatMemory.leave_chat`."""
        with self._database.transaction(*chats.locks_of(chat_id)) as connection:
            chats.leave(connection, chat_id, update_id)

    def set_silence(self, user_id: int, chat_id: int | None, silent: bool) -> None:
        """See `ChatMemory.set_silence`."""
        with self._database.transaction(*([] if chat_id is None else chats.locks_of(chat_id))) as connection:
            chats.set_silence(connection, user_id, chat_id, silent=silent)

    def silent_in(self, chat_id: int) -> frozenset[int]:
        """See `ChatMemory.silent_in`."""
        return self._database.read(lambda connection: chats.silent_in(connection, chat_id))

    def home_of(self, chat_id: int) -> int:
        """See `ChatMemory.home_of`."""
        return self._database.read(lambda connection: chats.home_of(connection, chat_id))

    def is_home(self, chat_id: int) -> bool:
        """See `ChatMemory.is_home`."""
        query = "SELECT 1 FROM moves WHERE home = ?"
        return self._database.read(lambda connection: connection.execute(query, (chat_id,)).fetchone()) is not None

    def note_move(self, old_chat_id: int, new_chat_id: int) -> None:
        """See `ChatMemory.note_move`."""
        with self._database.transaction(*chats.locks_of(old_chat_id, new_chat_id)) as connection:
            chats.move(connection, old_chat_id, new_chat_id)

    def name_topic(self, chat_id: int, topic_id: int, name: str) -> None:
        """See `ChatMemory.name_topic`."""
        with self._database.transaction() as connection:
            values = (chat_id, topic_id, name.encode("utf-8", "replace").decode())
            connection.execute(
                "INSERT INTO topics (chat_id, topic_id, name) VALUES (?,?,?) "
                "ON CONFLICT (chat_id, topic_id) DO UPDATE SET name = excluded.name",
                values,
            )

    def topic_name(self, chat_id: int, topic_id: int) -> str | None:
        """See `ChatMemory.topic_name`."""
        query = "SELECT name FROM topics WHERE chat_id = ? AND topic_id = ?"
        row = self._database.read(lambda connection: connection.execute(query, (chat_id, topic_id)).fetchone())
        return None if row is None else str(row[0])

    def arrive(self, messages: Sequence[Arrived]) -> None:
        """See `ChatMemory.arrive`."""
        with self._database.transaction() as connection:
            chats.arrive(connection, self._database.now, messages)

    def arrived(self, limit: int) -> list[Arrived]:
        """See `ChatMemory.arrived`."""
        return self._database.read(lambda connection: chats.arrived(connection, limit))

    def arrived_length(self) -> int:
        """See `ChatMemory.arrived_length`."""
        query = "SELECT count(*) FROM arrived"
        return int(self._database.read(lambda connection: connection.execute(query).fetchone())[0])

    def settle(self, numbers: Sequence[int]) -> None:
        """See `ChatMemory.settle`."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM arrived WHERE number = ?", [(number,) for number in numbers])

    def put_album_part(self, album: str, message: ChatMessage, at: datetime) -> None:
        """See `ChatMemory.put_album_part`."""
        with self._database.transaction() as connection:
            chats.put_album_part(connection, album, message, to_cell(at))

    def drop_album_part(self, chat_id: int, album: str, message_id: int) -> None:
        """See `ChatMemory.drop_album_part`."""
        with self._database.transaction() as connection:
            condition = "chat_id = ? AND album = ? AND message_id = ?"
            connection.execute(f"DELETE FROM album_parts WHERE {condition}", (chat_id, album, message_id))  # noqa: S608

    def forget_messages(self, messages: Sequence[tuple[int, int]]) -> None:
        """See `ChatMemory.forget_messages`."""
        with self._database.transaction() as connection:
            dropped = chats.drop_with_albums(connection, messages)
        if dropped:
            self.scrub()

    def album_parts(self, chat_id: int, album: str) -> list[ChatMessage]:
        """See `ChatMemory.album_parts`."""
        return self._database.read(lambda connection: chats.album_parts(connection, chat_id, album))

    def drop_messages(self, chat_id: int | None, author_id: int | None = None) -> None:
        """See `ChatMemory.drop_messages`."""
        with self._database.transaction() as connection:
            dropped = chats.drop_messages(connection, chat_id, author_id)
        if dropped:
            self.scrub()

    def scrub(self) -> None:
        """See `ChatMemory.scrub`."""
        try:
            self._database.scrub()
        except LibraryError as error:
            _LOGGER.warning("what was forgotten is not used any more, but stays in the files for now: %s", error)
