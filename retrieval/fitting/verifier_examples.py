"""What the verifier is learned from: for each question the sentence that answers, and the best of those that don't.

A dataset, an embedder and a profile with judges in; the questions' examples out.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.protocol import Embedder
from index.library import StoredPassage
from retrieval.evaluation.datasets import SCOPES, Dataset, Gold
from retrieval.evaluation.pool import PASSAGES_READ, Asked, analysed, filled_library
from retrieval.evaluation.systems import Ours
from retrieval.evidence import Candidate
from retrieval.fitting.folds import say
from retrieval.fitting.verifying import Example
from retrieval.profile import Profile, Side, direction
from retrieval.token_masks import content_tokens
from retrieval.vectors import centred

_PASSAGES_SEEN = 14  # enough to read eight when the answering document is hidden
_WRITTEN = 0.6
"""What a question that was written for Qawl counts beside one of the sets' own."""
_FIRST = 4  # sentences among which a neighbour of the right one is looked for


def examples(
    embedder: Embedder, profile: Profile, dataset: Dataset, articles: frozenset[str], own: frozenset[str]
) -> Iterator[list[Example]]:
    """The examples of each question on `articles` in each language; `own` are ids of questions that count in full."""
    asked = [each for each in analysed(dataset) if each.known.article in articles]
    with filled_library(dataset, embedder, say) as library:
        gatherer = _Gatherer(profile, Ours(library, embedder, profile))
        for number, each in enumerate(asked, 1):
            counts = 1.0 if each.known.id in own else _WRITTEN
            for language in each.known.gold or SCOPES:
                found = gatherer.examples(each, language, counts)
                if found:
                    yield found
            say(f"examples of {dataset.name}", number, len(asked))


class _Gatherer:
    def __init__(self, profile: Profile, system: Ours) -> None:
        self._profile = profile
        self._system = system
        self._told: dict[int, NDArray[np.float16]] = {}

    def examples(self, asked: Asked, language: str, counts: float) -> list[Example]:
        """The sentence that answers, the best where its document is hidden, and one of its neighbours."""
        by_passage = self._system.candidates_by_passage(asked, [SCOPES[language]], _PASSAGES_SEEN)
        gold = asked.known.gold.get(language)
        if gold is None:
            return [self._example(asked, each, 0, counts) for each in self._ranked(by_passage)[:2]]
        elsewhere = self._ranked([part for part in by_passage if part and _document(part[0]) != gold.document_id])
        found = self._ranked(by_passage)
        right = [each for each in found if _place(each) == gold]
        if not right or not elsewhere:
            return []
        neighbours = [each for each in found[:_FIRST] if _document(each) == gold.document_id and _place(each) != gold]
        return [
            self._example(asked, right[0], 1, counts),
            self._example(asked, elsewhere[0], 0, counts),
            *(self._example(asked, each, None, counts) for each in neighbours[:1]),
        ]

    @staticmethod
    def _ranked(by_passage: Sequence[Sequence[Candidate]]) -> list[Candidate]:
        return sorted((each for part in by_passage[:PASSAGES_READ] for each in part), key=lambda each: -each.score)

    def _example(self, asked: Asked, candidate: Candidate, answers: int | None, counts: float) -> Example:
        stored, embedding = candidate.stored, self._system.embedding(asked)
        asking, answering = asked.question.language, stored.document.language
        question = centred(embedding.tokens, self._profile.mean(Side.QUESTION_TOKEN, asking))
        return Example(
            question=question.astype(np.float16),
            content=content_tokens(embedding),
            passage=self._tokens(stored),
            sentences=stored.tokens.sentences,
            place=stored.sentences.index(candidate.sentence),
            direction=direction(asking, answering),
            answers=answers,
            known=self._profile.judge(asking, answering).log_odds(candidate.features),
            counts=counts,
        )

    def _tokens(self, stored: StoredPassage) -> NDArray[np.float16]:
        """The passage's tokens, kept once for all questions."""
        if stored.id not in self._told:
            mean = self._profile.mean(Side.PASSAGE_TOKEN, stored.document.language)
            self._told[stored.id] = centred(stored.tokens.restore(), mean).astype(np.float16)
        return self._told[stored.id]


def _document(candidate: Candidate) -> str:
    return candidate.sentence.document_id


def _place(candidate: Candidate) -> Gold:
    return Gold(candidate.sentence.document_id, candidate.sentence.ordinal)
