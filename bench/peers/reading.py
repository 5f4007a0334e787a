"""What a peer needs beside its own search: the best sentence of a passage, by its own model.

Peers give passages and no sentences; whoever wants one to cite embeds those of the passage and takes the nearest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bench.peers.messages import Article, Ask, Found

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text that a peer found, and its score."""

    article: str
    start: int
    end: int
    score: float


def shown(article: Article) -> str:
    """What a peer is given of an article: its title, a blank line, its text."""
    return f"{article.title}\n\n{article.text}"


def text_start(article: Article) -> int:
    """Where the text begins in that."""
    return len(article.title) + 2


@dataclass(slots=True)
class SentenceReader:
    """Finds the best sentence. `embed` makes unit vectors (n, dimension) of sentences.

    Sentences embedded for questions that are not timed are kept: they don't change.
    """

    embed: Callable[[list[str]], Vectors]
    articles: dict[str, Article] = field(default_factory=dict)
    _kept: dict[str, Vectors] = field(default_factory=dict)

    def found(self, asked: Ask, passages: Sequence[Passage], question: Callable[[], Vectors], started: float) -> Found:
        """The best sentence of the best passage that isn't hidden; `question` gives the question's vector."""
        visible = [each for each in passages if each.article not in asked.hidden]
        passage_seconds = perf_counter() - started
        if not visible:
            return Found(None, None, {"passage": -1e9, "sentence": -1e9})
        best = visible[0]
        article = self.articles[best.article]
        within = [
            number
            for number, (start, end) in enumerate(article.sentences)
            if start < best.end and end > best.start and end > start
        ] or [0]
        if asked.timed:
            vectors = self.embed([_sentence(article, number) for number in within])
        else:
            vectors = self._vectors(article)[within]
        near = vectors @ question()
        place = int(np.argmax(near))
        return Found(
            article.id, within[place], {"passage": best.score, "sentence": float(near[place])},
            passage_seconds=passage_seconds, seconds=perf_counter() - started,
        )  # fmt: skip

    def _vectors(self, article: Article) -> Vectors:
        if article.id not in self._kept:
            every = [_sentence(article, number) for number in range(len(article.sentences))]
            self._kept[article.id] = self.embed(every)
        return self._kept[article.id]


def _sentence(article: Article, number: int) -> str:
    start, end = article.sentences[number]
    return article.text[start:end]
