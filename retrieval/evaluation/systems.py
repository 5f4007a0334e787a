"""The systems that an evaluation compares, behind one shape: a question goes in, ranked passages and sentences and a
confidence come out. Beside ours stand the two that other tools build with the same model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.embedding.protocol import Embedder
from index.embedding.records import PassageText, QuestionEmbedding
from index.library import Library
from index.library_records import Scopes, StoredPassage
from index.vectors import Vector
from retrieval.candidate import Candidate
from retrieval.corrections import without_withdrawn
from retrieval.evaluation.datasets import Dataset, Gold
from retrieval.evaluation.pool import Asked, Questions
from retrieval.evidence import judged, rank, reordered
from retrieval.interviews import without_questions
from retrieval.profile import Profile
from retrieval.scoring import Scorer
from retrieval.search import FoundPassage, search
from retrieval.selection import select

_BASELINE_PASSAGES = 5
_CANDIDATES = 50
_ROOM = 3  # passages that a hidden document may take up
_RRF_CONSTANT = 60


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a system found: documents by their best passage, sentences, both best first, and how sure it is.

    `answered` tells whether that is sure enough to answer; None for a system that doesn't decide. `shown` are the
    sentences that an answer quotes.
    """

    documents: tuple[str, ...]
    sentences: tuple[Gold, ...]
    confidence: float
    answered: bool | None = None
    shown: tuple[Gold, ...] = ()


class System(Protocol):
    """Ranks what `scopes` hold for a question, as if the documents in `hidden` were not there."""

    def rank(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> Ranking:
        """The ranking over the `passages` best passages."""


class Ours:
    """Qawl's own search and evidence."""

    def __init__(self, library: Library, embedder: Embedder, profile: Profile) -> None:
        self._library = library
        self._questions = Questions(embedder)
        self._profile = profile

    def rank(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> Ranking:
        """See `System.rank`."""
        seen = self._seen(asked, scopes, hidden, passages)
        ranked = rank(asked.question, self._questions.embedding(asked.question), seen, self._profile)
        confidence, answered = judged(asked.question, ranked, self._profile)
        ranked = reordered(ranked)
        told = without_withdrawn(without_questions(ranked))
        shown = select(told, are_answers=answered, question=asked.question)
        return Ranking(
            _documents([each.stored for each in seen]), _places(ranked), confidence, answered, _places(shown)
        )

    def candidates_by_passage(self, asked: Asked, scopes: Scopes, passages: int) -> list[list[Candidate]]:
        """The sentences, with their signals, of each of the `passages` best passages, best passage first."""
        embedding = self._questions.embedding(asked.question)
        seen = self._seen(asked, scopes, frozenset(), passages)
        scorer = Scorer(asked.question, embedding, self._profile)
        return [scorer.scored([each]) for each in seen]

    def embedding(self, asked: Asked) -> QuestionEmbedding:
        """The question's vectors."""
        return self._questions.embedding(asked.question)

    def _seen(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> list[FoundPassage]:
        embedding = self._questions.embedding(asked.question)
        limit = passages + _ROOM * len(hidden)
        found = search(asked.question, embedding, self._library, self._profile, scopes, limit)
        return [each for each in found if each.stored.document.id not in hidden][:passages]


class ByArticle:
    """Several systems, each for the questions on the articles that nothing in it was fitted on."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        """`systems` are by article."""
        self._systems = systems

    def rank(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> Ranking:
        """See `System.rank`."""
        return self._systems[asked.known.article].rank(asked, scopes, hidden, passages)


class DenseBaseline:
    """Passages by the model's cosine, then the sentences in them by the cosine of their own embeddings.

    With `fuse`, passages by reciprocal rank fusion of cosine and BM25 instead.
    """

    def __init__(self, library: Library, questions: Questions, own: Mapping[Gold, Vector], *, fuse: bool) -> None:
        self._library = library
        self._questions = questions
        self._own = own
        self._fuse = fuse

    def rank(self, asked: Asked, scopes: Scopes, hidden: frozenset[str], passages: int) -> Ranking:
        """See `System.rank`; reads five passages, as other tools do, or `passages` where a deeper ranking is wanted."""
        limit = passages if passages > _BASELINE_PASSAGES * 2 else _BASELINE_PASSAGES
        vector = self._questions.embedding(asked.question).vector
        orders = [self._nearest(vector, scopes)]
        if self._fuse:
            lexical = self._library.lexical_search(asked.question.terms, scopes, _CANDIDATES)
            orders.append([hit.passage_id for hit in lexical])
        wanted = reciprocal_rank_fusion(orders)[: limit + _ROOM * len(hidden)]
        seen = [each for each in self._library.fetch(wanted, scopes) if each.document.id not in hidden][:limit]
        sentences = [Gold(each.document_id, each.ordinal) for stored in seen for each in stored.sentences]
        scores = np.array([float(self._own[each] @ vector) for each in sentences])
        order = np.argsort(-scores, kind="stable")
        confidence = float(scores.max()) if sentences else 0.0
        return Ranking(_documents(seen), tuple(sentences[place] for place in order), confidence)

    def _nearest(self, vector: Vector, scopes: Scopes) -> list[int]:
        """Passages by their cosine: a search rounds vectors, and those that it finds are in order only nearly."""
        near = [hit.passage_id for hit in self._library.dense_search(vector, scopes, _CANDIDATES)]
        found = self._library.likeness(near, vector, (), (), scopes)
        return [each.passage_id for each in sorted(found, key=lambda each: (-each.product, each.passage_id))]


def own_embeddings(dataset: Dataset, embedder: Embedder) -> dict[Gold, Vector]:
    """Each sentence embedded by itself, as a passage: what the baselines compare with the question."""
    places = [
        (Gold(each.document.id, sentence.ordinal), each.document.text[sentence.start : sentence.end])
        for each in dataset.documents
        for sentence in each.sentences
    ]
    made = embedder.embed_passages([PassageText("", (text,)) for _, text in places])
    return {place: embedding.vector for (place, _), embedding in zip(places, made, strict=True)}


def _places(candidates: Iterable[Candidate]) -> tuple[Gold, ...]:
    return tuple(Gold(each.sentence.document_id, each.sentence.ordinal) for each in candidates)


def _documents(stored: Sequence[StoredPassage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.document.id for each in stored))


def reciprocal_rank_fusion(orders: Sequence[Sequence[int]]) -> list[int]:
    """What stands in any of `orders`, by the sum of 1 / (60 + rank) over them, ranks from 1; of equals the least first.

    A single order stays as it is. From Cormack, Clarke and Büttcher, 2009.
    """
    scores: dict[int, float] = {}
    for order in orders:
        for place, passage in enumerate(order):
            scores[passage] = scores.get(passage, 0.0) + 1 / (_RRF_CONSTANT + place + 1)
    return sorted(scores, key=lambda passage: (-scores[passage], passage))
