"""Whether a marked short answer has the very value of a known one: two texts in, yes or no out.

A number is worth the same; a time may say more than the known one and not less; a name is the same, titles aside.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from index.text import fold, tokens
from retrieval.asked_for import AskedFor
from retrieval.facts.dates import dates
from retrieval.numbers import Figure, figures

_YEAR = re.compile(r"[12]\d{3}")
_HIJRI = re.compile(r"\(?\d+ ?هـ\)?")
_COMMON_ERA = re.compile(r"\d ?م")
_CENTURY = re.compile("centur|قرن|قرون")
_FEWEST_OF_A_YEAR = 100
_TITLES = frozenset(
    """
    emperor king queen prince princess president sir dr mr mrs ms st saint pope lord lady general captain american
    singer songwriter british actor actress english australian the a an s by to of and
    """.split()
)


def has_same_value(kind: AskedFor, marked: str, known: str) -> bool:
    """Whether `marked`, a short answer of a kind, is `known`."""
    match kind:
        case AskedFor.NUMBER:
            return _is_same_number(marked, known)
        case AskedFor.TIME:
            return _is_same_time(marked, known)
        case _:
            in_capitals = " ".join(word for word in known.split() if word[0].isupper())
            return any(_name(marked) == _name(each) for each in (known, in_capitals))


def _is_same_text(marked: str, known: str) -> bool:
    return fold(marked).strip() == fold(known).strip()


def _is_same_number(marked: str, known: str) -> bool:
    ours = figures(marked)
    theirs = _without_years(figures(known), known) if len(ours) == 1 else figures(known)
    if not theirs or len(ours) != len(theirs):
        return _is_same_text(marked, known)
    return all(not one.values.isdisjoint(other.values) for one, other in zip(ours, theirs, strict=True))


def _without_years(found: Sequence[Figure], text: str) -> Sequence[Figure]:
    words = tokens(text)
    years = [each for each in found if each.first < len(words) and _YEAR.fullmatch(words[each.first].folded)]
    return found if len(found) < 2 else [each for each in found if each not in years]


def _is_same_time(marked: str, known: str) -> bool:
    marked, known = (_HIJRI.sub("", each) if _COMMON_ERA.search(each) else each for each in (marked, known))
    ours, theirs = _parts(marked), _parts(known)
    is_century_alone = len(tokens(known)) < 3 and "ordinal" not in theirs and "day" in theirs
    if "ordinal" in ours and is_century_alone:  # "in which century?": "the 19th"
        return ours["ordinal"] == theirs["day"]
    if not theirs:
        return _is_same_text(marked, known)
    return all(part in ours and ours[part] == values for part, values in theirs.items())


def _parts(text: str) -> Mapping[str, set[Fraction | int | str]]:
    """The months, weekdays, years, days and centuries that a text names."""
    said = dates(text)
    found: dict[str, set[Fraction | int | str]] = defaultdict(set)
    for month in said.months:
        is_alone = month.day is None and month.year is None
        if not is_alone or month.is_sure or len(tokens(text)) < 3:
            found["month"].add(month.number)
    for mark in said.marks:
        found["mark"].add(mark)
    for figure in figures(text):
        value = max(figure.values)
        of_century = "ordinal" if _CENTURY.search(fold(text)) else "day"
        found["year" if value >= _FEWEST_OF_A_YEAR else of_century].add(value)
    return dict(found)


def _name(text: str) -> list[str]:
    return [word.folded for word in tokens(text.replace("'s", "")) if word.folded not in _TITLES]
