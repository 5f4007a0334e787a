"""Whether a number of a sentence is told exactly: "about 100", "at least 3", "aged 45" bar no others.

A sentence and a figure of it in; what stands around the figure out.
"""

from retrieval.numbers import Figure
from retrieval.quotation import Quotation

_BEFORE = frozenset(
    """
    more less fewer over under about around nearly almost approximately roughly some least most above below beyond upto
    exceeding exceeded maximum minimum aged age
    نحو حوالي قرابه زهاء اكثر اقل يزيد تزيد يقل تقل تجاوز تجاوزت يتجاوز تتجاوز يناهز يقارب عمره عمرها عمر ازيد
    """.split()
)
_AFTER = frozenset("least most more approximately roughly old الاقل الاكثر اكثر تقريبا".split())
_WAYS = frozenset("to by from الي من".split())
_MORE = frozenset({("at", "least"), ("more", "than"), ("اكثر", "من")})
_NO_FEWER = frozenset({("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than")}) | frozenset(
    ("لا", verb, "عن") for verb in ("يقل", "تقل")
)
_NO_MORE = ("no", "more", "than")
_REACH_BEFORE, _REACH_AFTER = 3, 4
_PARTICLES = "وفبل"


def is_rough(sentence: str, figure: Figure) -> bool:
    """Whether a word beside a number makes it a bound or a rounding, or the age of one of many."""
    quotation = Quotation(sentence)
    before = {quotation.folded(place) for place in range(figure.first - _REACH_BEFORE, figure.first)}
    before |= {word[1:] for word in before if word[:1] in _PARTICLES}
    after = {quotation.folded(place) for place in range(figure.end, figure.end + _REACH_AFTER)}
    return not before.isdisjoint(_BEFORE) or not after.isdisjoint(_AFTER)


def is_at_least(sentence: str, figure: Figure) -> bool:
    """Whether a number is told as one that may be higher: "at least 3", «أكثر من 3», «ما لا يقل عن 3»."""
    quotation = Quotation(sentence)
    before = tuple(quotation.folded(figure.first - step) for step in (3, 2, 1))
    after = (quotation.folded(figure.end + step) for step in range(_REACH_AFTER))
    return (before[1:] in _MORE and before != _NO_MORE) or before in _NO_FEWER or "الاقل" in after


def way(sentence: str, figure: Figure) -> str:
    """The "to", "by" or "from" right before a number; empty where there is none."""
    ahead = Quotation(sentence).folded(figure.first - 1)
    return ahead if ahead in _WAYS else ""
