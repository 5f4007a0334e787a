"""Keeps what chats say: updates go in as they arrive and are recorded before Telegram may forget them; beside all other
work they are stored in the library, several at a time, in the order of their arrival."""

import asyncio
import logging
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.memory.chat_protocol import ChatMemory
from bot.memory.records import Arrived
from bot.observing.queues import Queue, Queues
from bot.storing import Storing
from bot.telegram.chats.linked_channels import LinkedChannels
from bot.telegram.chats.rules import Rules
from bot.telegram.keeping.heard import Heard, TopicName, read_update
from bot.telegram.keeping.recordable import recordable
from bot.telegram.parsing.addressing import Self
from bot.telegram.receiving.intake import Intake
from bot.telegram.turns.limits import HOUR, Limit
from bot.telegram.turns.moments import any_of
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError, QawlError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 1.0  # after a failure of the disk or of the model
LONGEST_PAUSE_SECONDS = 60.0
LOOK_SECONDS = 2.0  # for what other workers recorded
MOST_UNRECORDED = 2000  # updates that wait in memory for a disk that fails
CLEANING_SECONDS = 24 * HOUR  # between two cleanings of the files, which take 5 s for 1 GB
CLEANING_AGAIN_SECONDS = HOUR  # after one that failed
NOTICES_PER_HOUR = 1  # of what isn't kept of one channel


