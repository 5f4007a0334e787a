"""How far a reading has come, and what came of it: what the thread that reads tells goes in; lines for people and
counts come out, and whether it is to stop."""

import threading
from dataclasses import dataclass, field

from bot.telegram.formatting.problems import problem_line
from bot.telegram.formatting.rendering import Outcome, Problem
from bot.telegram.keeping.chat_turns import ReadingTurn
from bot.texts import Texts
from index.ingestion_report import IngestionReport, Progress


class ReadingStoppedError(Exception):
    """Raised in the thread that reads, between two documents: the bot stops, or the chat is forgotten."""


@dataclass(slots=True)
class Watch:
    """How far a batch has come; written by the thread that reads. `item` of `items` is being read."""

    items: int
    item: int = 0
    progress: Progress | None = None
    stopped: threading.Event = field(default_factory=threading.Event)
    turn: ReadingTurn | None = None  # where there are other workers

    def __call__(self, progress: Progress) -> None:
        self.progress = progress
        self.look()
        if self.stopped.is_set():
            raise ReadingStoppedError

    def look(self) -> None:
        """Stop where another worker forgets the chat. Blocks its thread."""
        if self.turn is not None and self.turn.is_over():
            self.stopped.set()


def progress_line(watch: Watch, texts: Texts) -> str:
    """How far the source is that is being read, where it holds several documents; else which source that is."""
    progress = watch.progress
    if progress is not None and progress.total > 1:
        return texts.say("adding-progress", done=f"{progress.done:,}", total=f"{progress.total:,}")
    if watch.items > 1:
        return texts.say("adding-progress", done=f"{max(0, watch.item - 1):,}", total=f"{watch.items:,}")
    return texts.say("adding-begun")


def count(report: IngestionReport, name: str, texts: Texts, outcome: Outcome) -> None:
    """Add a report about what its giver knows by that name."""
    outcome.added += report.added
    outcome.updated += report.updated
    outcome.unchanged += report.unchanged
    outcome.left_out += report.left_out
    outcome.titles += report.titles
    for error in report.failed:
        # Documents that came through Telegram have origins that tell nobody anything.
        source = name if error.source.startswith("telegram:") else error.source
        outcome.problems.append(Problem(source, problem_line(error, texts)))
