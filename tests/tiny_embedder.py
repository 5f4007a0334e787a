"""A model for tests: words in, vectors drawn from their hashes out, the same on every machine, in microseconds.

Words with one stem get one vector, with a little of their neighbours in it, so texts that share words are near.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding
from index.quantised import TokenVectors
from index.text import stem, tokens
from index.vectors import Vector

_NEIGHBOUR = 0.25  # how much of the words beside it a word's vector takes on


class TinyEmbedder:
    """Implements `index.embedding.protocol.Embedder`. Another `name` makes another model."""

    def __init__(self, name: str = "tiny", dimension: int = 32) -> None:
        self._name = name
        self._dimension = dimension

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._dimension

    def embed_question(self, text: str) -> QuestionEmbedding:
        """The mean of the words, and the words."""
        words = self._words(text)
        spans = np.array([(token.start, token.end) for token in tokens(text)], np.int64).reshape(-1, 2)
        return QuestionEmbedding(self._mean(words), words, spans, text)

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """The heading counts for the vector and has no tokens, as with the real model."""
        return [self._embed_passage(passage) for passage in passages]

    def _embed_passage(self, passage: PassageText) -> PassageEmbedding:
        sentences = [self._words(sentence) for sentence in passage.sentences]
        words = np.concatenate([np.empty((0, self._dimension), np.float32), *sentences])
        counts = [len(sentence) for sentence in sentences]
        numbers: NDArray[np.int64] = np.repeat(np.arange(len(sentences)), counts)
        vector = self._mean(np.concatenate([self._words(passage.heading), words]))
        placed = [(token.start, token.end) for sentence in passage.sentences for token in tokens(sentence)]
        spans = np.array(placed, np.int64).reshape(-1, 2)
        return PassageEmbedding(vector, TokenVectors.quantise(words, numbers, spans))

    def _words(self, text: str) -> Vector:
        """One unit row a word: shape (words, dimension)."""
        drawn = [_draw(f"{self._name}\0{stem(token.folded)}", self._dimension) for token in tokens(text)]
        if not drawn:
            return np.empty((0, self._dimension), np.float32)
        own = np.stack(drawn)
        shown = own.copy()
        shown[1:] += _NEIGHBOUR * own[:-1]
        shown[:-1] += _NEIGHBOUR * own[1:]
        return _unit(shown)

    def _mean(self, words: Vector) -> Vector:
        nothing = _draw(self._name, self._dimension)
        return _unit(words.mean(axis=0)) if len(words) else nothing


@lru_cache(maxsize=50_000)
def _draw(seed: str, dimension: int) -> Vector:
    digest = hashlib.blake2b(seed.encode(), digest_size=8).digest()
    drawn = np.random.default_rng(int.from_bytes(digest, "big")).standard_normal(dimension)
    return _unit(drawn.astype(np.float32))


def _unit(vectors: Vector) -> Vector:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vector = (vectors / lengths).astype(np.float32)
    return unit
