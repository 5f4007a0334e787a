"""The parts of a relational memory that several workers share: updates that were posted, and leases. See
`bot.memory.inbox_protocol` and `bot.memory.lease_protocol`."""

from collections.abc import Sequence

from bot.memory import inbox, inbox_putting, leases
from bot.memory.inbox_protocol import InboxUpdate, Put, Renew
from index.relational.connection import Database


class RelationalInboxMemory:
    """An `InboxMemory` and a `LeaseMemory` in a database."""

    _database: Database

    def put_update(
        self,
        update_id: int,
        line: str | None,
        content: str,
        chat_id: int | None = None,
        asker_id: int | None = None,
        renew: Renew | None = None,
        *,
        in_group: bool = False,
        is_wish: bool = False,
    ) -> Put:
        """See `InboxMemory.put_update`."""
        with self._database.transaction() as connection:
            rest, now = (content, chat_id, asker_id), self._database.now
            put = inbox_putting.put(connection, now, update_id, line, *rest, in_group=in_group, is_wish=is_wish)
            if put is Put.TOO_MANY and line is not None and renew is not None:
                return inbox_putting.put_in_place(connection, now, update_id, line, *rest, renew)
            return put

    def drop_update(self, update_id: int) -> bool:
        """See `InboxMemory.drop_update`."""
        with self._database.transaction() as connection:
            return inbox_putting.drop(connection, self._database.now, update_id)

    def take_updates(self, worker: str, most: int, seconds: float, *, lost: bool = True) -> list[InboxUpdate]:
        """See `InboxMemory.take_updates`."""
        with self._database.transaction(inbox.LOCK) as connection:
            return inbox.take(connection, self._database.now, worker, most, seconds, lost=lost)

    def renew_updates(self, worker: str, seconds: float) -> frozenset[int]:
        """See `InboxMemory.renew_updates`."""
        with self._database.transaction(inbox.LOCK) as connection:
            return inbox.renew(connection, self._database.now, worker, seconds)

    def begin_answer(self, update_id: int, worker: str) -> bool:
        """See `InboxMemory.begin_answer`."""
        with self._database.transaction() as connection:
            return inbox.begin_answer(connection, self._database.now, update_id, worker)

    def hold_back(self, update_id: int, worker: str, seconds: float) -> bool:
        """See `InboxMemory.hold_back`."""
        with self._database.transaction() as connection:
            return inbox.hold_back(connection, self._database.now, update_id, worker, seconds)

    def give_back(self, worker: str, update_ids: Sequence[int]) -> None:
        """See `InboxMemory.give_back`."""
        with self._database.transaction(inbox.LOCK) as connection:
            inbox.give_back(connection, worker, update_ids)

    def confirm_answer(self, update_id: int) -> None:
        """See `InboxMemory.confirm_answer`."""
        self._database.change("UPDATE inbox SET is_answered = 1 WHERE update_id = ?", (update_id,))

    def is_answered(self, update_id: int) -> bool:
        """See `InboxMemory.is_answered`."""
        query = "SELECT 1 FROM inbox WHERE update_id = ? AND (is_answered = 1 OR is_finished = 1)"
        return self._database.read(lambda connection: connection.execute(query, (update_id,)).fetchone()) is not None

    def step_aside(self, update_id: int) -> None:
        """See `InboxMemory.step_aside`."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE inbox SET is_aside = 1 WHERE update_id = ?", (update_id,))

    def is_forgotten(self, update_id: int) -> bool:
        """See `InboxMemory.is_forgotten`."""
        query = "SELECT 1 FROM inbox WHERE update_id = ? AND content = ''"
        return self._database.read(lambda connection: connection.execute(query, (update_id,)).fetchone()) is not None

    def finish_update(self, update_id: int, worker: str) -> bool:
        """See `InboxMemory.finish_update`."""
        with self._database.transaction() as connection:
            return inbox.finish(connection, update_id, worker)

    def release_updates(self, worker: str) -> None:
        """See `InboxMemory.release_updates`."""
        with self._database.transaction(inbox.LOCK) as connection:
            inbox.release(connection, worker)

    def inbox_length(self) -> int:
        """See `InboxMemory.inbox_length`."""
        query = "SELECT count(*) FROM inbox WHERE is_finished = 0"
        return int(self._database.read(lambda connection: connection.execute(query).fetchone())[0])

    def hold(self, name: str, holder: str, seconds: float) -> bool:
        """See `LeaseMemory.hold`."""
        with self._database.transaction() as connection:
            return leases.hold(connection, self._database.now, name, holder, seconds)

    def let_go(self, name: str, holder: str) -> None:
        """See `LeaseMemory.let_go`."""
        with self._database.transaction() as connection:
            leases.let_go(connection, name, holder)

    def check_writable(self, holder: str) -> None:
        """See `LeaseMemory.check_writable`."""
        with self._database.transaction() as connection:
            leases.store_and_drop(connection, holder)

    def holder_of(self, name: str) -> str | None:
        """See `LeaseMemory.holder_of`."""
        return self._database.read(lambda connection: leases.holder_of(connection, self._database.now, name))
