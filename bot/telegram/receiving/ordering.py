"""Which updates may be worked on at the same time. Updates go in as they arrive; those of one line are handled one
after the other, in that order, while other lines go on. The lines are those in which Telegram itself delivers."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.line_limits import IN_MEMORY
from bot.observing.events import Outcome, Stage
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.telegram.parsing.callback_data import Act, decode
from bot.telegram.parsing.updates import kind_of
from bot.telegram.receiving.intake import MOST_IN_HAND, Intake
from bot.telegram.sending.once import Once
from bot.telegram.turns.askers import NOBODY, asker_of, working_for

_LOGGER = logging.getLogger(__name__)

_LineName = tuple[str, int]

_leave: ContextVar[Callable[[], None] | None] = ContextVar("way out of the line", default=None)


def step_aside() -> None:
    """Let the line of the update in work go on without it: for work that takes minutes. It is finished only when its
    handler is, and nothing keeps it in order with what comes after it any more."""
    leave = _leave.get()
    if leave is not None:
        leave()


def line_of(update: Update) -> _LineName | None:
    """The line that an update stands in, None for none at all.

    What is written in a chat, or about it, has one line; only a channel's posts stand in none, for all that is done
    about them was done when they arrived. Buttons and inline queries have a line for each person, so that they never
    wait for the answer to a slow question; but what has everything of a chat forgotten stands in the chat's own: of
    what was written before it nothing is to be left, and what is asked after it is answered after it.
    """
    if forgets_all(update) and update.effective_chat is not None:
        return "chat", update.effective_chat.id
    if update.callback_query is not None:
        return "presses", update.callback_query.from_user.id
    if update.inline_query is not None:
        return "inline queries", update.inline_query.from_user.id
    if update.chosen_inline_result is not None:
        return "inline choices", update.chosen_inline_result.from_user.id
    if update.channel_post is not None or update.edited_channel_post is not None:
        return None
    chat = update.effective_chat
    return ("chat", chat.id) if chat is not None else None


def is_in_group(update: Update) -> bool:
    """Whether others than its sender have places in an update's line too."""
    name = line_of(update)
    return name is not None and name[0] == "chat" and name[1] != asker_of(update)


def forgets_all(update: Update) -> bool:
    """Whether an update is the wish that everything of a chat be forgotten."""
    press = None if update.callback_query is None else decode(update.callback_query.data)
    return press is not None and press.act is Act.FORGET_ALL


@dataclass(slots=True)
class _Line:
    """How many stand in it, of whom, and what the last of them will set when it is done."""

    length: int = 0
    askers: Counter[int] = field(default_factory=Counter)
    last: asyncio.Event = field(default_factory=asyncio.Event)


class ChatOrder(BaseUpdateProcessor):
    """Lines of updates, each forgotten as soon as it is empty.

    An update that `once` knows to have been answered is dropped, and so is an inline query after which the same person
    has typed on. Of what a chat or a person sends too much of, the rest is dropped, and the `overflow` of `intake` is
    told. `intake` is told when an update is finished, `observer` what becomes of each. `shutdown` cancels what is still
    in a line.
    """

    __slots__ = ("_askers", "_lines", "_observer", "_once", "_running", "intake")

    def __init__(self, intake: Intake, once: Once, observer: Observer | None = None) -> None:
        super().__init__(MOST_IN_HAND)
        self.intake = intake
        self._once = once
        self._observer = observer or Observer()
        self._observer.queues.add(Queue.UPDATES, lambda: intake.in_hand)
        self._observer.queues.add(Queue.LINES, lambda: sum(each.length - 1 for each in list(self._lines.values())))
        self._lines: dict[_LineName, _Line] = {}
        self._askers: Counter[int] = Counter()  # how many updates of each stand in lines
        self._running: set[asyncio.Task[Any]] = set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` once all earlier updates of the same line are done."""
        task = asyncio.current_task()
        if task is None or not isinstance(update, Update):
            await coroutine
            return
        self._running.add(task)
        try:
            with (
                self._observer.update(update.update_id, kind_of(update), self.intake.waited(update.update_id)),
                self.intake.finishing(update.update_id),
                working_for(asker_of(update)),
            ):
                if self._is_one_too_many(update):
                    self._observer.outcome(Outcome.LIMITED)
                    await self._drop(update)
                    return
                async with self._turn(update) as wanted:
                    if not wanted:
                        self._observer.outcome(Outcome.OVERTAKEN)
                    elif await self._once.is_answered(update.update_id):
                        self._observer.outcome(Outcome.REPEATED)
                    else:
                        with self._once.working_on(update.update_id):
                            await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # dropped, or cancelled while it waited, it would be reported as forgotten
            self._running.discard(task)

    async def initialize(self) -> None:
        """Let whoever sees updates first begin."""
        if self.intake.arrivals is not None:
            await self.intake.arrivals.begin()

    async def shutdown(self) -> None:
        """Cancel every update that is still in work or in line, and wait until they are gone."""
        if self.intake.arrivals is not None:
            await self.intake.arrivals.end()
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _is_one_too_many(self, update: Update) -> bool:
        name = line_of(update)
        line, is_wish = self._lines.get(name) if name is not None else None, forgets_all(update)
        if line is not None and line.length >= IN_MEMORY.line and not is_wish:
            return True
        asker = asker_of(update)
        if (
            update.effective_message is None or asker == NOBODY
        ):  # what is no message, nor about one, says what a chat is
            return False
        here = 0 if line is None or not is_in_group(update) else line.askers[asker]
        more = IN_MEMORY.wishes if is_wish else 0
        return here >= IN_MEMORY.asker_in_group + more or self._askers[asker] >= IN_MEMORY.asker + more

    async def _drop(self, update: Update) -> None:
        _LOGGER.warning("Dropped update %d: too many wait before it", update.update_id)
        if not await self._once.is_answered(update.update_id):
            with self._once.working_on(update.update_id):
                await self.intake.drop(update)

    @asynccontextmanager
    async def _turn(self, update: Update) -> AsyncIterator[bool]:
        """Wait for the update's turn, which lasts for the body: whether it is still to be handled."""
        name = line_of(update)
        if name is None:
            yield True
            return
        line, asker = self._lines.setdefault(name, _Line()), asker_of(update)
        before, done = line.last, asyncio.Event()
        line.last, line.length = done, line.length + 1
        line.askers[asker] += 1
        self._askers[asker] += 1

        def leave() -> None:
            if done.is_set():
                return
            line.length -= 1
            for counted in (line.askers, self._askers):
                counted[asker] -= 1
                if not counted[asker]:
                    del counted[asker]
            done.set()
            if not line.length:
                del self._lines[name]

        def step_out() -> None:
            leave()
            self.intake.stepped_aside(update.update_id)

        token = _leave.set(step_out)
        try:
            if line.length > 1:
                with self._observer.timing(Stage.LINE):
                    await before.wait()
            yield update.inline_query is None or line.last is done
        finally:
            _leave.reset(token)
            leave()
