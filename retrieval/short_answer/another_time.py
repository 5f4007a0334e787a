"""Whether a sentence tells of another time than a question names: "on Monday", where it is asked about Sunday.

A question and a quotation in; yes or no out. Years, months with their days, and other words for times are held against
each other by themselves; a year and a weekday, which can't be, are taken for two times.
"""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.facts.dates import Dates, Month, are_named, dates
from retrieval.gloss.dates import is_year
from retrieval.quotation import Quotation
from retrieval.stated.clauses import what_is_said

_IN = frozenset("في خلال منذ in".split())
_NO_WORDS = frozenset[str]()


def is_of_another_time(question: str, quotation: Quotation) -> bool:
    """Whether the question names a time for sure, and the sentence only others, that of saying it aside."""
    asked, told = Quotation(question), Quotation(what_is_said(quotation))
    ours, theirs = dates(asked.text), dates(told.text)
    years, months, marks = _years(asked), _sure_months(ours, asked), ours.sure_marks
    # Of each kind: whether the question names a time, whether the sentence does, and whether one is in both.
    kinds = (
        (bool(years), bool(_years(told)), not years.isdisjoint(_years(told))),
        (bool(months), bool(_sure_months(theirs, told)), any(_is_named(month, theirs) for month in months)),
        (bool(marks), bool(theirs.sure_marks), not marks.isdisjoint(theirs.marks)),
    )
    alike = [is_same for is_asked, is_told, is_same in kinds if is_asked and (is_told or is_same)]
    if alike:
        return not all(alike)
    return any(is_asked for is_asked, _, _ in kinds) and any(is_told for _, is_told, _ in kinds)


def _years(text: Quotation) -> frozenset[str]:
    return frozenset(text.folded(place) for place in range(len(text.words)) if is_year(text, place))


def _sure_months(said: Dates, text: Quotation) -> Sequence[Month]:
    """Of a date in digits alone only the order of day and month is not sure, and «في أيار» is no other word."""
    return [month for month in said.months if month.is_sure or month.year is not None or _follows_in(month, text)]


def _follows_in(month: Month, text: Quotation) -> bool:
    return bool(month.places) and text.folded(min(month.places) - 1) in _IN


def _is_named(month: Month, held: Dates) -> bool:
    return are_named(Dates((replace(month, is_sure=True),), _NO_WORDS, _NO_WORDS), [held])
