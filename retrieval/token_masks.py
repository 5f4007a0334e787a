"""Which tokens stand for what: a question's names, its content words, the subject of a sentence that leaves it out.

An embedded question, or a passage's tokens, in; masks over their tokens out, or numbers for each.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import QuestionEmbedding
from index.library_records import StoredPassage
from index.quantised import TokenVectors
from index.text import stem
from index.text import tokens as words_in
from index.vectors import Vector
from retrieval.matching import Matches, best_of, names_across, words_held, words_of
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


def sentence_held(
    question: Question,
    words: NDArray[np.bool_],
    names: Mapping[str, NDArray[np.bool_]],
    stored: StoredPassage,
    place: int,
) -> Vector:
    """How surely (0..1) the word of each of the question's tokens stands in a passage's sentence, by its `place`, and
    in that or the one before: (tokens, 2). Names may stand there in either script, and other words in the passage's
    language; stop words stand nowhere. `words` and `names` are `tokens_of_words` and `tokens_of_names`."""
    document = stored.document
    read = [stored.sentences[place], *stored.sentences[max(place - 1, 0) : place]]
    sentences = [words_of(document.text[each.start : each.end]) for each in read]
    found = [
        (*words_held(question, each, document.language), *names_across(question, [each]).values()) for each in sentences
    ]
    masks = np.vstack([words, *names.values()])
    return np.stack([_of_tokens(masks, each) for each in (found[0], best_of(found))], axis=1)


def _of_tokens(masks: NDArray[np.bool_], surely: Matches) -> Vector:
    """The highest of what the masks (words, tokens) give each token: (tokens,)."""
    held: Vector = (masks * np.array(surely, np.float32)[:, None]).max(axis=0, initial=0.0)
    return held


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
