"""Updates of a webhook between Telegram and the handlers: what was posted goes into the inbox of the memory, which all
workers share; each worker takes out of it what nobody else holds, hands it on, and drops what is finished.

A worker that dies holds its updates for some seconds more: then another takes them. One that had begun to answer an
update, and died before it could record that the answer arrived, may have answered it; it is answered again, for
Telegram can't tell, and an answer that is missing is worse than one that stands there twice.
"""

import asyncio
import json
import logging
import math
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.constants import UpdateType

from bot.memory.inbox_protocol import InboxUpdate, Put
from bot.memory.protocol import Memory
from bot.observing.events import Outcome
from bot.observing.observer import Observer
from bot.telegram.askers import NOBODY, asker_of
from bot.telegram.earlier_versions import renewing
from bot.telegram.inbox_claims import InboxClaims
from bot.telegram.intake import Intake
from bot.telegram.moments import any_of
from bot.telegram.ordering import line_of
from bot.telegram.readiness import Readiness
from bot.telegram.updates import kind_in, kind_of, tell_if_unreadable
from bot.telegram.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

MOST_HELD = 16  # updates in one worker's hands: others wait where any worker may take them
MOST_WITH_ASIDE = 64  # with those that stepped aside, whose work takes minutes: what is quick doesn't wait for them
MOST_TAKES = 5  # from workers whose time had run out: an update that is taken more often ends those who handle it
HELD_SECONDS = 15.0  # after its death until others take what a worker held
RENEWALS = 4  # in that time: a renewal may fail
LOOK_SECONDS = 0.5  # for what other workers were posted, or left behind
RETRY_SECONDS = 1.0  # after a failure of the storage
BEARABLE_SECONDS = 30.0  # in the inbox; while updates wait longer, those who ask are told how long

HandOn = Callable[[Update], None]
_Result = TypeVar("_Result")


