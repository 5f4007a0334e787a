"""What is marked in a sentence, as text."""

from retrieval.question import analyse
from retrieval.short_answer import short_answer


def marked(question: str, sentence: str) -> str | None:
    """The short answer to a question in a sentence; None where none is marked."""
    span = short_answer(analyse(question), sentence)
    return None if span is None else sentence[span.start : span.end]
