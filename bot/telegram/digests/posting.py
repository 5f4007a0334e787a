"""Digests that come by themselves: schedules and a clock go in; each slot's digest is posted once, or not at all where
there is nothing new, and once late where the bot was not running. Who dies over one leaves it to others, or to its next
start: it is never lost, and doubled only where it was sent and that could not be recorded any more."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram import Bot

from bot.clocks import believed
from bot.memory.digest_protocol import EVERYBODY, Scheduled, ShownDigest
from bot.scheduling.saying import lateness
from bot.scheduling.schedule import latest_slot, next_slot
from bot.telegram.chats.backend import Backend
from bot.telegram.digests.held_back import HeldBack
from bot.telegram.digests.making import Making
from bot.telegram.digests.summary import TICK
from bot.telegram.formatting.rendering import SHOWN_AT_ONCE, render_digest
from bot.telegram.parsing.callback_data import new_id
from bot.telegram.parsing.delivery import Address
from bot.telegram.sending.forbidding import forbids
from bot.texts import texts_in
from index.errors import LibraryError, QawlError
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted

_LOGGER = logging.getLogger(__name__)

LONGEST_SLEEP = timedelta(hours=1)  # a clock that was put right, or a computer that slept, is noticed
LONGEST_SLEEP_OF_SEVERAL = timedelta(minutes=1)  # then a worker posts what was scheduled at another, now gone
RETRY_AFTER = timedelta(minutes=1)  # after a failure, of the disk, of the model, or one that nobody foresaw
LATE_AFTER = timedelta(minutes=10)
MADE_WITHIN = timedelta(minutes=2)  # then another worker begins to make the same digest
CLAIMED_FOR = timedelta(minutes=5)  # longer than sending ever takes; then another may send the same digest
FURTHEST_BACK = timedelta(days=31)  # a digest after a long silence tells of no more

Pause = Callable[[float], Awaitable[object]]
Start = Callable[[Coroutine[Any, Any, None]], object]
"""Starts work that may be finished after `Posting.run` was cancelled."""


class Posting:
    """Posts what is due, where it `may` be posted still, by the chat's id and that of whoever wanted it. `pause` waits
    for so many seconds by the clock that the backend's `now` shows. Of several workers, each with a name, one makes a
    digest."""

    def __init__(
        self,
        bot: Bot,
        backend: Backend,
        making: Making,
        start: Start,
        may: Callable[[int, int], bool],
        pause: Pause = asyncio.sleep,
        worker: str | None = None,
    ) -> None:
        self._bot = bot
        self._may = may
        self._backend = backend
        self._making = making
        self._start = start
        self._pause = pause
        self._worker = worker
        self._news = asyncio.Event()
        self._held_back = HeldBack()
        self._in_hand: set[int] = set()  # chats whose digest is being made
        self._retry_at: datetime | None = None  # before that nothing is begun, as something has failed

    def wake(self) -> None:
        """Schedules have changed."""
        self._news.set()

    async def run(self) -> None:
        """Post until cancelled. What is being made then is left to whoever started it."""
        while True:
            self._news.clear()
            try:
                following = await self._begin_due()
            except QawlError as error:
                _LOGGER.error("Schedules can't be read, and are tried again: %s", error)  # noqa: TRY400 - that says all
                following = self._backend.now() + RETRY_AFTER
            except Exception:  # else no digest would come any more
                _LOGGER.exception("Schedules are looked at again, after a failure that nobody foresaw")
                following = self._backend.now() + RETRY_AFTER
            await self._sleep(following)

    async def _begin_due(self) -> datetime:
        """Begin every digest that is due: when the next one may be."""
        now = self._backend.now()
        if self._retry_at is not None and now < self._retry_at <= now + RETRY_AFTER:  # else the clock was put back
            return self._retry_at
        self._retry_at = None
        following = [now + (LONGEST_SLEEP if self._worker is None else LONGEST_SLEEP_OF_SEVERAL)]
        schedules = await self._backend.looking.run(self._backend.memory.schedules)
        allowed = [each for each in schedules if self._may(each.chat_id, each.set_by)]
        slots = [(each, latest_slot(each.schedule, now)) for each in allowed]
        due = {each.chat_id: (each.set_at, slot) for each, slot in slots if is_due(each, slot, now)}
        self._held_back.keep_only(due)
        for scheduled, slot in slots:
            if scheduled.chat_id in due and scheduled.chat_id not in self._in_hand:
                # By another process; if that has died, the digest is still to be posted.
                if scheduled.is_claimed or not await self._begin_making(scheduled.chat_id):
                    following.append(now + RETRY_AFTER)
                    continue
                self._in_hand.add(scheduled.chat_id)
                # Around the start: what the task logs bears the id.
                with self._backend.observer.digest(_logged_id(scheduled, slot)):
                    self._start(self._post_once(scheduled, slot, now))
            following.append(next_slot(scheduled.schedule, now))
        return min(following)

    async def _post_once(self, scheduled: Scheduled, slot: datetime, now: datetime) -> None:
        try:
            await self._post(scheduled, slot, now)
        except QawlError as error:
            _LOGGER.error("A digest for chat %d is tried again: %s", scheduled.chat_id, error)  # noqa: TRY400
            self._retry_at = self._backend.now() + RETRY_AFTER
        except Exception:  # else it would be begun anew with every change of a schedule, and otherwise in an hour
            _LOGGER.exception(
                "A digest for chat %d is tried again, after a failure that nobody foresaw", scheduled.chat_id
            )
            self._retry_at = self._backend.now() + RETRY_AFTER
        finally:
            self._in_hand.discard(scheduled.chat_id)
            await self._end_making(scheduled.chat_id)
        self.wake()  # it is to be tried again, or the next slot has come meanwhile

    async def _begin_making(self, chat_id: int) -> bool:
        """Whether no other worker makes the digest of a chat. Spares work: that one is posted is settled later."""
        if self._worker is None:
            return True
        hold, seconds = self._backend.memory.hold, MADE_WITHIN.total_seconds()
        return await self._backend.looking.run(hold, _lease_of(chat_id), self._worker, seconds)

    async def _end_making(self, chat_id: int) -> None:
        if self._worker is None:
            return
        try:
            await self._backend.looking.run(self._backend.memory.let_go, _lease_of(chat_id), self._worker)
        except LibraryError as error:
            _LOGGER.warning("A digest for chat %d can't be begun for a while: %s", chat_id, error)

    async def _post(self, scheduled: Scheduled, slot: datetime, now: datetime) -> None:
        posted = believed(scheduled.slot, now)
        wrong = scheduled.slot if posted is None else None
        # Where none was sent yet, since a day or week before the first that was due: it may have been held back since.
        first = posted or next_slot(scheduled.schedule, believed(scheduled.set_at, now) or slot)
        before = scheduled.covered or min(slot, first) - scheduled.schedule.period
        asked = ShownDigest(
            id=new_id(),
            shown_in=scheduled.chat_id,
            asker_id=EVERYBODY,
            about=scheduled.chat_id,
            wanted=Wanted(since=max(before, slot - FURTHEST_BACK)),
            document_id=None,
            language=texts_in(scheduled.language).language,
            made_at=now,
        )
        made = self._held_back.take(scheduled, slot) or await self._making.make(asked)
        digest = await self._making.standing(asked, made, SHOWN_AT_ONCE)
        if digest is None:
            raise QawlError("what it would quote was removed while it was made")
        try:
            await self._send(scheduled, slot, now, digest, wrong)
        except QawlError:
            self._held_back.keep(scheduled, slot, digest)
            raise

    async def _send(
        self, scheduled: Scheduled, slot: datetime, now: datetime, digest: Digest, wrong: datetime | None
    ) -> None:
        """Claim the slot, send its digest, and note that. What was stored of the slot `wrong` counts for nothing."""
        memory, chat_id, texts = self._backend.memory, scheduled.chat_id, texts_in(scheduled.language)
        # Of this machine's clock nothing stays in it: were that wrong, the next digest would miss something.
        last = None if digest.last is None else min(digest.last, self._backend.now())
        covered = scheduled.covered if last is None else last + TICK
        above = lateness(slot, scheduled.schedule.zone, texts) if now - slot > LATE_AFTER else ""
        pages = await self._backend.looking.run(render_digest, digest, texts, SHOWN_AT_ONCE, above)
        claim = partial(memory.claim_slot, scheduled, slot, CLAIMED_FOR.total_seconds(), wrong=wrong)
        claimed = await self._backend.looking.run(claim)
        if not claimed:  # taken, changed or moved meanwhile: it may be due again as it is now
            self.wake()
            return
        to = Address(chat_id, scheduled.topic_id or None)
        has_news = digest.posts > digest.wordless
        # What surely did not leave is tried again, when the claim has run out.
        arrived = has_news and bool(await self._backend.delivery.post(to, pages))
        # What was sent and may not have arrived is not sent again.
        await self._backend.looking.run(partial(memory.confirm_slot, chat_id, slot, covered, wrong=wrong))
        if arrived:
            _LOGGER.info("A digest of %d posts went to chat %d", digest.posts, chat_id)
        elif not has_news:
            _LOGGER.info("Chat %d has nothing new for its digest", chat_id)
        if arrived and last is not None:
            await self._backend.looking.run(memory.reach, chat_id, 0, EVERYBODY, last)
        elif has_news and await forbids(self._bot, to):
            _LOGGER.warning("Chat %d lets nobody write to it: no more digests go there", chat_id)
            await self._backend.looking.run(memory.drop_schedule, chat_id)

    async def _sleep(self, until: datetime) -> None:
        """Wait until then, or less where schedules change."""
        seconds = max(0.0, (until - self._backend.now()).total_seconds())
        news, time_up = asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(self._pause(seconds))
        try:
            await asyncio.wait({news, time_up}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            time_up.cancel()


def _lease_of(chat_id: int) -> str:
    return f"digest {chat_id}"


def _logged_id(scheduled: Scheduled, slot: datetime) -> str:
    """What the log calls the digest of a slot: the same however often it is tried, and by whom. Not the id by which its
    buttons find it, which nobody else may know."""
    return hashlib.sha256(f"{scheduled.chat_id} {slot.timestamp():.0f}".encode()).hexdigest()[:12]


def is_due(scheduled: Scheduled, slot: datetime, now: datetime) -> bool:
    """Whether the digest of a slot that has come is still to be posted: it was not before the schedule was set.

    What was set or posted far in the future, by a clock that has been put right since, keeps nothing from being posted:
    else no digest would come for as long. That tells nothing twice, as `covered` is a moment of Telegram's. Where that
    is far in the future, this machine's clock is wrong now, and nothing is due.
    """
    if scheduled.covered is not None and believed(scheduled.covered, now) is None:
        _LOGGER.warning("Digests wait for the clock to be put right: it shows %s", now.isoformat(timespec="minutes"))
        return False
    set_at, posted = believed(scheduled.set_at, now), believed(scheduled.slot, now)
    return (set_at is None or slot > set_at) and (posted is None or slot > posted)
