"""What the bot remembers, in any relational database: an open one in, a `Memory` out. The other parts of it are in
`bot.memory.relational_chats`, `relational_digests`, `relational_inbox` and `relational_spending`."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.memory import chats, digests, forgetting, inbox, moving, rows, spending
from bot.memory.cells import LATEST, from_cell, to_cell
from bot.memory.protocol import all_stored
from bot.memory.records import ChatSettings, Conversation, Exchange, FeedbackCounts
from bot.memory.relational_chats import RelationalChatMemory
from bot.memory.relational_digests import RelationalDigestMemory
from bot.memory.relational_inbox import RelationalInboxMemory
from bot.memory.relational_spending import RelationalSpendingMemory

_LATEST = (
    "SELECT max(moment) FROM (SELECT max(claimed_at) AS moment FROM claims "
    "UNION ALL SELECT max(asked_at) FROM exchanges "
    "UNION ALL SELECT max(set_at) FROM schedules UNION ALL SELECT max(arrived_at) FROM inbox) AS moments"
)


class RelationalMemory(RelationalInboxMemory, RelationalDigestMemory, RelationalSpendingMemory, RelationalChatMemory):
    """A `Memory` in a database, which is closed with it."""

    # Updates

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """See `Memory.claim_update`."""
        with self._database.transaction() as connection:
            claimed = connection.execute(
                "INSERT INTO claims (update_id, claimed_at) VALUES (?,?) ON CONFLICT (update_id) DO NOTHING",
                (update_id, to_cell(at)),
            )
            return claimed.rowcount == 1

    def unclaim_update(self, update_id: int) -> None:
        """See `Memory.unclaim_update`."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM claims WHERE update_id = ?", (update_id,))

    def is_claimed(self, update_id: int) -> bool:
        """See `Memory.is_claimed`."""
        query = "SELECT 1 FROM claims WHERE update_id = ?"
        return self._database.read(lambda connection: connection.execute(query, (update_id,)).fetchone()) is not None

    # Exchanges

    def last_forgotten(self, chat_id: int) -> int:
        """See `Memory.last_forgotten`."""
        return self._database.read(lambda connection: forgetting.last_forgotten(connection, chat_id))

    def remember(
        self, exchange: Exchange, is_stored: Callable[[str], bool] = all_stored, forgotten: int | None = None
    ) -> bool:
        """See `Memory.remember`."""
        chat_id = exchange.conversation.chat_id
        # One with the same id makes place first: another that is being stored under it must be whole by then.
        with self._database.transaction(f"exchange:{exchange.id}", shared=rows.LOCK) as connection:
            if forgotten is not None and forgetting.last_forgotten(connection, chat_id) > forgotten:
                return False
            rows.insert(connection, exchange.quoting_only(is_stored))
            return True

    def change_exchange(self, exchange_id: str, change: Callable[[Exchange], Exchange | None]) -> Exchange | None:
        """See `Memory.change_exchange`."""
        with self._database.transaction(f"exchange:{exchange_id}", shared=rows.LOCK) as connection:
            return rows.change(connection, exchange_id, change)

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

    def last_exchange(self, conversation: Conversation) -> Exchange | None:
        """See `Memory.last_exchange`."""
        key = rows.key_of(conversation)
        return self._database.read(lambda connection: rows.latest(connection, rows.NOT_FORGOTTEN, key))

    def recent_questions(
        self, conversation: Conversation, since: datetime, most: int = 3, until: datetime | None = None
    ) -> list[str]:
        """See `Memory.recent_questions`."""
        key, after = rows.key_of(conversation), to_cell(since)
        last = LATEST if until is None else to_cell(until)
        return self._database.read(lambda connection: rows.recent_questions(connection, key, (after, last), most))

    def forget_conversation(self, conversation: Conversation, at: datetime) -> None:
        """See `Memory.forget_conversation`."""
        with self._database.transaction() as connection:
            rows.forget_conversation(connection, rows.key_of(conversation), to_cell(at))

    # Settings and feedback

    def settings(self, chat_id: int) -> ChatSettings:
        """See `Memory.settings`."""
        return self._database.read(lambda connection: chats.settings(connection, chat_id))

    def change_settings(self, chat_id: int, change: Callable[[ChatSettings], ChatSettings]) -> ChatSettings:
        """See `Memory.change_settings`."""
        with self._database.transaction(*chats.locks_of(chat_id)) as connection:
            changed = change(chats.settings(connection, chat_id))
            chats.put_settings(connection, chat_id, changed)
        return changed

    def give_feedback(self, exchange_id: str, user_id: int, useful: bool, at: datetime) -> bool:
        """See `Memory.give_feedback`."""
        with self._database.transaction(shared=rows.LOCK) as connection:
            if connection.execute("SELECT 1 FROM exchanges WHERE id = ?", (exchange_id,)).fetchone() is None:
                return False
            values = (exchange_id, user_id, useful, to_cell(at))
            connection.execute(
                "INSERT INTO feedback (exchange_id, user_id, useful, given_at) VALUES (?,?,?,?) "
                "ON CONFLICT (exchange_id, user_id) DO UPDATE "
                "SET useful = excluded.useful, given_at = excluded.given_at",
                values,
            )
            return True

    def feedback(self) -> FeedbackCounts:
        """See `Memory.feedback`."""
        query = "SELECT coalesce(sum(useful), 0), coalesce(sum(1 - useful), 0) FROM feedback"
        useful, not_useful = self._database.read(lambda connection: connection.execute(query).fetchone())
        return FeedbackCounts(int(useful), int(not_useful))

    # The whole

    def move_chat(self, old_chat_id: int, new_chat_id: int, documents: Mapping[str, str]) -> None:
        """See `Memory.move_chat`."""
        with self._database.transaction(rows.LOCK, *chats.locks_of(old_chat_id, new_chat_id)) as connection:
            moving.move_chat(connection, old_chat_id, new_chat_id, documents)

    def forget_chat(self, chat_id: int, wish: int | None = None) -> None:
        """See `Memory.forget_chat`."""
        # Neither a move nor another that forgets touches the same rows meanwhile, in another order.
        with self._database.transaction(inbox.LOCK, rows.LOCK, *chats.locks_of(chat_id)) as connection:
            forgetting.forget_chat(connection, chat_id, self._database.now)
            inbox.forget_chat(connection, self._database.now, chat_id, wish)
        self.scrub()

    def forget_quotes(self, is_stored: Callable[[str], bool]) -> bool:
        """See `Memory.forget_quotes`."""
        # Who stores quotes just now may have seen what they quote before it was removed from the library, and is waited
        # for; who stores later sees that it was.
        with self._database.transaction(rows.LOCK):
            pass
        query = "SELECT DISTINCT document_id FROM quoted WHERE quote <> ''"
        quoted = self._database.read(lambda connection: connection.execute(query).fetchall())
        gone = [(document_id,) for (document_id,) in quoted if not is_stored(document_id)]
        if gone:
            with self._database.transaction(rows.LOCK) as connection:
                connection.executemany("UPDATE quoted SET quote = '' WHERE document_id = ?", gone)
            self.scrub()
        return bool(gone)

    def forget_before(self, moment: datetime) -> None:
        """See `Memory.forget_before`."""
        before = (to_cell(moment),)
        with self._database.transaction(inbox.LOCK, rows.LOCK) as connection:
            connection.execute("DELETE FROM exchanges WHERE asked_at < ?", before)
            forgetting.make_anonymous(connection, *before)
            connection.execute("DELETE FROM claims WHERE claimed_at < ?", before)
            connection.execute("DELETE FROM forgotten WHERE forgotten_at < ?", before)
            forgetting.drop_marks(connection, self._database.now)
            inbox.drop_before(connection, *before)
            chats.drop_albums_before(connection, *before)
            digests.drop_before(connection, *before)
            spending.drop_before(connection, moment.astimezone(UTC).date())
        self.scrub()  # also of what an earlier process was killed over

    def latest_moment(self) -> datetime | None:
        """See `Memory.latest_moment`."""
        (latest,) = self._database.read(lambda connection: connection.execute(_LATEST).fetchone())
        return None if latest is None else from_cell(latest)

    def close(self) -> None:
        """See `Memory.close`."""
        self._database.close()
