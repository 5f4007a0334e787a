"""/status, for operators in private: how the bot is, in one message. What it is made of goes in; lines come out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from bot.dates import readable_date
from bot.memory.spending_protocol import NotedTrouble
from bot.telegram.backend import Backend
from bot.telegram.direction import direction_mark, isolated_line
from bot.telegram.frame import hint_texts
from bot.telegram.incoming import Incoming
from bot.telegram.messages import Command
from bot.telegram.paging import Block, pages
from bot.telegram.recent_errors import LONGEST_LINE, RecentErrors
from bot.telegram.rich_text import RichText, bold, plain
from bot.telegram.writing import AskedModel
from bot.texts import Texts
from index.library import DocumentSummary
from index.records import LIBRARY
from retrieval.generation.budget import Spent


@dataclass(frozen=True, slots=True)
class Standing:
    """How the bot is. `in_hand` counts questions that are being answered or wait; `spent` is what the language model
    cost since midnight UTC; `errors` are the last ones of the log."""

    version: str
    documents: int
    sentences: int
    in_hand: int
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
            version=_version(),
            documents=len(listed),
            sentences=sum(each.sentences for each in listed),
            in_hand=self._backend.thinking.in_hand,
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
    articles = texts.say("article-count", count=standing.documents)
    yield texts.say(
        "status-library", articles=articles, sentences=texts.say("sentence-count", count=standing.sentences)
    )
    yield texts.say("status-in-hand", questions=f"{standing.in_hand:,}")
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


def _dated(at: datetime, said: str, texts: Texts) -> str:
    return f"{readable_date(at, texts.tag)} — {isolated_line(said, LONGEST_LINE)}"


def _version() -> str:
    try:
        return version("qawl")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "?"
