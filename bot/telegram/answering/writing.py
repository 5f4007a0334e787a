"""What a language model adds to an answer, while it is being written: an answer goes in; what was checked so far comes
out, until all is written, time is up, or the bot is being stopped. Nobody else ever waits for it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, TypeVarTuple

from bot.author import Author
from bot.telegram.turns.moments import any_of
from bot.telegram.turns.workers import DetachedWorkers
from retrieval.digest.records import Digest
from retrieval.records import Answer, Written

_LOGGER = logging.getLogger(__name__)

_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")

THREADS = 8  # each waits for the network
WHOLE_SECONDS = 4.0  # for making a question whole: the search waits for it


@dataclass(frozen=True, slots=True)
class AskedModel:
    """What people are told of the language model behind an author: its name, the host that is sent what it is asked,
    and whether that may be what belongs to a chat."""

    name: str
    host: str
    reads_chats: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """A bot's author, its model, the threads that it works in, and how many seconds an answer waits for it."""

    author: Author
    model: AskedModel
    workers: DetachedWorkers
    patience: float = 20.0


class LeftAloneError(Exception):
    """Nobody waits for the text any more: raised into the author, which ends its request."""


class Growing:
    """A text in the making. To be closed when nobody waits for it any more, however that comes."""

    def __init__(self, patience: float, stopping: asyncio.Event) -> None:
        """`stopping` is set when the bot is being stopped."""
        self.written: Written | None = None
        self._loop = asyncio.get_running_loop()
        self._until = self._loop.time() + patience
        self._stopping = stopping
        self._news = asyncio.Event()
        self._done = False
        self._left = False

    async def grow(self) -> bool:
        """Wait until there is more of `written`; False at the end, where `written` is all that there will be."""
        while not self._done and not self._stopping.is_set() and self._loop.time() < self._until:
            await any_of(self._news, self._stopping, seconds=self._until - self._loop.time())
            if self._news.is_set() and not self._done:
                self._news.clear()
                return True
        self.close()
        return False

    def close(self) -> None:
        """Let the author end."""
        self._left = True

    def watch(self, written: Written) -> None:
        """To be called by the author, in its thread."""
        if self._left:
            raise LeftAloneError
        self._loop.call_soon_threadsafe(self._grown, written)

    def finish(self, outcome: "asyncio.Future[Written | None]") -> None:
        """To be called when the author is done. What was checked on the way stays, also where it failed in the end."""
        self._done = True
        self._news.set()
        if outcome.cancelled():
            return
        error = outcome.exception()
        if error is None:
            self.written = outcome.result() or self.written
        elif not isinstance(error, LeftAloneError):
            _LOGGER.error("The author failed: %s", type(error).__name__)  # what it says may be private

    def _grown(self, written: Written) -> None:
        if not self._done:
            self.written = written
            self._news.set()


class Scribe:
    """Has texts written. With no `writing` nothing is; `stopping` is set when the bot is being stopped."""

    def __init__(self, writing: Writing | None, stopping: asyncio.Event) -> None:
        self._writing = writing
        self.stopping = stopping

    @property
    def reads_chats(self) -> bool:
        """Whether there is a model that may be sent what people say in a chat."""
        return self._writing is not None and self._writing.model.reads_chats

    def begin(self, answer: Answer | None, account: int) -> Growing | None:
        """The text to an answer, on behalf of a chat; None for a refusal, and where there is nobody to write now."""
        if self._writing is None or self.stopping.is_set() or answer is None:
            return None
        if not answer.answered or not answer.citations:
            return None
        text = Growing(self._writing.patience, self.stopping)
        begun = self._writing.workers.begin(self._writing.author.write, answer, account, text.watch)
        if begun is None:
            _LOGGER.info("An answer goes out without the author: it is busy with others")
            return None
        begun.add_done_callback(text.finish)
        return text

    async def make_whole(self, question: str, earlier: Sequence[str], account: int) -> str | None:
        """A question that leans on earlier ones, rewritten to stand alone; None where that is left to the rules."""
        if self._writing is None or not earlier:
            return None
        make_whole, seconds = self._writing.author.make_whole, min(WHOLE_SECONDS, self._writing.patience)
        return await self._within(seconds, make_whole, question, earlier, account)

    async def digest(self, digest: Digest, account: int) -> Digest:
        """The digest with what is written of its points, on behalf of a chat; as it was where nobody can write now."""
        if self._writing is None or not digest.points:
            return digest
        written = await self._within(self._writing.patience, self._writing.author.digest, digest, account)
        return written or digest

    async def _within(
        self, seconds: float, function: Callable[[*_Arguments], _Result], *args: *_Arguments
    ) -> _Result | None:
        """What the author makes in so many seconds; None where it doesn't, fails, or the bot is being stopped."""
        begun = None
        if self._writing is not None and not self.stopping.is_set():
            begun = self._writing.workers.begin(function, *args)
        if begun is None:
            return None
        over = asyncio.Event()
        begun.add_done_callback(lambda _: over.set())
        try:
            await any_of(over, self.stopping, seconds=seconds)
            return begun.result() if begun.done() else None
        except Exception as error:  # noqa: BLE001 - whatever it raises, people get what there is
            _LOGGER.error("The author failed: %s", type(error).__name__)  # noqa: TRY400 - what it says may be private
            return None
        finally:
            begun.cancel()
