"""FAISS for the passages of one scope: a cache that is checked against the database before every use.

Ids and vectors from the database in; the ids nearest to a vector out. The cache may live in a file beside the
database; a file that is missing, stale, damaged or cut short costs time, never an answer.
"""

import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatchError
from index.records import Vector

_MAGIC = b"QAWLVEC1"
_BATCH = 4096


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

    def __init__(self, file: Path, dimension: int, stamp: bytes) -> None:
        """`stamp` names database and scope: a file with another stamp is not this cache's."""
        self._file = file
        self._dimension = dimension
        self._stamp = hashlib.sha256(stamp).digest()
        self._lock = threading.Lock()
        self._index: faiss.IndexIDMap2 | None = None
        self._generation = -1
        self._saved_generation = -1

    def search(self, vector: Vector, limit: int, source: VectorSource) -> list[tuple[int, float]]:
        """The `limit` passages with the largest inner product with `vector` (dimension,): ids and products.

        Raises `ModelMismatchError` where the database's vectors have another dimension.
        """
        with self._lock:
            index = self._up_to_date(source)
            count = min(limit, index.ntotal)
            if count == 0:
                return []
            products, ids = index.search(np.ascontiguousarray(vector[None], np.float32), count)
        return [(int(i), float(p)) for i, p in zip(ids[0], products[0], strict=True)]

    def save(self) -> None:
        """Write the cache beside the database, so that the next start need not read every vector."""
        with self._lock:
            if self._index is None or self._generation == self._saved_generation:
                return
            payload = faiss.serialize_index(self._index).tobytes()
            head = self._stamp + self._generation.to_bytes(8, "little") + hashlib.sha256(payload).digest()
            aside = self._file.with_suffix(".tmp")  # shared on purpose: a killed process leaves one at most
            with aside.open("wb") as out:
                out.write(_MAGIC + head + payload)
                out.flush()
                os.fsync(out.fileno())
            aside.replace(self._file)
            self._saved_generation = self._generation

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
                if vectors.shape[1] != self._dimension:
                    raise ModelMismatchError(
                        f"the library's vectors have {vectors.shape[1]} dimensions and the question's "
                        f"{self._dimension}: ask with the model that made the library (QAWL_EMBEDDING_MODEL)"
                    )
                index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)
        self._generation = generation
        return index

    def _load(self) -> faiss.IndexIDMap2:
        """The index in the file where file, stamp and checksum are sound; else an empty one."""
        try:
            content = self._file.read_bytes()
        except OSError:
            content = b""
        at = len(_MAGIC)
        stamp, generation = content[at : at + 32], content[at + 32 : at + 40]
        checksum, payload = content[at + 40 : at + 72], content[at + 72 :]
        if content[:at] == _MAGIC and stamp == self._stamp and checksum == hashlib.sha256(payload).digest():
            try:
                index = faiss.deserialize_index(np.frombuffer(payload, np.uint8))
            except RuntimeError:
                index = None  # another version of FAISS wrote it
            if isinstance(index, faiss.IndexIDMap2) and index.d == self._dimension:
                self._generation = self._saved_generation = int.from_bytes(generation, "little")
                return index
        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))
