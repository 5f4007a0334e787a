"""Ranked sentences for tests, each a document of its own: a text, a day and a score in, a `Candidate` out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from index.language import language_of
from index.library_records import StoredPassage
from index.quantised import NO_SENTENCE_VECTORS, SentenceVectors, TokenVectors
from index.records import LIBRARY, Document, Passage, Sentence, Span
from index.vectors import unit
from retrieval.candidate import Candidate

_NO_TOKENS = TokenVectors.quantise(
    np.empty((0, 2), np.float32), np.empty(0, np.int64), np.empty((0, 2), np.int64)
)  # fmt: skip


def document(text: str, day: int | None = None, origin: str | None = None) -> Document:
    """A document of one sentence, published on a day of May 2024."""
    published = None if day is None else datetime(2024, 5, day, tzinfo=UTC)
    name = f"{day} {text}" if origin is None else origin
    return Document(LIBRARY, name, "Report", None, None, published, language_of(text), text, (Span(0, len(text)),))


def report(
    text: str,
    day: int | None = None,
    score: float = 1.0,
    origin: str | None = None,
    vector: Sequence[float] = (),
    words: float = 1.0,
    likely: float = 1.0,
) -> Candidate:
    """That document's sentence as it was ranked. `vector` is what the second model made of it, `words` the share of
    the question's words that stand in it, `likely` how likely it is to answer."""
    made = document(text, day, origin)
    sentence = Sentence(made.id, 0, 0, len(text))
    vectors = SentenceVectors.quantise(unit(np.array([vector], np.float32))) if len(vector) else NO_SENTENCE_VECTORS
    passage = Passage(made.id, 0, 0, 1, "Report")
    stored = StoredPassage(1, made, passage, (sentence,), None, np.ones(2, np.float32), _NO_TOKENS, vectors)
    features = {"subject": 0.0, "words": words, "known": 1.0, "names": 0.0, "likely": likely}
    return Candidate(stored, sentence, features, score, None)


def sentences(*told: str, day: int, scores: Sequence[float]) -> list[Candidate]:
    """The sentences of one document, each on a line, as they were scored."""
    whole = report("\n".join(told), day)
    places: list[Sentence] = []
    start = 0
    for number, each in enumerate(told):
        places.append(Sentence(whole.sentence.document_id, number, start, start + len(each)))
        start += len(each) + 1
    stored = replace(whole.stored, sentences=tuple(places))
    return [
        replace(whole, stored=stored, sentence=place, score=score) for place, score in zip(places, scores, strict=True)
    ]


def days(chosen: Sequence[Candidate]) -> list[int | None]:
    """The day of each."""
    published = (each.stored.document.published for each in chosen)
    return [None if each is None else each.day for each in published]
