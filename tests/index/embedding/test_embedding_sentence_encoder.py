"""The second model: any sentence in, one vector out, near for translations; and the pair of both models."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_embedder import TinyEmbedder

from index.embedding.paired import PairedEmbedder
from index.embedding.records import PassageText
from index.embedding.sentence_encoder import DIMENSION, SentenceEncoder

_ENGLISH = "The president said that trade between the two countries had doubled."
_ARABIC = "قال الرئيس إن التجارة بين البلدين تضاعفت."
_OTHER = "تعادل الفريقان في مباراة كرة القدم."


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_a_translation_is_nearer_than_another_sentence(encoder: SentenceEncoder) -> None:
    english, arabic, other = encoder.encode([_ENGLISH, _ARABIC, _OTHER])
    assert english @ arabic > 0.5 > english @ other


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "ﷺ" * 3000, "\u0301" * 5000, "😀" * 500, "x" * 100_000])
def test_every_text_has_a_finite_vector_of_length_one_or_none(encoder: SentenceEncoder, text: str) -> None:
    (vector,) = encoder.encode([text])
    assert vector.shape == (DIMENSION,)
    assert np.isfinite(vector).all()
    length = float(np.linalg.norm(vector))
    assert length == pytest.approx(1.0, abs=1e-4) or length == 0.0


def test_vowelled_sentences_are_read_as_papers_write_them(encoder: SentenceEncoder) -> None:
    vowelled, plain = encoder.encode(["اِفْتَتَحَ الوَزِيرُ مَكْتَبَةً فِي حَلَبَ.", "افتتح الوزير مكتبة في حلب."])
    assert np.array_equal(vowelled, plain)


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=30, deadline=None)
def test_a_sentence_is_read_by_itself(encoder: SentenceEncoder, texts: list[str]) -> None:
    together = encoder.encode(texts)
    assert together.shape == (len(texts), DIMENSION)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-4)


def test_a_pair_gives_the_vectors_of_both(encoder: SentenceEncoder) -> None:
    tiny = TinyEmbedder()
    pair = PairedEmbedder(tiny, encoder, "pair")
    passage = PassageText("Title", (_ENGLISH, "", _ARABIC))
    (own,), (made,) = tiny.embed_passages([passage]), pair.embed_passages([passage])
    assert np.array_equal(made.vector, own.vector)
    assert np.array_equal(made.tokens.values, own.tokens.values)
    assert np.allclose(made.sentences.restore(), encoder.encode(passage.sentences), atol=0.005)
    question = pair.embed_question(_ENGLISH)
    assert np.array_equal(question.vector, tiny.embed_question(_ENGLISH).vector)
    assert question.sentence is not None
    assert np.allclose(question.sentence, encoder.encode([_ENGLISH])[0], atol=1e-6)
    assert (pair.name, pair.dimension) == ("pair", tiny.dimension)
