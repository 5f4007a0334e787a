"""The part of a relational library that finds passages: see `index.library_search`."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from index.library_records import PassageHit, PassageLikeness, Scopes, StoredPassage
from index.relational import passages
from index.relational.library_engine import RelationalEngine
from index.relational.likeness import likeness
from index.vectors import Vector


class RelationalSearch(RelationalEngine):
    """A `Search` in a database. An engine gives the two that are its own."""

    @abstractmethod
    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Search.dense_search`."""

    @abstractmethod
    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """See `Search.lexical_search`."""

    def likeness(
        self,
        passage_ids: Sequence[int],
        vector: Vector,
        terms: Collection[str],
        sounds: Collection[str],
        scopes: Scopes,
    ) -> list[PassageLikeness]:
        """See `Search.likeness`."""
        return self._database.read(lambda connection: likeness(connection, passage_ids, vector, terms, sounds, scopes))

    def fetch(self, passage_ids: Sequence[int], scopes: Scopes) -> list[StoredPassage]:
        """See `Search.fetch`."""
        return self._database.read(lambda connection: passages.fetch_passages(connection, passage_ids, scopes))

    def newest(
        self, scopes: Scopes, since: datetime | None, limit: int, topic_id: int | None = None
    ) -> list[StoredPassage]:
        """See `Search.newest`."""
        return self._database.read(
            lambda connection: passages.newest_passages(connection, scopes, since, topic_id, limit)
        )

    def talk_after(self, document_id: str, scopes: Scopes, within: timedelta, limit: int) -> list[StoredPassage]:
        """See `Search.talk_after`."""
        return self._database.read(
            lambda connection: passages.talk_after(connection, document_id, scopes, within, limit)
        )
