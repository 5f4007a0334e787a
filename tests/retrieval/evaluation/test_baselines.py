"""The baselines against orders worked out by hand: directions in a plane stand for meanings, angles between them for
distances."""

import re
from collections.abc import Iterator, Sequence
from math import cos, radians, sin

import numpy as np
import pytest

from index.embedded.library import EmbeddedLibrary
from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding
from index.quantised import TokenVectors
from index.records import Document, Sentence, Span
from index.vectors import Vector
from retrieval.evaluation.datasets import SCOPES, Dataset, EvaluationDocument, EvaluationQuestion, Gold
from retrieval.evaluation.pool import Questions, analysed, filled_library
from retrieval.evaluation.systems import DenseBaseline, own_embeddings, reciprocal_rank_fusion

ENGLISH = [SCOPES["en"]]


class Compass:
    """An embedder: the first number of a text, or of its heading where it has one, is its direction in degrees; 0
    without one."""

    name = "compass"
    dimension = 2

    def embed_question(self, text: str) -> QuestionEmbedding:
        return QuestionEmbedding(_direction(text), np.empty((0, 2), np.float32), np.empty((0, 2), np.int64), text)

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        nothing = TokenVectors.quantise(np.empty((0, 2), np.float32), np.empty(0, np.int64), np.empty((0, 2), np.int64))
        return [PassageEmbedding(_direction(each.heading or each.sentences[0]), nothing) for each in passages]


def _direction(text: str) -> Vector:
    found = re.search(r"\d+", text)
    angle = radians(int(found[0]) if found else 0)
    return np.array([cos(angle), sin(angle)], np.float32)


def _document(heading: int, *sentences: str) -> EvaluationDocument:
    text = " ".join(sentences)
    document = Document(SCOPES["en"], str(heading), f"{heading}", None, None, None, "en", text, (Span(0, len(text)),))
    starts = [text.index(each) for each in sentences]
    cut = [
        Sentence(document.id, number, start, start + len(each))
        for number, (start, each) in enumerate(zip(starts, sentences, strict=True))
    ]
    return EvaluationDocument(document, tuple(cut), str(heading))


DOCUMENTS = {
    10: _document(10, "Ten has 80.", "Ten has 45."),
    20: _document(20, "Twenty has 5.", "Twenty has 85."),
    30: _document(30, "Thirty has 35."),
    40: _document(40, "Forty has 50."),
    50: _document(50, "Fifty is a harbour of 55."),
    60: _document(60, "Sixty has 1."),
    70: _document(70, "Seventy has 65."),
}


def _ids(*headings: int) -> tuple[str, ...]:
    return tuple(DOCUMENTS[each].document.id for each in headings)


def _golds(*places: tuple[int, int]) -> tuple[Gold, ...]:
    return tuple(Gold(DOCUMENTS[heading].document.id, ordinal) for heading, ordinal in places)


class _Asking:
    def __init__(self, dataset: Dataset, library: EmbeddedLibrary) -> None:
        self._library = library
        self._own = own_embeddings(dataset, Compass())
        (self.question,) = analysed(dataset.questions)

    def system(self, *, fuse: bool) -> DenseBaseline:
        return DenseBaseline(self._library, Questions(Compass()), self._own, fuse=fuse)


@pytest.fixture
def asking() -> Iterator[_Asking]:
    question = EvaluationQuestion("q", "Which harbour is at 0?", "en", "20", {"en": _golds((20, 0))[0]})
    dataset = Dataset("plane", tuple(DOCUMENTS.values()), (question,))
    with filled_library(dataset, Compass(), lambda *_: None) as library:
        assert isinstance(library, EmbeddedLibrary)
        yield _Asking(dataset, library)


def test_passages_come_by_their_cosine_and_sentences_by_their_own(asking: _Asking) -> None:
    found = asking.system(fuse=False).rank(asking.question, ENGLISH, frozenset(), 8)
    assert found.documents == _ids(10, 20, 30, 40, 50)  # the five best passages
    assert found.sentences == _golds((20, 0), (30, 0), (10, 1), (40, 0), (50, 0), (10, 0), (20, 1))
    assert found.confidence == pytest.approx(cos(radians(5)), abs=1e-5)
    assert found.answered is None


def test_a_deeper_ranking_reads_more_passages(asking: _Asking) -> None:
    found = asking.system(fuse=False).rank(asking.question, ENGLISH, frozenset(), 20)
    assert found.documents == _ids(10, 20, 30, 40, 50, 60, 70)
    assert found.sentences[0] == _golds((60, 0))[0]
    assert found.confidence == pytest.approx(cos(radians(1)), abs=1e-5)


def test_what_is_hidden_makes_room_for_the_next(asking: _Asking) -> None:
    found = asking.system(fuse=False).rank(asking.question, ENGLISH, frozenset(_ids(20)), 8)
    assert found.documents == _ids(10, 30, 40, 50, 60)
    assert found.confidence == pytest.approx(cos(radians(1)), abs=1e-5)


def test_with_fusion_a_passage_with_the_words_of_the_question_rises(asking: _Asking) -> None:
    # "harbour" is in one passage: 1/61 + 1/65 for it, 1/61 for the nearest one.
    found = asking.system(fuse=True).rank(asking.question, ENGLISH, frozenset(), 8)
    assert found.documents == _ids(50, 10, 20, 30, 40)


def test_a_library_without_a_passage_gives_nothing(asking: _Asking) -> None:
    found = asking.system(fuse=True).rank(asking.question, [SCOPES["ar"]], frozenset(), 8)
    assert (found.documents, found.sentences, found.confidence) == ((), (), 0.0)


@pytest.mark.parametrize(
    ("orders", "fused"),
    [
        ([[3, 1, 2]], [3, 1, 2]),
        ([[1, 2, 3], [3, 1, 4]], [1, 3, 2, 4]),  # 1/61 + 1/62, 1/63 + 1/61, 1/62, 1/63
        ([[2, 1], [1, 2]], [1, 2]),  # equal: the least first
        ([[1], []], [1]),
        ([], []),
    ],
)
def test_reciprocal_rank_fusion(orders: list[list[int]], fused: list[int]) -> None:
    assert reciprocal_rank_fusion(orders) == fused


def test_sixty_is_what_a_rank_is_added_to() -> None:
    # Who is first once has 1/61; passage 500 stands twice, at one rank: 61 gives it 2/121, 62 gives it as much.
    orders = [[*range(1, 61), 500], [*range(101, 161), 500]]
    assert reciprocal_rank_fusion(orders)[0] == 500
    orders = [[*range(1, 62), 500], [*range(101, 162), 500]]
    assert reciprocal_rank_fusion(orders)[:3] == [1, 101, 500]
