"""Vectors kept compactly: those of a passage's tokens or sentences go in; small whole numbers with scales come out, and
of these the vectors again, up to rounding."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.vectors import Vector

LARGEST_VALUE = 7
"""Of a token's vector: four bits with a sign."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The contextual token vectors of one passage, compactly.

    `values` is int8 of shape (tokens, dimension), each from -7 to 7, `scales` float16 of shape (tokens,): token i is
    `values[i] * scales[i]`, of unit length up to rounding. `sentences` is uint16 of shape (tokens,): the
    sentence that token i stands in, counted from the passage's first. `spans` is uint16 of shape (tokens, 2):
    where the token stands in its sentence, in code points of the sentence as the model was shown it.
    """

    values: NDArray[np.int8]
    scales: NDArray[np.float16]
    sentences: NDArray[np.uint16]
    spans: NDArray[np.uint16]

    @classmethod
    def quantise(cls, vectors: Vector, sentences: NDArray[np.integer], spans: NDArray[np.integer]) -> "TokenVectors":
        """Round `vectors` (tokens, dimension) to four bits each, one scale a token.

        On XQuAD-R's development half four bits rank sentences as well as eight do (docs/evaluation.md).
        """
        values, scales = _rounded(vectors, LARGEST_VALUE)
        return cls(values, scales, sentences.astype(np.uint16), spans.astype(np.uint16))

    def restore(self) -> Vector:
        """The vectors as float32, of shape (tokens, dimension)."""
        return _restored(self.values, self.scales)


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVectors:
    """What a second model made of each sentence of a passage by itself, compactly; no rows where there is none.

    `values` is int8 of shape (sentences, dimension), `scales` float16 of shape (sentences,): sentence i is
    `values[i] * scales[i]`, of unit length up to rounding.
    """

    values: NDArray[np.int8]
    scales: NDArray[np.float16]

    @classmethod
    def quantise(cls, vectors: Vector) -> "SentenceVectors":
        """Round `vectors` (sentences, dimension) to eight bits each, one scale a sentence."""
        return cls(*_rounded(vectors, 127))

    def restore(self) -> Vector:
        """The vectors as float32, of shape (sentences, dimension)."""
        return _restored(self.values, self.scales)

    def of(self, place: int) -> Vector:
        """One of the vectors as float32, of shape (dimension,)."""
        vector: Vector = self.values[place].astype(np.float32) * np.float32(self.scales[place])
        return vector


NO_SENTENCE_VECTORS = SentenceVectors(np.empty((0, 0), np.int8), np.empty(0, np.float16))


def _rounded(vectors: Vector, largest: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """`vectors` (n, dimension) as whole numbers from -`largest` to `largest`, with one scale a row."""
    peaks = np.abs(vectors).max(axis=1, initial=1e-6)
    scales = (peaks / largest).astype(np.float16)
    values = np.rint(vectors / np.maximum(scales.astype(np.float32), 1e-6)[:, None]).clip(-largest, largest)
    return values.astype(np.int8), scales


def _restored(values: NDArray[np.int8], scales: NDArray[np.float16]) -> Vector:
    return values.astype(np.float32) * scales.astype(np.float32)[:, None]
