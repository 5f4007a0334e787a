"""The author that works: a language model behind an endpoint, the library's own checks, and what may be sent to it.

Settings, a library and its model in; an `Author` out.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from bot.author import Author, Watch
from bot.clocks import utc_now
from bot.memory.spending_protocol import SpendingMemory
from bot.services import Services
from bot.settings import LanguageModel
from bot.storage import open_memory
from index.embedding.protocol import Embedder
from index.errors import LibraryError
from index.library import Library
from index.records import LIBRARY
from retrieval.digest.records import Digest
from retrieval.generation.breaker import Breaker, Mishap
from retrieval.generation.budget import Budget, Limits, Prices
from retrieval.generation.checking.checker import Checker
from retrieval.generation.digest_writer import DigestWriter
from retrieval.generation.gate import Gate
from retrieval.generation.openai_endpoint import OpenAIEndpoint
from retrieval.generation.rewriting import Rewriter
from retrieval.generation.writer import Writer
from retrieval.profile import profile_of
from retrieval.records import Answer, Citation, Written

_log = logging.getLogger(__name__)

TERMINAL = 0
"""The account of whoever sits at this machine."""


class LanguageModelAuthor:
    """Implements `bot.author.Author`. Safe to use from threads; close it at the end.

    `embedder` gives the library's model as it is now. Raises `SettingsError` where the model can't be asked at all.
    """

    def __init__(
        self, chosen: LanguageModel, library: Library, embedder: Callable[[], Embedder], memory: SpendingMemory
    ) -> None:
        key = chosen.api_key.get_secret_value() if chosen.api_key is not None else None
        self._endpoint = OpenAIEndpoint(chosen.base_url, key, chosen.name)
        limits = Limits(chosen.tokens_per_day, chosen.tokens_per_chat, chosen.cost_per_day)
        budget = Budget(memory, limits, Prices(chosen.price_in, chosen.price_out))
        self._gate = Gate(self._endpoint, Breaker(), budget, chosen.timeout)
        self._reads_chats = chosen.reads_chats
        self._library = library
        self._embedder = embedder
        self._memory = memory
        self._noted: Mishap | None = None

    def write(self, answer: Answer, account: int, watch: Watch | None = None) -> Written | None:
        """See `Author.write`."""
        with self._noting_trouble():
            return Writer(self._gate, self._checker()).write(answer, account, self._may_be_sent, watch)

    def make_whole(self, question: str, earlier: Sequence[str], account: int) -> str | None:
        """See `Author.make_whole`."""
        with self._noting_trouble():
            return Rewriter(self._gate).make_whole(question, earlier, account)

    def digest(self, digest: Digest, account: int) -> Digest:
        """See `Author.digest`."""
        with self._noting_trouble():
            return DigestWriter(self._gate, self._checker()).write(digest, account, self._may_be_sent)

    def close(self) -> None:
        """Let go of connections."""
        self._endpoint.close()

    @contextmanager
    def _noting_trouble(self) -> Iterator[None]:
        """Remember what went wrong with the endpoint, for `qawl doctor` and `/status`, which may be other processes."""
        yield
        last = self._gate.health().last
        if last is not None and last is not self._noted:
            self._noted = last
            try:
                self._memory.note_trouble(last.message, utc_now())
            except LibraryError as error:
                _log.error("The language model's trouble can't be noted: %s", error)

    def _checker(self) -> Checker:
        # One for each answer: the library may have changed its model meanwhile.
        embedder = self._embedder()
        return Checker(embedder, profile_of(embedder.name, embedder.dimension))

    def _may_be_sent(self, citation: Citation) -> bool:
        """Whether the operator lets these words leave the machine: those of a chat only where chats may be read."""
        return self._reads_chats or self._library.document(citation.document_id, [LIBRARY]) is not None


def author_for(services: Services, memory: SpendingMemory) -> LanguageModelAuthor | None:
    """The author that the settings choose; None where they choose none. Raises as `LanguageModelAuthor` does."""
    chosen = services.settings.language_model
    if chosen is None:
        return None
    return LanguageModelAuthor(chosen, services.library, services.embedder, memory)


@contextmanager
def author_at_terminal(services: Services) -> Iterator[Author | None]:
    """The author for one command, with a memory of its own for what it spends; None where the settings choose none.

    Raises as `LanguageModelAuthor` does, and `LibraryError`.
    """
    chosen = services.settings.language_model
    if chosen is None:
        yield None
        return
    with (
        closing(open_memory(services.settings)) as memory,
        closing(LanguageModelAuthor(chosen, services.library, services.embedder, memory)) as author,
    ):
        yield author


def written_about(answer: Answer, author: Author | None) -> Answer:
    """The answer with what an author at the terminal adds to it."""
    return answer if author is None else answer.with_written(author.write(answer, TERMINAL))