class InboxReader:
    """One worker's hands. The memory is asked in threads of `workers`; updates are handed on in `run`. Of those that
    never are, as too many wait before them, `observer` is told."""

    def __init__(self, memory: Memory, worker: str, workers: Workers, observer: Observer | None = None) -> None:
        self.claims = InboxClaims(memory, worker)
        self._memory = memory
        self._worker = worker
        self._workers = workers
        self._observer = observer or Observer()
        self._held: dict[int, InboxUpdate] = {}
        self._came: dict[int, float] = {}  # when each of these was put in, by `time.monotonic`
        self._finished: set[int] = set()
        self._beside: set[asyncio.Task[Any]] = set()
        self._renewing: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._intake: Intake | None = None  # while it runs
        self._well_at = time.monotonic()  # when the storage worked last
        self._left_until = -math.inf  # until when what others held for too long is left to them
        self._behind = 0.0  # how many seconds the last update that was taken had waited; 0 where none is left
        self._readiness = Readiness(partial(memory.check_writable, worker))

    async def put(self, update: Update, content: dict[str, object]) -> None:
        """Store an update that was posted; once that is done, it is in nobody's hands but safe. Raises
        `LibraryError`."""
        chat = update.effective_chat
        line = line_of(update) or (("chat", chat.id) if chat is not None else None)
        name = None if line is None else f"{line[0]} {line[1]}"
        chat_id = None if chat is None else chat.id
        asker = asker_of(update)
        asker_id = None if asker == NOBODY or update.effective_message is None else asker
        text = json.dumps(content)  # in ASCII: a lone surrogate is no hindrance
        put = partial(self._memory.put_update, renew=renewing(content))
        stored = await self._workers.run(put, update.update_id, name, text, chat_id, asker_id)
        if stored is Put.TOO_MANY:
            if self._intake is not None:
                await self._intake.arrived([update])  # what is to be kept of it is: it is only not answered
            self._begin(self._drop(update))
        elif stored is Put.NEW and self._behind > BEARABLE_SECONDS and self._intake is not None:
            self._begin(self._intake.delay(update, self._behind))
        self._news.set()

    async def _drop(self, update: Update) -> None:
        with self._observer.update(update.update_id, kind_of(update)):
            self._observer.outcome(Outcome.LIMITED)
            _LOGGER.warning("Dropped update %d: too many wait before it", update.update_id)
            if self._intake is not None:
                await self._intake.drop(update)

    async def is_writable(self) -> bool:
        """Whether something can be stored, as of a moment ago."""
        return await self._readiness.is_writable()

    async def run(self, bot: Bot, intake: Intake, hand_on: HandOn) -> None:
        """Take updates and hand them on until cancelled; what is in hand then is still this worker's, until `close`."""
        intake.holder, self._intake = self, intake
        self._well_at = time.monotonic()
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew_on_and_on())
        while True:
            self._news.clear()
            try:
                for update in await self._left_in_hand():
                    self._hand_on_again(update, bot, intake, hand_on)
                # Not left halfway: what it takes after `close` nobody would give back.
                for update in await asyncio.shield(self._begin(self._take())):
                    await self._hand_on(update, bot, intake, hand_on)
            except LibraryError as error:
                _LOGGER.error("The inbox can't be read, and is tried again: %s", error)  # noqa: TRY400
                await asyncio.sleep(RETRY_SECONDS)
                continue
            await any_of(self._news, seconds=LOOK_SECONDS)

    async def close(self) -> None:
        """Drop what is finished and give back all else, as this worker ends."""
        self._readiness.close()
        if self._renewing is not None:
            self._renewing.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        try:
            await self._left_in_hand()
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
        update = self._held.get(update_id)
        if update is not None:
            self.claims.stepped_aside(update_id)
            self._held[update_id] = replace(update, is_aside=True)
            self._begin(self._step_aside(update_id))

    async def _step_aside(self, update_id: int) -> None:
        try:
            await self._workers.run(self._memory.step_aside, update_id)
            self._news.set()
        except LibraryError as error:
            _LOGGER.warning("What comes after update %d waits for it: %s", update_id, error)

    # What is in hand

    async def _left_in_hand(self) -> list[InboxUpdate]:
        """Drop what is finished. What was put off is to be handled anew, in this order, as far as it is this worker's
        still, once nothing of its line is in work; what Telegram holds back, and what comes after it, is given back to
        the inbox: for as long as that may take it would fill this worker's hands."""
        await self._workers.run(self.claims.confirm_the_rest)
        put_off: list[InboxUpdate] = []
        in_work = {each.line for number, each in self._held.items() if number not in self._finished | self._aside()}
        for number in sorted(self._finished):
            update = self._held.get(number)
            if update is not None and self.claims.is_put_off(number):
                if update.line is None or update.line not in in_work:
                    put_off.append(update)
                continue
            await self._workers.run(self._memory.finish_update, number, self._worker)
            self._let_go(number)
            self._came.pop(number, None)
            self.claims.forget(number)
        late = {update.line for update in put_off if self.claims.is_held_back(update.update_id)}
        await self._give_back([update for update in put_off if update.line in late])
        put_off = [update for update in put_off if update.line not in late]
        if not put_off:
            return []
        mine = await self._workers.run(self._memory.renew_updates, self._worker, HELD_SECONDS)
        for update in put_off:
            self._let_go(update.update_id)
            self.claims.take_up(update.line, update.update_id)
            if update.update_id not in mine:
                self._came.pop(update.update_id, None)
        return [update for update in put_off if update.update_id in mine]

    async def _give_back(self, updates: Sequence[InboxUpdate]) -> None:
        if not updates:
            return
        await self._workers.run(self._memory.give_back, self._worker, [update.update_id for update in updates])
        for update in updates:
            self._let_go(update.update_id)
            self._came.pop(update.update_id, None)
            self.claims.take_up(update.line, update.update_id)
            self.claims.forget(update.update_id)

    def _let_go(self, update_id: int) -> None:
        self._finished.discard(update_id)
        self._held.pop(update_id, None)

    def _aside(self) -> set[int]:
        return {number for number, update in self._held.items() if update.is_aside}

    async def _take(self) -> list[InboxUpdate]:
        held, aside = len(self._held), len(self._aside())
        room = min(MOST_HELD - (held - aside), MOST_WITH_ASIDE - held)
        if room <= 0:
            return []
        now = time.monotonic()
        if now - self._well_at > HELD_SECONDS / 2:
            # The storage was away: all have held for too long what they have in hand, and know of answers that are not
            # recorded yet. They come first.
            self._left_until = now + HELD_SECONDS
        take = partial(self._memory.take_updates, lost=now > self._left_until)
        taken = await self._workers.run(take, self._worker, room, HELD_SECONDS)
        self._well_at = time.monotonic()
        self._behind = taken[-1].waited if len(taken) == room else 0.0
        return taken

    async def _hand_on(self, taken: InboxUpdate, bot: Bot, intake: Intake, hand_on: HandOn) -> None:
        if taken.update_id in self._held:
            return  # it was held for too long, and nobody else has taken it
        self._held[taken.update_id] = taken
        self._came[taken.update_id] = time.monotonic() - max(0.0, taken.waited)  # a clock may be set back
        if taken.is_answered or not taken.content:
            self.finished(taken.update_id)
            return
        if taken.takes > MOST_TAKES:
            self._give_up(taken, f"{taken.takes} workers ended while they held it")
            self.finished(taken.update_id)
            return
        if taken.is_begun:
            _LOGGER.info("Update %d was being answered when its worker ended, and is answered again", taken.update_id)
        self._claim(taken)
        intake.take(taken.update_id, self._came[taken.update_id])
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

    def _hand_on_again(self, taken: InboxUpdate, bot: Bot, intake: Intake, hand_on: HandOn) -> None:
        self._held[taken.update_id] = taken
        self._claim(taken)
        intake.take(taken.update_id, self._came[taken.update_id])
        hand_on(Update.de_json(json.loads(taken.content), bot))

    def _claim(self, taken: InboxUpdate) -> None:
        is_patient, was_held_back = _is_patient(taken), taken.was_held_back
        self.claims.hold(taken.update_id, taken.line, is_patient=is_patient, was_held_back=was_held_back)

    def _begin(self, work: Coroutine[Any, Any, _Result]) -> asyncio.Task[_Result]:
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)
        return task

    async def _renew_on_and_on(self) -> None:
        while True:
            await asyncio.sleep(HELD_SECONDS / RENEWALS)
            try:
                await self._workers.run(self._memory.renew_updates, self._worker, HELD_SECONDS)
                self._well_at = time.monotonic()
            except LibraryError as error:
                _LOGGER.warning("What this worker holds may be taken by others: %s", error)
            except Exception:  # without renewals all would be answered twice, and nobody would know why
                _LOGGER.exception("What this worker holds may be taken by others")


def _is_patient(taken: InboxUpdate) -> bool:
    """Whether the answer to an update may come as late as Telegram wants: to a message. Who pressed a button waits no
    more by then, and meanwhile would have no other button answered."""
    return not taken.is_aside and kind_in(taken.content) in {UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE}
