"""What faces ask of the language model above the engine: an answer or a digest in, what was written and checked out.

Every call may wait for the network, so the bot makes it in threads of its own, never in those of questions; all are
safe from any thread. None raises for troubles of the endpoint: what it can't do is left out.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from retrieval.digest.records import Digest
from retrieval.records import Answer, Written

Watch = Callable[[Written], None]
"""Is given all that was checked so far, each time there is more of it."""


class Author(Protocol):
    """Writes about what was found. `account` is the chat on whose behalf that is, 0 for the terminal."""

    def write(self, answer: Answer, account: int, watch: Watch | None = None) -> Written | None:
        """What can be added to an answer; None where there is nothing to add, and for a refusal.

        `watch` is called in the thread of the caller. What it raises ends the work and comes out.
        """

    def make_whole(self, question: str, earlier: Sequence[str], account: int) -> str | None:
        """A question that leans on `earlier` ones (the last one last), rewritten to stand alone; None where it leans
        on none, or that can't be done: then the rules of `retrieval.conversation` do what they can."""

    def digest(self, digest: Digest, account: int) -> Digest:
        """The digest with what could be written about its points; as it was where nothing could."""
