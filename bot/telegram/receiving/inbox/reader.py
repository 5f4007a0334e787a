"""One worker's loop over the inbox: it takes out what nobody else holds, hands it on, and drops what is finished.

A worker that dies holds its updates for some seconds more: then another takes them. One that had begun to answer an
update, and died before it could record that the answer arrived, may have answered it; it is answered again, for
Telegram can't tell, and an answer that is missing is worse than one that stands there twice.
"""

import asyncio
import json
import logging
import math
import time
from collections.abc import Callable, Sequence
from functools import partial

from telegram import Bot, Update
from telegram.constants import UpdateType

from bot import lease
from bot.beside import Beside
from bot.memory.inbox_protocol import InboxUpdate
from bot.memory.protocol import Memory
from bot.observing.events import Outcome
from bot.observing.observer import Observer
from bot.telegram.parsing.updates import kind_in, tell_if_unreadable
from bot.telegram.receiving.inbox.claims import InboxClaims
from bot.telegram.receiving.inbox.held import Hands, Held
from bot.telegram.receiving.inbox.putting import Putting
from bot.telegram.receiving.intake import Intake
from bot.telegram.turns.moments import any_of
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

MOST_TAKES = 5  # from workers whose time had run out: an update that is taken more often ends those who handle it
LOOK_SECONDS = 0.5  # for what other workers were posted, or left behind
RETRY_SECONDS = 1.0  # after a failure of the storage

HandOn = Callable[[Update], None]


