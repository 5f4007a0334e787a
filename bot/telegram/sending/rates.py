"""How fast the bot may call Telegram: calls go in, each leaves when its turn has come.

A chat to which Telegram says "too many requests" waits alone; all others go on.
"""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.telegram.sending.methods import is_counted, is_passing
from bot.telegram.turns.fair_places import FairPlaces

_LOGGER = logging.getLogger(__name__)

FLOOD_RETRIES = 2  # how often a call waits as long as Telegram asks, and is made again
LONGEST_WAIT_SECONDS = 30.0  # what is held back for longer is given up, or waits in the inbox
FORGET_SECONDS = 60.0  # how often chats are forgotten in which nothing happens any more

_Answer = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` calls at once, then `per_second`: in `n` seconds at most `burst + n * per_second`."""

    burst: int
    per_second: float

    def limiter(self) -> AsyncLimiter:
        """What makes calls keep to it."""
        return AsyncLimiter(self.burst, self.burst / self.per_second)


# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: 30 messages in any second, 20 in any
# minute to a group, and one a second to a chat, which it may exceed for a moment.
OVERALL = Rate(burst=5, per_second=25.0)
GROUP = Rate(burst=5, per_second=15 / 60)
CHAT = Rate(burst=5, per_second=1.0)


async def _nothing(_method: str) -> None:
    """Nothing is to be done before a call, or after it."""


def _nobody(_error: TelegramError) -> None:
    """Nobody counts errors."""


def _unnoticed(_method: str, _error: TelegramError) -> None:
    """Nothing depends on what may have arrived."""


class Rates(BaseRateLimiter[None]):
    """Holds messages, edits and drafts to Telegram's rates; other calls leave at once. Where many wait to leave, those
    on behalf of different people take turns.

    A draft never waits: where there is no room for it, or its chat is held back, it is refused with `RetryAfter`.
    `before_call` is awaited with the method's name when a call is about to leave; what it raises, the call raises.
    `after_call` is awaited when Telegram has done what the call asked for; it raises nothing. `on_failure` is told of a
    call that has left and met an error, `on_flood` each time that this asks for patience, instead.
    """

    def __init__(
        self,
        *,
        before_call: Callable[[str], Awaitable[None]] = _nothing,
        after_call: Callable[[str], Awaitable[None]] = _nothing,
        on_failure: Callable[[str, TelegramError], None] = _unnoticed,
        on_flood: Callable[[TelegramError], None] = _nobody,
    ) -> None:
        self._on_failure = on_failure
        self._on_flood = on_flood
        self._before_call = before_call
        self._after_call = after_call
        self._overall = OVERALL.limiter()
        self._next = FairPlaces(1)  # for the one call that waits for `_overall`, which itself knows no turns
        self._chats: dict[int | str, _Chat] = {}
        self._forget_at = 0.0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002 - part of the interface
    ) -> _Answer:
        """Make a call when its turn has come, and again where Telegram asks for patience.

        Raises `RetryAfter` where that would take too long or does not help.
        """
        patience = 0 if is_passing(endpoint) else FLOOD_RETRIES
        with self._chat(data.get("chat_id") if is_counted(endpoint) else None) as chat:
            while True:
                if is_counted(endpoint):
                    await self._turn(chat, patient=not is_passing(endpoint))
                await self._before_call(endpoint)
                try:
                    answer = await callback(*args, **kwargs)
                except RetryAfter as error:
                    self._on_flood(error)
                    seconds = seconds_to_wait(error)
                    if chat is not None:
                        chat.hold(seconds)
                    if not patience or seconds > LONGEST_WAIT_SECONDS:
                        raise
                    _LOGGER.info("Telegram asks %s to wait for %.0f s", endpoint, seconds)
                    patience -= 1
                except TelegramError as error:
                    self._on_failure(endpoint, error)
                    raise
                else:
                    await self._after_call(endpoint)
                    return answer
                await asyncio.sleep(seconds)

    async def _turn(self, chat: "_Chat | None", *, patient: bool) -> None:
        """Wait until a message may leave. Raises `RetryAfter` where that takes too long."""
        if chat is not None:
            await chat.turn(patient=patient)
        if not patient and (self._next.waiting or not self._overall.has_capacity()):
            raise RetryAfter(1)
        async with self._next:
            await self._overall.acquire()

    @contextmanager
    def _chat(self, chat_id: object) -> "Iterator[_Chat | None]":
        """The chat that a call goes to, kept in mind as long as it matters; None for none."""
        if not isinstance(chat_id, int | str):
            yield None
            return
        with contextlib.suppress(ValueError):
            chat_id = int(chat_id)
        self._forget_idle_chats()
        if chat_id not in self._chats:
            # Names are those of public groups and channels; numbers don't tell these two apart.
            self._chats[chat_id] = _Chat(in_group=isinstance(chat_id, str) or chat_id < 0)
        chat = self._chats[chat_id]
        chat.calls += 1
        try:
            yield chat
        finally:
            chat.calls -= 1

    def _forget_idle_chats(self) -> None:
        now = time.monotonic()
        if now >= self._forget_at:
            self._forget_at = now + FORGET_SECONDS
            self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if not chat.is_idle}


class _Chat:
    """What one chat may still take. `calls` are under way or wait."""

    __slots__ = ("_held_until", "_limiters", "calls")

    def __init__(self, *, in_group: bool) -> None:
        self.calls = 0
        self._held_until = 0.0
        self._limiters = [rate.limiter() for rate in ((CHAT, GROUP) if in_group else (CHAT,))]

    @property
    def is_idle(self) -> bool:
        """Whether forgetting this chat makes no difference."""
        rested = all(limiter.has_capacity(limiter.max_rate) for limiter in self._limiters)
        return rested and not self.calls and time.monotonic() >= self._held_until

    def hold(self, seconds: float) -> None:
        """Let no message leave for so long."""
        self._held_until = max(self._held_until, time.monotonic() + seconds)

    async def turn(self, *, patient: bool) -> None:
        """Wait until a message may leave. Raises `RetryAfter` where that takes too long; impatient, any time."""
        if not patient and not all(limiter.has_capacity() for limiter in self._limiters):
            raise RetryAfter(1)
        for limiter in self._limiters:
            await limiter.acquire()
        while (left := self._held_until - time.monotonic()) > 0:
            if not patient or left > LONGEST_WAIT_SECONDS:
                raise RetryAfter(math.ceil(left))
            await asyncio.sleep(left)


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
