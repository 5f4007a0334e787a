"""Unit length, for all rooms: vectors in, the same directions out."""

import numpy as np

from index.records import Vector

_SMALLEST_LENGTH = 1e-12


def unit(vectors: Vector) -> Vector:
    """`vectors` of shape (…, dimension) scaled to unit length along the last axis; zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vector = (vectors / np.maximum(lengths, _SMALLEST_LENGTH)).astype(np.float32)
    return scaled


def finite_unit(vectors: Vector) -> Vector:
    """As `unit`, for what a model gave: whatever isn't a number counts as zero."""
    return unit(np.nan_to_num(vectors, nan=0.0, posinf=0.0, neginf=0.0))
