"""An author, and a ledger, that tell an observer what a language model takes and costs: what they are asked goes in and
on."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.author import Author, Watch
from bot.memory.spending_protocol import NotedTrouble, SpendingMemory
from bot.observing.events import Stage
from bot.observing.observer import Observer
from retrieval.digest.records import Digest
from retrieval.generation.budget import Spent
from retrieval.records import Answer, Written


class ObservedAuthor:
    """Implements `bot.author.Author` by another one."""

    def __init__(self, author: Author, observer: Observer) -> None:
        self._author = author
        self._observer = observer

    def write(self, answer: Answer, account: int, watch: Watch | None = None) -> Written | None:
        """See `Author.write`."""
        with self._observer.timing(Stage.LANGUAGE_MODEL):
            return self._author.write(answer, account, watch)

    def make_whole(self, question: str, earlier: Sequence[str], account: int) -> str | None:
        """See `Author.make_whole`."""
        with self._observer.timing(Stage.LANGUAGE_MODEL):
            return self._author.make_whole(question, earlier, account)

    def digest(self, digest: Digest, account: int) -> Digest:
        """See `Author.digest`."""
        with self._observer.timing(Stage.LANGUAGE_MODEL):
            return self._author.digest(digest, account)


class ObservedSpending:
    """Implements `SpendingMemory` by another one."""

    def __init__(self, memory: SpendingMemory, observer: Observer) -> None:
        self._memory = memory
        self._observer = observer

    def spent(self, day: date, account: int | None) -> Spent:
        """See `Ledger.spent`."""
        return self._memory.spent(day, account)

    def spend(self, day: date, account: int, spent: Spent) -> None:
        """See `Ledger.spend`: what could not be written down is told when it was."""
        self._memory.spend(day, account, spent)
        self._observer.spent(spent)

    def note_trouble(self, text: str, at: datetime) -> None:
        """See `SpendingMemory.note_trouble`."""
        self._memory.note_trouble(text, at)

    def last_trouble(self) -> NotedTrouble | None:
        """See `SpendingMemory.last_trouble`."""
        return self._memory.last_trouble()
