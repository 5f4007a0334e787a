"""Two sentences of two languages held against each other, by the vectors stored for them and by their facts.

Candidates in, a `Comparison` out. Vectors see neither a changed number nor a "not", so everything that can be read in
both languages must agree as well: numbers, times, places, names, denials, opposites.
"""

from collections.abc import Sequence, Set

import numpy as np

from index.language import has_arabic
from index.vectors import Vector
from retrieval.evidence import Candidate
from retrieval.facts.dates import are_named, dates
from retrieval.facts.known_names import known_names
from retrieval.facts.named import TITLES, is_name
from retrieval.facts.opposites import point_apart
from retrieval.gloss.quotation import Quotation
from retrieval.matching import SAME_NAME_ACROSS_SCRIPTS, words_of
from retrieval.names import similarity
from retrieval.numbers import Figure
from retrieval.stated.comparison import Comparison
from retrieval.stated.statement import Statement, numbers_beyond, statement

_SAME = 0.75
"""Cosine from which two sentences whose facts agree say the same."""
_SAME_NUMBERS = 2
_SAME_WITH_NUMBERS = 0.65
"""Cosine from which they do where they have so many numbers in common: long sentences of names lie lower."""
_NEAR = 0.7
"""Cosine from which a number in the place of another is another figure for the same thing."""


def compare_translated(one: Candidate, other: Candidate) -> Comparison:
    """Hold two candidates of different languages against each other; nothing is said where one has no vector."""
    near = _cosine(one, other)
    if near < min(_NEAR, _SAME_WITH_NUMBERS) or not _same_names(one.quote, other.quote):
        return Comparison()
    ours, theirs = statement(one.quote), statement(other.quote)
    is_turned = ours.denials != theirs.denials or point_apart(ours.poles, theirs.poles)
    adds, lacks = numbers_beyond(ours.numbers, theirs.numbers), numbers_beyond(theirs.numbers, ours.numbers)
    same_numbers = not adds and not lacks and len(ours.numbers) == len(theirs.numbers)
    agree = not is_turned and bool(ours.turns) == bool(theirs.turns) and _same_times(one.quote, other.quote)
    if agree and same_numbers:
        is_same = near >= (_SAME if len(ours.numbers) < _SAME_NUMBERS else _SAME_WITH_NUMBERS)
        return Comparison(no_more=is_same, no_less=is_same, slightly_more=is_same)
    if near < _NEAR:
        return Comparison()
    is_apart = is_turned or (bool(adds) and bool(lacks))
    return Comparison(apart=is_apart, contrary=agree and _is_counted_anew(ours, theirs, adds, lacks))


def _cosine(one: Candidate, other: Candidate) -> float:
    """Of the second model's vectors of the two sentences; 0 where there are none."""
    ours, theirs = _vector(one), _vector(other)
    return float(ours @ theirs) if ours.size and ours.size == theirs.size else 0.0


def _vector(candidate: Candidate) -> Vector:
    """The sentence's vector, (dimension,); empty where its passage has none."""
    stored = candidate.stored
    if len(stored.sentence_vectors.scales) != len(stored.sentences):
        return np.empty(0, np.float32)
    return stored.sentence_vectors.of(stored.sentences.index(candidate.sentence))


def _is_counted_anew(ours: Statement, theirs: Statement, adds: Sequence[Figure], lacks: Sequence[Figure]) -> bool:
    """Whether one number alone of each sentence is another one, of the same unit."""
    if not (len(adds) == len(lacks) == 1 and len(ours.numbers) == len(theirs.numbers)):
        return False
    (one,), (other,) = adds, lacks
    return one.kind == other.kind == "count" and one.unit == other.unit and one.values.isdisjoint(other.values)


def _same_times(one: str, other: str) -> bool:
    ours, theirs = dates(one), dates(other)
    years = ({time for time in statement(each).times if time.startswith("year")} for each in (one, other))
    return are_named(ours, [theirs]) and are_named(theirs, [ours]) and len(set(map(frozenset, years))) == 1


def _same_names(one: str, other: str) -> bool:
    """Whether both name the same places and bodies, and each Latin name in one sounds like a word of the other."""
    latin, arabic = (other, one) if has_arabic(one) else (one, other)
    return _places(latin) == _places(arabic) and all(_sounds(name, arabic) for name in _latin_names(latin))


def _places(sentence: str) -> Set[str]:
    return frozenset[str]().union(*known_names(Quotation(sentence)).values())


def _latin_names(sentence: str) -> list[str]:
    """Words with a capital that begin no sentence and are neither places nor titles."""
    quotation = Quotation(sentence)
    known = known_names(quotation)
    return [
        word.folded
        for place, word in enumerate(quotation.words)
        if place and place not in known and word.folded not in TITLES and is_name(quotation, place)
    ]


def _sounds(name: str, arabic: str) -> bool:
    return any(similarity(name, word) >= SAME_NAME_ACROSS_SCRIPTS for word in words_of(arabic).arabic)
