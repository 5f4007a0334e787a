"""The library, the model and the answerer of one process, each made when it is first needed."""

import threading
from collections.abc import Callable, Sequence

from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.library import Library, Scopes
from retrieval.answering import EVIDENCE_LISTED, Answerer
from retrieval.records import Answer


class Services:
    """What commands and bots work with. Safe to use from threads; close it at the end.

    `say` is given short lines about slow preparations.
    """

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self.settings = settings
        self._say = say
        self._lock = threading.RLock()
        self._library: EmbeddedLibrary | None = None
        self._embedder: Embedder | None = None
        self._answerer: Answerer | None = None

    @property
    def library(self) -> Library:
        """The library in the data folder. Raises `LibraryError`."""
        with self._lock:
            if self._library is None:
                self._library = EmbeddedLibrary(self.settings.data_dir)
            return self._library

    def embedder(self) -> Embedder:
        """The model, once it is sure that the library's vectors are of its making.

        Raises `ModelError` and `ModelMismatchError`.
        """
        with self._lock:
            if self._embedder is None:
                embedder = load_embedder(self.settings.embedding_model, self.settings.cache_dir, self._say)
                self.library.use_model(identify(embedder))
                self._embedder = embedder
            return self._embedder

    def answer(
        self, question: str, scopes: Scopes, evidence_limit: int = EVIDENCE_LISTED, earlier: Sequence[str] = ()
    ) -> Answer:
        """Answer one question, asked after the `earlier` ones. Raises what `Answerer.answer` and `embedder` raise."""
        with self._lock:
            if self._answerer is None:
                self._answerer = Answerer(self.library, self.embedder())
            answerer = self._answerer
        return answerer.answer(question, scopes, evidence_limit, earlier)

    def close(self) -> None:
        """Let go of the library's files."""
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None
