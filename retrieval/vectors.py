"""Small vector arithmetic that search and evidence share."""

import numpy as np

from index.records import Vector

_SMALLEST_LENGTH = 1e-9


def unit(vectors: Vector) -> Vector:
    """`vectors` of shape (…, dimension) scaled to unit length along the last axis; zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vector = (vectors / np.maximum(lengths, _SMALLEST_LENGTH)).astype(np.float32)
    return scaled


def centred(vectors: Vector, mean: Vector) -> Vector:
    """`vectors` of shape (…, dimension) less `mean` (dimension,), at unit length again.

    A multilingual model's vectors sit in a narrow cone, and each language in its own part of it; without the mean of
    its language a vector says what it is about rather than which language it is in.
    """
    return unit(vectors - mean)
