"""Documents of lines: sentences that are known one by one in, an `EvaluationDocument` as the readers of datasets make
them out."""

from collections.abc import Sequence

from index.records import Document, Sentence, Span
from retrieval.evaluation.datasets import SCOPES, EvaluationDocument

LANGUAGES = ("en", "ar")
"""In the order in which what is written in both stands in a row."""


def of_lines(place: str, article: str, language: str, lines: Sequence[str], title: str = "") -> EvaluationDocument:
    """A document whose sentences are `lines`; `place` is the same in each language."""
    text = "\n".join(lines)
    origin = f"{language}/{place}"
    document = Document(SCOPES[language], origin, title, None, None, None, language, text, (Span(0, len(text)),))
    sentences, start = [], 0
    for ordinal, line in enumerate(lines):
        sentences.append(Sentence(document.id, ordinal, start, start + len(line)))
        start += len(line) + 1
    return EvaluationDocument(document, tuple(sentences), article)
