"""What search and evidence make of questions whose answers are known: the matter that judges are fitted to.

A dataset, a system and questions in; one `Outcome` for each question and each language that answers it out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from retrieval.evaluation.datasets import SCOPES, Dataset, Gold
from retrieval.evaluation.pool import PASSAGES_READ, Asked
from retrieval.evaluation.systems import Ours

RANKING = ("tokens", "hardest", "window", "sentence", "alone", "passage", "title", "words", "names", "known")
"""The signals that speak for a sentence."""
SIGNALS = (*RANKING, "around", "focus", "length", "verified")
"""Those that tell how sure it is."""
_PASSAGES_SEEN = 30  # enough to read eight when a whole article is hidden


class Hidden(StrEnum):
    """What is taken out of reach before a question is asked."""

    NOTHING = "nothing"
    DOCUMENT = "the answering document"
    ARTICLE = "all documents on the topic"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Sentences found for one question, best passage first.

    `signals` has shape (sentences, len(SIGNALS)); `passages` counts the passages that the sentences stand in, from 0;
    `right` tells which answer, `documents` which stand in the answering document, `topic` which in its article.
    `counts` is how much the question counts beside others.
    """

    article: str
    asking: str
    answering: str
    signals: NDArray[np.float64]
    passages: NDArray[np.int64]
    right: NDArray[np.bool_]
    document: NDArray[np.bool_]
    topic: NDArray[np.bool_]
    counts: float = 1.0

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


def outcomes(
    system: Ours, dataset: Dataset, asked: Sequence[Asked], progress: Callable[[int, int], None], counts: float = 1.0
) -> list[Outcome]:
    """An outcome for each of `asked` and each language that has its answer."""
    article_of = {each.document.id: each.article for each in dataset.documents}
    found = []
    for number, each in enumerate(asked, 1):
        for answering, gold in each.known.gold.items():
            by_passage = system.candidates_by_passage(each, [SCOPES[answering]], _PASSAGES_SEEN)
            sentences = [candidate for part in by_passage for candidate in part]
            if not sentences:
                continue
            places = [Gold(each.sentence.document_id, each.sentence.ordinal) for each in sentences]
            found.append(
                Outcome(
                    counts=counts,
                    article=each.known.article,
                    asking=each.known.language,
                    answering=answering,
                    signals=np.array([[one.features.get(name, 0.0) for name in SIGNALS] for one in sentences]),
                    passages=np.repeat(np.arange(len(by_passage)), [len(part) for part in by_passage]),
                    right=np.array([place == gold for place in places]),
                    document=np.array([place.document_id == gold.document_id for place in places]),
                    topic=np.array([article_of[place.document_id] == each.known.article for place in places]),
                )
            )
        progress(number, len(asked))
    return found
