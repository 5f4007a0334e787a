"""What goes into a library's calls, and comes out of them, beside documents (`index.records`)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.quantised import SentenceVectors, TokenVectors
from index.records import Document, Passage, Scope, Sentence
from index.vectors import Vector

Scopes = Collection[Scope]


class Change(StrEnum):
    """What storing a document did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that a search found. Scores of one search compare with each other only."""

    passage_id: int
    score: float


def best_hits(hits: Iterable[PassageHit], limit: int) -> list[PassageHit]:
    """The `limit` hits with the largest scores, best first; ties by id."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]


@dataclass(frozen=True, slots=True)
class PassageLikeness:
    """A passage against a question: `product`, the inner product of their vectors, `terms`, those of the question's
    terms that stand in the passage, and `sounding`, the folded words in it that have one of the sounds asked for."""

    passage_id: int
    product: float
    terms: frozenset[str]
    sounding: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class StoredPassage:
    """A passage as evidence is sought in it: the document (whole, for exact quotes), its sentences, its vectors.

    `before` is the sentence that stands before the passage in the document, if any. `vector` has shape (dimension,)
    and unit length.
    """

    id: int
    document: Document
    passage: Passage
    sentences: tuple[Sentence, ...]
    before: Sentence | None
    vector: Vector
    tokens: TokenVectors
    sentence_vectors: SentenceVectors


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as a list shows it. `also` counts where else it was read: the same article, stored once. `is_message`
    tells messages of chats from all else."""

    id: str
    scope: Scope
    origin: str
    title: str
    source: str | None
    url: str | None
    published: datetime | None
    language: str
    sentences: int
    passages: int
    also: int = 0
    is_message: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds for some scopes."""

    documents: int
    sentences: int
    passages: int
