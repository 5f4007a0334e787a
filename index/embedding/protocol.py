"""What the rest of the program knows of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding


class Embedder(Protocol):
    """Turns passages and questions into vectors of one space. Deterministic, and safe to call from threads.

    Any text is taken: implementations make it safe for their model first (`index.embedding.safety`).
    """

    @property
    def name(self) -> str:
        """How the operator names the model."""

    @property
    def dimension(self) -> int:
        """The length of every vector."""

    def embed_question(self, text: str) -> QuestionEmbedding:
        """The vectors of a question."""

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """The vectors of passages, in their order; every sentence within the model's reach has tokens."""
