"""/status, for operators in private: how the bot is, in one message. What it is made of goes in; lines come out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.dates import readable_date
from bot.memory.spending_protocol import NotedTrouble
from bot.observing.queues import Queue
from bot.observing.starting import version_of_qawl
from bot.observing.tally import Tallied
from bot.telegram.backend import Backend
from bot.telegram.direction import direction_mark, isolated_line
from bot.telegram.durations import age_in_words
from bot.telegram.frame import hint_texts
from bot.telegram.incoming import Incoming
from bot.telegram.messages import Command
from bot.telegram.paging import Block, pages
from bot.telegram.recent_errors import LONGEST_LINE, RecentErrors
from bot.telegram.rich_text import RichText, bold, plain
from bot.telegram.writing import AskedModel
from bot.texts import Texts
from index.library import Counts, DocumentSummary
from index.records import LIBRARY
from retrieval.generation.budget import Spent


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bot is. `tallied` are the questions since it started, `queues` tell what waits or is in work; `spent` is
    what the language model cost since midnight UTC; `errors` are the last ones of the log."""

    version: str
    library: Counts
    tallied: Tallied
    queues: Mapping[Queue, int]
    model: AskedModel | None
    spent: Spent
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
        texts = hint_texts(await self._backend.settings(incoming.chat_id), incoming.device_language)
        standing = await self._backend.looking.run(self._standing)
        await self._backend.delivery.send(incoming.address, render_standing(standing, texts))

    def _standing(self) -> Standing:
        memory, today = self._backend.memory, self._backend.now().astimezone(UTC).date()
        listed: Sequence[DocumentSummary] = self._backend.engine.sources([LIBRARY])
        return Standing(
            version=version_of_qawl(),
            library=Counts(len(listed), sum(each.sentences for each in listed), sum(each.passages for each in listed)),
            tallied=self._backend.observer.tally.tallied,
            queues=self._backend.observer.queues.lengths(),
            model=self._model,
            spent=memory.spent(today, None),
            trouble=memory.last_trouble(),
            errors=self._errors.lines if self._errors is not None else (),
        )


def render_standing(standing: Standing, texts: Texts) -> list[RichText]:
    """The lines, in as few messages as hold them."""
    mark = direction_mark(texts.language)
    heading = bold(texts.say("status-version", version=standing.version))
    return pages([Block(heading), *(Block(plain(mark + line), gap="\n") for line in _lines(standing, texts))])


def _lines(standing: Standing, texts: Texts) -> Iterator[str]:
    yield texts.say("status-uptime", duration=age_in_words(standing.tallied.seconds_up, texts))
    yield texts.say(
        "status-library",
        articles=texts.say("article-count", count=standing.library.documents),
        sentences=texts.say("sentence-count", count=standing.library.sentences),
        passages=texts.say("passage-count", count=standing.library.passages),
    )
    yield from _questions(standing.tallied, texts)
    yield from _queues(standing.queues, texts)
    if standing.model is None:
        yield texts.say("status-no-model")
    else:
        yield texts.say("status-model", model=standing.model.name, host=standing.model.host)
        yield texts.say(
            "status-spent",
            requests=f"{standing.spent.requests:,}",
            tokens=f"{standing.spent.tokens:,}",
            cost=f"{standing.spent.cost:,.4g}",
        )
        yield texts.say(
            "status-claims", shown=f"{standing.spent.claims_shown:,}", dropped=f"{standing.spent.claims_dropped:,}"
        )
        if standing.trouble is not None:
            yield texts.say("status-trouble", trouble=_dated(standing.trouble.at, standing.trouble.text, texts))
    yield texts.say("status-errors" if standing.errors else "status-no-errors")
    yield from (f"• {_dated(at, line, texts)}" for at, line in standing.errors)


def _questions(tallied: Tallied, texts: Texts) -> Iterator[str]:
    yield texts.say(
        "status-questions",
        answered=f"{tallied.answered:,}",
        refused=f"{tallied.refused:,}",
        failed=f"{tallied.failed:,}",
    )
    if tallied.median is not None and tallied.p95 is not None:
        yield texts.say("status-latency", median=f"{tallied.median:,.1f}", p95=f"{tallied.p95:,.1f}")


def _queues(queues: Mapping[Queue, int], texts: Texts) -> Iterator[str]:
    """What is there of them: no bot has all."""
    yield texts.say("status-in-hand", questions=f"{queues.get(Queue.QUESTIONS, 0):,}")
    if Queue.UPDATES in queues and Queue.LINES in queues:
        yield texts.say("status-updates", updates=f"{queues[Queue.UPDATES]:,}", waiting=f"{queues[Queue.LINES]:,}")
    if Queue.READING in queues:
        yield texts.say("status-reading", reading=f"{queues[Queue.READING]:,}")
    if Queue.INBOX in queues:
        yield texts.say("status-inbox", updates=f"{queues[Queue.INBOX]:,}")


def _dated(at: datetime, said: str, texts: Texts) -> str:
    return f"{readable_date(at, texts.tag)} — {isolated_line(said, LONGEST_LINE)}"
