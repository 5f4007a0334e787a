"""Does the newer of two documents tell that what the older one says is so no longer: an appointment that moved, or a
figure that was corrected? "Turnout was corrected to 52.1 percent", "31 posts rather than the 45 announced last week".

Two candidates in, verdicts out.
"""

import re
from functools import lru_cache

from index.text import content_words, fold, stem
from retrieval.candidate import Candidate
from retrieval.facts.known_names import places_of
from retrieval.numbers import Figure
from retrieval.quotation import Quotation
from retrieval.stated.ages import NO_DATE, age
from retrieval.stated.appointments import NAMED_IN_NEWS, tells_another_time
from retrieval.stated.level_clauses import is_among
from retrieval.stated.moves import Said
from retrieval.stated.same_measured import are_in_one_place
from retrieval.stated.statement import is_same_number, statement

_IN_COMMON = 3
"""Content words, numbers aside, that tell with a number that is taken back what was counted."""
_RATHER = re.compile(r"(?<!\w)(?:rather than|instead of|بدلا من|عوضا عن|بدل)(?!\w)")
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:announced|planned|reported|promised|earlier|previously|originally|initially)(?!\w)"
    r"|(?<!\w)(?:ال)?(?:معلن|معلنه|مقرر|مقرره|اعلن|اعلنت|اعلنته|اعلنتها|سابقا|مخطط)(?!\w)"
)
"""What tells that the figure was told before: "two pilots instead of three" takes nothing back."""
_CORRECTED = frozenset("corrected revised amended صحح صححت تصحيح عدل عدلت تعديل".split())
_TO = frozenset({"to", "الي"})
_AT_MOST = 8
"""Words between "corrected" and the figure."""
_VERBS = frozenset("was were has have had been be is are will".split())


def is_told_anew(one: Candidate, other: Candidate) -> bool:
    """Whether the newer of two documents moves what the older one appoints, or corrects its figure."""
    older, newer = sorted((one, other), key=age)
    if age(older) in {age(newer), NO_DATE} or older.stored.document.id == newer.stored.document.id:
        return False
    return _is_moved(newer, older) or _is_corrected(newer, older)


def _is_moved(newer: Candidate, older: Candidate) -> bool:
    if _are_of_one_chat(newer, older):
        return tells_another_time(_said(newer), _said(older))
    return tells_another_time(_said(newer), _said(older), NAMED_IN_NEWS) and _are_in_one_place(newer, older)


def _said(candidate: Candidate) -> Said:
    return Said(candidate.quote, candidate.stored.document.published)


def _are_of_one_chat(one: Candidate, other: Candidate) -> bool:
    documents = (one.stored.document, other.stored.document)
    return documents[0].scope == documents[1].scope and all(each.message is not None for each in documents)


def _are_in_one_place(newer: Candidate, older: Candidate) -> bool:
    """Whether the newer of two sentences names no other place than the older one; that need not tell again where."""
    ours, theirs = places_of(newer.quote), places_of(older.quote)
    return are_in_one_place(ours, newer, theirs & ours or (theirs if ours else frozenset()), older)


def _is_corrected(newer: Candidate, older: Candidate) -> bool:
    if newer.stored.document.language != older.stored.document.language:
        return False
    taken_back, right = _taken_back(newer.quote), _corrected_to(newer.quote)
    told = statement(older.quote).numbers if taken_back or right else ()
    if any(is_same_number(mine, yours) for mine in told for yours in taken_back):
        ours, theirs = _stems(newer.quote), _stems(older.quote)
        return len(ours & theirs) >= _IN_COMMON
    if right is None:
        return False
    figure, named = right
    is_other = any(each.unit == figure.unit and each.values.isdisjoint(figure.values) for each in told)
    return is_other and bool(named) and named <= _stems(older.quote) and _are_in_one_place(newer, older)


@lru_cache(maxsize=1_000)
def _taken_back(quote: str) -> tuple[Figure, ...]:
    """The figures behind "rather than", where others stand before it."""
    folded = fold(quote)
    match = _RATHER.search(folded)
    if match is None or not _ANNOUNCED.search(folded, match.end()):
        return ()
    if len(folded) != len(quote) or not statement(quote[: match.start()]).numbers:
        return ()
    return statement(quote[match.end() :]).numbers[:1]


@lru_cache(maxsize=1_000)
def _corrected_to(quote: str) -> tuple[Figure, frozenset[str]] | None:
    """The figure to which something is corrected, and the stems of the words that name that."""
    quotation = Quotation(quote)
    words = [word.folded for word in quotation.words]
    at = next((place for place, word in enumerate(words) if is_among(word, _CORRECTED)), None)
    figures = statement(quote).numbers if at is not None else ()
    led_to = (each for each in figures if at is not None and at < each.first <= at + _AT_MOST)
    figure = next((each for each in led_to if words[each.first - 1] in _TO), None)
    if figure is None or at is None:
        return None
    span = words[at + 1 : figure.first - 1] if not words[at].isascii() or not words[:at] else words[:at]
    text = " ".join(word for word in span if word not in _VERBS)
    return figure, frozenset(_stems(text))


def _stems(text: str) -> set[str]:
    return {each for word in content_words(text) if not (each := stem(word.folded))[0].isdigit()}
