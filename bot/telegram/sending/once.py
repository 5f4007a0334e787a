"""Every update is answered once, also across a crash: the number of an update in work goes in, and each call that is
about to leave; the first one that shows people something records that the update has been answered.

It is recorded before that call leaves. Where updates are polled for, that settles it: after a crash in between an
answer may be missing, but none is doubled. Where they come again until their answer has arrived, none is missing.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from telegram.error import TelegramError

from bot.clocks import utc_now
from bot.telegram.sending.methods import is_answer
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)


class AnsweredBeforeError(TelegramError):
    """Nothing more may be sent for the update in work: another process, or an earlier one, has begun to answer it, or
    it was put off."""


class HeldBackError(TelegramError):
    """Telegram holds back the answer to the update in work, which will be handled anew after that: nothing more is to
    be done about it now."""


class Claims(Protocol):
    """Which updates were answered. `bot.memory.protocol.Memory` says what each does."""

    def is_claimed(self, update_id: int) -> bool:
        """Whether `claim_update` was called for this update before."""

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """Record that an update is being answered: True the first time."""


class Repeats(Protocol):
    """What has updates handled again until an answer to them has arrived. Safe to use from threads."""

    def confirm_update(self, update_id: int) -> None:
        """Record that an answer has arrived. Raises `LibraryError`."""

    def put_off(self, update_id: int) -> bool:
        """Have an update handled anew, as the storage fails now: False where it was tried often enough."""

    def hold_back(self, update_id: int, seconds: float) -> bool:
        """Have an update handled anew in so many seconds, and what comes after it in its line behind it: False where
        it is none that may wait. Raises `LibraryError`."""

    def was_held_back(self, update_id: int) -> bool:
        """Whether an update is handled anew after that."""


@dataclass(slots=True)
class _InWork:
    update_id: int
    repeats: Repeats | None = None
    claimed: bool | None = None
    confirmed: bool = False
    may_have_arrived: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


_in_work: ContextVar[_InWork | None] = ContextVar("update in work", default=None)
_may_wait: ContextVar[bool] = ContextVar("whether Telegram may have the update in work handled anew", default=True)


def update_in_work() -> int | None:
    """The number of the update that is being handled here; None outside of any."""
    update = _in_work.get()
    return None if update is None else update.update_id


def put_off() -> bool:
    """Have the update in work handled anew once the storage works again: False where it won't be, for it was answered,
    or updates come but once, or it was tried often enough."""
    update = _in_work.get()
    if update is None or update.repeats is None or update.confirmed:
        return False
    return update.repeats.put_off(update.update_id)


async def hold_back(seconds: float) -> bool:
    """Have the update in work handled anew in so many seconds, as Telegram holds back its answer so long: False where
    it won't be, for some of the answer has arrived or may have, or updates come but once, or it is none that may wait.

    Who handles updates sees to it that it ends alike the second time, by `was_held_back` or `given_up_if_held_back`.
    """
    update = _in_work.get()
    if update is None or update.repeats is None or update.confirmed or update.may_have_arrived or not _may_wait.get():
        return False
    try:
        # Not behind whatever waits for other threads: the line must not go on before it is known.
        waits = await asyncio.to_thread(update.repeats.hold_back, update.update_id, seconds)
    except LibraryError as error:
        _LOGGER.warning("Update %d can't wait: %s", update.update_id, error)
        return False
    if waits:
        update.claimed = False  # whatever else would be sent for it comes then
    return waits


def was_held_back() -> bool:
    """Whether the update in work was handled before, and was to be answered then: what is done once for each update,
    or counted, was done and counted."""
    update = _in_work.get()
    return update is not None and update.repeats is not None and update.repeats.was_held_back(update.update_id)


@contextmanager
def given_up_if_held_back() -> Iterator[None]:
    """What the body sends is a notice that is worth no second handling: the next time it might not be due."""
    token = _may_wait.set(False)
    try:
        yield
    finally:
        _may_wait.reset(token)


@contextmanager
def no_answer_yet() -> Iterator[None]:
    """What the body sends is no answer: if the process dies, the update in work comes again and is handled anew."""
    token = _in_work.set(None)
    try:
        yield
    finally:
        _in_work.reset(token)


class Once:
    """Keeps updates from being answered twice. `memory` is asked in a thread of `workers`; `repeats`, where updates
    come again, are told in threads of their own."""

    def __init__(self, memory: Claims, workers: Workers, repeats: Repeats | None = None) -> None:
        self._memory = memory
        self._workers = workers
        self._repeats = repeats

    async def is_answered(self, update_id: int) -> bool:
        """Whether an answer to this update was begun before. A memory that fails knows of none."""
        try:
            return await self._workers.run(self._memory.is_claimed, update_id)
        except LibraryError as error:
            _LOGGER.error("Update %d may have been answered before: %s", update_id, error)  # noqa: TRY400 - that says all
            return False

    @contextmanager
    def working_on(self, update_id: int) -> Iterator[None]:
        """Whatever the body and the tasks it starts send is an answer to this update."""
        token = _in_work.set(_InWork(update_id, self._repeats))
        try:
            yield
        finally:
            _in_work.reset(token)

    async def begin_answer(self, method: str) -> None:
        """To be called just before a call of a Bot API method leaves.

        Raises `AnsweredBeforeError` where the update in work was answered elsewhere meanwhile.
        """
        update = _in_work.get()
        if update is None or not is_answer(method):
            return
        async with update.lock:
            if update.claimed is None:
                update.claimed = await self._claim(update.update_id)
        if not update.claimed:
            raise AnsweredBeforeError(f"update {update.update_id} has been answered before")

    async def end_answer(self, method: str) -> None:
        """To be called when Telegram has done what a call asked for. Raises nothing."""
        update = _in_work.get()
        if self._repeats is None or update is None or update.confirmed or not is_answer(method):
            return
        update.confirmed = True
        try:
            # Not behind whatever waits for `workers`: should the process die before it is done, the answer is doubled.
            await asyncio.to_thread(self._repeats.confirm_update, update.update_id)
        except LibraryError as error:
            _LOGGER.error("Update %d may be answered again: %s", update.update_id, error)  # noqa: TRY400 - as above

    def lose_sight(self, method: str) -> None:
        """To be called when it is not known whether a call arrived that has left."""
        update = _in_work.get()
        if update is not None and is_answer(method):
            update.may_have_arrived = True

    async def _claim(self, update_id: int) -> bool:
        try:
            return await self._workers.run(self._memory.claim_update, update_id, utc_now())
        except LibraryError as error:
            if self._repeats is not None and self._repeats.put_off(update_id):
                _LOGGER.warning("Update %d is put off: %s", update_id, error)
                return False
            # Only a crash within the next seconds could double this answer; not to send it would surely lose it.
            _LOGGER.error("Update %d may be answered again: %s", update_id, error)  # noqa: TRY400 - that says all
            return True
