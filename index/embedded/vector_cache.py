"""FAISS for the passages of one scope: a cache that is checked against the database before every use.

Ids and vectors from the database in; the ids nearest to a vector out. The cache may live in a file beside the
database; a file that is missing, stale, damaged, cut short or can't be read costs time, never an answer.

Vectors are held in a byte a number: in a quarter of the memory of single precision, and, as a search looks at every
one of them, in a third of the time. Of 100,000 made-up passages 1 in 12 of the 50 nearest is another then; the twenty
nearest are all among them. They are only proposed here, and weighed by what the database holds.
"""

import hashlib
import logging
import math
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedded.files import let_read_as
from index.vectors import Vector, require_dimension

_log = logging.getLogger(__name__)

_MAGIC = b"QAWLVEC1"
_BATCH = 4096
_BYTES = faiss.ScalarQuantizer.QT_8bit_direct_signed
_SMALLEST_BYTE, _LARGEST_BYTE = -128, 127
_STEPS = 16.0
"""Steps in the root mean square of a unit vector's numbers. What is larger than eight times that is cut off: 1 in
100,000 numbers of the default model; of a model whose vectors have a few numbers far above the others, more is lost.
With 6 steps 1 in 5 of the 50 nearest is another, with 40 as many. Another number here is another form of file: a new
`_MAGIC`."""
_NEVER = -1  # the generation of a cache that was not yet brought up to date


_GENERATION = slice(len(_MAGIC) + 32, len(_MAGIC) + 40)


class VectorSource(Protocol):
    """What the cache needs of the database, read in one snapshot."""

    def generation(self) -> int:
        """A number that changes with every change of the scope's passages."""

    def passage_ids(self) -> tuple[int, NDArray[np.int64]]:
        """The generation, and the ids of all passages of the scope at that generation."""

    def vectors(self, passage_ids: Iterable[int]) -> tuple[NDArray[np.int64], Vector]:
        """Those of the passages that still exist: ids (n,) and vectors (n, dimension)."""


class VectorCache:
    """The vectors of one scope, searchable. Safe to use from threads."""

    def __init__(self, file: Path, dimension: int, stamp: bytes, database: Path) -> None:
        """`stamp` names database and scope: a file with another stamp is not this cache's. Who reads the file at
        `database` can read the cache."""
        self._file = file
        self._database = database
        self._dimension = dimension
        self._stamp = stamp
        self._lock = threading.Lock()
        self._index: faiss.IndexIDMap2 | None = None
        self._generation = _NEVER
        self._saved_generation = _NEVER

    def search(self, vector: Vector, limit: int, source: VectorSource) -> list[tuple[int, float]]:
        """The `limit` passages with the largest inner product with `vector` (dimension,): ids and products, which are
        those of rounded vectors.

        Raises `ModelMismatchError` where the database's vectors have another dimension.
        """
        with self._lock:
            index = self._up_to_date(source)
            count = min(limit, index.ntotal)
            if count == 0:
                return []
            step = _step_of_question(vector)
            products, ids = index.search(_in_bytes(vector[None], step), count)
        steps = step * _step(self._dimension)
        return [(int(number), float(product) * steps) for number, product in zip(ids[0], products[0], strict=True)]

    def save(self, source: VectorSource) -> None:
        """Write the cache beside the database, so that the next start need not read every vector.

        It is brought up to date first: what was deleted since the last search must not come back into a file. Of no
        vectors there is no file.
        """
        with self._lock:
            if self._index is None or self._generation == _NEVER:
                return
            index = self._up_to_date(source)
            if index.ntotal == 0:
                self._file.unlink(missing_ok=True)
                return
            if self._generation == self._saved_generation and is_saved(self._file, self._stamp, self._generation):
                return
            payload = faiss.serialize_index(index).tobytes()
            aside = self._file.with_suffix(".tmp")  # shared on purpose: a killed process leaves one at most
            try:
                with open(aside, "wb", opener=_private) as out:
                    out.write(_head(self._stamp, self._generation) + hashlib.sha256(payload).digest() + payload)
                let_read_as(aside, self._database)
                # Not flushed to the disk, which takes longer than all else: what a power failure leaves half is told by
                # its checksum.
                aside.replace(self._file)
            except OSError:
                aside.unlink(missing_ok=True)  # on a full disk it would take the room that is left
                raise
            self._saved_generation = self._generation
            if source.generation() != self._generation:
                self._file.unlink(missing_ok=True)  # it may hold what was deleted while it was written

    def _up_to_date(self, source: VectorSource) -> faiss.IndexIDMap2:
        index = self._load() if self._index is None else self._index
        self._index = index
        if source.generation() == self._generation:
            return index
        generation, wanted = source.passage_ids()
        held = faiss.vector_to_array(index.id_map)
        gone = np.setdiff1d(held, wanted)
        if gone.size:
            index.remove_ids(faiss.IDSelectorBatch(gone))
        # Adding an id twice would double it in FAISS: only what is not there is added.
        missing = np.setdiff1d(wanted, held)
        for start in range(0, missing.size, _BATCH):
            ids, vectors = source.vectors(missing[start : start + _BATCH].tolist())
            if ids.size:
                require_dimension(vectors.shape[1], self._dimension)
                index.add_with_ids(rounded(vectors), ids)
        self._generation = generation
        return index

    def _load(self) -> faiss.IndexIDMap2:
        """The index in the file where file, stamp and checksum are sound; else an empty one."""
        saved = None
        try:
            saved = read_saved(self._file, self._stamp)
        except OSError as error:
            _log.warning("the vector cache can't be read (vectors are read from the library instead): %s", error)
        if saved is None or saved.index.d != self._dimension:
            return faiss.IndexIDMap2(faiss.IndexScalarQuantizer(self._dimension, _BYTES, faiss.METRIC_INNER_PRODUCT))
        self._generation = self._saved_generation = saved.generation
        return saved.index


