"""Whether a text names days, months and times that others don't: texts in, `Fault.DATE` or None out.

None where every one that is a date for sure stands in the sentences. Days and years are numbers too, and checked as
such beside this.
"""

from collections.abc import Sequence

from retrieval.facts.dates import are_named, dates
from retrieval.generation.records import Fault


def date_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.DATE` where `claimed` names a day, a month or a time that no sentence names."""
    return None if are_named(dates(claimed), [dates(sentence) for sentence in sentences]) else Fault.DATE
