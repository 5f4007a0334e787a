"""The part of a relational memory that belongs to digests: see `bot.memory.digest_protocol`."""

from dataclasses import replace
from datetime import datetime

from bot.memory import chats, digests
from bot.memory.cells import to_cell
from bot.memory.digest_protocol import Scheduled, ShownDigest
from index.relational.connection import Database


class RelationalDigestMemory:
    """A `DigestMemory` in a database."""

    _database: Database

    def schedule_of(self, chat_id: int) -> Scheduled | None:
        """See `DigestMemory.schedule_of`."""
        found = self._database.read(lambda connection: digests.schedules(connection, self._database.now, chat_id))
        return found[0] if found else None

    def schedules(self) -> list[Scheduled]:
        """See `DigestMemory.schedules`."""
        return self._database.read(lambda connection: digests.schedules(connection, self._database.now))

    def set_schedule(self, scheduled: Scheduled) -> None:
        """See `DigestMemory.set_schedule`."""
        with self._database.transaction(*chats.locks_of(scheduled.chat_id)) as connection:
            digests.set_schedule(connection, scheduled)
            settings = chats.settings(connection, scheduled.chat_id)
            chats.put_settings(connection, scheduled.chat_id, replace(settings, time_zone=scheduled.schedule.zone))

    def drop_schedule(self, chat_id: int) -> bool:
        """See `DigestMemory.drop_schedule`."""
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM schedules WHERE chat_id = ?", (chat_id,)).rowcount == 1

    def claim_slot(self, scheduled: Scheduled, slot: datetime, seconds: float, wrong: datetime | None = None) -> bool:
        """See `DigestMemory.claim_slot`."""
        with self._database.transaction() as connection:
            return digests.claim_slot(connection, self._database.now, scheduled, slot, seconds, wrong)

    def confirm_slot(
        self, chat_id: int, slot: datetime, covered: datetime | None, wrong: datetime | None = None
    ) -> None:
        """See `DigestMemory.confirm_slot`."""
        with self._database.transaction(*chats.locks_of(chat_id)) as connection:
            digests.confirm_slot(connection, chat_id, slot, covered, wrong)

    def reach(self, chat_id: int, topic_id: int, person_id: int, at: datetime) -> None:
        """See `DigestMemory.reach`."""
        with self._database.transaction() as connection:
            digests.reach(connection, chat_id, topic_id, person_id, to_cell(at))

    def reached(self, chat_id: int, topic_id: int, person_id: int) -> datetime | None:
        """See `DigestMemory.reached`."""
        return self._database.read(lambda connection: digests.reached(connection, (chat_id, topic_id, person_id)))

    def drop_reached(self, person_id: int, chat_id: int | None) -> None:
        """See `DigestMemory.drop_reached`."""
        with self._database.transaction() as connection:
            digests.drop_reached(connection, person_id, chat_id)

    def put_digest(self, digest: ShownDigest) -> None:
        """See `DigestMemory.put_digest`."""
        with self._database.transaction() as connection:
            digests.put_digest(connection, digest)

    def digest(self, digest_id: str) -> ShownDigest | None:
        """See `DigestMemory.digest`."""
        return self._database.read(lambda connection: digests.digest(connection, digest_id))
