"""Posts of a library, each document one: scopes and a stretch of time in, posts with their stored vectors out."""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from index.library import Library
from index.library_records import Scopes, StoredPassage
from index.message import MessageFacts
from index.records import Document, Span, document_id
from index.segmentation import sentences
from index.vectors import Vector
from retrieval.digest.records import Kind, Post
from retrieval.digest.time_span import MOST_POSTS


class PostSource(Protocol):
    """Where a digest's posts come from."""

    def posts(
        self, scopes: Scopes, since: datetime | None, last: int | None, topic_id: int | None = None
    ) -> list[Post]:
        """The posts of `scopes` since a time (aware), or the newest `last` of them; never more than `MOST_POSTS`.

        With `since`, posts without a time are left out; with `topic_id`, messages of other forum topics and what is no
        message. Raises `LibraryError`.
        """

    def post(self, document_id: str, scopes: Scopes) -> Post | None:
        """One post; None where these scopes hold none of that id. Raises `LibraryError`."""


class LibraryPosts:
    """Implements `PostSource` over a `Library`: a document stands for itself with its title and its first passage.

    What was posted again elsewhere is stored once, and is a post of its own here.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def posts(
        self, scopes: Scopes, since: datetime | None, last: int | None, topic_id: int | None = None
    ) -> list[Post]:
        """See `PostSource.posts`."""
        limit = MOST_POSTS if last is None else min(last, MOST_POSTS)
        found = [
            post
            for each in self._library.newest(scopes, since, limit, topic_id)
            for post in self._posts_of(each, scopes)
            if since is None or (post.published is not None and post.published >= since)
        ]
        return sorted(found, key=_time, reverse=True)[:limit]

    def post(self, document_id: str, scopes: Scopes) -> Post | None:
        """See `PostSource.post`. Without a vector: one post is compared with nothing."""
        document = self._library.document(document_id, scopes)
        return None if document is None else _post(document, sentences(document.text, document.body), None)

    def _posts_of(self, stored: StoredPassage, scopes: Scopes) -> Iterator[Post]:
        """What was posted at all places that a document stands for: each is a post, and all have one vector."""
        document = stored.document
        yield _post(document, [Span(sentence.start, sentence.end) for sentence in stored.sentences], stored.vector)
        for place in document.also:
            other = self._library.document(document_id(document.scope, place.origin), scopes)
            if other is not None:
                yield _post(other, sentences(other.text, other.body)[: len(stored.sentences)], stored.vector)


def kind_of(posts: Sequence[Post]) -> Kind:
    """Talk where most posts have a person behind them who is known, else posts."""
    known = sum(post.is_talk for post in posts)
    return Kind.TALK if 2 * known > len(posts) else Kind.POSTS


def _time(post: Post) -> float:
    """For sorting: posts without a time come before all others."""
    return -math.inf if post.published is None else post.published.timestamp()


def _post(document: Document, spans: Sequence[Span], vector: Vector | None) -> Post:
    facts = document.message or MessageFacts()
    return Post(
        document_id=document.id,
        text=document.text,
        sentences=tuple(spans),
        vector=vector,
        language=document.language,
        title=document.title,
        author=facts.author,
        author_id=facts.author_id,
        published=document.published,
        url=document.url,
        source=document.source,
        reply_to=None if facts.reply_to is None else document_id(document.scope, facts.reply_to),
        is_message=document.message is not None,
    )
