"""Token vectors to bytes and back, for a database cell.

Layout, little-endian: format (uint8, 2), dimension (uint16), tokens (uint32); then values row by row, two to a byte
(four bits each, of value + 8, the earlier one in the high half; one half is unused where their number is odd), float16
scales, uint16 sentence numbers, uint16 pairs of offsets.
"""

import struct

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryError
from index.records import TokenVectors

_HEADER = struct.Struct("<BHI")
_FORMAT = 2
_ZERO = 8  # what stands for it, so that halves of bytes have no sign
_BYTES_BESIDE_VALUES = 8  # a token: two of scale, two of sentence number, four of offsets


def pack(tokens: TokenVectors) -> bytes:
    """The bytes that `unpack` reads."""
    count, dimension = tokens.values.shape
    return b"".join(
        [
            _HEADER.pack(_FORMAT, dimension, count),
            _halves(tokens.values.ravel()),
            tokens.scales.astype("<f2").tobytes(),
            tokens.sentences.astype("<u2").tobytes(),
            tokens.spans.astype("<u2").tobytes(),
        ]
    )


def unpack(data: bytes) -> TokenVectors:
    """The token vectors in `data`. Raises `LibraryError` where `data` was damaged."""
    if len(data) < _HEADER.size:
        raise LibraryError("stored token vectors are cut short: restore a backup or add the document again")
    layout, dimension, count = _HEADER.unpack_from(data)
    values = (count * dimension + 1) // 2
    if layout != _FORMAT or len(data) != _HEADER.size + values + _BYTES_BESIDE_VALUES * count:
        raise LibraryError("stored token vectors are damaged: restore a backup or add the document again")
    at = _HEADER.size
    return TokenVectors(
        _whole(np.frombuffer(data, np.uint8, values, at), count * dimension).reshape(count, dimension),
        np.frombuffer(data, "<f2", count, at + values),
        np.frombuffer(data, "<u2", count, at + values + 2 * count),
        np.frombuffer(data, "<u2", 2 * count, at + values + 4 * count).reshape(count, 2),
    )


def _halves(values: NDArray[np.int8]) -> bytes:
    """Values (n,) of -8 to 7, two to a byte."""
    padded = np.zeros(values.size + values.size % 2, np.uint8)
    padded[: values.size] = values + _ZERO
    return bytes(padded[0::2] << 4 | padded[1::2])


def _whole(halves: NDArray[np.uint8], count: int) -> NDArray[np.int8]:
    """The first `count` of the values in `halves`."""
    values = np.empty(2 * halves.size, np.uint8)
    values[0::2] = halves >> 4
    values[1::2] = halves & 0x0F
    return values[:count].astype(np.int8) - np.int8(_ZERO)
