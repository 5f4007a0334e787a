"""Where files, links and posts are read and stored: what was given in a chat goes in; documents in the library, and one
message that tells how it goes and what came of it, come out.

What comes while something is read waits for its turn in the same chat, and is then read and reported together. Nobody's
question waits for any of it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.rendering import Outcome, Problem, render_added
from bot.telegram.formatting.rich_text import plain
from bot.telegram.keeping.begun_updates import BegunUpdates
from bot.telegram.keeping.chat_turns import ChatTurns
from bot.telegram.keeping.downloads import LARGEST_DOWNLOAD
from bot.telegram.keeping.reading_watch import ReadingStoppedError, Watch, count, progress_line
from bot.telegram.keeping.taking_in import TakingIn, name_of
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.given import Given
from bot.telegram.receiving.ordering import step_aside
from bot.telegram.sending.once import no_answer_yet, update_in_work
from bot.telegram.turns.fair_places import FairPlaces
from bot.telegram.turns.workers import THREADS
from bot.texts import Texts
from index.errors import QawlError
from index.records import Scope

_LOGGER = logging.getLogger(__name__)

QUIET_SECONDS = 1.0  # what is read sooner needs no word about how it goes
# Edits count as messages, https://core.telegram.org/bots/faq: a chat takes one a second, a group 20 a minute.
PROGRESS_SECONDS = 3.0
PROGRESS_SECONDS_IN_GROUPS = 12.0
LAST_WORD_SECONDS = 1.0  # for telling, when the bot stops, that it goes on later
MOST_WAITING = 100  # orders in one chat; whoever sends on more at once is told


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Something to be read: for which scope, where the report goes, in whose language.

    `where` tells the reader who gets answers from it. `largest` is the size of a file in bytes. `update_id` is the
    number of the update that gave it.
    """

    given: Sequence[Given]
    scope: Scope
    address: Address
    texts: Texts
    where: str
    largest: int = LARGEST_DOWNLOAD
    update_id: int | None = field(default_factory=update_in_work)


class _Ending(Enum):
    """How a batch ended."""

    READ = auto()
    FAILED = auto()
    STOPPED = auto()


@dataclass(slots=True)
class _Desk:
    """One chat's: a batch at a time. `users` are the orders and pauses that hold on to it."""

    waiting: list[Order] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    watch: Watch | None = None
    users: int = 0


