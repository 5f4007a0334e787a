"""Two sentences of two languages held against each other, by the vectors stored for them and by their facts.

Candidates in, a `Comparison` out. Vectors see neither a changed number nor a "not", so everything that can be read in
both languages must agree as well: numbers, times, places, names, denials, opposites.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from index.language import has_arabic
from index.vectors import Vector
from retrieval.candidate import Candidate
from retrieval.facts.dates import Dates, are_named, dates
from retrieval.facts.known_names import known_names, places_of
from retrieval.facts.named import TITLES, is_name
from retrieval.facts.opposites import point_apart
from retrieval.matching import words_of
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.numbers import Figure
from retrieval.quotation import Quotation
from retrieval.stated.clauses import what_is_said
from retrieval.stated.comparison import Comparison
from retrieval.stated.statement import Statement, numbers_beyond, statement

_SAME = 0.75
"""Cosine from which two sentences whose facts agree say the same."""
_SAME_NUMBERS = 2
_SAME_WITH_NUMBERS = 0.65
"""Cosine from which they do where they have so many numbers in common: long sentences of names lie lower."""
_NEAR = 0.7
"""Cosine from which a number in the place of another is another figure for the same thing."""
_NEAR_WITH_NAMES = 0.6
"""Cosine from which it is where two names or more are the same."""
_MANY_NAMES = 2
_AHEAD = frozenset({"will"})
"""What Arabic needs no word for before a date: «تبدأ القمة في 2 مايو»."""
_BODY_WORDS = frozenset(
    """
    centre center agency council committee commission authority institute university college school hospital museum
    bank company corporation group airport stadium station port street road bridge dam mosque church city town village
    province governorate district river sea ocean gulf mountain island lake valley desert north south east west northern
    southern eastern western union association federation league party front movement alliance coalition forces
    navy air force space cup championship prize award assembly congress senate house office board fund
    """.split()
)
"""Words of names that each language says in its own: none sounds like its translation."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The places and bodies of two sentences, and how many names they have in common.

    `agree`: each Latin name in one sounds like a word of the other, and one of them names all places of the other.
    """

    ours: Set[str]
    theirs: Set[str]
    in_common: int
    agree: bool


def compare_translated(one: Candidate, other: Candidate) -> Comparison:
    """Hold two candidates of different languages against each other; nothing is said where one has no vector."""
    near = _cosine(one, other)
    if near < min(_NEAR_WITH_NAMES, _SAME_WITH_NUMBERS):
        return Comparison()
    names = _names(one.quote, other.quote)
    if not names.agree:
        return Comparison()
    ours, theirs = statement(one.quote), statement(other.quote)
    is_turned = ours.denials != theirs.denials or point_apart(ours.poles, theirs.poles)
    adds, lacks = _beyond(ours, theirs), _beyond(theirs, ours)
    same_numbers = not adds and not lacks and len(ours.numbers) == len(theirs.numbers)
    same_times = _same_times(one.quote, other.quote)
    is_alike = not is_turned and bool(ours.turns) == bool(theirs.turns)
    is_alike_in_time = not is_turned and bool(ours.turns - _AHEAD) == bool(theirs.turns - _AHEAD)
    if is_alike and same_times and same_numbers:
        is_same = near >= (_SAME if len(ours.numbers) < _SAME_NUMBERS else _SAME_WITH_NUMBERS)
        return Comparison(
            no_more=is_same and names.ours <= names.theirs,
            no_less=is_same and names.theirs <= names.ours,
            slightly_more=is_same,
        )
    if near < (_NEAR_WITH_NAMES if names.in_common >= _MANY_NAMES else _NEAR):
        return Comparison()
    is_dated_anew = not adds and not lacks and _is_dated_anew(one.quote, other.quote)
    return Comparison(
        apart=is_turned or (bool(adds) and bool(lacks)) or is_dated_anew,
        contrary=(is_alike and same_times and _is_counted_anew(ours, theirs, adds, lacks))
        or (is_alike_in_time and is_dated_anew),
    )


def tells_all_of(one: Candidate, other: Candidate) -> bool:
    """Whether `one` tells much the same as `other`, of another language, and all its numbers and times, of which it has
    any: little may be said beside."""
    if _cosine(one, other) < _SAME_WITH_NUMBERS:
        return False
    found = compare_translated(one, other)
    theirs, times = statement(other.quote), _times(other.quote)
    is_told = not _beyond(theirs, statement(one.quote)) and are_named(times, [_times(one.quote)])
    return is_told and bool(theirs.numbers or times.months) and not (found.apart or found.contrary)


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


def _beyond(one: Statement, other: Statement) -> tuple[Figure, ...]:
    """What `one` counts and `other` neither counts nor has in a name: Arabic has no capitals to know "Rashid 3" by."""
    return numbers_beyond(one.numbers, (*other.numbers, *other.names))


def _is_counted_anew(ours: Statement, theirs: Statement, adds: Sequence[Figure], lacks: Sequence[Figure]) -> bool:
    """Whether one number alone of each sentence is another one, of the same unit."""
    if not (len(adds) == len(lacks) == 1 and len(ours.numbers) == len(theirs.numbers)):
        return False
    (one,), (other,) = adds, lacks
    return one.kind == other.kind == "count" and one.unit == other.unit and one.values.isdisjoint(other.values)


def _is_dated_anew(one: str, other: str) -> bool:
    """Whether each sentence names one day of a month, and those are two, and neither says more of when."""
    ours, theirs = _times(one), _times(other)
    if ours.sure_marks or theirs.sure_marks or not len(ours.months) == len(theirs.months) == 1:
        return False
    (mine,), (yours,) = ours.months, theirs.months
    return (
        mine.number == yours.number
        and (not mine.years or not yours.years or mine.years == yours.years)
        and len(mine.days) == len(yours.days) == 1
        and mine.days != yours.days
    )


def _same_times(one: str, other: str) -> bool:
    ours, theirs = _times(one), _times(other)
    years = ({time for time in statement(each).times if time.startswith("year")} for each in (one, other))
    return are_named(ours, [theirs]) and are_named(theirs, [ours]) and len(set(map(frozenset, years))) == 1


def _times(sentence: str) -> Dates:
    """When what the sentence tells was: not when somebody said so."""
    return dates(what_is_said(Quotation(sentence)))


def _names(one: str, other: str) -> _Names:
    ours, theirs = places_of(one), places_of(other)
    latin, arabic = (other, one) if has_arabic(one) else (one, other)
    names = _latin_names(latin)
    in_common = len(ours & theirs) + len(names)
    all_sound = all(_sounds(name, arabic) for name in names)
    return _Names(ours, theirs, in_common, all_sound and _are_places_of_one(ours, theirs, in_common))


def _are_places_of_one(ours: Set[str], theirs: Set[str], names_in_common: int) -> bool:
    """Whether one sentence names the other's places, or more: "the Libyan town of Tarhuna", «مدينة ترهونة»."""
    return ours == theirs or (names_in_common > 0 and (ours <= theirs or theirs <= ours))


def _latin_names(sentence: str) -> list[str]:
    """Words with a capital that begin no sentence and are neither places, titles nor translated."""
    quotation = Quotation(sentence)
    known = known_names(quotation)
    return [
        word.folded
        for place, word in enumerate(quotation.words)
        if place and place not in known and word.folded not in TITLES | _BODY_WORDS and is_name(quotation, place)
    ]


def _sounds(name: str, arabic: str) -> bool:
    return any(similarity(name, word) >= SAME_NAME_ACROSS_SCRIPTS for word in words_of(arabic).arabic)
