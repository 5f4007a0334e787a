"""How quotes and sources are numbered wherever answers are shown: circled figures, one source line a document."""

from collections.abc import Iterable
from dataclasses import replace

from retrieval.records import Citation

# Circled numbers stand in three runs of Unicode.
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def circled(number: int) -> str:
    """① for 1 to ㊿ for 50; "(51)" and so on beyond."""
    for first, last, code_point in _CIRCLED:
        if first <= number <= last:
            return chr(code_point + number - first)
    return f"({number})"


def cited_documents(citations: Iterable[Citation]) -> list[tuple[str, Citation]]:
    """One entry a document, in order of first citation: the circled numbers of its quotes, and its first citation.

    That one's `also` has the places where all of the quotes stand.
    """
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document_id, []).append(citation)
    return [("".join(circled(each.number) for each in cited), _of_all(cited)) for cited in by_document.values()]


def _of_all(cited: list[Citation]) -> Citation:
    first, *others = cited
    return replace(first, also=tuple(place for place in first.also if all(place in each.also for each in others)))
