"""The default memory: one SQLite file in the data folder, no server."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.memory import chats, digests, forgetting, moving, rows, spending
from bot.memory.embedded_chats import EmbeddedChatMemory
from bot.memory.embedded_digests import EmbeddedDigestMemory
from bot.memory.embedded_spending import EmbeddedSpendingMemory
from bot.memory.records import ChatSettings, Conversation, Exchange, FeedbackCounts, Language
from bot.memory.schema import MEMORY
from index.embedded.database import Database


def memory_file(folder: Path) -> Path:
    """Where the memory of a folder is."""
    return folder / "memory.sqlite3"


class EmbeddedMemory(EmbeddedDigestMemory, EmbeddedSpendingMemory, EmbeddedChatMemory):
    """A `Memory` in a folder. Several processes may use one folder; writers wait for each other."""

    def __init__(self, folder: Path) -> None:
        """Open the memory in `folder`, making both where there are none. Raises `LibraryError`."""
        super().__init__(Database(memory_file(folder), MEMORY))

    # Updates

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """See `Memory.claim_update`."""
        with self._database.transaction() as connection:
            values = (update_id, rows.to_cell(at))
            return connection.execute("INSERT OR IGNORE INTO claims VALUES (?,?)", values).rowcount == 1

    def is_claimed(self, update_id: int) -> bool:
        """See `Memory.is_claimed`."""
        query = "SELECT 1 FROM claims WHERE update_id = ?"
        return self._database.read(lambda connection: connection.execute(query, (update_id,)).fetchone()) is not None

    # Exchanges

    def remember(self, exchange: Exchange) -> None:
        """See `Memory.remember`."""
        with self._database.transaction() as connection:
            rows.insert(connection, exchange)

    def exchange(self, exchange_id: str) -> Exchange | None:
        """See `Memory.exchange`."""
        return self._database.read(lambda connection: rows.latest(connection, "id = ?", (exchange_id,)))

    def exchange_answering(self, chat_id: int, question_id: int) -> Exchange | None:
        """See `Memory.exchange_answering`."""
        condition = "messages_in = ? AND question_id = ?"
        return self._database.read(lambda connection: rows.latest(connection, condition, (chat_id, question_id)))

    def exchange_shown_in(self, chat_id: int, answer_id: int) -> Exchange | None:
        """See `Memory.exchange_shown_in`."""
        condition = "number IN (SELECT exchange FROM answers WHERE messages_in = ? AND message_id = ?)"
        return self._database.read(lambda connection: rows.latest(connection, condition, (chat_id, answer_id)))

    # Conversations

    def recent_questions(self, conversation: Conversation, since: datetime, most: int = 3) -> list[str]:
        """See `Memory.recent_questions`."""
        key, after = rows.key_of(conversation), rows.to_cell(since)
        return self._database.read(lambda connection: rows.recent_questions(connection, key, after, most))

    def forget_conversation(self, conversation: Conversation, at: datetime) -> None:
        """See `Memory.forget_conversation`."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO forgotten VALUES (?,?,?,?) "
                "ON CONFLICT DO UPDATE SET forgotten_at = max(forgotten_at, excluded.forgotten_at)",
                (*rows.key_of(conversation), rows.to_cell(at)),
            )

    # Settings and feedback

    def settings(self, chat_id: int) -> ChatSettings:
        """See `Memory.settings`."""
        query = "SELECT language, buttons_for_all, time_zone FROM settings WHERE chat_id = ?"
        row = self._database.read(lambda connection: connection.execute(query, (chat_id,)).fetchone())
        return ChatSettings() if row is None else ChatSettings(Language(row[0]), bool(row[1]), row[2])

    def change_settings(self, chat_id: int, settings: ChatSettings) -> None:
        """See `Memory.change_settings`."""
        with self._database.transaction() as connection:
            values = (chat_id, settings.language.value, settings.buttons_for_all, settings.time_zone)
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?,?,?,?)", values)

    def give_feedback(self, exchange_id: str, user_id: int, useful: bool, at: datetime) -> None:
        """See `Memory.give_feedback`."""
        with self._database.transaction() as connection:
            values = (exchange_id, user_id, useful, rows.to_cell(at))
            connection.execute("INSERT OR REPLACE INTO feedback VALUES (?,?,?,?)", values)

    def feedback(self) -> FeedbackCounts:
        """See `Memory.feedback`."""
        query = "SELECT coalesce(sum(useful), 0), coalesce(sum(NOT useful), 0) FROM feedback"
        return FeedbackCounts(*self._database.read(lambda connection: connection.execute(query).fetchone()))

    # The whole

    def move_chat(self, old_chat_id: int, new_chat_id: int, documents: Mapping[str, str]) -> None:
        """See `Memory.move_chat`."""
        with self._database.transaction() as connection:
            moving.move_chat(connection, old_chat_id, new_chat_id, documents)

    def forget_chat(self, chat_id: int) -> None:
        """See `Memory.forget_chat`."""
        with self._database.transaction() as connection:
            forgetting.forget_chat(connection, chat_id)
        self._database.scrub()

    def forget_quotes(self, is_stored: Callable[[str], bool]) -> None:
        """See `Memory.forget_quotes`."""
        query = "SELECT DISTINCT document_id FROM quoted WHERE quote <> ''"
        quoted = self._database.read(lambda connection: connection.execute(query).fetchall())
        gone = [row for row in quoted if not is_stored(row[0])]
        if gone:
            with self._database.transaction() as connection:
                connection.executemany("UPDATE quoted SET quote = '' WHERE document_id = ?", gone)
            self._database.scrub()

    def forget_before(self, moment: datetime) -> None:
        """See `Memory.forget_before`."""
        before = (rows.to_cell(moment),)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM exchanges WHERE asked_at < ?", before)
            connection.execute("DELETE FROM claims WHERE claimed_at < ?", before)
            connection.execute("DELETE FROM forgotten WHERE forgotten_at < ?", before)
            chats.drop_albums_before(connection, *before)
            digests.drop_before(connection, *before)
            spending.drop_before(connection, moment.astimezone(UTC).date())
        self._database.scrub()  # also of what an earlier process was killed over

    def close(self) -> None:
        """See `Memory.close`."""
        self._database.close()
