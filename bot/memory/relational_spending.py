"""The part of a relational memory that keeps what the language model cost: see `bot.memory.spending_protocol`."""

from datetime import date, datetime

from bot.memory import spending
from bot.memory.cells import from_cell, to_cell
from bot.memory.spending_protocol import NotedTrouble
from index.relational.connection import Database
from retrieval.generation.budget import Spent


class RelationalSpendingMemory:
    """A `SpendingMemory` in a database."""

    _database: Database

    def spent(self, day: date, account: int | None) -> Spent:
        """See `Ledger.spent`."""
        return self._database.read(lambda connection: spending.spent(connection, day, account))

    def spend(self, day: date, account: int, spent: Spent) -> None:
        """See `Ledger.spend`."""
        with self._database.transaction() as connection:
            spending.spend(connection, day, account, spent)

    def note_trouble(self, text: str, at: datetime) -> None:
        """See `SpendingMemory.note_trouble`."""
        with self._database.transaction() as connection:
            connection.execute(
                'INSERT INTO trouble ("only", text, noted_at) VALUES (1,?,?) ON CONFLICT ("only") DO UPDATE '
                "SET text = excluded.text, noted_at = excluded.noted_at WHERE trouble.noted_at <= excluded.noted_at",
                (text.encode("utf-8", "replace").decode(), to_cell(at)),
            )

    def last_trouble(self) -> NotedTrouble | None:
        """See `SpendingMemory.last_trouble`."""
        query = "SELECT text, noted_at FROM trouble"
        row = self._database.read(lambda connection: connection.execute(query).fetchone())
        return None if row is None else NotedTrouble(row[0], from_cell(row[1]))