class Recorder:
    """An `Arrivals` that records, and what stores what was recorded.

    The memory is asked in a thread of `looking`; documents are stored in the one thread of `keeping`, so whatever else
    is run there never meets a message that is being stored. Of whom the `rules` don't list nothing is recorded but
    that a group has moved, or that the bot was put out; a channel that a listed group discusses is listed with it.
    `is_shared` tells that other workers record too, and may end before they could store it. While it runs, `queues`
    tell how much waits.
    """

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        memory: ChatMemory,
        storing: Storing,
        channels: LinkedChannels,
        rules: Rules,
        looking: Workers,
        keeping: Workers,
        *,
        queues: Queues,
        is_shared: bool = False,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._memory = memory
        self._storing = storing
        self._channels = channels
        self._rules = rules
        self._looking = looking
        self._keeping = keeping
        self._queues = queues
        self._look_seconds = LOOK_SECONDS if is_shared else None
        self._unrecorded: dict[int, Heard] = {}  # by the updates' numbers, in the order of arrival
        self._recording = asyncio.Lock()
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._retry: asyncio.Task[None] | None = None
        self._doubting: asyncio.Task[None] | None = None
        self._notices = Limit(NOTICES_PER_HOUR, HOUR)

    # As an `Arrivals`

    async def begin(self) -> None:
        """Go on with what an earlier process recorded and did not store."""
        if not self._tasks:
            self._queues.add(Queue.STORING, self.length)
            self._tasks += map(asyncio.create_task, (self._store_on_and_on(), self._clean_on_and_on()))

    async def come(self, updates: Sequence[Update]) -> None:
        """Record what is to be kept of these. What can't be recorded now is held, and tried again."""
        myself = Self(self._bot.id, self._bot.username)
        found = {update.update_id: self._heard(update, myself) for update in updates}
        heard = {update_id: each for update_id, each in found.items() if each is not None}
        if not heard:
            return
        for update_id in heard:
            self._intake.hold(update_id)
        self._unrecorded |= heard
        for update_id in list(self._unrecorded)[:-MOST_UNRECORDED]:
            self._done_with(update_id)
            _LOGGER.error("Update %d is not kept: too many wait for the disk", update_id)
        await self._record_or_try_again()
        if any(each.in_doubt for each in heard.values()) and (self._doubting is None or self._doubting.done()):
            self._doubting = asyncio.create_task(self._settle_doubts())

    def length(self) -> int:
        """How many messages wait to be stored: those of all workers that are recorded, and of this one those that can't
        be recorded yet. Safe to use from threads. Raises `LibraryError`."""
        return self._memory.arrived_length() + len(self._unrecorded)

    async def forget(self, chat_id: int, wish: int | None) -> None:
        """Drop what a chat has said that could not be recorded yet, up to the update that wishes so, or all of it."""
        async with self._recording:
            for update_id, heard in list(self._unrecorded.items()):
                said = heard.message or heard.topic
                if said is not None and said.chat_id == chat_id and (wish is None or update_id < wish):
                    self._done_with(update_id)

    async def end(self) -> None:
        """Stop; what is recorded is stored after the next start."""
        self._queues.remove(Queue.STORING)
        tasks = [*self._tasks, *(each for each in (self._retry, self._doubting) if each is not None)]
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # Recording

    async def _record_or_try_again(self) -> None:
        if self._retry is not None and not self._retry.done():
            return
        try:
            await self._record()
        except LibraryError as error:
            _LOGGER.error("What chats say can't be recorded, and is tried again: %s", error)  # noqa: TRY400
            self._retry = asyncio.create_task(self._record_again())

    async def _record(self) -> None:
        async with self._recording:
            taken = {update_id: heard for update_id, heard in self._unrecorded.items() if not heard.in_doubt}
            await self._looking.run(self._record_now, taken)
            for update_id in taken:
                self._done_with(update_id)
        self._news.set()

    def _done_with(self, update_id: int) -> None:
        self._unrecorded.pop(update_id, None)
        self._intake.release(update_id)

    def _record_now(self, heard: Mapping[int, Heard]) -> None:
        kept: list[Arrived] = []
        for update_id, each in heard.items():
            if each.move is not None:
                self._memory.note_move(each.move.old_chat_id, each.move.new_chat_id)
            if each.left is not None:  # here too: what is said after a return may have come with it
                self._memory.leave_chat(each.left, update_id)
            message = recordable(each, self._memory)
            if message is not None:
                kept.append(replace(message, update_id=update_id))
            if each.topic is not None and self._memory.remembers(each.topic.chat_id):
                self._name_topic(each.topic)
        if kept:
            self._memory.arrive(kept)

    def _name_topic(self, topic: TopicName) -> None:
        known = self._memory.topic_name(topic.chat_id, topic.topic_id)
        if known is None or (known != topic.name and not topic.at_first):
            self._memory.name_topic(topic.chat_id, topic.topic_id, topic.name)

    async def _record_again(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while any(not heard.in_doubt for heard in self._unrecorded.values()):
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_SECONDS, 2 * pause)
            with suppress(LibraryError):  # told before
                await self._record()

    # Whom the bot is there for

    def _heard(self, update: Update, bot: Self) -> Heard | None:
        """What of an update may be kept, None for nothing, and where it can't be understood."""
        try:
            heard = read_update(update, bot)
            heard = heard if self._rules.serves_sender(update) else heard.of_stranger()
        except Exception as error:  # noqa: BLE001 - whatever reading foreign data raises, the rest must go on
            reason = type(error).__name__
            _LOGGER.warning("Nothing is kept of update %d: reading it raises %s", update.update_id, reason)
            return None
        return None if heard.is_nothing else heard

    async def _settle_doubts(self) -> None:
        """Find out which channels listed groups discuss, and record their posts. Beside all else: Telegram may be slow
        to tell."""
        pause = FIRST_PAUSE_SECONDS
        while any(heard.in_doubt for heard in self._unrecorded.values()):
            try:
                discussed = await self._channels.of_groups(self._rules.allowed)
            except TelegramError as error:
                _LOGGER.warning("Which channels the listed groups discuss is asked again: %s", error)
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE_SECONDS, 2 * pause)
                continue
            async with self._recording:
                self._settle(discussed)
            await self._record_or_try_again()

    def _settle(self, discussed: Collection[int]) -> None:
        for update_id, heard in list(self._unrecorded.items()):
            if not heard.in_doubt or heard.message is None:
                continue
            channel_id = heard.message.chat_id
            if channel_id in discussed:
                self._unrecorded[update_id] = replace(heard, in_doubt=False)
                continue
            self._done_with(update_id)
            if self._notices.act(channel_id, time.monotonic()).allowed:
                _LOGGER.info("Posts of channel %d are not kept: it is not in QAWL_ALLOWED_CHATS", channel_id)

    # Storing

    async def _store_on_and_on(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            self._news.clear()
            try:
                stored = await self._store()
            except (QawlError, TelegramError) as error:
                _LOGGER.error("What chats say can't be stored, and is tried again: %s", error)  # noqa: TRY400
                stored = None
            except Exception:
                _LOGGER.exception("What chats say can't be stored, and is tried again")
                stored = None
            if stored is None:
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE_SECONDS, 2 * pause)
                continue
            pause = FIRST_PAUSE_SECONDS
            if not stored:
                await any_of(self._news, seconds=self._look_seconds)

    async def _clean_on_and_on(self) -> None:
        """Clean the files of what edits replaced, an earlier process's first."""
        while True:
            pause = CLEANING_SECONDS
            try:
                await self._keeping.run(self._storing.clean)
            except QawlError as error:
                _LOGGER.warning("What edits replaced stays in the files for now: %s", error)
                pause = CLEANING_AGAIN_SECONDS
            except Exception:
                _LOGGER.exception("What edits replaced stays in the files for now")
                pause = CLEANING_AGAIN_SECONDS
            await asyncio.sleep(pause)

    async def _store(self) -> int:
        waiting = await self._looking.run(self._memory.arrived, self._storing.most_at_once)
        if not waiting:
            return 0
        return await self._keeping.run(self._storing.store_oldest, await self._stored_channels(waiting))

    async def _stored_channels(self, waiting: Sequence[Arrived]) -> Mapping[int, bool]:
        """Whether the posts of these channels, of which there are copies, come to the bot by themselves."""
        copied = {each.copied_from for each in waiting if each.copied_from is not None}
        return {channel_id: await self._channels.has_bot(channel_id) for channel_id in copied}
