"""What the bench and a system under test say to each other: one JSON object a line, each way.

Only the standard library is used here: a peer's process has a Python environment of its own.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be indexed in the pool of its language; `sentences` are half-open spans of code points in `text`."""

    id: str
    origin: str
    pool: str
    title: str
    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to a pool. `hidden` articles must not be found. `timed` asks for the whole work, nothing kept."""

    question: str
    pool: str
    hidden: tuple[str, ...] = ()
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The best sentence of the best passage: `sentence` counts those of `article` from 0; None where nothing is found.

    `scores` are what could be held against a threshold, by name, more being surer. `answered` is the system's own
    decision, where it makes one. `passage_seconds` is the part of `seconds` after which the passage was known.
    """

    article: str | None
    sentence: int | None
    scores: dict[str, float] = field(default_factory=dict)
    answered: bool | None = None
    passage_seconds: float | None = None
    seconds: float = 0.0


class System(Protocol):
    """A system under test."""

    def index(self, articles: Sequence[Article]) -> None:
        """Make these searchable, beside those that are already."""

    def save(self) -> None:
        """Put all on the disk."""

    def ask(self, asked: Ask) -> Found:
        """The best sentence."""


def index_line(articles: Sequence[Article]) -> str:
    """Asks for these to be indexed."""
    return json.dumps({"do": "index", "articles": [asdict(each) for each in articles]})


def ask_line(asked: Ask) -> str:
    """Asks a question."""
    return json.dumps({"do": "ask", "ask": asdict(asked)})


def articles_of(fields: dict[str, Any]) -> list[Article]:
    """The articles that a line carries."""
    return [Article(**{**each, "sentences": tuple(map(tuple, each["sentences"]))}) for each in fields["articles"]]


def ask_of(fields: dict[str, Any]) -> Ask:
    """The question that a line carries."""
    return Ask(**{**fields["ask"], "hidden": tuple(fields["ask"]["hidden"])})
