"""Documents that are ready to be stored, with all that was made of them."""

from dataclasses import dataclass

from index.embedding.identity import ModelIdentity
from index.embedding.records import PassageEmbedding
from index.records import Document, Passage, Sentence


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its embedding and its search terms, ready to be stored."""

    passage: Passage
    embedding: PassageEmbedding
    terms: str


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document with everything derived from it: what a library stores in one transaction.

    `model` is the one that made the vectors; None where nobody minds.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[IndexedPassage, ...]
    model: ModelIdentity | None = None
