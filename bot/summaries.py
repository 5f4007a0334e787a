"""What faces ask for digests; `bot.services.Services` is the one that works.

Every call may take its time (a model, a disk), so the bot makes it in a worker thread; all are safe from any thread.
Each may raise `LibraryError`, and those that need the model `ModelError`.
"""

from collections.abc import Collection
from typing import Protocol

from index.library_records import Scopes
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted


class Summariser(Protocol):
    """Digests of what some scopes hold."""

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """What was said, for a reader of `language`; one without posts where there is nothing. Messages of the people
        `left_out`, by their numbers, never appear. Raises `QuestionError` for a topic that can't be searched."""

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """How one article begins. Raises `InputError` where these scopes hold none of that id."""
