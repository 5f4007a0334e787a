"""Token vectors to bytes and back, for a database cell.

Layout, little-endian: format (uint8, 1), dimension (uint16), tokens (uint32); then int8 values row by row, float16
scales, uint16 sentence numbers, uint16 pairs of offsets.
"""

import struct

import numpy as np

from index.errors import LibraryError
from index.records import TokenVectors

_HEADER = struct.Struct("<BHI")
_FORMAT = 1
_BYTES_BESIDE_VALUES = 8  # a token: two of scale, two of sentence number, four of offsets


def pack(tokens: TokenVectors) -> bytes:
    """The bytes that `unpack` reads."""
    count, dimension = tokens.values.shape
    return b"".join(
        [
            _HEADER.pack(_FORMAT, dimension, count),
            tokens.values.astype("<i1").tobytes(),
            tokens.scales.astype("<f2").tobytes(),
            tokens.sentences.astype("<u2").tobytes(),
            tokens.spans.astype("<u2").tobytes(),
        ]
    )


def unpack(data: bytes) -> TokenVectors:
    """The token vectors in `data`, as views into it. Raises `LibraryError` where `data` was damaged."""
    if len(data) < _HEADER.size:
        raise LibraryError("stored token vectors are cut short: restore a backup or add the document again")
    layout, dimension, count = _HEADER.unpack_from(data)
    values = count * dimension
    if layout != _FORMAT or len(data) != _HEADER.size + values + _BYTES_BESIDE_VALUES * count:
        raise LibraryError("stored token vectors are damaged: restore a backup or add the document again")
    at = _HEADER.size
    return TokenVectors(
        np.frombuffer(data, "<i1", values, at).reshape(count, dimension),
        np.frombuffer(data, "<f2", count, at + values),
        np.frombuffer(data, "<u2", count, at + values + 2 * count),
        np.frombuffer(data, "<u2", 2 * count, at + values + 4 * count).reshape(count, 2),
    )