def rounded(vectors: Vector) -> Vector:
    """Unit vectors (n, dimension) as they are held: whole numbers of steps."""
    return _in_bytes(vectors, _step(vectors.shape[1]))


def _step(dimension: int) -> float:
    """What 1 stands for in a vector that is held."""
    return 1 / (_STEPS * math.sqrt(dimension))


def _step_of_question(vector: Vector) -> float:
    """What 1 stands for in a question's vector (dimension,), as FAISS sees it: its largest number is the largest byte.

    FAISS multiplies bytes with bytes, and cuts what is none.
    """
    return (float(np.abs(vector).max(initial=0.0)) or 1.0) / _LARGEST_BYTE


def _in_bytes(vectors: Vector, step: float) -> Vector:
    """Numbers as whole steps, cut off where a byte ends. What is none, as a damaged file may have it, is 0."""
    with np.errstate(over="ignore"):
        steps = np.nan_to_num(np.rint(vectors / step), copy=False)
    return np.ascontiguousarray(np.clip(steps, _SMALLEST_BYTE, _LARGEST_BYTE), np.float32)


def _private(path: str, flags: int) -> int:
    """Open a file, and make it so that nobody else can read it: vectors tell what was said."""
    return os.open(path, flags, 0o600)


@dataclass(frozen=True, slots=True, eq=False)
class Saved:
    """What a cache's file holds: the scope's vectors as they were at a `generation`."""

    generation: int
    index: faiss.IndexIDMap2


def read_saved(file: Path, stamp: bytes) -> Saved | None:
    """What a file holds; None where it is missing, cut short or damaged, or not of the cache with that stamp. Raises
    `OSError` where it can't be read."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    generation = int.from_bytes(content[_GENERATION], "little")
    head = _head(stamp, generation)
    checksum, payload = content[len(head) : len(head) + 32], content[len(head) + 32 :]
    if not content.startswith(head) or checksum != hashlib.sha256(payload).digest():
        return None
    try:
        index = faiss.deserialize_index(np.frombuffer(payload, np.uint8))
    except RuntimeError:
        return None  # another version of FAISS wrote it
    return Saved(generation, index) if isinstance(index, faiss.IndexIDMap2) and _is_in_bytes(index) else None


def _is_in_bytes(index: faiss.IndexIDMap2) -> bool:
    """Whether vectors are held as here: before, they were held in half or single precision."""
    held = faiss.downcast_index(index.index)
    return isinstance(held, faiss.IndexScalarQuantizer) and held.sq.qtype == _BYTES


def is_whole(file: Path) -> bool:
    """Whether a file is as it was written, whichever library and model it is of. Raises `OSError` where it can't be
    read."""
    content = file.read_bytes()
    start = _GENERATION.stop
    return content.startswith(_MAGIC) and content[start : start + 32] == hashlib.sha256(content[start + 32 :]).digest()


def is_saved(file: Path, stamp: bytes, generation: int) -> bool:
    """Whether a file begins as the cache with that stamp does, saved at that generation."""
    head = _head(stamp, generation)
    try:
        with file.open("rb") as content:
            return content.read(len(head)) == head
    except OSError:
        return False


def _head(stamp: bytes, generation: int) -> bytes:
    return _MAGIC + hashlib.sha256(stamp).digest() + generation.to_bytes(8, "little")
