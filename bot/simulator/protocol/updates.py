"""Updates that wait for the bot: kinds and contents go in as things happen; a poll or the webhook takes them out, in
order, each acknowledged before it goes."""

import asyncio
import copy
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from bot.simulator.changes import Changes
from bot.simulator.chats.records import Json
from bot.simulator.protocol.errors import ApiError

MOST_UPDATES = 100  # in one answer
LONGEST_POLL = 50.0  # seconds; longer time-outs are cut to this
_FIRST_ID = 1001
# What a bot gets only if it asks by name, https://core.telegram.org/bots/api#getupdates
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are delivered to, and what is sent along."""

    url: str
    secret_token: str = ""
    max_connections: int = 40


class Updates:
    """One bot's line of updates.

    `webhook` takes the place of polling while it is set. `last_error` is when and why a delivery failed last.
    """

    def __init__(self) -> None:
        self.changes = Changes()
        self.pending: deque[Json] = deque()
        self.allowed: frozenset[str] = frozenset()
        self.webhook: Webhook | None = None
        self.last_error: tuple[int, str] | None = None
        self._next_id = _FIRST_ID
        self._poll = 0
        self._closing = False

    def push(self, kind: str, content: Json) -> None:
        """Put an update in line, unless the bot doesn't want its kind."""
        if kind in self.allowed if self.allowed else kind not in _ON_REQUEST:
            self.pending.append({"update_id": self._next_id, kind: copy.deepcopy(content)})
            self._next_id += 1
            self.changes.notify()

    def allow(self, kinds: Iterable[str] | None) -> None:
        """From now on only these kinds; all but those on request for none; as before for None."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Deliver to `webhook` from now on, or wait for polls. A waiting poll ends with a conflict."""
        self.webhook = webhook
        self.last_error = None
        self.changes.notify()

    def drop(self) -> None:
        """Forget what waits."""
        self.pending.clear()
        self.changes.notify()

    def close(self) -> None:
        """Let every waiting poll return."""
        self._closing = True
        self.changes.notify()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - part of the protocol
        """Acknowledge what is before `offset`, then wait for updates for up to `timeout` seconds.

        Raises `ApiError` 409 where another poll begins meanwhile, or a webhook is set.
        """
        self._poll += 1
        mine = self._poll
        self.changes.notify()
        self._require_no_webhook()
        while self.pending and (self.pending[0]["update_id"] < offset or 0 < -offset < len(self.pending)):
            self.pending.popleft()
        try:
            async with asyncio.timeout(min(max(0.0, timeout), LONGEST_POLL)):
                await self.changes.until(
                    lambda: bool(self.pending) or self._poll != mine or self.webhook is not None or self._closing
                )
        except TimeoutError:
            return []
        self._require_no_webhook()
        if self._poll != mine:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return list(self.pending)[: limit if 0 < limit <= MOST_UPDATES else MOST_UPDATES]

    def _require_no_webhook(self) -> None:
        if self.webhook is not None:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
