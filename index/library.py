"""The one interface to storage and search. Engines stand behind it; no SQL, file or FAISS id shows through.

Every call that reads names the scopes it may see, and sees nothing else. Calls are synchronous and safe from any
thread. Any call may raise `LibraryError` where the storage itself fails.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from index.embedding.identity import ModelIdentity
from index.feeds import Feeds, Rereading
from index.indexed import IndexedDocument
from index.library_records import (
    Change,
    Counts,
    DocumentSummary,
    PassageHit,
    PassageLikeness,
    Scopes,
    StoredPassage,
    best_hits,
)
from index.listing import Listing
from index.model_change import ModelChange
from index.records import Document, Scope, Sentence
from index.vectors import Vector

__all__ = [
    "Change",
    "Counts",
    "DocumentSummary",
    "Library",
    "PassageHit",
    "PassageLikeness",
    "Scopes",
    "StoredPassage",
    "best_hits",
]


class Library(Protocol):
    """Durable documents with everything derived from them, and search in them."""

    def use_model(self, identity: ModelIdentity) -> str:
        """Record which model makes the vectors, while there are none; later make sure that it is the same.

        What `model_revision` is then comes back. Raises `ModelMismatchError` where another model made the vectors that
        are stored.
        """

    def model_name(self) -> str | None:
        """The model that made the vectors; None before the first."""

    def model_identity(self) -> ModelIdentity | None:
        """The same with what it made of a fixed text."""

    def model_revision(self) -> str:
        """A text that is another after every change of the model, also where a library made by another one was put in
        this one's place: vectors of a question made before fit no more."""

    @property
    def model_change(self) -> ModelChange:
        """The way from one model to another."""

    @property
    def feeds(self) -> Feeds:
        """The feeds that are read again."""

    @property
    def listing(self) -> Listing:
        """What is stored as lists show it and people name it."""

    def content_hash(self, document_id: str) -> str | None:
        """The hash of the version of a document that was read last; None where it is not known. Says nothing of its
        words. Also for what is stored as another place of a document that says the same."""

    def recognise(self, document: Document, rereading: Rereading | None = None) -> Change | None:
        """Store a document without its vectors where none are needed; None where nothing was done, and `replace` must.

        None are needed for what is unchanged, and for a new origin that says the same as a document of the scope. With
        `rereading` as in `replace`.
        """

    def replace(self, indexed: IndexedDocument, rereading: Rereading | None = None) -> Change:
        """Store a document with all its parts, in place of any earlier version: wholly or not at all.

        An engine may hold U+FFFD in the place of a NUL, which no source gives.

        Where its scope holds a document that says the same (`index.sameness`), only the place is added to that one's
        `also`. Where the earlier version stood for other places that don't say what the new one says, it goes on as
        the document of the first of them, with vectors and all: the one that says it word for word if there is one,
        else the earliest.
        With `rereading`, nothing is stored where the feed is removed by now, or the document was stored then and is
        deleted by now: unchanged.
        Raises `ModelMismatchError` where another model made the vectors that are stored than those of the document.
        """

    def delete(self, document_id: str, scopes: Scopes) -> bool:
        """Remove a document with all its parts; False where these scopes hold none of that id.

        The article goes wholly: also from the other places where it was read. With the id that a place has by its own
        origin (`document_id`), that place alone is forgotten, and the document stays.
        """

    def withdraw(self, document_id: str, scopes: Scopes) -> bool:
        """Remove what was read at one origin alone; False where these scopes hold nothing of it.

        A document that was read at other places too goes on there.
        """

    def delete_author(self, author_id: int, scope: Scope) -> int:
        """Remove all messages that somebody wrote in one chat; how many there were."""

    def delete_scope(self, scope: Scope) -> int:
        """Remove all documents of a scope, and its feeds; how many documents there were."""

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """Let all documents of one scope belong to another, as when a chat gets another id: wholly or not at all.

        A document whose origin the new scope holds already gives way to that one, and one that says the same as a
        document there becomes another place of it. Ids depend on the scope: the ids of the new scope's documents come
        back, by the ids that the same origins (of all their places) have in the old one. Repeating a move
        changes nothing and gives back the same, also to who was cut off before they could use it.
        """

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

    def renew_terms(self, progress: Callable[[int, int], None]) -> int:
        """Make what passages are found by anew from their text, as it is made of new ones; of how many it was other.

        Searches and additions go on meanwhile. `progress` is told how many passages are looked at, and of how many.
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

    def deleting_together(self) -> AbstractContextManager[None]:
        """Of what this thread deletes in the block, an engine's files are cleaned once, at the end of the outermost
        such block, and not after each deletion."""

    def document(self, document_id: str, scopes: Scopes) -> Document | None:
        """A whole document; None where these scopes hold none of that id."""

    def sentences(self, document_id: str, scopes: Scopes) -> list[Sentence]:
        """All sentences of a document, in order; none where these scopes hold none of that id."""

    def documents(self, scopes: Scopes) -> list[DocumentSummary]:
        """All documents, newest first, those without a date last."""

    def scopes(self) -> list[Scope]:
        """All scopes that hold or held documents, by name. Says nothing of what they hold."""

    def counts(self, scopes: Scopes) -> Counts:
        """How much these scopes hold."""

    def revision(self, scopes: Scopes) -> str:
        """A text that is another after every change of what these scopes hold: what was derived before is stale."""

    def is_unfinished_copy(self) -> bool:
        """Whether it is a copy of another library that was begun and not ended."""

    def scrub(self) -> None:
        """Clean the files of what later versions of documents replaced, as far as that is in the engine's hands.

        Deletions do so by themselves; after changes it may wait, as it takes long: about 5 s for 1 GB. What keeps it
        from being done is a warning, and leaves it to the next call, deletion, or closing after a change.
        """

    def close(self) -> None:
        """Let go of files, cleaned where this object has changed a document. What was stored stays stored whether or
        not this is called."""
