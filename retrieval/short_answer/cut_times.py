"""Whether a time of a sentence is only a part of what is told: a quotation and one of its `Time`s in, yes or no out.

"3 to 5 May" and "3 and 5 May" name days that were not read as one with "5 May"; "before 1980" is not 1980.
"""

import re

from retrieval.numbers import figures
from retrieval.quotation import Quotation
from retrieval.short_answer.single_times import DASHES, Grain, Time

_AND_OR_TO = frozenset("to until till through and or و الي او حتي".split())
_SIGNS = DASHES | frozenset({",", "،", "&", "و", "وـ"})
_OF = frozenset("the of من شهر يوم يومي".split())
_BEFORE_OR_AFTER = frozenset("before after قبل بعد قبيل عقب وقبل وبعد".split())
_THAN = frozenset({("prior", "to"), ("earlier", "than"), ("later", "than"), ("other", "than"), ("more", "than")})
_SKIPPED = frozenset(
    "the year years early late mid start end beginning of on in عام سنه شهر يوم من تاريخ نهايه بدايه".split()
)
_MOST_SKIPPED = 4
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LAST_DAY = 31


def is_cut(quotation: Quotation, time: Time) -> bool:
    """Whether other days that belong to the time stand beside it, or it tells only before or after what it was."""
    of_days = time.grain in {Grain.DAY, Grain.MONTH}
    return _is_before_or_after(quotation, time.first) or (
        of_days and (_follows_a_day(quotation, time) or _precedes_a_day(quotation, time))
    )


def _is_before_or_after(quotation: Quotation, first: int) -> bool:
    for place in range(first - 1, max(first - 2 - _MOST_SKIPPED, -1), -1):
        if quotation.between(place).strip():
            return False
        word = quotation.folded(place)
        if word in _BEFORE_OR_AFTER or (quotation.folded(place - 1), word) in _THAN:
            return True
        if word not in _SKIPPED:
            return False
    return False


def _follows_a_day(quotation: Quotation, time: Time) -> bool:
    """Whether a number of 1 to 31 is joined to the time: "3 to 5 May", "3-5 May", "3، 5 مايو"."""
    place = time.first - 1
    while quotation.folded(place) in _OF and not quotation.between(place).strip():
        place -= 1
    # The month of "3-5 May 2024" has the 5 right before it.
    is_joined = time.grain is Grain.MONTH and not quotation.between(place).strip()
    if quotation.between(place).strip(" ـ") in _SIGNS:
        is_joined = True
    elif quotation.folded(place) in _AND_OR_TO and not quotation.between(place).strip():
        is_joined, place = True, place - 1
        while quotation.folded(place) in {"the", "ال"}:
            place -= 1
    return is_joined and _is_day(quotation, place)


def _precedes_a_day(quotation: Quotation, time: Time) -> bool:
    """Whether one follows it: "May 3-5", "May 3 and 5"."""
    between, place = quotation.between(time.end - 1).strip(" ـ"), time.end
    if between not in _SIGNS - {",", "،"}:
        if between or quotation.folded(place) not in _AND_OR_TO:
            return False
        place += 1
    return _is_day(quotation, place)


def _is_day(quotation: Quotation, place: int) -> bool:
    digits = _DAY.fullmatch(quotation.folded(place))
    if digits is not None:
        return 0 < int(digits[1]) <= _LAST_DAY
    return any(
        figure.first <= place < figure.end and bool(figure.values) and 0 < max(figure.values) <= _LAST_DAY
        for figure in figures(quotation.text)
    )
