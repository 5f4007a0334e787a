"""What is remembered of the language model: what each day cost, and what went wrong last. Engines stand behind it; see
`bot.memory.protocol`. The record is here too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from retrieval.generation.budget import Ledger


@dataclass(frozen=True, slots=True)
class NotedTrouble:
    """What kept the language model from answering, in one line for the operator, and when that was."""

    text: str
    at: datetime


class SpendingMemory(Ledger, Protocol):
    """A durable ledger; accounts are chats, 0 for the terminal. Several processes may spend at once.

    What a chat spent stays in the day's total when the chat is forgotten, without a sign of which chat it was: its own
    account is then empty.
    """

    def note_trouble(self, text: str, at: datetime) -> None:
        """Store what went wrong, in place of what did before; an earlier moment than the stored one changes nothing."""

    def last_trouble(self) -> NotedTrouble | None:
        """What went wrong last; None where nothing ever did."""
