"""What of a talk all should know, and what is said in passing: a sentence in, a weight out."""

import re

from retrieval.calendar_words import weekday_of
from retrieval.digest.quotable import Quotable
from retrieval.digest.talk import decides

_WARNS = re.compile(
    r"\b(?:do not|dont|avoid|beware|warning|warn\w*|clos(?:ed|ure|es)|cancel\w*|postpon\w*|starting|schedule)\b"
    r"|\bfrom (?:now|tomorrow)\b"
    r"|(?<!\w)(?:لا ت\w+وا?|انتبهوا?|تحذير|احذروا?|ممنوع|مقطوعه?|مسكر\w*|مغلق\w*|اقفال|اغلاق|تاجل\w*|الغي\w*"
    r"|(?:ابتداء|اعتبارا|بدءا) من|برنامج|جدول|اعلنت?|تعلن)(?!\w)"
)
"""Words of warnings and of what changes for everybody."""
_IN_PASSING = frozenset(
    """
    ok okay well so i im lol yes no thanks hmm
    هيك يعني اي ايه والله طيب منيح اوكي تمام انا عنا انت انتو نشوف كل لا
    """.split()
)
"""How people begin what they answer, or say of themselves."""
_INTRODUCES = frozenset(
    "hi hello hey dear sorry apologies pardon مرحبا اهلا السلام اسف اسفه متاسف متاسفه عذرا معذره عفوا".split()
)
"""How people begin what leads to what they have to say."""
_MOST_FIGURES = 2
_FIGURE, _WARNING, _DECISION = 0.3, 1.0, 1.0
_ASIDE, _QUESTION = 0.6, 0.5


def tells(sentence: Quotable) -> bool:
    """Whether a sentence of a talk tells the others something: it doesn't only ask, greet or apologise."""
    if sentence.only_asks:
        return False
    return (
        bool(sentence.figures)
        or sentence.words[0] not in _INTRODUCES
        or _WARNS.search(" ".join(sentence.words)) is not None
    )


def announces(sentence: Quotable) -> bool:
    """Whether a sentence of a talk tells what all should know: a warning, a decision, a figure or a day."""
    if _WARNS.search(" ".join(sentence.words)) is not None or decides(sentence):
        return True
    return bool(sentence.figures) or any(weekday_of(word) is not None for word in sentence.words)


def weight(sentence: Quotable) -> float:
    """How much a sentence of a talk counts beside others as near to what was talked about: 1 for one like any other."""
    words = " ".join(sentence.words)
    warns = _WARNS.search(words) is not None
    counts = 1 + _FIGURE * min(len(sentence.figures), _MOST_FIGURES) + _WARNING * warns + _DECISION * decides(sentence)
    in_passing = not warns and sentence.words[0] in _IN_PASSING
    return counts * (_ASIDE if in_passing else 1) * (_QUESTION if sentence.only_asks else 1)
