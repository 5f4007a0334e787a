"""An embedder and the sentence encoder, as one embedder: passages and questions in, the vectors of both out."""

from collections.abc import Sequence
from dataclasses import replace

from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding
from index.embedding.sentence_encoder import SentenceEncoder
from index.quantised import SentenceVectors


class PairedEmbedder:
    """Implements `index.embedding.protocol.Embedder`. `name` is that of the pair."""

    def __init__(self, embedder: Embedder, encoder: SentenceEncoder, name: str) -> None:
        self._embedder = embedder
        self._encoder = encoder
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def embed_question(self, text: str) -> QuestionEmbedding:
        """The first model's vectors, and `sentence` from the second."""
        return replace(self._embedder.embed_question(text), sentence=self._encoder.encode([text])[0])

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """The first model's vectors, and `sentences` from the second."""
        made = self._embedder.embed_passages(passages)
        return [
            replace(each, sentences=SentenceVectors.quantise(self._encoder.encode(passage.sentences)))
            for each, passage in zip(made, passages, strict=True)
        ]
