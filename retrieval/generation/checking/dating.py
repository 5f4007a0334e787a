"""Whether a text names days, months and times that others don't: texts in, `Fault.DATE` or None out.

None where every one that is a date for sure stands in the sentences. Days and years are numbers too, and checked as
such beside this.
"""

from collections.abc import Sequence

from retrieval.facts.dates import Dates, Month, dates
from retrieval.generation.records import Fault


def date_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.DATE` where `claimed` names a day, a month or a time that no sentence names."""
    said = dates(claimed)
    held = [dates(sentence) for sentence in sentences]
    if any(month.is_sure and not any(_names(other, month) for other in held) for month in said.months):
        return Fault.DATE
    return Fault.DATE if said.sure_marks - frozenset().union(*(other.marks for other in held)) else None


def _names(held: Dates, month: Month) -> bool:
    return any(
        other.number == month.number
        and (month.day is None or not other.days or month.day in other.days)
        and (month.year is None or not other.years or month.year in other.years)
        for other in held.months
    )
