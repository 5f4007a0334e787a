"""A passage in; the one text that a model reads of it out, and which sentence each of its tokens stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedding.records import PassageText
from index.embedding.safety import TEXT_LIMIT, safe_text
from index.records import Span

NO_SENTENCE = -1

_AFTER_HEADING = ". "


@dataclass(frozen=True, slots=True)
class JoinedPassage:
    """`text` as a model is to read it; `spans[i]` is where sentence i of the passage stands in it.

    The span of a sentence with nothing left to show is empty.
    """

    text: str
    spans: tuple[Span, ...]


def join_passage(passage: PassageText, limit: int = TEXT_LIMIT) -> JoinedPassage:
    """The heading and a full stop, if there is one, then the sentences with single spaces between them.

    Each part is made safe on its own, so that its place is known; the whole has at most `limit` code points,
    and what comes after them is left out.
    """
    text = safe_text(passage.heading, limit)
    separator = _AFTER_HEADING if text else ""
    pieces = [text]
    length = len(text)
    spans: list[Span] = []
    for sentence in passage.sentences:
        room = limit - length - len(separator)
        shown = safe_text(sentence, room) if room > 0 else ""
        if not shown:
            spans.append(Span(length, length))
            continue
        start = length + len(separator)
        length = start + len(shown)
        spans.append(Span(start, length))
        pieces += [separator, shown]
        separator = " "
    return JoinedPassage("".join(pieces), tuple(spans))


def sentences_of_tokens(token_spans: Sequence[tuple[int, int]], spans: Sequence[Span]) -> NDArray[np.int64]:
    """For each token the number of the sentence that it stands in, or `NO_SENTENCE`: int64 of shape (tokens,).

    Both kinds of spans are positions in one text; those of the sentences are in order and don't overlap. A token
    stands where its last character does. The one blank before a sentence belongs to it, because a tokenizer that
    marks the beginnings of words gives the blank to the word after it.
    """
    shown = [number for number, span in enumerate(spans) if span.end > span.start]
    found = np.full(len(token_spans), NO_SENTENCE, np.int64)
    if not shown or not len(token_spans):
        return found
    numbers = np.array(shown)
    starts = np.array([max(spans[number].start - 1, 0) for number in shown])
    ends = np.array([spans[number].end for number in shown])
    tokens = np.array(token_spans, np.int64).reshape(-1, 2)
    last = tokens[:, 1] - 1
    nearest = np.searchsorted(starts, last, side="right") - 1
    inside = (nearest >= 0) & (last < ends[nearest]) & (tokens[:, 1] > tokens[:, 0])
    found[inside] = numbers[nearest[inside]]
    return found
