"""Digests that were made and could not be sent: one goes in with the slot it is of, and comes out when that slot is
tried again, so that nothing is worked out twice, and no language model asked twice, or is dropped where it is not due
any more. The next process makes it anew."""

from collections.abc import Mapping
from datetime import datetime

from bot.memory.digest_protocol import Scheduled
from bot.recent import Recent
from retrieval.digest.records import Digest

MOST_KEPT = 200  # where a network is away for long at a time that many chats have chosen, the others are made anew

_Of = tuple[datetime, datetime]


class HeldBack:
    """One digest for a chat, of one slot of its schedule as it was set."""

    def __init__(self) -> None:
        self._kept = Recent[int, tuple[_Of, Digest]](MOST_KEPT)

    def keep(self, scheduled: Scheduled, slot: datetime, digest: Digest) -> None:
        """Keep it in place of any other of the chat."""
        self._kept[scheduled.chat_id] = (scheduled.set_at, slot), digest

    def take(self, scheduled: Scheduled, slot: datetime) -> Digest | None:
        """The digest of that slot, which is not kept any more, and nor is one that this slot supersedes."""
        of, digest = self._kept.pop(scheduled.chat_id, (None, None))
        return digest if of == (scheduled.set_at, slot) else None

    def keep_only(self, due: Mapping[int, tuple[datetime, datetime]]) -> None:
        """Drop all that are not due: `due` says when each chat's schedule was set, and of which slot. Another worker
        has sent them, or nobody wants them any more."""
        for chat_id in [chat_id for chat_id, (of, _) in self._kept.items() if due.get(chat_id) != of]:
            del self._kept[chat_id]
