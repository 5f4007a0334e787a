"""Which words of a question are worth a search by words in a large library: counts of passages in, terms out."""

from collections.abc import Mapping

MOST_MATCHES = 10_000
"""Matches of all terms of a search by words: ranking more of them would take longer than embedding the question. Where
even the rarest term has more, words propose nothing, and count only in what meaning proposes."""


def rarest(passages: Mapping[str, int]) -> list[str]:
    """The terms that stand in any passage, rarest first, as many as together stand in few enough passages.

    A term that is everywhere tells passages apart least and costs BM25 most.
    """
    chosen: list[str] = []
    total = 0
    for term, count in sorted(passages.items(), key=lambda each: (each[1], each[0])):
        total += count
        if total > MOST_MATCHES:
            break
        chosen.append(term)
    return chosen
