"""Documents for tests: a text and a few names in, a document as it is stored out."""

import math
from datetime import datetime

import numpy as np

from index.embedding.protocol import Embedder
from index.indexed import IndexedDocument
from index.indexing import cut, embed
from index.language import language_of
from index.library import Library
from index.library_records import PassageHit, Scopes
from index.records import LIBRARY, Document, Scope, Span
from index.text import search_terms
from index.vectors import Vector


def sample_document(
    text: str,
    *,
    scope: Scope = LIBRARY,
    origin: str = "/articles/one.txt",
    title: str = "Title",
    published: datetime | None = None,
) -> Document:
    """A document that is all body."""
    return Document(scope, origin, title, None, None, published, language_of(text), text, (Span(0, len(text)),))


def indexed(document: Document, embedder: Embedder) -> IndexedDocument:
    """A document with all that is derived from it."""
    return embed([cut(document)], embedder)[0]


def dense(library: Library, embedder: Embedder, question: str, scopes: Scopes, limit: int = 10) -> list[PassageHit]:
    return library.dense_search(embedder.embed_question(question).vector, scopes, limit)


def lexical(library: Library, question: str, scopes: Scopes, limit: int = 10) -> list[PassageHit]:
    return library.lexical_search(search_terms(question), scopes, limit)


def texts(library: Library, hits: list[PassageHit], scopes: Scopes) -> list[str]:
    """The whole texts of the documents whose passages were hit, in the hits' order."""
    return [stored.document.text for stored in library.fetch([hit.passage_id for hit in hits], scopes)]


def rounding(question: Vector) -> float:
    """By how much a search may mistake the product of `question` (dimension,) with a unit vector, whose numbers are all
    rounded to bytes for it (`index.embedded.vector_cache`)."""
    step = 1 / (16 * math.sqrt(question.size))
    of_question = float(np.abs(question).max()) / 254 * (math.sqrt(question.size) + question.size * step / 2)
    return step / 2 * float(np.abs(question).sum()) + of_question
