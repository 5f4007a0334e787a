"""Counts that say themselves that they are no last ones: "a preliminary toll put the dead at 17", «حصيلة سابقة».

Candidates in; which of them a later count among the others takes the place of, out. It goes before them, and nothing is
marked in them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.candidate import Candidate
from retrieval.numbers import Figure
from retrieval.quotation import Quotation
from retrieval.stated.ages import age
from retrieval.stated.statement import statement
from retrieval.stated.tolls import counts_of, outgrows, tolls_of

_NOT_LAST_ENGLISH = r"(?:initial|first|earlier|previous|preliminary|provisional|prior)"
_COUNT_ENGLISH = r"(?:death |official |police )?(?:(?P<toll>tolls?)|counts?|tall(?:y|ies)|figures?|estimates?|reports?)"
_COUNT_ARABIC = r"(?:ال|لل)?(?:(?P<arabic_toll>حصيله)|احصاء|احصاييه|احصاءات|ارقام|تقديرات|تقارير|معطيات)"
_NOT_LAST_ARABIC = r"(?:ال)?(?:اوليه|اولي|سابقه|سابق|موقته|موقت|مبدييه|مبديي)"
_EARLIER = re.compile(
    r"\b(?P<source>(?:according to|based on|in|by|وفق|وفقا|بحسب|حسب|في) (?:an? |the |its )?)?"
    rf"(?:{_NOT_LAST_ENGLISH} {_COUNT_ENGLISH}|[وفبل]?{_COUNT_ARABIC} (?:\w+ )?{_NOT_LAST_ARABIC})\b"
)
"""In folded words; behind "according to" it tells of all that the sentence counts, else of what stands behind it."""
_DEAD = frozenset({"dead"})
"""Whom a toll counts that tells nothing more."""
_BESIDE = 2
"""Sentences of one document between two counts of one event, at most, where the later one is told of no time."""
_SOUGHT = 12
"""Among so many of the best a later count is looked for."""


def later_counts_first(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same sentences, best first: the best that says itself that it tells an earlier count changes places with the
    best that counts more of the same; the score of each place stays."""
    ordered = list(ranked)
    for place, earlier in enumerate(ranked[:_SOUGHT]):
        for later, other in enumerate(ranked[place + 1 : _SOUGHT], place + 1):
            if takes_the_place(other, earlier):
                ordered[place], ordered[later] = (
                    replace(other, score=earlier.score),
                    replace(earlier, score=other.score),
                )
                return ordered
    return ordered


def takes_the_place(later: Candidate, earlier: Candidate) -> bool:
    """Whether a sentence counts more whom the same event befell than one that says that its count is an earlier one."""
    counted = _earlier_counts(earlier.quote)
    if not counted:
        return False
    if later.stored.document.id != earlier.stored.document.id:
        return age(later) >= age(earlier) and outgrows(later, earlier)
    fates = frozenset[str]().union(*(befell for befell, _ in counted))
    most = max(max(figure.values) for _, figure in counted)
    told = [toll.figure for toll in tolls_of(later) if toll.fate in fates]
    if abs(later.sentence.ordinal - earlier.sentence.ordinal) <= _BESIDE and not statement(later.quote).times:
        told += [figure for befell, figure in counts_of(later.quote) if befell & fates]
    return any(min(figure.values) > most for figure in told)


@lru_cache(maxsize=2_000)
def _earlier_counts(sentence: str) -> tuple[tuple[frozenset[str], Figure], ...]:
    """What a sentence counts, each with what befell whom it counts, where it tells all of it as an earlier count."""
    quotation = Quotation(sentence)
    folded = " ".join(word.folded for word in quotation.words)
    found = _EARLIER.search(folded)
    if found is None:
        return ()
    counts = tuple(counts_of(sentence))
    if not counts and (found["toll"] or found["arabic_toll"]):
        counts = tuple((_DEAD, each) for each in statement(sentence).numbers if each.unit is None)
    first = 0 if found["source"] else folded[: found.start()].count(" ")
    numbers = (*(figure for _, figure in counts), *statement(sentence).numbers)
    return counts if all(figure.first >= first for figure in numbers) else ()
