"""Do quoted sentences say the same thing, or contradict each other? "3 killed" in the morning, "7 killed" at night.

Candidates in; whether one repeats another, whether they surely differ, and which one stands for the newest news, out.
What contradicts an older document is shown before it however old that is; that the two differ is said of one time only.
Sentences of one language are held against each other by what they state, those of two by their meaning and their facts.
"""

from datetime import timedelta

from index.sameness import SAME_NEWS
from retrieval.candidate import Candidate
from retrieval.stated.ages import NO_DATE, age
from retrieval.stated.comparison import Comparison, compare
from retrieval.stated.events import go_on_from_two_events
from retrieval.stated.superseding import are_of_other_months, tell_other_levels
from retrieval.stated.told_anew import is_told_anew
from retrieval.stated.tolls import counts_one_thing, outgrows
from retrieval.stated.translated import compare_translated, tells_all_of

_TOLD_BY = 0.75
"""A word of the question counts 0.8 where its translation stands."""
_NAMED_BY = 0.5
"""Where one and the same thing is told anew, the newer sentence names it, and not also what was told around it: "the
toll of Storm Salma" need not tell again what it struck, nor the new date who comes."""
_SHOWN_BY = ("words", "known", "names")
"""Signals that tell what of the question stands in a sentence."""
_SAME_NEWS = SAME_NEWS.total_seconds()
_CORRECTED_WITHIN = timedelta(days=6).total_seconds()
"""Between two documents that contradict each other: a toll, a denial or a new date of one event comes within days. From
a week on, what is told otherwise may well have become otherwise: prices, rates and tables are told anew each week,
month or year, and both documents are right."""


def repeats(one: Candidate, other: Candidate) -> bool:
    """Whether `one` needn't be shown beside `other`: it says no more, or little more, and surely nothing else.

    Within a document, which doesn't contradict itself, most words in common are enough. In another language a verb may
    be another one unseen, so that what is much newer there is shown beside it; so is what is much newer than a sentence
    that tells a date: "inflation rose to 5 percent" need not mean the other's 2019.
    """
    found = _compare(one, other)
    if _is_newer(one, other, by=_SAME_NEWS) and (found.undated or one.language != other.language):
        return False
    if found.no_more or (found.no_less and found.slightly_more):
        return True
    return _document(one) == _document(other) and (found.slightly_more or _compare(other, one).slightly_more)


def is_newer_and_says_more(one: Candidate, other: Candidate) -> bool:
    """Whether `one`, which repeats `other`, is newer and says all that `other` says, and more."""
    found = _compare(one, other)
    return found.no_less and not found.no_more and age(one) > age(other)


def may_stand_first_for(one: Candidate, other: Candidate) -> bool:
    """Whether `one` tells in another language what `other` does, all its numbers and times, and is about as new."""
    is_as_new = not _is_newer(other, one, by=_SAME_NEWS) and not _is_newer(one, other, by=_SAME_NEWS)
    return is_as_new and one.language != other.language and tells_all_of(one, other)


def say_otherwise(one: Candidate, other: Candidate) -> bool:
    """Whether two documents surely say the contrary of each other: other figures for one thing, or a "not" in one.

    They may be of two times, and both right: then the newer one is newer news. So it is where both tell, each on a day
    of its own, where a price or a rate stands.
    """
    if _document(one) == _document(other):
        return False
    is_told = tell_other_levels(one, other) or _tell_other_tolls(one, other) or is_told_anew(one, other)
    return is_told or _is_contrary(one, other)


def differ(one: Candidate, other: Candidate) -> bool:
    """Whether two documents that say the contrary of each other are of one time, as far as both are dated, so that they
    can't both be right; or whether one goes on with the other's toll."""
    if _document(one) == _document(other) or _are_weeks_apart(one, other):
        return False
    return _is_contrary(one, other) or outgrows(one, other, exactly=True)


def contend(one: Candidate, other: Candidate) -> bool:
    """Whether the newer of two documents' sentences should come before the older one: they differ, or they may.

    Where it is not sure, or each tells of another month, the newer one must hold as much of the question.
    """
    if _document(one) == _document(other):
        return False
    found, is_other = _compare(one, other), tell_other_levels(one, other)
    if _is_contrary(one, other) or (
        is_other and not are_of_other_months(one, other) and _newer_tells_of_it(one, other)
    ):
        return True
    if _tell_other_tolls(one, other):
        older = min(one, other, key=age)
        return _newer_tells_of_it(one, other, by=_NAMED_BY if counts_one_thing(older) else _TOLD_BY)
    if is_told_anew(one, other):
        return _newer_tells_of_it(one, other, by=_NAMED_BY)
    return (is_other or found.apart) and _is_met_by_the_newer(one, other)


def _newer_tells_of_it(one: Candidate, other: Candidate, by: float = _TOLD_BY) -> bool:
    """Whether the newer of two sentences holds about as many of the question's words as the older one: five dead are no
    newer answer to how many were injured."""
    older, newer = sorted((one, other), key=age)
    return newer.features["words"] >= by * older.features["words"]


def _is_met_by_the_newer(one: Candidate, other: Candidate) -> bool:
    """Whether the newer of two sentences holds as much of the question as the older one."""
    older, newer = sorted((one, other), key=age)
    return age(older) < age(newer) and all(newer.features[name] >= older.features[name] for name in _SHOWN_BY)


def _tell_other_tolls(one: Candidate, other: Candidate) -> bool:
    """Whether two documents of a few days tell how many one event befell, and the newer one more."""
    return not _are_weeks_apart(one, other) and outgrows(one, other)


def _are_weeks_apart(one: Candidate, other: Candidate) -> bool:
    """Whether two documents are dated, and further apart than corrections of one event come."""
    are_dated = NO_DATE not in {age(one), age(other)}
    return are_dated and (_is_newer(one, other, by=_CORRECTED_WITHIN) or _is_newer(other, one, by=_CORRECTED_WITHIN))


def _is_newer(one: Candidate, other: Candidate, *, by: float) -> bool:
    """Whether `one` is newer by more than so many seconds, or alone has a date."""
    return age(one) > age(other) + by


def _document(candidate: Candidate) -> str:
    return candidate.sentence.document_id


def _is_contrary(one: Candidate, other: Candidate) -> bool:
    return _compare(one, other).contrary and not go_on_from_two_events(one, other)


def _compare(one: Candidate, other: Candidate) -> Comparison:
    if one.language == other.language:
        return compare(one.quote, other.quote)
    return compare_translated(one, other)
