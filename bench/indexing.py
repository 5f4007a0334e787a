"""How fast articles become searchable against how fast the model alone embeds the same passages."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.made_up import shuffled_articles
from index.embedded.library import EmbeddedLibrary
from index.embedding.passage_text import join_passage
from index.embedding.protocol import Embedder
from index.embedding.sentence_transformer import BATCH_SIZE
from index.indexing import cut, embed

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ARTICLES = 40
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class IndexingFigures:
    """Passages a second: by the model alone, and from text to stored document."""

    passages: int
    model_rate: float
    indexing_rate: float

    @property
    def share(self) -> float:
        """Indexing speed as a share of the model's own."""
        return self.indexing_rate / self.model_rate


def measure_indexing(folder: Path, model: "SentenceTransformer", embedder: Embedder, text: str) -> IndexingFigures:
    """Index articles of shuffled sentences of `text` into a library in `folder`; the best of several rounds of each.

    `model` is the same model as the embedder's, as the library that runs it has it.
    """
    documents = shuffled_articles(text, _ARTICLES)
    texts = [join_passage(passage).text for document in documents for passage in cut(document).texts]
    model.encode_document(texts[:BATCH_SIZE], show_progress_bar=False)  # warms up
    alone, whole = [], []
    for number in range(_ROUNDS):
        started = time.perf_counter()
        model.encode_document(texts, batch_size=BATCH_SIZE, show_progress_bar=False)
        alone.append(time.perf_counter() - started)
        library = EmbeddedLibrary(folder / str(number))
        try:
            started = time.perf_counter()
            for start in range(0, len(documents), 8):
                for indexed in embed([cut(document) for document in documents[start : start + 8]], embedder):
                    library.replace(indexed)
            whole.append(time.perf_counter() - started)
        finally:
            library.close()
    return IndexingFigures(len(texts), len(texts) / min(alone), len(texts) / min(whole))
