"""A document into what a library stores of it: cut into sentences and passages, then embedded."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.embedding.identity import identify
from index.embedding.protocol import Embedder
from index.embedding.records import PassageText
from index.errors import SourceError
from index.indexed import IndexedDocument, IndexedPassage
from index.passage_terms import stored_terms
from index.passages import passages
from index.records import Document, Passage, Sentence
from index.segmentation import sentences
from index.text import tokens


@dataclass(frozen=True, slots=True)
class CutDocument:
    """A document cut into sentences and passages, not yet embedded; `texts` run parallel to `passages`."""

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    texts: tuple[PassageText, ...]


def cut(document: Document) -> CutDocument:
    """The sentences and passages of a document. Raises `SourceError` where it holds no word at all."""
    text = document.text
    found = tuple(
        Sentence(document.id, ordinal, span.start, span.end)
        for ordinal, span in enumerate(sentences(text, document.body))
    )
    if not any(tokens(text[sentence.start : sentence.end]) for sentence in found):
        raise SourceError(document.origin, "no words in it: there is nothing to index")
    return with_sentences(document, found)


def with_sentences(document: Document, found: tuple[Sentence, ...]) -> CutDocument:
    """The passages of a document whose sentences are known."""
    text = document.text
    runs = tuple(passages(document.id, document.title, text, found))
    texts = tuple(
        PassageText(run.heading, tuple(text[s.start : s.end] for s in found[run.first : run.last])) for run in runs
    )
    return CutDocument(document, found, runs, texts)


def embed(documents: Sequence[CutDocument], embedder: Embedder) -> list[IndexedDocument]:
    """Cut documents with the vectors and search terms of their passages; one call to the model for all of them."""
    model = identify(embedder)
    embeddings = iter(embedder.embed_passages([text for document in documents for text in document.texts]))
    return [
        IndexedDocument(
            document.document,
            document.sentences,
            tuple(
                IndexedPassage(run, next(embeddings), stored_terms(text))
                for run, text in zip(document.passages, document.texts, strict=True)
            ),
            model,
        )
        for document in documents
    ]