class InboxReader:
    """One worker's hands. The memory is asked in threads of `workers`; updates are handed on in `run`, and put in by
    `putting`. Of those that never are handed on, as too many wait before them, `observer` is told."""

    def __init__(self, memory: Memory, worker: str, workers: Workers, observer: Observer | None = None) -> None:
        self._memory = memory
        self._worker = worker
        self._workers = workers
        self._observer = observer or Observer()
        self._hands = Hands()
        self.claims = InboxClaims(memory, worker, self._hands)
        self.putting = Putting(memory, worker, workers, self._observer)
        self._news = self.putting.news
        self._beside = Beside()
        self._renewing: asyncio.Task[None] | None = None
        self._well_at = time.monotonic()  # when the storage worked last
        self._left_until = -math.inf  # until when what others held for too long is left to them

    async def run(self, bot: Bot, intake: Intake, hand_on: HandOn) -> None:
        """Take updates and hand them on until cancelled; what is in hand then is still this worker's, until `close`."""
        intake.holder = self
        self._well_at = time.monotonic()
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew_on_and_on())
        while True:
            self._news.clear()
            try:
                for again in await self._left_in_hand():
                    intake.take(again.update_id, again.came)
                    hand_on(Update.de_json(json.loads(again.update.content), bot))
                # Not left halfway: what it takes after `close` nobody would give back.
                for update in await asyncio.shield(self._beside.begin(self._take())):
                    await self._hand_on(update, bot, intake, hand_on)
            except LibraryError as error:
                _LOGGER.error("The inbox can't be read, and is tried again: %s", error)  # noqa: TRY400
                await asyncio.sleep(RETRY_SECONDS)
                continue
            await any_of(self._news, seconds=LOOK_SECONDS)

    async def close(self) -> None:
        """Drop what is finished and give back all else, as this worker ends."""
        self.putting.stop_checking()
        if self._renewing is not None:
            self._renewing.cancel()
        await asyncio.gather(self._beside.ended(), self.putting.settled())
        try:
            await self._left_in_hand()
            await self._workers.run(self._memory.release_updates, self._worker)
        except LibraryError as error:
            _LOGGER.warning("Other workers take over in %.0f s only: %s", lease.HELD_SECONDS, error)

    # As what `Intake` tells of its updates

    def finished(self, update_id: int) -> None:
        """An update is finished, and needn't be held any more."""
        self._hands.finish(update_id)
        self._news.set()

    def stepped_aside(self, update_id: int) -> None:
        """What comes after an update needn't wait for it any more."""
        if self._hands.step_aside(update_id):
            self._beside.begin(self._step_aside(update_id))

    async def _step_aside(self, update_id: int) -> None:
        try:
            await self._workers.run(self._memory.step_aside, update_id)
            self._news.set()
        except LibraryError as error:
            _LOGGER.warning("What comes after update %d waits for it: %s", update_id, error)

    # What is in hand

    async def _left_in_hand(self) -> list[Held]:
        """Drop what is finished, and give back what can't go on for now: what is to be handled anew."""
        await self._workers.run(self.claims.confirm_the_rest)
        await self._drop_done()
        ready, late = self._hands.put_off_ready()
        await self._give_back(late)
        return await self._taken_up(ready)

    async def _drop_done(self) -> None:
        for update_id in self._hands.done():
            await self._workers.run(self._memory.finish_update, update_id, self._worker)
            self._hands.let_go(update_id)

    async def _give_back(self, late: Sequence[Held]) -> None:
        """Give back to the inbox what Telegram holds back, and what comes after it: for as long as that may take it
        would fill this worker's hands."""
        if not late:
            return
        await self._workers.run(self._memory.give_back, self._worker, [each.update_id for each in late])
        for each in late:
            self._hands.let_go(each.update_id)

    async def _taken_up(self, put_off: Sequence[Held]) -> list[Held]:
        """What was put off is to be handled anew as far as it is this worker's still."""
        if not put_off:
            return []
        mine = await self._workers.run(self._memory.renew_updates, self._worker, lease.HELD_SECONDS)
        for each in put_off:
            if each.update_id in mine:
                self._hands.take_up(each.update_id)
            else:
                self._hands.let_go(each.update_id)
        return [each for each in put_off if each.update_id in mine]

    async def _take(self) -> list[InboxUpdate]:
        room = self._hands.room()
        if not room:
            return []
        now = time.monotonic()
        if now - self._well_at > lease.HELD_SECONDS / 2:
            # The storage was away: all have held for too long what they have in hand, and know of answers that are not
            # recorded yet. They come first.
            self._left_until = now + lease.HELD_SECONDS
        take = partial(self._memory.take_updates, lost=now > self._left_until)
        taken = await self._workers.run(take, self._worker, room, lease.HELD_SECONDS)
        self._well_at = time.monotonic()
        self.putting.behind = taken[-1].waited if len(taken) == room else 0.0
        return taken

    async def _hand_on(self, taken: InboxUpdate, bot: Bot, intake: Intake, hand_on: HandOn) -> None:
        if taken.update_id in self._hands:
            return  # it was held for too long, and nobody else has taken it
        came = time.monotonic() - max(0.0, taken.waited)  # a clock may be set back
        self._hands.take(Held(taken, came, _is_patient(taken)))
        if taken.is_answered or not taken.content:
            self.finished(taken.update_id)
            return
        if taken.takes > MOST_TAKES:
            self._give_up(taken, f"{taken.takes} workers ended while they held it")
            self.finished(taken.update_id)
            return
        if taken.is_begun:
            _LOGGER.info("Update %d was being answered when its worker ended, and is answered again", taken.update_id)
        intake.take(taken.update_id, came)
        try:
            update = Update.de_json(json.loads(taken.content), bot)
            tell_if_unreadable(update)
            await intake.arrived([update])
            hand_on(update)
        except Exception as error:  # noqa: BLE001 - one update must not end the bot, here and wherever it comes next
            self._give_up(taken, f"to hand it on raises {type(error).__name__}")
            with intake.finishing(taken.update_id):
                pass

    def _give_up(self, taken: InboxUpdate, why: str) -> None:
        """Tell that an update is dropped. What it held is not logged: it is private."""
        with self._observer.update(taken.update_id, kind_in(taken.content)):
            self._observer.outcome(Outcome.GIVEN_UP)
            _LOGGER.error("Dropped update %d: %s", taken.update_id, why)

    async def _renew_on_and_on(self) -> None:
        while True:
            await asyncio.sleep(lease.renewal_seconds())
            try:
                await self._workers.run(self._memory.renew_updates, self._worker, lease.HELD_SECONDS)
                self._well_at = time.monotonic()
            except LibraryError as error:
                _LOGGER.warning("What this worker holds may be taken by others: %s", error)
            except Exception:  # without renewals all would be answered twice, and nobody would know why
                _LOGGER.exception("What this worker holds may be taken by others")


def _is_patient(taken: InboxUpdate) -> bool:
    """Whether the answer to an update may come as late as Telegram wants: to a message, which keeps its line. Who
    pressed a button waits no more by then, and meanwhile would have no other button answered."""
    is_message = kind_in(taken.content) in {UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE}
    return is_message and taken.line is not None and not taken.is_aside
