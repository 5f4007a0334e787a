"""Posts for tests: texts go in, posts as a library would give them come out, with vectors of the tiny model."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from tiny_embedder import TinyEmbedder

from index.embedding.records import PassageText
from index.language import language_of
from index.segmentation import sentences
from index.vectors import Vector
from retrieval.digest.digesting import digest
from retrieval.digest.records import Digest, Kind, Post

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
EMBEDDER = TinyEmbedder()


def no_mean(_language: str) -> Vector:
    return np.zeros(EMBEDDER.dimension, np.float32)


def post(
    number: int,
    text: str,
    *,
    minutes: float | None = None,
    author: str | None = None,
    author_id: int | None = None,
    source: str | None = None,
    reply_to: int | None = None,
    title: str = "",
    language: str | None = None,
    is_message: bool = False,
) -> Post:
    """Post `number`, sent so many minutes after noon (`number` where it isn't said)."""
    spans = tuple(sentences(text))
    embedded = EMBEDDER.embed_passages([PassageText(title, tuple(text[a:b] for a, b in spans))])
    return Post(
        document_id=f"{number:016x}",
        text=text,
        sentences=spans,
        vector=embedded[0].vector,
        language=language or language_of(text),
        title=title,
        author=author,
        author_id=author_id,
        published=NOON + timedelta(minutes=number if minutes is None else minutes),
        url=f"https://t.me/c/1/{number}",
        source=source,
        reply_to=None if reply_to is None else f"{reply_to:016x}",
        is_message=is_message,
    )


def posts(texts: Iterable[str]) -> list[Post]:
    return [post(number, text) for number, text in enumerate(texts)]


def digested(stream: Sequence[Post], kind: Kind = Kind.POSTS, language: str | None = None) -> Digest:
    return digest(stream, no_mean, kind, language)


def posts_of(made: Digest) -> list[str]:
    """The documents behind points and single posts, each as often as it stands there."""
    return [citation.document_id for point in (*made.points, *made.also) for citation in point.citations]
