"""Ages, and times that lie in the past, among the amounts of a sentence: a quotation and an `Amount` in, yes or no out.

"aged 85", "54 years old", «(54 عاماً)»; "two years ago" and «قبل أسبوعين» are neither ages nor durations.
"""

import re

from index.text import tokens
from retrieval.quotation import Quotation
from retrieval.short_answer.amounts import Amount
from retrieval.short_answer.measures import Kind, Measure

_AGE_WORDS = frozenset("age aged ages turned turning سن عمر عمره عمرها بعمر يناهز ناهز بلغ بلغت السن العمر عن".split())
_AGE_AFTER = frozenset("old عمره عمرها".split())
_NEAR = 3
"""Words between an age and what says that it is one."""
_OPENING, _CLOSING = re.compile(r"[(,،] ?\Z"), re.compile(r"[),،]")
_PAST_AFTER = frozenset("ago earlier before".split())
_PAST_BEFORE = frozenset("قبل".split())
_SINCE = frozenset("منذ مند for since".split())
_AGO = frozenset("ago earlier before قبل منذ مند".split())


def is_age(quotation: Quotation, amount: Amount) -> bool:
    """Whether words beside the amount say that it is somebody's age, or signs: "the pilot, 54, said"."""
    first, (start, end) = amount.first.first, amount.span
    if not _AGE_WORDS.isdisjoint(quotation.folded(place) for place in range(first - _NEAR, first)):
        return True
    if any(quotation.folded(place) in _AGE_AFTER for place in range(amount.last.end, amount.last.end + 2)):
        return True
    return _OPENING.search(quotation.text[:start]) is not None and _CLOSING.match(quotation.text, end) is not None


def is_past(quotation: Quotation, amount: Amount, measure: Measure) -> bool:
    """Whether an age or duration that is asked for is none, but the time since something happened."""
    if measure.kind not in {Kind.AGE, Kind.DURATION}:
        return False
    before = quotation.folded(amount.first.first - 1)
    after = {quotation.folded(place) for place in range(amount.last.end, amount.last.end + 2)}
    is_since = measure.kind is Kind.AGE and before in _SINCE
    return before in _PAST_BEFORE or is_since or not _PAST_AFTER.isdisjoint(after)


def asks_how_long_ago(question: str) -> bool:
    """Whether a question asks just for the time since something happened."""
    return not _AGO.isdisjoint(token.folded for token in tokens(question))
