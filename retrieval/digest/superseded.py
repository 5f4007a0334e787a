"""What a later post of one subject puts in the place of an earlier one: a toll that rose, a denial, a correction.

Sentences in, verdicts out. Both are of posts that were found to be on one subject: what `retrieval.stated` must make
sure of between any two documents of a library is known here.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from index.text import is_stopword
from retrieval.corrections import is_correction
from retrieval.digest.quotable import Quotable
from retrieval.facts.countries import countries
from retrieval.facts.refusing import refusals
from retrieval.numbers import figures
from retrieval.quotation import Quotation
from retrieval.stated.clauses import what_is_said
from retrieval.stated.level_clauses import readings
from retrieval.stated.level_words import FATES, MEASURES, MOVES
from retrieval.stated.levels import levels
from retrieval.stated.tolls import befallen
from retrieval.talk import spoken
from retrieval.talk.spoken import TELLERS, stands_in, stems_of

_NEAR = 2
"""Words between a number and what befell those whom it counts."""
_DENIAL_IN_COMMON = 0.35
"""Share of a denial's words that stand in what it denies."""
_FEWEST_DENIED = 3
_FEWEST_IN_COMMON = 2
_LOOKED_AT_FOR_DENIAL = 4
"""Words from the first on among which a sentence says that something is denied: who denies it stands there."""
_ADDS = re.compile(r"[;؛]|[,،] (?=و(?:قال|اضاف|أضاف|يقول)|said |saying |according )")
"""Where a sentence goes on to what somebody says of it."""
_DUAL = ("ان", "ين")
_OWNS_UP = re.compile(
    r"(?<!\w)(?:غلطت|غلطان|غلطانه|اخطات|قصدي|اقصد|عفوا اقصد|my mistake|my bad|i meant|i was wrong)(?!\w)"
)


def supersedes(newer: Quotable, older: Quotable) -> bool:
    """Whether what the newer of two sentences on a subject says holds in the place of what the older one says."""
    if newer.asks or newer.quote == older.quote:
        return False
    says_otherwise = _counts_on(newer, older) or _denies(newer, older) or _corrects(newer, older)
    return says_otherwise and not _are_elsewhere(newer, older)


def _are_elsewhere(one: Quotable, other: Quotable) -> bool:
    """Whether two sentences tell of different countries."""
    ours, theirs = countries(one.quote), countries(other.quote)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def corrects(sentence: Quotable) -> bool:
    """Whether a sentence says of itself that it corrects another."""
    return is_correction(sentence.quote)


def owns_up(sentence: Quotable) -> bool:
    """Whether somebody takes back what they said: «لا مو إيده، رجله. غلطت»."""
    return _OWNS_UP.search(" ".join(sentence.words)) is not None


def _counts_on(newer: Quotable, older: Quotable) -> bool:
    """Whether both count whom one thing befell, and the newer one otherwise."""
    ours, theirs = _tolls(newer.quote), _tolls(older.quote)
    is_other = any(ours[fate].isdisjoint(theirs[fate]) for fate in ours.keys() & theirs.keys())
    if not is_other:
        return False
    # Whoever told it tells of many events: what has to be the same is what befell them, and where.
    told = stems_of(_said(older))
    return any(stands_in(word, told) and not _is_of_a_toll(word) for word in _said(newer) if not is_stopword(word))


def _said(sentence: Quotable) -> list[str]:
    """The folded words of what a sentence says, without who says so."""
    said = what_is_said(Quotation(_ADDS.split(sentence.quote, maxsplit=1)[0]))
    return list(dict.fromkeys(word.folded for word in Quotation(said).words if word.folded not in TELLERS))


def _is_of_a_toll(word: str) -> bool:
    return word[0].isdigit() or any(form in FATES or form in MEASURES or form in MOVES for form in _forms(word))


@lru_cache(maxsize=4_000)
def _tolls(sentence: str) -> Mapping[str, frozenset[Fraction]]:
    """What befell how many, in digits or words."""
    read = [_forms(word.folded) for word in Quotation(sentence).words]
    fates = {at: FATES[form] for at, forms in enumerate(read) for form in forms if form in FATES}
    if not fates and not any(MEASURES.get(form) == "toll" for forms in read for form in forms):
        return {}  # figures take long to read, and most sentences have none of these words
    found = {level.fate: level.figure.values for level in levels(sentence) if level.fate}
    for figure in figures(sentence):
        if figure.kind != "count" or figure.unit is not None:
            continue
        for fate in befallen(figure, fates, _NEAR):
            found.setdefault(fate, figure.values)
    return found


def _forms(word: str) -> tuple[str, ...]:
    """The forms of a folded word, that of one where it is a dual: «قتيلان» are two killed."""
    ones = (word.removesuffix(ending) for ending in _DUAL if word.endswith(ending))
    return (*readings(word), *(form for one in ones for form in readings(one)))


def _denies(newer: Quotable, older: Quotable) -> bool:
    if not any(map(_is_denial, newer.words[:_LOOKED_AT_FOR_DENIAL])) or any(map(_is_denial, older.words)):
        return False
    told = stems_of(_said(older))
    denied = [word for word in _said(newer) if not is_stopword(word) and not _is_denial(word)]
    common = sum(stands_in(word, told) for word in denied)
    return common >= max(_DENIAL_IN_COMMON * len(denied), _FEWEST_DENIED)


def _is_denial(word: str) -> bool:
    """Whether a folded word says that something is not so."""
    return "deny" in refusals(word)


def _corrects(newer: Quotable, older: Quotable) -> bool:
    if not corrects(newer) or corrects(older):
        return False
    return in_common(newer, older) >= _FEWEST_IN_COMMON


def in_common(one: Quotable, other: Quotable) -> int:
    """How many content words of one sentence, or their translations, the other has."""
    return spoken.in_common((word for word in one.words if not _is_denial(word)), other.words)
