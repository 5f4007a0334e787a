"""Which tokens stand for what: a question's names, its content words, the subject of a sentence that leaves it out.

An embedded question, or a passage's tokens, in; masks over their tokens out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import QuestionEmbedding
from index.quantised import TokenVectors
from index.text import stem
from index.text import tokens as words_in
from retrieval.question import Question, words_of_content
from retrieval.speech.threads import ThreadPart


def tokens_of_names(question: Question, embedding: QuestionEmbedding) -> dict[str, NDArray[np.bool_]]:
    """Which of the question's tokens each of its names is made of: masks of shape (tokens,)."""
    words = words_in(embedding.shown)
    masks: dict[str, NDArray[np.bool_]] = {}
    for name in question.names:
        mask = np.zeros(len(embedding.spans), np.bool_)
        written = {part.folded for part in words_in(name)}  # "O'Brien", "U.S." as the words of a text are folded
        for word in words:
            if word.folded in written:
                mask |= _within(embedding.spans, word.start, word.end)
        masks[name] = mask
    return masks


def tokens_of_words(question: Question, embedding: QuestionEmbedding) -> NDArray[np.bool_]:
    """Which of the question's tokens each of its content words is made of: a mask of shape (words, tokens)."""
    masks = np.zeros((len(question.words), len(embedding.spans)), np.bool_)
    places = {word.stem: place for place, word in enumerate(question.words)}
    for word in words_of_content(embedding.shown):
        place = places.get(stem(word.folded))
        if place is not None:
            masks[place] |= _within(embedding.spans, word.start, word.end)
    return masks


def content_tokens(embedding: QuestionEmbedding) -> NDArray[np.bool_]:
    """The tokens of words of content, or all where there are none: a mask of shape (tokens,)."""
    mask = np.zeros(len(embedding.spans), np.bool_)
    for word in words_of_content(embedding.shown):
        mask |= _within(embedding.spans, word.start, word.end)
    return mask if mask.any() else ~mask


def subject_tokens(thread: Sequence[ThreadPart], tokens: TokenVectors) -> NDArray[np.bool_]:
    """The tokens (a mask) of the subjects that the thread's first sentence leaves out."""
    mask = np.zeros(len(tokens.sentences), np.bool_)
    for part in thread[1:]:
        start, end = part.subject_span
        mask |= (tokens.sentences == part.place) & _within(tokens.spans, start, end)
    return mask


def _within(spans: NDArray[np.integer], start: int, end: int) -> NDArray[np.bool_]:
    """Which of `spans` (tokens, 2) have anything in common with what stands from `start` to `end`: a mask (tokens,)."""
    found: NDArray[np.bool_] = (spans[:, 0] < end) & (spans[:, 1] > start)
    return found
