"""A dataset made ready to be asked: its documents in a real library in a temporary folder, its questions embedded.

Each language's documents are in a scope of their own, so that what is measured or fitted is the search and the evidence
that answer people.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.embedded.library import EmbeddedLibrary
from index.embedding.protocol import Embedder
from index.embedding.records import QuestionEmbedding
from index.indexing import embed, with_sentences
from index.library import Library
from retrieval.evaluation.datasets import Dataset, EvaluationQuestion
from retrieval.question import Question, analyse

_DOCUMENTS_AT_ONCE = 16

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question as the data has it, and as it is understood."""

    known: EvaluationQuestion
    question: Question


class Questions:
    """Embeds each question once, whatever number of times it is asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._made: dict[str, QuestionEmbedding] = {}

    def embedding(self, question: Question) -> QuestionEmbedding:
        """The question's vectors."""
        if question.plain not in self._made:
            self._made[question.plain] = self._embedder.embed_question(question.plain)
        return self._made[question.plain]


@contextmanager
def filled_library(dataset: Dataset, embedder: Embedder, progress: Progress) -> Iterator[Library]:
    """A library with the dataset's documents in it, which goes when the block ends."""
    documents = dataset.documents
    with tempfile.TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder))
        try:
            for start in range(0, len(documents), _DOCUMENTS_AT_ONCE):
                batch = documents[start : start + _DOCUMENTS_AT_ONCE]
                for indexed in embed([with_sentences(each.document, each.sentences) for each in batch], embedder):
                    library.replace(indexed)
                progress("documents", start + len(batch), len(documents))
            yield library
        finally:
            library.close()


def analysed(questions: Iterable[EvaluationQuestion]) -> list[Asked]:
    """The questions, in their order."""
    return [Asked(each, analyse(each.text)) for each in questions]
