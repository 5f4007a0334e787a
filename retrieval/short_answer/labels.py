"""Numbers that only tell which one of several it is: "minute 70", "page 4", «المادة 5».

A quotation in; where such numbers stand in it out.
"""

from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation

_LABELLED = frozenset(
    """
    minute page article chapter section clause paragraph verse channel route flight room gate platform round stage lap
    """.split()
)
_SEVERAL = frozenset("minutes pages articles chapters sections clauses paragraphs verses channels routes".split())
_ARABIC_LABELLED = frozenset(
    """
    دقيقه دقيقتين دقيقتان دقايق صفحه صفحتين صفحتان صفحات ماده مادتين مادتان مواد فصل فصلين فقره فقرتين بند بندين ايه
    قناه غرفه جوله مرحله لفه طابق رقم ساعه
    """.split()
)
"""Without the article that each of them has: «دقيقة 5» may be five minutes."""
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل")
_ONE_OF_THEM = frozenset("a an one per each every last first final next another this that".split())
"""Before a number that counts what is behind it: "each minute 20 babies are born"."""
_JOINING = frozenset({"", "and", "or", "to", "و", "او", "الي"})
_SIGNS = " ,،-–\u2010\u2011وـ"


def labels(quotation: Quotation, noun: str | None) -> frozenset[int]:
    """The places at which numbers begin that are a label; `noun` is the stem of what is counted, which has none."""
    found: set[int] = set()
    last: Figure | None = None
    for figure in figures(quotation.text):
        counts = figure.unit is not None or (figure.counted is not None and figure.counted == noun)
        follows = last is not None and last.first in found and _is_joined(quotation, last, figure)
        if figure.kind == "count" and not counts and (follows or _is_labelled(quotation, figure)):
            found.add(figure.first)
        last = figure
    return frozenset(found)


def is_label_word(folded: str) -> bool:
    """Whether a folded word names what has a number, where the number stands right behind it."""
    if folded in _LABELLED | _SEVERAL:
        return True
    return any(folded.startswith(each) and folded.removeprefix(each) in _ARABIC_LABELLED for each in _ARTICLES)


def _is_labelled(quotation: Quotation, figure: Figure) -> bool:
    place = figure.first - 1
    word = quotation.folded(place)
    if not is_label_word(word) or not quotation.joined(place, figure.first):
        return False
    if word in _SEVERAL and figure.counted is not None:
        return False  # "in the last minutes 12 fans"
    return quotation.folded(place - 1) not in _ONE_OF_THEM


def _is_joined(quotation: Quotation, last: Figure, figure: Figure) -> bool:
    """Whether a number goes on from the one before it: "minutes 12 and 57", «الدقيقتين 12 و57»."""
    between = quotation.text[quotation.words[last.end - 1].end : quotation.words[figure.first].start]
    words = {quotation.folded(place) for place in range(last.end, figure.first)}
    return words <= _JOINING if words else not between.strip(_SIGNS)
