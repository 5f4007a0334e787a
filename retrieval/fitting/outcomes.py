"""What search and evidence make of a question whose answer is known: the matter that judges are fitted to."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from retrieval.search import PASSAGES_READ

RANKING = ("tokens", "hardest", "window", "sentence", "alone", "passage", "title", "words", "names", "known")
"""The signals that speak for a sentence."""
SIGNALS = (*RANKING, "around", "focus", "length", "verified", "elsewhere", "lacking", "exchanged", "another_time")
"""Those that tell how sure it is. The last five are known of the best sentences alone."""


class Hidden(StrEnum):
    """What is taken out of reach before a question is asked."""

    NOTHING = "nothing"
    DOCUMENT = "the answering document"
    ARTICLE = "all documents on the topic"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Sentences found for one question, best passage first.

    `signals` has shape (sentences, len(SIGNALS)); `passages` counts the passages that the sentences stand in, from 0;
    `right` tells which answer, `document` which stand in the answering document, `topic` which in its article.
    `answered` is whether any text of the collection answers, found or not; `counts` whether judges are fitted to it.
    `alone_on_topic` is whether no other article of the collection is on its topic.
    """

    article: str
    asking: str
    answering: str
    signals: NDArray[np.float64]
    passages: NDArray[np.int64]
    right: NDArray[np.bool_]
    document: NDArray[np.bool_]
    topic: NDArray[np.bool_]
    answered: bool = True
    counts: bool = True
    alone_on_topic: bool = True

    @property
    def ranking(self) -> NDArray[np.float64]:
        """The signals that speak for a sentence: (sentences, len(RANKING))."""
        return self.signals[:, : len(RANKING)]

    def in_reach(self, hidden: Hidden) -> NDArray[np.intp]:
        """The sentences of the first passages that are not hidden."""
        out = {
            Hidden.NOTHING: np.zeros_like(self.right),
            Hidden.DOCUMENT: self.document,
            Hidden.ARTICLE: self.topic | self.document,
        }[hidden]
        read = np.unique(self.passages[~out])[:PASSAGES_READ]
        return np.flatnonzero(~out & np.isin(self.passages, read))
