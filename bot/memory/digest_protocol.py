"""What is remembered for digests: when they come by themselves, up to when people have read, which ones were shown.
Engines stand behind it; see `bot.memory.protocol`. The records are here too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.scheduling.schedule import Schedule
from retrieval.digest.time_span import Wanted

EVERYBODY = 0  # as the number of a person: nobody has it


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A chat's digests that come by themselves.

    They are posted in `topic_id` (0 outside topics), in a frame of `language`, as `set_by` wanted at `set_at`: a user,
    or a chat in whose name somebody wrote. `slot` is the last one whose digest was
    posted, `covered` up to when it told what was published. Both are None before the first. `is_claimed`: the digest of
    a later slot is being posted by somebody at the moment it was read.
    """

    chat_id: int
    topic_id: int
    schedule: Schedule
    language: str
    set_at: datetime
    set_by: int
    slot: datetime | None = None
    covered: datetime | None = None
    is_claimed: bool = False


@dataclass(frozen=True, slots=True)
class ShownDigest:
    """A digest of several pages, so that they can be turned: what it is of, and not what it says.

    `shown_in` is the chat it was sent to, `asker_id` who asked, `about` the chat whose words it sums up. With a
    `document_id` it is that of one article.
    """

    id: str
    shown_in: int
    asker_id: int
    about: int
    wanted: Wanted
    document_id: str | None
    language: str
    made_at: datetime


class DigestMemory(Protocol):
    """Durable schedules, marks of how far was read, and digests that were shown."""

    def schedule_of(self, chat_id: int) -> Scheduled | None:
        """When a chat's digests come; None for never."""

    def schedules(self) -> list[Scheduled]:
        """Those of all chats."""

    def set_schedule(self, scheduled: Scheduled) -> None:
        """Store when a chat's digests come, and their time zone as the chat's, in place of what was so before: both or
        none. What was claimed and posted stays so."""

    def drop_schedule(self, chat_id: int) -> bool:
        """No more digests; False where there were none."""

    def claim_slot(self, scheduled: Scheduled, slot: datetime, seconds: float, wrong: datetime | None = None) -> bool:
        """Record that the digest of a slot is about to be sent, which takes `seconds` at most: False where somebody
        else is sending it, where it or a later one was confirmed, and where the schedule has been changed since it was
        read.

        Called just before the digest is sent. Who dies before confirming it loses nothing: others may claim it once
        the seconds have passed, by the clock of the database. That the slot `wrong` was confirmed counts for nothing: a
        clock was wrong then.
        """

    def confirm_slot(
        self, chat_id: int, slot: datetime, covered: datetime | None, wrong: datetime | None = None
    ) -> None:
        """Record that the digest of a slot was sent, or that there was nothing to send, and up to when it told, None
        for still nothing; an earlier slot than one that was confirmed, other than `wrong`, changes nothing. The chat
        may have moved meanwhile."""

    def reach(self, chat_id: int, topic_id: int, person_id: int, at: datetime) -> None:
        """Record that somebody has read or written there up to `at`, or with `EVERYBODY` that a digest was shown."""

    def reached(self, chat_id: int, topic_id: int, person_id: int) -> datetime | None:
        """The latest moment so recorded."""

    def drop_reached(self, person_id: int, chat_id: int | None) -> None:
        """Nothing so recorded of somebody is known any more in a group, by any number that it had, or with None in
        all."""

    def put_digest(self, digest: ShownDigest) -> None:
        """Store what a digest with pages is of."""

    def digest(self, digest_id: str) -> ShownDigest | None:
        """A digest by id."""
