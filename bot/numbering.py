"""How quotes and sources are numbered wherever answers are shown: circled figures, one source line a document."""

from collections.abc import Iterable

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
    """One entry a document, in order of first citation: the circled numbers of its quotes, and its first citation."""
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document_id, []).append(citation)
    return [("".join(circled(each.number) for each in cited), cited[0]) for cited in by_document.values()]
