"""Updates of a webhook between Telegram and the handlers: what was posted goes into the inbox of the memory, which all
workers share; each worker takes out of it what nobody else holds, hands it on, and drops what is finished.

A worker that dies holds its updates for some seconds more: then another takes them. One that had begun to answer an
update, and died before it could record that the answer arrived, may have answered it; it is answered again, for
Telegram can't tell, and an answer that is missing is worse than one that stands there twice.
"""

import asyncio
import json
import logging
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from telegram import Bot, Update

from bot.memory.inbox_protocol import InboxMemory, InboxUpdate
from bot.telegram.intake import Intake
from bot.telegram.moments import any_of
from bot.telegram.ordering import line_of
from bot.telegram.updates import tell_if_unreadable
from bot.telegram.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

MOST_HELD = 16  # updates in one worker's hands: others wait where any worker may take them
HELD_SECONDS = 15.0  # after its death until others take what a worker held
RENEW_SECONDS = 4.0
LOOK_SECONDS = 0.5  # for what other workers were posted, or left behind
RETRY_SECONDS = 1.0  # after a failure of the storage


def worker_name() -> str:
    """A name that no other process ever had."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


class InboxClaims:
    """Which updates were answered (`bot.telegram.once.Claims`), as one worker of several is told."""

    def __init__(self, memory: InboxMemory, worker: str) -> None:
        self._memory = memory
        self._worker = worker

    def is_claimed(self, update_id: int) -> bool:
        """Whether an answer to this update has arrived."""
        return self._memory.is_answered(update_id)

    def claim_update(self, update_id: int, at: datetime) -> bool:  # noqa: ARG002 - the database has its own clock
        """Record that an answer is about to leave: False where another worker has taken the update over."""
        return self._memory.begin_answer(update_id, self._worker)

    def confirm_update(self, update_id: int) -> None:
        """Record that an answer has arrived."""
        self._memory.confirm_answer(update_id)


class InboxReader:
    """One worker's hands. The memory is asked in threads of `workers`; updates are handed on to `hand_on`."""

    def __init__(self, memory: InboxMemory, worker: str, workers: Workers) -> None:
        self.claims = InboxClaims(memory, worker)
        self._memory = memory
        self._worker = worker
        self._workers = workers
        self._held: set[int] = set()
        self._finished: set[int] = set()
        self._aside: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()

    async def put(self, update: Update, content: dict[str, object]) -> None:
        """Store an update that was posted; once that is done, it is in nobody's hands but safe. Raises
        `LibraryError`."""
        chat = update.effective_chat
        line = line_of(update) or (("chat", chat.id) if chat is not None else None)
        name = None if line is None else f"{line[0]} {line[1]}"
        chat_id = None if chat is None else chat.id
        text = json.dumps(content)  # in ASCII: a lone surrogate is no hindrance
        await self._workers.run(self._memory.put_update, update.update_id, name, text, chat_id)
        self._news.set()

    async def is_reachable(self) -> bool:
        """Whether the inbox can be read and written to now."""
        with suppress(LibraryError):
            await self._workers.run(self._memory.inbox_length)
            return True
        return False

    async def run(self, bot: Bot, intake: Intake, hand_on: Callable[[Update], None]) -> None:
        """Take updates and hand them on until cancelled; what is in hand then is still this worker's."""
        intake.holder = self
        renewing = asyncio.create_task(self._renew_on_and_on())
        try:
            while True:
                self._news.clear()
                try:
                    await self._drop_finished()
                    taken = await self._take()
                except LibraryError as error:
                    _LOGGER.error("The inbox can't be read, and is tried again: %s", error)  # noqa: TRY400
                    await asyncio.sleep(RETRY_SECONDS)
                    continue
                for each in taken:
                    await self._hand_on(each, bot, intake, hand_on)
                await any_of(self._news, seconds=LOOK_SECONDS)
        finally:
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)

    async def close(self) -> None:
        """Drop what is finished and give back all else, as this worker ends."""
        await asyncio.gather(*self._aside, return_exceptions=True)
        try:
            await self._drop_finished()
            await self._workers.run(self._memory.release_updates, self._worker)
        except LibraryError as error:
            _LOGGER.warning("Other workers take over in %.0f s only: %s", HELD_SECONDS, error)

    # As what `Intake` tells of its updates

    def finished(self, update_id: int) -> None:
        """An update is finished, and needn't be held any more."""
        self._finished.add(update_id)
        self._news.set()

    def stepped_aside(self, update_id: int) -> None:
        """What comes after an update needn't wait for it any more."""
        if update_id in self._held:
            task = asyncio.create_task(self._step_aside(update_id))
            self._aside.add(task)
            task.add_done_callback(self._aside.discard)

    async def _step_aside(self, update_id: int) -> None:
        try:
            await self._workers.run(self._memory.step_aside, update_id)
            self._news.set()
        except LibraryError as error:
            _LOGGER.warning("What comes after update %d waits for it: %s", update_id, error)

    async def _drop_finished(self) -> None:
        for update_id in list(self._finished):
            await self._workers.run(self._memory.finish_update, update_id, self._worker)
            self._finished.discard(update_id)
            self._held.discard(update_id)

    async def _take(self) -> list[InboxUpdate]:
        room = MOST_HELD - len(self._held)
        if room <= 0:
            return []
        return await self._workers.run(self._memory.take_updates, self._worker, room, HELD_SECONDS)

    async def _hand_on(self, taken: InboxUpdate, bot: Bot, intake: Intake, hand_on: Callable[[Update], None]) -> None:
        if taken.update_id in self._held:
            return  # it was held for too long, and nobody else has taken it
        self._held.add(taken.update_id)
        if taken.is_answered or not intake.take(taken.update_id):
            self.finished(taken.update_id)
            return
        if taken.is_begun:
            _LOGGER.info("Update %d was being answered when its worker ended, and is answered again", taken.update_id)
        update = Update.de_json(json.loads(taken.content), bot)
        tell_if_unreadable(update)
        await intake.arrived([update])
        hand_on(update)

    async def _renew_on_and_on(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await self._workers.run(self._memory.renew_updates, self._worker, HELD_SECONDS)
            except LibraryError as error:
                _LOGGER.warning("What this worker holds may be taken by others: %s", error)
