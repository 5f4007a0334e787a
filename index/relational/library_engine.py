"""What the parts of a relational library have in common: its database, and what engines do when that changes."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from index.indexed import IndexedDocument
from index.library_records import Scopes
from index.relational import facts, scope_rows
from index.relational.connection import Connection, Database


class RelationalEngine(ABC):
    """An open database, and what an engine does beside its rows: what it must where passages come (`_passages_came`),
    where all vectors are others (`_before_vectors_change`, `_vectors_changed`, `_after_vectors_change`), where
    something may have been deleted (`_deleting`, `_deleted`), and where a document takes the place of its earlier
    version (`_replacing`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @abstractmethod
    def close(self) -> None:
        """See `Upkeep.close`."""

    def _changing(self, scopes: Scopes) -> AbstractContextManager[Connection]:
        """A transaction that changes documents of these scopes: alone, and while no vectors change places."""
        return self._database.transaction(*scope_rows.scope_names(scopes), shared=facts.MODEL)

    # One that needs nothing says nothing
    # ruff: noqa: B027

    def _passages_came(self, connection: Connection, indexed: IndexedDocument) -> None:
        """A document was stored, by itself or as a place of another one: keep what searches need beside its rows."""

    def _before_vectors_change(self) -> None:
        """All vectors are about to give way to those of another model; nobody waits for this."""

    def _vectors_changed(self, connection: Connection) -> None:
        """All vectors are others in this transaction."""

    def _after_vectors_change(self) -> None:
        """All vectors are others: make what searches need beside them; nobody waits for this but who changed them."""

    def _deleting(self, connection: Connection, something: bool) -> None:
        """Whether something is deleted in this transaction, which ends now."""

    def _deleted(self) -> None:
        """The transaction is committed."""

    def _replacing(self, connection: Connection) -> None:
        """An earlier version of a document is replaced in this transaction, which ends now."""
