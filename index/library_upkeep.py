"""The part of a `Library` that tells how much it holds, and looks after its files."""

from contextlib import AbstractContextManager
from typing import Protocol

from index.library_records import Counts, Scopes
from index.records import Scope


class Upkeep(Protocol):
    """What a library holds as a whole, its files, and its end."""

    def scopes(self) -> list[Scope]:
        """All scopes that hold or held documents, by name. Says nothing of what they hold."""

    def counts(self, scopes: Scopes) -> Counts:
        """How much these scopes hold."""

    def revision(self, scopes: Scopes) -> str:
        """A text that is another after every change of what these scopes hold: what was derived before is stale."""

    def is_unfinished_copy(self) -> bool:
        """Whether it is a copy of another library that was begun and not ended."""

    def deleting_together(self) -> AbstractContextManager[None]:
        """Of what this thread deletes in the block, an engine's files are cleaned once, at the end of the outermost
        such block, and not after each deletion."""

    def scrub(self) -> None:
        """Clean the files of what later versions of documents replaced, as far as that is in the engine's hands.

        Deletions do so by themselves; after changes it may wait, as it takes long: about 5 s for 1 GB. What keeps it
        from being done is a warning, and leaves it to the next call, deletion, or closing after a change.
        """

    def close(self) -> None:
        """Let go of files, cleaned where this object has changed a document. What was stored stays stored whether or
        not this is called."""
