"""Posts on a topic, in whatever language it is named and they are written: "railways", "السكك الحديدية"."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.embedding.records import QuestionEmbedding
from index.language import has_arabic
from index.text import content_words
from index.vectors import Vector
from retrieval.digest.closeness import CHARACTERS_READ
from retrieval.digest.records import Post
from retrieval.facts.countries import countries, with_capitals
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.profile import Profile, Side
from retrieval.question import Question, Word
from retrieval.talk.spoken import stands_in, stems_of, synonyms
from retrieval.vectors import centred

ON_TOPIC = 0.18
"""Cosine of topic and post, each less the mean of its language, from which a post of many words is on the topic. Chosen
on the titles of one half of the articles of XQuAD-R's development half (docs/evaluation.md)."""
ON_TOPIC_IN_SHORT = 0.27
"""From which a post of few words is: those of a line of news or talk lie higher by chance."""
_MANY_WORDS = 40
_TOO_FEW = 6
"""Content words of a post whose meaning tells nothing by itself."""


def on_topic(posts: Sequence[Post], topic: Question, embedding: QuestionEmbedding, profile: Profile) -> list[Post]:
    """Those of `posts` that are on the topic: near to it in meaning, or with all its words in their headline and text.

    A word stands there by its stem, a translation, the sound of a name, or a country's cities and people. What tells of
    other countries than the topic is not on it by its meaning. Of a model of which nothing is known, cosines are on an
    unknown scale: words alone decide.
    """
    middle = profile.mean(Side.QUESTION, topic.language)
    asked = _Asked(
        [(word, countries(with_capitals(word.written))) for word in topic.words],
        countries(with_capitals(topic.plain)),
        centred(embedding.vector, middle) if middle.any() else None,
    )
    return [post for post in posts if _is_on(post, asked, profile)]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A topic: its words, each with the countries that it names; those of all together; its vector, if it has one."""

    words: Sequence[tuple[Word, Set[str]]]
    named: Set[str]
    vector: Vector | None


def _is_on(post: Post, asked: _Asked, profile: Profile) -> bool:
    text = f"{post.headline}\n{post.text[:CHARACTERS_READ]}"
    words = [word.folded for word in content_words(text)]
    stems = stems_of(words)
    if asked.words and all(_stands_in(word, named, words, stems, text) for word, named in asked.words):
        return True
    if asked.vector is None or len(words) < _TOO_FEW:
        return False
    enough = ON_TOPIC if len(words) >= _MANY_WORDS else ON_TOPIC_IN_SHORT
    return _nearness(post, asked.vector, profile) >= enough and not (asked.named and _names_others(text, asked.named))


def _names_others(text: str, named: Set[str]) -> bool:
    there = countries(text)
    return bool(there) and named.isdisjoint(there)


def _stands_in(word: Word, named: Set[str], words: Sequence[str], stems: Set[str], text: str) -> bool:
    """Whether a word of the topic is among the words of a post, in either language, or names a country of its `text`.

    The countries of a text take long to find, so that they are sought last and only for a word that names one.
    """
    if stands_in(word.folded, stems) or not stems.isdisjoint(synonyms(word.folded)):
        return True
    if named and not named.isdisjoint(countries(text)):
        return True
    in_arabic = has_arabic(word.folded)
    return not word.translations and any(
        has_arabic(each) != in_arabic and similarity(word.folded, each) >= SAME_NAME_ACROSS_SCRIPTS for each in words
    )


def _nearness(post: Post, asked: Vector, profile: Profile) -> float:
    if post.vector is None or post.vector.shape != asked.shape:
        return 0.0
    return float(centred(post.vector, profile.mean(Side.PASSAGE, post.language)) @ asked)
