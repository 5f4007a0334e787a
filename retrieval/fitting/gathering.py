"""Questions whose answers are known asked of a library: what is found for each, and what a verifier would read of it.

A dataset, an embedder and its means in; a `Gathered` for each question and each language that it was asked in out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embedding.protocol import Embedder
from index.embedding.records import QuestionEmbedding
from index.library_records import StoredPassage
from retrieval.candidate import Candidate, line_before
from retrieval.doubts import doubts
from retrieval.evaluation.datasets import SCOPES, Dataset, Gold
from retrieval.evaluation.pool import Asked, Progress, analysed, filled_library
from retrieval.evaluation.systems import Ours
from retrieval.fitting.means import Means
from retrieval.fitting.outcomes import SIGNALS, Outcome
from retrieval.fitting.verifying import Example
from retrieval.profile import Profile, Side, direction
from retrieval.question import Question
from retrieval.vectors import centred
from retrieval.whole_names import WholeNames
from retrieval.word_signs import SignReader

_PASSAGES_SEEN = 14
"""Enough to read eight when a whole article is hidden."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A passage, and its tokens centred by its language: (tokens, dimension)."""

    stored: StoredPassage
    tokens: NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What was found for one question in the texts of one language.

    `tokens` are the question's, centred by its language: (tokens, dimension). `outcome` counts its sentences like
    `sentences`, which are passages with places in them.
    """

    question: Question
    embedding: QuestionEmbedding
    tokens: NDArray[np.float16]
    outcome: Outcome
    sentences: tuple[tuple[Told, int], ...]

    @property
    def direction(self) -> str:
        """From the question's language to the texts'."""
        return direction(self.outcome.asking, self.outcome.answering)

    def doubts(self, number: int) -> dict[str, float]:
        """What speaks against the sentence of that number."""
        told, place = self.sentences[number]
        document, sentence = told.stored.document, told.stored.sentences[place]
        before = line_before(document.text, sentence.start)
        return doubts(self.question, document, document.text[sentence.start : sentence.end], before)

    def example(self, number: int, answers: int | None, known: float) -> Example:
        """What a verifier reads of the sentence of that number."""
        told, place = self.sentences[number]
        whole = WholeNames(self.question, told.stored)
        return Example(
            question=self.tokens,
            signs=_reader(self.question, self.embedding).read(told.stored, place, whole),
            passage=told.tokens,
            sentences=told.stored.tokens.sentences,
            place=place,
            direction=self.direction,
            answers=answers,
            known=known,
        )


@lru_cache(maxsize=8)
def _reader(question: Question, embedding: QuestionEmbedding) -> SignReader:
    """Many sentences are read for one question, one after the other."""
    return SignReader(question, embedding)


def gather(dataset: Dataset, embedder: Embedder, means: Means, progress: Progress) -> list[Gathered]:
    """What is found for the dataset's questions, those that nothing answers too."""
    profile = Profile(embedder.dimension, means, {})
    with filled_library(dataset, embedder, progress) as library:
        gatherer = _Gatherer(dataset, Ours(library, embedder, profile), profile)
        found: list[Gathered] = []
        asked = analysed([*dataset.questions, *dataset.unanswered])
        for number, each in enumerate(asked, 1):
            found += gatherer.gathered(each)
            progress(f"questions on {dataset.name}", number, len(asked))
    return found


class _Gatherer:
    def __init__(self, dataset: Dataset, system: Ours, profile: Profile) -> None:
        self._article_of = {each.document.id: each.article for each in dataset.documents}
        self._system = system
        self._profile = profile
        self._told: dict[int, Told] = {}

    def gathered(self, asked: Asked) -> Iterator[Gathered]:
        """What is found in each language that answers; in that of the text it fits where none does."""
        known, embedding = asked.known, self._system.embedding(asked)
        mean = self._profile.mean(Side.QUESTION_TOKEN, known.language)
        tokens = centred(embedding.tokens, mean).astype(np.float16)
        for language in known.gold or [known.fits or known.language]:
            by_passage = self._system.candidates_by_passage(asked, [SCOPES[language]], _PASSAGES_SEEN)
            found = [each for part in by_passage for each in part]
            if found:
                passages = np.repeat(np.arange(len(by_passage)), [len(part) for part in by_passage])
                outcome = self._outcome(asked, language, found, passages)
                yield Gathered(asked.question, embedding, tokens, outcome, tuple(map(self._place, found)))

    def _outcome(self, asked: Asked, language: str, found: Sequence[Candidate], passages: NDArray[np.int64]) -> Outcome:
        gold = asked.known.gold.get(language)
        places = [Gold(each.sentence.document_id, each.sentence.ordinal) for each in found]
        documents = [each.sentence.document_id for each in found]
        return Outcome(
            article=asked.known.article,
            asking=asked.known.language,
            answering=language,
            signals=np.array([[each.features.get(name, 0.0) for name in SIGNALS] for each in found]),
            passages=passages,
            right=np.array([place == gold for place in places]),
            document=np.array([gold is not None and each == gold.document_id for each in documents]),
            topic=np.array([self._article_of[each] == asked.known.article for each in documents]),
            answered=gold is not None,
        )

    def _place(self, candidate: Candidate) -> tuple[Told, int]:
        """The passage, kept once for all questions, and the sentence's place in it."""
        stored = candidate.stored
        if stored.id not in self._told:
            mean = self._profile.mean(Side.PASSAGE_TOKEN, stored.document.language)
            self._told[stored.id] = Told(stored, centred(stored.tokens.restore(), mean).astype(np.float16))
        return self._told[stored.id], stored.sentences.index(candidate.sentence)
