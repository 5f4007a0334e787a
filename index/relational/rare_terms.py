"""Which words of a question are worth a search by words in a large library: counts of passages in, terms out."""

import re
from collections.abc import Iterable, Mapping

MOST_MATCHES = 2_000
"""Matches of all terms of a search by words: SQLite takes a third of the time for ranking them that embedding the
question takes. Where even the rarest term has more, words propose nothing, and count only in what meaning proposes.
Rare words are enough: of 3,630 passages in both languages, of which each search proposes two, the one that answers is
among the first five for as many questions (75 and 97 % of the Arabic and the English on XQuAD-R, 92 % on ARCD, 97 % on
QED) with a fiftieth of them as with a tenth; with a hundredth for 74, 97, 90 and 97 %, without words for 72, 95, 86 and
95 %."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def searchable(terms: Iterable[str]) -> list[str]:
    """Each term once, in their order, without those that no stored text holds and no database takes: empty ones, and
    those with half of a surrogate pair."""
    return [term for term in dict.fromkeys(terms) if term and not _SURROGATE.search(term)]


def rarest(passages: Mapping[str, int]) -> list[str]:
    """The terms, rarest first, as many as together stand in few enough passages.

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
