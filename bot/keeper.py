"""What faces ask to be kept and to be forgotten: documents, files and addresses in; what became of them out.

`bot.services.Services` is the one that works. Every call may take its time (a model, a disk, a network), so the bot
makes it in a worker thread; all are safe from any thread. Each may raise `LibraryError`, and those that add something
`ModelError`. What is removed is gone from the library first, and then from what the bot's memory quotes.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from index.ingestion import unchecked
from index.ingestion_report import IngestionReport, Progress
from index.library_records import Change
from index.records import Document, Scope
from index.sources.content import Content

Watch = Callable[[Progress], None]
"""Is told how far an ingestion has come; called in the thread that works."""


class Keeper(Protocol):
    """Adds to the library, and takes away from it."""

    def keep(self, document: Document) -> Change:
        """Store one document, in place of an earlier version. Raises `SourceError` where no word is in it."""

    def keep_all(self, documents: Sequence[Document], check: Callable[[], None] = unchecked) -> IngestionReport:
        """As `keep` for several, several embedded at a time. One without a word is in the report. `check` is called
        just before each is stored; what it raises ends all."""

    def keep_file(self, content: Content, scope: Scope, watch: Watch) -> IngestionReport:
        """Add what a file holds: one document or many. What can't be read is in the report."""

    def keep_address(self, address: str, scope: Scope, watch: Watch) -> IngestionReport:
        """Add what is at an http(s) address: a page, a file, the entries of a feed. What can't be read is in the
        report."""

    def forget(self, document_id: str, scope: Scope) -> bool:
        """Remove a document; False where the scope holds none of that id. It goes from all places it was read at.

        Of messages among these the memory forgets the edits that wait, and of albums all parts: what is edited or
        comes later stands by itself.
        """

    def withdraw(self, document_id: str, scope: Scope) -> bool:
        """Remove what was read at one place alone, as a message that is no more: what says the same elsewhere stays."""

    def deleting_together(self) -> AbstractContextManager[None]:
        """Of what is removed in the block, the library's files are cleaned once, see `Library.deleting_together`."""

    def forget_author(self, author_id: int, scope: Scope) -> int:
        """Remove all messages that somebody wrote in one chat; how many there were."""

    def forget_author_everywhere(self, author_id: int) -> int:
        """Remove all messages that somebody wrote in groups and channels; how many there were."""

    def forget_scope(self, scope: Scope) -> int:
        """Remove everything of a scope; how many documents there were."""

    def scrub(self) -> None:
        """Clean the files of what later versions of documents replaced, see `Library.scrub`."""

    def holds(self, document_id: str) -> bool:
        """Whether a document of this id is stored, in whichever scope."""
