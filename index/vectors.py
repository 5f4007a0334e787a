"""Vectors, of unit length for all rooms: vectors in, the same directions out; whether two can be compared at all."""

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatchError

Vector = NDArray[np.float32]

_SMALLEST_LENGTH = 1e-12


def unit(vectors: Vector) -> Vector:
    """`vectors` of shape (…, dimension) scaled to unit length along the last axis; zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vector = (vectors / np.maximum(lengths, _SMALLEST_LENGTH)).astype(np.float32)
    return scaled


def finite_unit(vectors: Vector) -> Vector:
    """As `unit`, for what a model gave: whatever isn't a number counts as zero."""
    return unit(np.nan_to_num(vectors, nan=0.0, posinf=0.0, neginf=0.0))


def require_dimension(stored: int, asked: int) -> None:
    """Make sure that a question's vector is as long as a library's. Raises `ModelMismatchError`."""
    if stored != asked:
        raise ModelMismatchError(
            f"the library's vectors have {stored} dimensions and the question's {asked}: ask with the model that made "
            "the library (QAWL_EMBEDDING_MODEL)"
        )
