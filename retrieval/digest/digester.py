"""A library's posts and a wish in, a cited digest out: fetching, the topic, then the digest itself."""

from collections.abc import Callable, Collection
from functools import partial

import numpy as np

from index.embedding.protocol import Embedder
from index.errors import InputError, QuestionError
from index.library_records import Scopes
from index.vectors import Vector
from retrieval.digest.digesting import digest, lead
from retrieval.digest.library_posts import PostSource, kind_of
from retrieval.digest.points import in_order
from retrieval.digest.records import Digest, Kind
from retrieval.digest.time_span import Wanted
from retrieval.digest.topic import on_topic
from retrieval.profile import Side, profile_of
from retrieval.question import Question, analyse


class Digester:
    """Makes digests from one source of posts. Safe to call from threads.

    `embedder` gives the model whose vectors the posts have; it embeds nothing but topics.
    """

    def __init__(self, source: PostSource, embedder: Callable[[], Embedder]) -> None:
        self._source = source
        self._embedder = embedder

    def digest(
        self,
        scopes: Scopes,
        wanted: Wanted,
        language: str | None = None,
        kind: Kind | None = None,
        left_out: Collection[int] = frozenset(),
    ) -> Digest:
        """What the posts of `scopes` say; see `retrieval.digest.digesting.digest`. `kind` None lets the posts decide.

        With a topic, `wanted.last` counts posts on it, among the newest `MOST_POSTS`. Raises `QuestionError` for a
        topic that can't be searched, `LibraryError` where the library fails, and what `embedder` raises.
        """
        topic = _topic(wanted.topic) if wanted.topic is not None else None
        posts = self._source.posts(scopes, wanted.since, wanted.last if topic is None else None, wanted.topic_id)
        spoken = language or (topic.language if topic is not None else None)
        if not posts:
            return digest((), _no_mean, kind or Kind.POSTS, spoken)
        embedder = self._embedder()
        profile = profile_of(embedder.name, embedder.dimension)
        read_as = kind or kind_of(posts)
        found = posts
        if topic is not None:
            found = in_order(on_topic(posts, topic, embedder.embed_question(topic.plain), profile))
            found = found[-wanted.last :] if wanted.last is not None else found
        return digest(found, partial(profile.mean, Side.PASSAGE), read_as, spoken, left_out, around=posts)

    def lead(self, document_id: str, scopes: Scopes, language: str | None = None) -> Digest:
        """The first sentences of one document. Raises `InputError` where these scopes hold none of that id."""
        post = self._source.post(document_id, scopes)
        if post is None:
            raise InputError(f"no document {document_id!r} in {', '.join(sorted(map(str, scopes)))}")
        return lead(post, language)


def _topic(text: str) -> Question:
    if not text.strip():
        raise QuestionError("empty", "the topic is empty: name what the posts should be about")
    return analyse(text)


def _no_mean(_language: str) -> Vector:
    return np.zeros(1, np.float32)
