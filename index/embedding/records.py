"""What a model is shown, and what it makes of that."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.quantised import NO_SENTENCE_VECTORS, SentenceVectors, TokenVectors
from index.vectors import Vector


@dataclass(frozen=True, slots=True)
class PassageText:
    """What a model is shown of a passage: its heading and its sentences, word for word."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PassageEmbedding:
    """What a model made of one passage: `vector` of shape (dimension,), unit length, and its `tokens`.

    `sentences` is what a second model made of its sentences, where there is one.
    """

    vector: Vector
    tokens: TokenVectors
    sentences: SentenceVectors = NO_SENTENCE_VECTORS


@dataclass(frozen=True, slots=True, eq=False)
class QuestionEmbedding:
    """What a model made of one question.

    `vector` has shape (dimension,) and unit length; `tokens` has shape (tokens, dimension), each row of unit
    length, for the question's own words alone: neither prompt nor special tokens. `spans` has shape (tokens, 2):
    where each token stands, in code points of `shown`, the question as the model was shown it. `sentence` is what a
    second model, that reads sentences, made of it: of its own dimension, and None where there is no such model.
    """

    vector: Vector
    tokens: Vector
    spans: NDArray[np.int64]
    shown: str
    sentence: Vector | None = None
