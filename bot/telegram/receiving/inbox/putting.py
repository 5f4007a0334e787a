"""Updates that Telegram posts, on their way into the inbox: an update goes in; it is stored, or dropped as too many
wait before it, and whoever sent it is told of that, and of a long wait. Whether anything can be stored is told too."""

import asyncio
import json
import logging
from functools import partial

from telegram import Update

from bot.beside import Beside
from bot.memory.inbox_protocol import Put
from bot.memory.protocol import Memory
from bot.observing.events import Outcome
from bot.observing.observer import Observer
from bot.telegram.parsing.earlier_versions import renewing
from bot.telegram.parsing.updates import kind_of
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.ordering import forgets_all, is_in_group, line_of
from bot.telegram.receiving.readiness import Readiness
from bot.telegram.turns.askers import NOBODY, asker_of
from bot.telegram.turns.workers import Workers
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

BEARABLE_SECONDS = 30.0  # in the inbox; while updates wait longer, those who ask are told how long


class Putting:
    """Puts updates into the inbox. `news` is set by each; `behind` is how many seconds the last one that was taken had
    waited, 0 where none is left."""

    def __init__(self, memory: Memory, worker: str, workers: Workers, observer: Observer) -> None:
        self._memory = memory
        self._workers = workers
        self._observer = observer
        self._readiness = Readiness(partial(memory.check_writable, worker))
        self._beside = Beside()
        self.news = asyncio.Event()
        self.behind = 0.0

    async def put(self, update: Update, content: dict[str, object], intake: Intake) -> None:
        """Store an update that was posted, or have `intake` show it to whoever keeps what chats say; once that is done,
        it is in nobody's hands but safe. Raises `LibraryError` where it isn't, and is to be posted again."""
        chat, asker = update.effective_chat, asker_of(update)
        stored = await self._workers.run(
            partial(
                self._memory.put_update,
                renew=renewing(content),
                in_group=is_in_group(update),
                is_wish=forgets_all(update),
            ),
            update.update_id,
            _line_in_storage(update),
            json.dumps(content),  # in ASCII: a lone surrogate is no hindrance
            None if chat is None else chat.id,
            None if asker == NOBODY or update.effective_message is None else asker,
        )
        if stored is Put.TOO_MANY:
            await self._drop(update, intake)
        elif stored is Put.NEW and self.behind > BEARABLE_SECONDS:
            self._beside.begin(intake.delay(update, self.behind))
        self.news.set()

    async def is_writable(self) -> bool:
        """Whether something can be stored, as of a moment ago."""
        return await self._readiness.is_writable()

    def stop_checking(self) -> None:
        """Find out no more whether something can be stored, as this worker ends."""
        self._readiness.close()

    async def settled(self) -> None:
        """Wait until all are told who are to be told."""
        await self._beside.ended()

    async def _drop(self, update: Update, intake: Intake) -> None:
        """Drop an update that there is no room for: what is to be kept of it is, it is only not answered. It is known
        only after that: were it known before, and this worker to end in between, Telegram would post it in vain."""
        await intake.arrived([update])
        if intake.is_held(update.update_id):
            raise LibraryError(f"what update {update.update_id} says could not be recorded yet")
        if await self._workers.run(self._memory.drop_update, update.update_id):
            self._beside.begin(self._tell_dropped(update, intake))

    async def _tell_dropped(self, update: Update, intake: Intake) -> None:
        with self._observer.update(update.update_id, kind_of(update)):
            self._observer.outcome(Outcome.LIMITED)
            _LOGGER.warning("Dropped update %d: too many wait before it", update.update_id)
            await intake.drop(update)


def _line_in_storage(update: Update) -> str | None:
    """The line that an update waits in: the one that it is handled in, and for a channel's posts their chat's.

    Handled, posts need no order, for what is made of them is made as they arrive (see `ordering.line_of`). But here
    they have not arrived yet: in no line, two workers could take a post and its edit at once, and the edit arrive
    first; nor would an edit find what waits of its post where there is no room for both.
    """
    line, chat = line_of(update), update.effective_chat
    if line is None and chat is not None:
        line = "chat", chat.id
    return None if line is None else f"{line[0]} {line[1]}"
