"""Vector arithmetic that search and evidence share."""

from index.vectors import Vector, unit


def centred(vectors: Vector, mean: Vector) -> Vector:
    """`vectors` of shape (…, dimension) less `mean` (dimension,), at unit length again.

    A multilingual model's vectors sit in a narrow cone, and each language in its own part of it; without the mean of
    its language a vector says what it is about rather than which language it is in.
    """
    return unit(vectors - mean)
