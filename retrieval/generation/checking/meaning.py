"""What a text means to the embedding model, word by word: for telling what a claim is about.

A text in, its `Reading` out: content words with the vectors of their tokens in context, centred by language.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding.protocol import Embedder
from index.embedding.records import PassageText
from index.embedding.safety import safe_text
from index.language import language_of
from index.text import Token, stem
from index.vectors import Vector, unit
from retrieval.profile import Profile, Side
from retrieval.quotation import Quotation
from retrieval.vectors import centred

KEPT = 256
"""Texts whose vectors are kept: those of a few answers at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as the model read it.

    `vectors` (words, dimension) has a row for each of `words`, of unit length, zero for a word that the model did not
    see. `pieces` (words,) counts the tokens that each word was cut into: rare words are cut into more. `is_seen` tells
    whether the model gave tokens at all.
    """

    text: str
    language: str
    words: Sequence[Token]
    vectors: Vector
    pieces: NDArray[np.int64]
    is_seen: bool


def stems_of(sources: Sequence[Reading]) -> frozenset[str]:
    """The stems of all words of some texts."""
    return frozenset(stem(word.folded) for source in sources for word in source.words)


def nearest(claim: Reading, places: Sequence[int], sources: Sequence[Reading]) -> Vector:
    """How near (a cosine) each word of `claim` at `places` is to the word of `sources` that is nearest to it, the
    farthest first: (places,); nothing where the model saw no words on one side."""
    vectors = [source.vectors for source in sources if len(source.words)]
    if not (places and vectors and claim.is_seen):
        return np.zeros(0, np.float32)
    return np.sort((claim.vectors[list(places)] @ np.concatenate(vectors).T).max(axis=1))


class Reader:
    """Reads texts with one model, each once, and keeps the last ones. Safe to use from threads."""

    def __init__(self, embedder: Embedder, profile: Profile, keeps: int = KEPT) -> None:
        self._embedder = embedder
        self._profile = profile
        self._keeps = keeps
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._guard = threading.Lock()

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """What the model makes of each text. New ones are embedded together."""
        with self._guard:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            embeddings = self._embedder.embed_passages([PassageText("", (text,)) for text in new])
            for text, embedding in zip(new, embeddings, strict=True):
                tokens = embedding.tokens
                known[text] = self._reading(text, tokens.restore(), tokens.spans.astype(np.int64))
        with self._guard:
            for text in texts:
                self._kept[text] = known[text]
                self._kept.move_to_end(text)
            while len(self._kept) > self._keeps:
                self._kept.popitem(last=False)
        return [known[text] for text in texts]

    def _reading(self, text: str, tokens: Vector, spans: NDArray[np.int64]) -> Reading:
        shown = safe_text(text)
        language = language_of(shown)
        words = Quotation(shown).words
        vectors = np.zeros((len(words), self._profile.dimension), np.float32)
        pieces = np.zeros(len(words), np.int64)
        centre = centred(tokens, self._profile.mean(Side.PASSAGE_TOKEN, language))
        for number, word in enumerate(words):
            mine = (spans[:, 0] < word.end) & (spans[:, 1] > word.start)
            pieces[number] = mine.sum()
            if pieces[number]:
                vectors[number] = centre[mine].mean(axis=0)
        return Reading(shown, language, words, unit(vectors), pieces, len(tokens) > 0)
