"""Questions of many threads in, one call to the model for all that wait; each thread gets its own vectors.

A question that comes while the model is free is read at once, by the thread that asks. Those that come meanwhile wait
together, in order, and are read in one call by the first of them: nobody waits for company, and no thread is added.
"""

import threading
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding

LARGEST_BATCH = 16
"""Questions in one call. On two cores a question in eight takes a sixth less time in sixteen, and no less in more."""


class BatchEmbedder(Embedder, Protocol):
    """An embedder that reads several questions at once, each exactly as if it were alone."""

    def embed_questions(self, texts: Sequence[str]) -> list[QuestionEmbedding]:
        """The vectors of questions, in their order: the same to the last bit as `embed_question` gives for each."""


class _Waiting:
    """One question on its way: `woken` once it has what it waits for, or is first in the queue and is to lead."""

    __slots__ = ("embedding", "error", "text", "woken")

    def __init__(self, text: str) -> None:
        self.text = text
        self.embedding: QuestionEmbedding | None = None
        self.error: Exception | None = None
        self.woken = threading.Event()

    @property
    def is_settled(self) -> bool:
        return self.embedding is not None or self.error is not None


class BatchingEmbedder:
    """Implements `index.embedding.protocol.Embedder` over one that reads several questions at once.

        embedder = BatchingEmbedder(model)
        embedder.embed_question("ماذا قال؟")  # from any thread

    A question that the model can't read raises where it was asked, and nowhere else. Passages pass it by: how they
    share the model with questions is the inner embedder's matter.
    """

    def __init__(self, embedder: BatchEmbedder, largest: int = LARGEST_BATCH) -> None:
        """Raises `ValueError` for batches of fewer than one question."""
        if largest < 1:
            raise ValueError("a batch holds at least one question")
        self._embedder = embedder
        self._largest = largest
        self._lock = threading.Lock()
        self._queue: deque[_Waiting] = deque()
        self._is_led = False  # a thread is reading, or was woken to

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """What the inner embedder makes of them."""
        return self._embedder.embed_passages(passages)

    def embed_question(self, text: str) -> QuestionEmbedding:
        """The vectors of a question. Raises what the inner embedder raises for it."""
        mine = _Waiting(text)
        with self._lock:
            self._queue.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            mine.woken.wait()
        if not mine.is_settled:
            self._lead()
        if mine.error is not None:
            raise mine.error
        assert mine.embedding is not None  # noqa: S101 - the one or the other is there once it is settled
        return mine.embedding

    def _lead(self) -> None:
        """Read the first questions of the queue, of which the first is the caller's own, and wake who comes next."""
        with self._lock:
            batch = [self._queue.popleft() for _ in range(min(self._largest, len(self._queue)))]
        mine, others = batch[0], batch[1:]
        try:
            self._read(batch)
        finally:
            # Where this thread was interrupted, the others have nothing yet, and go first in the next batch.
            left = [each for each in others if not each.is_settled]
            with self._lock:
                self._queue.extendleft(reversed(left))
                following = self._queue[0] if self._queue else None
                self._is_led = following is not None
            for each in others:
                if each.is_settled:
                    each.woken.set()
            if following is not None:
                following.woken.set()
        assert mine.is_settled  # noqa: S101

    def _read(self, batch: Sequence[_Waiting]) -> None:
        """Give every question of the batch its vectors, or its error."""
        try:
            embeddings = self._embedder.embed_questions([each.text for each in batch])
            for each, embedding in zip(batch, embeddings, strict=True):
                each.embedding = embedding
        except Exception as error:  # noqa: BLE001 - raised where the question was asked
            if len(batch) == 1:
                batch[0].error = error
                return
            for each in batch:  # whose it is shows when each is read by itself
                if not each.is_settled:
                    self._read([each])
