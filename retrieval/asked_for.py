"""What kind of thing a question asks for: a number, a time, a name, or anything else.

A question in; an `AskedFor` out. Rules on its first words: where they say nothing, neither does this.
"""

import re
from enum import StrEnum

from index.text import tokens


class AskedFor(StrEnum):
    """What would be the shortest answer."""

    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    ANYTHING = "anything"


_TIME_WORDS = r"(?:year|date|day|month|decade|century|time)s?"
_ENGLISH = (
    (AskedFor.TIME, re.compile(rf"\bwhen\b|\b(?:what|which) {_TIME_WORDS}\b")),
    (
        AskedFor.NUMBER,
        re.compile(
            r"\bhow (?:many|much|old|long|far|tall|high|large|big|often|fast|deep|wide)\b"
            r"|\bwhat (?:is |was |are |were )?(?:the )?(?:total )?"
            r"(?:number|percentage|percent|share|price|population|amount)\b"
        ),
    ),
    (AskedFor.NAME, re.compile(r"^(?:[a-z]+ )?(?:who|whom|whose)\b|\bwhat (?:is|was) the name of\b")),
)
# Folded words: hamza, alef and teh marbuta have one shape.
_ARABIC = (
    (
        AskedFor.TIME,
        re.compile(r"^(?:و|ف)?متي\b|\b(?:اي|ما|ماهو|ما هو) (?:عام|سنه|تاريخ|يوم|شهر|عقد|قرن)\b|^(?:منذ|حتي) متي\b"),
    ),
    (
        AskedFor.NUMBER,
        re.compile(r"^(?:و|ف|ب)?كم\b|\b(?:ما|ماهو|ماهي|ما هو|ما هي) (?:عدد|نسبه|سعر|ثمن|قيمه|مساحه|طول|ارتفاع)\b"),
    ),
    (AskedFor.NAME, re.compile(r"^(?:و|ف)?من (?:هو|هي|هم|الذي|التي|كان|كانت)\b|^(?:ما|ماهو|ما هو) اسم\b|^من [^ ]+")),
)
# "من" is "who" and "from": before these it is "from", or asks for no name.
_FROM = re.compile(r"^(?:و|ف)?من (?:اين|اي|خلال|بين|ماذا|متي|اجل|قبل|بعد|حيث)\b")


def asked_for(question: str) -> AskedFor:
    """What `question` asks for."""
    words = " ".join(token.folded for token in tokens(question))
    for kind, pattern in _ENGLISH:
        if pattern.search(words):
            return kind
    for kind, pattern in _ARABIC:
        if pattern.search(words) and not (kind is AskedFor.NAME and _FROM.search(words)):
            return kind
    return AskedFor.ANYTHING
