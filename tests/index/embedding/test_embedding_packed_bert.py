"""The default model, several texts at a time: each gives what it gives alone, and what the model itself gives."""

import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding.batching import BatchingEmbedder
from index.embedding.packed_bert import PackedBert
from index.embedding.records import QuestionEmbedding
from index.embedding.sentence_transformer import SentenceTransformerEmbedder

pytestmark = pytest.mark.model

QUESTIONS = [
    "من؟",
    "what did Japarov propose?",
    "أين التقى رئيسي نظيره الكازاخستاني؟",
    "Which sea do Iran and Kazakhstan share?",
    "ما الذي اعتبره رئيسي عقبة أمام تطوير العلاقات مع قرغيزستان؟",
    "",
    "What did he say about trade? " * 9,
]


def same(one: QuestionEmbedding, other: QuestionEmbedding) -> bool:
    return np.array_equal(one.vector, other.vector) and np.array_equal(one.tokens, other.tokens)


def test_the_default_model_is_read_packed(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder._packed is not None
    assert embedder._packed.is_exact


def test_neighbours_change_no_bit_of_a_question(embedder: SentenceTransformerEmbedder) -> None:
    alone = {question: embedder.embed_question(question) for question in QUESTIONS}
    drawn = random.Random(5)
    for count in (2, 3, 7, 16, 40):
        asked = drawn.choices(QUESTIONS, k=count)
        for question, embedding in zip(asked, embedder.embed_questions(asked), strict=True):
            assert same(embedding, alone[question])
    assert embedder.embed_questions([]) == []


@given(st.lists(st.text(max_size=40), min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_any_texts_are_read_as_if_alone(embedder: SentenceTransformerEmbedder, texts: list[str]) -> None:
    for text, embedding in zip(texts, embedder.embed_questions(texts), strict=True):
        assert same(embedding, embedder.embed_question(text))


def test_threads_that_ask_together_get_what_one_gets(embedder: SentenceTransformerEmbedder) -> None:
    asked = QUESTIONS * 6
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(BatchingEmbedder(embedder).embed_question, asked))
    for question, embedding in zip(asked, found, strict=True):
        assert same(embedding, embedder.embed_question(question))


def test_it_gives_what_the_model_itself_gives(embedder: SentenceTransformerEmbedder) -> None:
    for question in filter(None, QUESTIONS):
        expected = embedder._model.encode_query([question.strip()])[0]
        np.testing.assert_allclose(embedder.embed_question(question).vector, expected, atol=1e-5)


def test_a_model_that_gives_anything_else_is_read_as_it_comes(
    embedder: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedding.packed_bert._NEAR", -1.0)
    assert PackedBert.of(embedder._model) is None
    plain = SentenceTransformerEmbedder(embedder._model, "plain")
    assert plain._packed is None
    for one, question in zip(plain.embed_questions(QUESTIONS), QUESTIONS, strict=True):
        assert same(one, plain.embed_question(question))
        np.testing.assert_allclose(one.vector, embedder.embed_question(question).vector, atol=1e-5)


def test_where_neighbours_would_change_bits_there_are_none(
    embedder: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = embedder._packed
    assert packed is not None
    read = packed._read
    sizes = []

    def noted(texts: list[list[int]]) -> list[object]:
        sizes.append(len(texts))
        return list(read(texts))

    monkeypatch.setattr(packed, "_read", noted)
    monkeypatch.setattr(packed, "is_exact", False)
    embedder.embed_questions(QUESTIONS)
    assert sizes == [1] * len(QUESTIONS)
