"""Posts of a library, each document one: scopes and a stretch of time in, posts with their stored vectors out."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

import numpy as np

from index.library import DocumentSummary, Library, Scopes, StoredPassage
from index.records import Span
from index.segmentation import sentences
from retrieval.digest.records import Kind, Post
from retrieval.digest.time_span import MOST_POSTS

_FETCHED_AT_ONCE = 500


class PostSource(Protocol):
    """Where a digest's posts come from."""

    def posts(self, scopes: Scopes, since: datetime | None, last: int | None) -> list[Post]:
        """The posts of `scopes` since a time (aware), or the newest `last` of them; never more than `MOST_POSTS`.

        With `since`, posts without a time are left out. Raises `LibraryError`.
        """

    def post(self, document_id: str, scopes: Scopes) -> Post | None:
        """One post; None where these scopes hold none of that id."""


class LibraryPosts:
    """Implements `PostSource` over a `Library`: a document stands for itself with its title and its first passage.

    `dimension` gives the length of the library's vectors; it is asked for when there are posts to fetch. Passages can
    be listed by a search only, so every passage of the scopes is read; a library that gave first passages by time would
    spare that.
    """

    def __init__(self, library: Library, dimension: Callable[[], int]) -> None:
        self._library = library
        self._dimension = dimension

    def posts(self, scopes: Scopes, since: datetime | None, last: int | None) -> list[Post]:
        """See `PostSource.posts`."""
        listed = [
            each
            for each in self._library.documents(scopes)
            if since is None or (each.published is not None and each.published >= since)
        ]
        chosen = listed[: min(last or MOST_POSTS, MOST_POSTS)]
        return self._fetched(chosen, scopes) if chosen else []

    def post(self, document_id: str, scopes: Scopes) -> Post | None:
        """See `PostSource.post`. Without a vector: one post is compared with nothing."""
        document = self._library.document(document_id, scopes)
        if document is None:
            return None
        spans = tuple(sentences(document.text, document.body))
        return Post(
            document.id, document.text, spans, None, document.language, document.title,
            published=document.published, url=document.url, source=document.source,
        )  # fmt: skip

    def _fetched(self, chosen: list[DocumentSummary], scopes: Scopes) -> list[Post]:
        wanted = {each.id for each in chosen}
        return [
            _post(passage)
            for passage in self._passages(scopes)
            if passage.passage.ordinal == 0 and passage.document.id in wanted
        ]

    def _passages(self, scopes: Scopes) -> Iterator[StoredPassage]:
        nothing = np.zeros(self._dimension(), np.float32)
        hits = self._library.dense_search(nothing, scopes, self._library.counts(scopes).passages)
        numbers = [hit.passage_id for hit in hits]
        for start in range(0, len(numbers), _FETCHED_AT_ONCE):
            yield from self._library.fetch(numbers[start : start + _FETCHED_AT_ONCE], scopes)


def kind_of(posts: list[Post]) -> Kind:
    """Talk where most posts have a person behind them who is known, else posts."""
    known = sum(post.author_id is not None for post in posts)
    return Kind.TALK if 2 * known > len(posts) else Kind.POSTS


def _post(passage: StoredPassage) -> Post:
    document = passage.document
    return Post(
        document_id=document.id,
        text=document.text,
        sentences=tuple(Span(each.start, each.end) for each in passage.sentences),
        vector=passage.vector,
        language=document.language,
        title=document.title,
        published=document.published,
        url=document.url,
        source=document.source,
    )
