"""Delivers updates to the bot's webhook: one after another, in order, each until it is taken; nothing comes out."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.simulator.chats.records import Json
from bot.simulator.protocol.updates import Updates, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
ANSWER_SECONDS = 60.0

Sleep = Callable[[float], Awaitable[None]]


class WebhookSender:
    """Delivers what waits in `updates`, while a webhook is set.

    After a failure it waits by `sleep` before it tries again, twice as long each time. A webhook that takes more than
    `answer_seconds` has failed. `on_reply` is given the method call that a webhook may answer with.
    """

    def __init__(
        self,
        updates: Updates,
        now: Callable[[], int],
        on_reply: Callable[[Json], Awaitable[None]],
        *,
        sleep: Sleep = asyncio.sleep,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self._updates = updates
        self._now = now
        self._on_reply = on_reply
        self._sleep = sleep
        self._timeout = ClientTimeout(total=answer_seconds)

    async def run(self) -> None:
        """Deliver until cancelled."""
        pause = FIRST_PAUSE_SECONDS
        async with ClientSession(timeout=self._timeout) as session:
            while True:
                webhook, update = await self._next()
                error = await self._deliver(session, webhook, update)
                if error is None:
                    pause = FIRST_PAUSE_SECONDS
                    if self._updates.pending and self._updates.pending[0] is update:
                        self._updates.pending.popleft()
                    self._updates.changes.notify()
                    continue
                self._updates.last_error = (self._now(), error)
                await self._wait(pause, webhook)
                pause = (
                    min(LONGEST_PAUSE_SECONDS, 2 * pause) if self._updates.webhook is webhook else FIRST_PAUSE_SECONDS
                )

    async def _next(self) -> tuple[Webhook, Json]:
        updates = self._updates
        while True:
            await updates.changes.until(lambda: updates.webhook is not None and bool(updates.pending))
            if updates.webhook is not None:
                return updates.webhook, updates.pending[0]

    async def _deliver(self, session: ClientSession, webhook: Webhook, update: Json) -> str | None:
        """Why it failed, or None."""
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers, allow_redirects=False) as response:
                if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
                reply = _method_call(await response.read())
        except TimeoutError:
            return "Read timeout expired"
        except (ClientError, OSError):
            return "Connection refused"
        if reply is not None:
            await self._on_reply(reply)
        return None

    async def _wait(self, pause: float, webhook: Webhook) -> None:
        """Sleep, but no longer than this webhook is the one."""
        sleeping = asyncio.ensure_future(self._sleep(pause))
        changing = asyncio.ensure_future(self._updates.changes.until(lambda: self._updates.webhook is not webhook))
        try:
            await asyncio.wait({sleeping, changing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeping.cancel()
            changing.cancel()


def _method_call(body: bytes) -> Json | None:
    """The method call in a webhook's answer, https://core.telegram.org/bots/api#making-requests-when-getting-updates."""
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return reply if isinstance(reply, dict) and "method" in reply else None
