"""/status, for operators in private: how the bot is, in one message. What it is made of goes in; lines come out."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from bot.dates import readable_date
from bot.memory.records import ChatSettings
from bot.memory.spending_protocol import NotedTrouble
from bot.observing.queues import Queue
from bot.observing.starting import version_of_qawl
from bot.observing.tally import Tallied
from bot.telegram.about.recent_errors import LONGEST_LINE, RecentErrors
from bot.telegram.answering.messages import Command
from bot.telegram.answering.writing import AskedModel
from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.direction import direction_mark, isolated_line
from bot.telegram.formatting.durations import age_in_words
from bot.telegram.formatting.paging import Block, pages
from bot.telegram.formatting.rich_text import RichText, bold, plain
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import hint_texts
from bot.texts import Texts
from index.errors import QawlError
from index.library_records import Counts
from index.records import LIBRARY
from retrieval.generation.budget import Spent

_LOGGER = logging.getLogger(__name__)

_Known = TypeVar("_Known")

_WITH_THIS_COMMAND = (Queue.UPDATES, Queue.MEMORY, Queue.INBOX)
"""Where the command itself is in hand while it looks: an idle bot has nothing there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bot is. `tallied` are the questions since it started, `queues` tell what waits or is in work beside this
    command; `spent` is what the language model cost since midnight UTC; `errors` are the last ones of the log. What
    can't be read now is None, of the library, of a queue, and of what was spent with the model's last `trouble`."""

    version: str
    library: Counts | None
    tallied: Tallied
    queues: Mapping[Queue, int | None]
    model: AskedModel | None
    spent: Spent | None
    trouble: NotedTrouble | None
    errors: Sequence[tuple[datetime, str]]


class OperatorStatus:
    """What this command does. To anybody but the `operators`, and in groups, it is no command: `otherwise` is."""

    def __init__(
        self,
        backend: Backend,
        operators: Collection[int],
        model: AskedModel | None,
        errors: RecentErrors | None,
        otherwise: Command,
    ) -> None:
        self._backend = backend
        self._operators = frozenset(operators)
        self._model = model
        self._errors = errors
        self._otherwise = otherwise

    async def tell(self, incoming: Incoming) -> None:
        """Tell an operator."""
        if not incoming.private:
            return
        if incoming.asker_id not in self._operators:
            await self._otherwise(incoming)
            return
        settings, standing = await self._backend.looking.run(self._looked_up, incoming.chat_id)
        texts = hint_texts(settings, incoming.device_language)
        await self._backend.delivery.send(incoming.address, render_standing(standing, texts))

    def _looked_up(self, chat_id: int) -> tuple[ChatSettings, Standing]:
        """Each part by itself: this is asked most where something can't be read."""
        memory = self._backend.memory
        settings = _readable(lambda: memory.settings(chat_id)) or ChatSettings()
        spent, trouble = _readable(self._spent) or (None, None)
        return settings, Standing(
            version=version_of_qawl(),
            library=_readable(lambda: self._backend.engine.counts([LIBRARY])),
            tallied=self._backend.observer.tally.tallied,
            queues=self._others(),
            model=self._model,
            spent=spent,
            trouble=trouble,
            errors=self._errors.lines if self._errors is not None else (),
        )

    def _others(self) -> dict[Queue, int | None]:
        """What waits or is in work beside this command."""
        lengths = self._backend.observer.queues.lengths()
        for queue in _WITH_THIS_COMMAND:
            if length := lengths.get(queue):
                lengths[queue] = length - 1
        return lengths

    def _spent(self) -> tuple[Spent, NotedTrouble | None]:
        memory, today = self._backend.memory, self._backend.now().astimezone(UTC).date()
        return memory.spent(today, None), memory.last_trouble()


def _readable(read: Callable[[], _Known]) -> _Known | None:
    try:
        return read()
    except QawlError as error:
        _LOGGER.warning("A part of /status can't be read: %s", error)
        return None


def render_standing(standing: Standing, texts: Texts) -> list[RichText]:
    """The lines, in as few messages as hold them."""
    mark = direction_mark(texts.language)
    heading = bold(texts.say("status-version", version=standing.version))
    return pages([Block(heading), *(Block(plain(mark + line), gap="\n") for line in _lines(standing, texts))])


def _lines(standing: Standing, texts: Texts) -> Iterator[str]:
    yield texts.say("status-uptime", duration=age_in_words(standing.tallied.seconds_up, texts))
    yield _library(standing.library, texts)
    yield from _questions(standing.tallied, texts)
    yield from _queues(standing.queues, texts)
    yield from _model(standing, texts)
    yield texts.say("status-errors" if standing.errors else "status-no-errors")
    yield from (f"• {_dated(at, line, texts)}" for at, line in standing.errors)


def _library(held: Counts | None, texts: Texts) -> str:
    if held is None:
        return texts.say("status-library-unreadable")
    return texts.say(
        "status-library",
        articles=texts.say("article-count", count=held.documents),
        sentences=texts.say("sentence-count", count=held.sentences),
        passages=texts.say("passage-count", count=held.passages),
    )


def _questions(tallied: Tallied, texts: Texts) -> Iterator[str]:
    yield texts.say(
        "status-questions",
        answered=f"{tallied.answered:,}",
        refused=f"{tallied.refused:,}",
        failed=f"{tallied.failed:,}",
    )
    if tallied.median is not None and tallied.p95 is not None:
        yield texts.say("status-latency", median=f"{tallied.median:,.1f}", p95=f"{tallied.p95:,.1f}")


def _queues(queues: Mapping[Queue, int | None], texts: Texts) -> Iterator[str]:
    """What is there of them: no bot has all."""

    def number(queue: Queue) -> str:
        length = queues[queue]
        return texts.say("status-unreadable") if length is None else f"{length:,}"

    if Queue.QUESTIONS in queues:
        yield texts.say("status-in-hand", questions=number(Queue.QUESTIONS))
    if Queue.UPDATES in queues and Queue.LINES in queues:
        yield texts.say("status-updates", updates=number(Queue.UPDATES), waiting=number(Queue.LINES))
    if Queue.MEMORY in queues:
        yield texts.say("status-memory", looked=number(Queue.MEMORY))
    if Queue.READING in queues:
        yield texts.say("status-reading", reading=number(Queue.READING))
    if Queue.STORING in queues:
        yield texts.say("status-storing", messages=number(Queue.STORING))
    if Queue.INBOX in queues:
        yield texts.say("status-inbox", updates=number(Queue.INBOX))


def _model(standing: Standing, texts: Texts) -> Iterator[str]:
    if standing.model is None:
        yield texts.say("status-no-model")
        return
    yield texts.say("status-model", model=standing.model.name, host=standing.model.host)
    if standing.spent is None:
        yield texts.say("status-spent-unreadable")
        return
    spent = standing.spent
    yield texts.say(
        "status-spent", requests=f"{spent.requests:,}", tokens=f"{spent.tokens:,}", cost=f"{spent.cost:,.4g}"
    )
    yield texts.say("status-claims", shown=f"{spent.claims_shown:,}", dropped=f"{spent.claims_dropped:,}")
    if standing.trouble is not None:
        yield texts.say("status-trouble", trouble=_dated(standing.trouble.at, standing.trouble.text, texts))


def _dated(at: datetime, said: str, texts: Texts) -> str:
    return f"{readable_date(at, texts.tag)} — {isolated_line(said, LONGEST_LINE)}"
