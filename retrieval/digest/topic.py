"""Posts on a topic, in whatever language it is named and they are written: "railways", "السكك الحديدية"."""

from collections.abc import Sequence

from index.embedding.records import QuestionEmbedding
from index.text import content_words, stem
from index.vectors import Vector
from retrieval.digest.closeness import CHARACTERS_READ
from retrieval.digest.records import Post
from retrieval.profile import Profile, Side
from retrieval.question import Question
from retrieval.vectors import centred

ON_TOPIC = 0.18
"""Cosine of topic and post, each less the mean of its language, from which the post is on the topic. Chosen on the
titles of one half of the articles of XQuAD-R's development half (docs/evaluation.md)."""


def on_topic(posts: Sequence[Post], topic: Question, embedding: QuestionEmbedding, profile: Profile) -> list[Post]:
    """Those of `posts` that are on the topic: near to it in meaning, or with all its words in their title and text.

    Of a model of which nothing is known, cosines are on an unknown scale: words alone decide.
    """
    middle = profile.mean(Side.QUESTION, topic.language)
    asked = centred(embedding.vector, middle) if middle.any() else None
    wanted = frozenset(word.stem for word in topic.words)
    return [
        post
        for post in posts
        if _named(post, wanted) or (asked is not None and _nearness(post, asked, profile) >= ON_TOPIC)
    ]


def _named(post: Post, wanted: frozenset[str]) -> bool:
    words = content_words(f"{post.title}\n{post.text[:CHARACTERS_READ]}")
    return bool(wanted) and wanted <= {stem(token.folded) for token in words}


def _nearness(post: Post, asked: Vector, profile: Profile) -> float:
    if post.vector is None or post.vector.shape != asked.shape:
        return 0.0
    return float(centred(post.vector, profile.mean(Side.PASSAGE, post.language)) @ asked)
