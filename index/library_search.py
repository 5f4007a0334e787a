"""The part of a `Library` that finds passages: a question's vector, terms or a time in, passages out."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from index.library_records import PassageHit, PassageLikeness, Scopes, StoredPassage
from index.vectors import Vector


class Search(Protocol):
    """Search in what is stored, within scopes."""

    def dense_search(self, vector: Vector, scopes: Scopes, limit: int) -> list[PassageHit]:
        """The `limit` passages with the largest inner product with `vector` (dimension,), best first. An engine may
        round vectors for it, to a byte a number, and so mistake which of two is nearer that are nearly as near.

        Raises `ModelMismatchError` where the stored vectors have another dimension.
        """

    def lexical_search(self, terms: Sequence[str], scopes: Scopes, limit: int) -> list[PassageHit]:
        """The `limit` passages with the largest BM25 for `terms`, best first.

        Terms are as made by `index.text.search_terms`, or by `index.sounds.sound_terms`. Passages that were stored
        before there were sounds have none of these until `renew_terms`. Any other text is taken too,
        also half of a surrogate pair, which finds nothing.
        """

    def likeness(
        self,
        passage_ids: Sequence[int],
        vector: Vector,
        terms: Collection[str],
        sounds: Collection[str],
        scopes: Scopes,
    ) -> list[PassageLikeness]:
        """How like a question each of these passages is by itself, whatever else is stored: in the order of the ids.

        `vector` has shape (dimension,), `sounds` are sound terms. Passages outside the scopes are left out.
        """

    def fetch(self, passage_ids: Sequence[int], scopes: Scopes) -> list[StoredPassage]:
        """Passages by id, in the order asked for; those outside the scopes are left out."""

    def newest(
        self, scopes: Scopes, since: datetime | None, limit: int, topic_id: int | None = None
    ) -> list[StoredPassage]:
        """The first passage of each of the `limit` newest documents, the newest first, those without a date last.

        With `since` (aware) those published then or later alone, with `topic_id` messages of that topic alone.
        """

    def talk_after(self, document_id: str, scopes: Scopes, within: timedelta, limit: int) -> list[StoredPassage]:
        """The first passage of each of the `limit` messages that came next after a message, in its topic of its chat
        and within that time of it: those that reply to it before all others, else in the order of time.

        None where these scopes hold no such message, or it has no date.
        """
