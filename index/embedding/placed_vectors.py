"""What a model made of a text, and the tokens of it, in; the vectors of the tokens that count, in their places, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.embedding.passage_text import NO_SENTENCE, sentences_of_tokens
from index.records import Span
from index.vectors import Vector, finite_unit

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Tokens:
    """`ids` of the tokens that a text was cut into, and the `spans` they stand at in it (empty for special ones)."""

    ids: list[int]
    spans: list[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedVectors:
    """`vectors` (tokens, dimension), the number of the span each stands in (tokens,), and where in it (tokens, 2)."""

    vectors: Vector
    sentences: NDArray[np.int64]
    spans: NDArray[np.int64]


def placed_vectors(
    output: "dict[str, Tensor]", tokens: Tokens | None, spans: Sequence[Span], dimension: int
) -> PlacedVectors:
    """The unit vectors of the tokens that stand in one of `spans`, and where in it each of them stands.

    None at all where the model gave no vector for each token, as wide as its sentence vectors (`dimension`).
    """
    nothing = PlacedVectors(np.empty((0, dimension), np.float32), np.empty(0, np.int64), np.empty((0, 2), np.int64))
    if tokens is None or not {"token_embeddings", "input_ids", "attention_mask"} <= output.keys():
        return nothing
    real = output["attention_mask"].bool()
    embeddings = output["token_embeddings"]
    if embeddings.shape != (len(real), dimension) or output["input_ids"][real].tolist() != tokens.ids:
        return nothing
    sentences = sentences_of_tokens(tokens.spans, spans)
    kept = sentences != NO_SENTENCE
    if not kept.any():
        return nothing
    vectors: Vector = embeddings[real].float().cpu().numpy()
    sentences = sentences[kept]
    bounds = np.array(spans, np.int64)[sentences]
    # The first token of a word takes the space before it along, which may belong to no sentence.
    places = np.array(tokens.spans, np.int64)[kept].clip(bounds[:, :1], bounds[:, 1:]) - bounds[:, :1]
    return PlacedVectors(finite_unit(vectors[kept]), sentences, places)
