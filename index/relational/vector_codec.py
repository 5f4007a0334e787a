"""Vectors of tokens and sentences to bytes and back, for database cells; those of passages out of them.

A passage's is its values alone, as little-endian float32. The other two begin, little-endian, with format (uint8),
dimension (uint16) and count (uint32). Tokens (format 2): values row by row, two to a byte (four bits each, of
value + 8, the earlier one in the high half; one half is unused where their number is odd), float16 scales, uint16
sentence numbers, uint16 pairs of offsets. Sentences (format 1): int8 values row
by row, float16 scales; no bytes at all where there are none.
"""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryError
from index.quantised import NO_SENTENCE_VECTORS, SentenceVectors, TokenVectors
from index.relational.connection import UnreadableCellError
from index.vectors import Vector

_HEADER = struct.Struct("<BHI")
_TOKEN_FORMAT = 2
_SENTENCE_FORMAT = 1
_ZERO = 8  # what stands for it, so that halves of bytes have no sign
_BESIDE_TOKEN_VALUES = 8  # bytes a token: two of scale, two of sentence number, four of offsets
_BESIDE_SENTENCE_VALUES = 2  # bytes a sentence


def pack_tokens(tokens: TokenVectors) -> bytes:
    """The bytes that `unpack_tokens` reads."""
    count, dimension = tokens.values.shape
    return b"".join(
        [
            _HEADER.pack(_TOKEN_FORMAT, dimension, count),
            _halves(tokens.values.ravel()),
            tokens.scales.astype("<f2").tobytes(),
            tokens.sentences.astype("<u2").tobytes(),
            tokens.spans.astype("<u2").tobytes(),
        ]
    )


def unpack_tokens(data: bytes) -> TokenVectors:
    """The token vectors in `data`. Raises `LibraryError` where `data` was damaged."""
    dimension, count = _header(data, _TOKEN_FORMAT)
    values = (count * dimension + 1) // 2
    _expect_length(data, values + _BESIDE_TOKEN_VALUES * count)
    at = _HEADER.size
    return TokenVectors(
        _whole(np.frombuffer(data, np.uint8, values, at), count * dimension).reshape(count, dimension),
        np.frombuffer(data, "<f2", count, at + values),
        np.frombuffer(data, "<u2", count, at + values + 2 * count),
        np.frombuffer(data, "<u2", 2 * count, at + values + 4 * count).reshape(count, 2),
    )


def pack_sentences(sentences: SentenceVectors) -> bytes:
    """The bytes that `unpack_sentences` reads."""
    count, dimension = sentences.values.shape
    if not count:
        return b""
    header = _HEADER.pack(_SENTENCE_FORMAT, dimension, count)
    return header + sentences.values.astype("<i1").tobytes() + sentences.scales.astype("<f2").tobytes()


def unpack_sentences(data: bytes) -> SentenceVectors:
    """The sentence vectors in `data`. Raises `LibraryError` where `data` was damaged."""
    if not data:
        return NO_SENTENCE_VECTORS
    dimension, count = _header(data, _SENTENCE_FORMAT)
    values = count * dimension
    _expect_length(data, values + _BESIDE_SENTENCE_VALUES * count)
    at = _HEADER.size
    return SentenceVectors(
        np.frombuffer(data, "<i1", values, at).reshape(count, dimension), np.frombuffer(data, "<f2", count, at + values)
    )


def unpack_passages(cells: Sequence[object]) -> Vector:
    """The vectors (n, dimension) in the cells of n passages. Raises `UnreadableCellError` where one is none, or of
    another length than the others."""
    if not cells:
        return np.empty((0, 0), np.float32)
    found = [cell for cell in cells if isinstance(cell, bytes) and cell and len(cell) % 4 == 0]
    if len(found) < len(cells) or len({len(cell) for cell in found}) > 1:
        raise UnreadableCellError("a vector that can't be read")
    return np.frombuffer(b"".join(found), "<f4").reshape(len(found), -1)


def _header(data: bytes, expected: int) -> tuple[int, int]:
    """Dimension and count."""
    if not isinstance(data, bytes) or len(data) < _HEADER.size:  # a damaged cell may be of any type
        raise _damaged("cut short")
    layout, dimension, count = _HEADER.unpack_from(data)
    if layout != expected:
        raise _damaged("in an unknown form")
    return dimension, count


def _expect_length(data: bytes, beside_header: int) -> None:
    if len(data) != _HEADER.size + beside_header:
        raise _damaged("damaged")


def _damaged(how: str) -> LibraryError:
    return LibraryError(f"stored vectors are {how}", "restore a backup or add the document again")


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