class ReadingRoom:
    """Reads at most `THREADS` sources at a time; each may be a file held in memory.

    `after` is awaited with the chat's id when something may have been stored for it. `turns` keep other workers apart.
    """

    def __init__(
        self,
        backend: Backend,
        taking_in: TakingIn,
        after: Callable[[int], Awaitable[None]],
        *,
        turns: ChatTurns | None = None,
    ) -> None:
        self._turns = turns
        self._backend = backend
        self._begun = BegunUpdates(backend)
        self._taking_in = taking_in
        self._after = after
        self._places = FairPlaces(THREADS)
        self._desks: dict[int, _Desk] = {}

    def is_full(self, chat_id: int) -> bool:
        """Whether so much waits to be read in a chat that no more should be ordered."""
        desk = self._desks.get(chat_id)
        return desk is not None and len(desk.waiting) >= MOST_WAITING

    async def read(self, order: Order) -> None:
        """Add what was given and report it, after what was ordered before in this chat.

        The update in work leaves its line. It is no answered one until the report goes out: if the process dies before,
        the update comes again and is read again, once; what was stored then is unchanged.
        """
        async with self._desk(order.address.chat_id) as desk:
            # Before the next update's turn: if that one forgets the chat, it drops this order.
            desk.waiting.append(order)
            step_aside()
            try:
                await self._read_in_turn(order, desk)
            finally:
                if order in desk.waiting:
                    desk.waiting.remove(order)

    async def _read_in_turn(self, order: Order, desk: _Desk) -> None:
        again = await self._begun.begin()  # two deaths are enough: it may be the cause
        try:
            async with desk.lock:
                if order not in desk.waiting:
                    return  # read together with those before it, or dropped with its chat
                batch = list(desk.waiting)
                desk.waiting.clear()
                await self._read(batch, desk, again=again)
        except asyncio.CancelledError:
            if not again:
                await self._begun.take_back()
            raise

    @asynccontextmanager
    async def closed(self, chat_id: int) -> AsyncIterator[None]:
        """Nothing is read for this chat while the body runs; what is being read or waits for it is dropped."""
        async with self._desk(chat_id) as desk:
            desk.waiting.clear()
            if desk.watch is not None:
                desk.watch.stopped.set()
            async with desk.lock:
                desk.waiting.clear()
                async with self._turns.forgetting(chat_id) if self._turns is not None else nullcontext():
                    yield

    @asynccontextmanager
    async def _desk(self, chat_id: int) -> AsyncIterator[_Desk]:
        desk = self._desks.setdefault(chat_id, _Desk())
        desk.users += 1
        try:
            yield desk
        finally:
            desk.users -= 1
            if not desk.users:
                del self._desks[chat_id]

    async def _read(self, batch: Sequence[Order], desk: _Desk, *, again: bool) -> None:
        first, outcome = batch[0], Outcome()
        desk.watch = watch = Watch(sum(len(order.given) for order in batch))
        work = asyncio.create_task(self._store(batch, watch, outcome))
        shown: list[int] = []
        try:
            ending = await self._ended(first, watch, work, shown, again=again)
        except asyncio.CancelledError:
            watch.stopped.set()
            work.cancel()
            if shown and not again:
                await self._say_later(first, shown)
            raise
        finally:
            desk.watch = None
        pages = render_added(outcome, first.where, first.texts)
        if ending is _Ending.STOPPED:
            pages = [plain(first.texts.say("adding-dropped"))]
        elif ending is _Ending.FAILED:
            pages = [plain(first.texts.say("adding-failed")), *pages]
        await self._backend.delivery.replace(first.address, shown, pages)

    async def _ended(
        self, first: Order, watch: Watch, work: "asyncio.Task[_Ending]", shown: list[int], *, again: bool
    ) -> _Ending:
        """How a batch ended, once all is done that belongs to it."""
        try:
            await self._show_progress(first, watch, work, shown, again=again)
            ending = await work
            await self._after(first.address.chat_id)
        except Exception:  # else all who gave something but the first would never hear what came of it
            _LOGGER.exception("What was given could not be dealt with to the end")
            await asyncio.wait({work})
            return _Ending.FAILED
        return ending

    async def _say_later(self, first: Order, shown: Sequence[int]) -> None:
        """The update comes again when the bot does."""
        later = [plain(first.texts.say("adding-later"))]
        with no_answer_yet(), suppress(TimeoutError):
            await asyncio.wait_for(self._backend.delivery.replace(first.address, shown, later), LAST_WORD_SECONDS)

    async def _store(self, batch: Sequence[Order], watch: Watch, outcome: Outcome) -> _Ending:
        """Read everything, in this chat's turn; what comes of it is counted in `outcome` as it goes."""
        try:
            if self._turns is None:
                return await self._store_in_turn(batch, watch, outcome)
            async with self._turns.reading(batch[0].address.chat_id) as turn:
                if turn is None:
                    return _Ending.STOPPED
                watch.turn = turn
                wanted = [order for order in batch if not await self._is_forgotten(order)]
                return await self._store_in_turn(wanted, watch, outcome) if wanted else _Ending.STOPPED
        except QawlError as error:
            _LOGGER.error("What was given could not be stored: %s", error)  # noqa: TRY400 - the message says it all
            return _Ending.FAILED

    async def _is_forgotten(self, order: Order) -> bool:
        """Whether its chat was forgotten while it waited, by another worker, who knows nothing of what waits here."""
        is_forgotten = self._backend.memory.is_forgotten
        return order.update_id is not None and await self._backend.looking.run(is_forgotten, order.update_id)

    async def _store_in_turn(self, batch: Sequence[Order], watch: Watch, outcome: Outcome) -> _Ending:
        try:
            for order in batch:
                for given in order.given:
                    watch.item += 1
                    watch.progress = None
                    async with self._places:
                        await self._backend.looking.run(watch.look)
                        if watch.stopped.is_set():
                            return _Ending.STOPPED
                        await self._take_in(given, order, watch, outcome)
        except ReadingStoppedError:
            return _Ending.STOPPED
        return _Ending.STOPPED if watch.stopped.is_set() else _Ending.READ

    async def _take_in(self, given: Given, order: Order, watch: Watch, outcome: Outcome) -> None:
        try:
            report = await self._taking_in.take_in(given, order.scope, order.largest, watch)
        except (QawlError, ReadingStoppedError):
            raise
        except Exception:  # else one odd file would swallow what others have given
            _LOGGER.exception("Something that was given could not be read")
            outcome.problems.append(Problem(name_of(given), order.texts.say("problem-unforeseen")))
        else:
            count(report, name_of(given), order.texts, outcome)

    async def _show_progress(
        self, first: Order, watch: Watch, work: "asyncio.Task[_Ending]", shown: list[int], *, again: bool
    ) -> None:
        """Tell how it goes until `work` is done, in one message: its id is put into `shown`."""
        pause = QUIET_SECONDS
        said = ""
        while not (await asyncio.wait({work}, timeout=pause))[0]:
            pause = PROGRESS_SECONDS_IN_GROUPS if first.address.chat_id < 0 else PROGRESS_SECONDS
            text = progress_line(watch, first.texts)
            if text == said:
                continue
            said = text
            with nullcontext() if again else no_answer_yet():
                shown[:] = await self._backend.delivery.replace(first.address, shown, [plain(text)])
