"""What kind of thing a question asks for: a number, a time, a name, or anything else.

A question in; an `AskedFor` out. Rules on its words of asking: where they say nothing, neither does this.
"""

import re
from enum import StrEnum
from functools import lru_cache

from retrieval.asking_words import in_standard_words


class AskedFor(StrEnum):
    """What would be the shortest answer."""

    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    ANYTHING = "anything"


_AUXILIARY = r"(?:did|do|does|was|were|is|are|will|has|have|had|can|could|would|should|may|might|s)"
_ASKING = r"\b(?:who|whom|whose|what|which|where|why|how)\b"
_TIME_NOUN = r"(?:years?|dates?|days?|months?|decades?|century|centuries|time (?:period|frame))"
_HOW_MUCH = r"how (?:many|much|old|long|far|tall|high|large|big|deep|wide)\b"
_AMOUNT = r"(?:number|percentage|percent|share|proportion|price|population|amount|height|length|distance)\b"
_ENGLISH = (
    (
        AskedFor.NUMBER,
        # Whatever stands before it asks for nothing itself; "when it opened" only tells when.
        re.compile(
            rf"^(?:(?!{_ASKING})(?!\bwhen {_AUXILIARY}\b).)*?"
            rf"\b(?:{_HOW_MUCH}|what (?:is |was |are |were |s )?(?:the )?(?:total |average )?{_AMOUNT})"
        ),
    ),
    (
        AskedFor.TIME,
        re.compile(
            r"^(?:(?:and|so|but|or) )?(?:(?:since|until|till|by|from|around) )?when\b"
            rf"(?: {_AUXILIARY}\b|(?!.*{_ASKING}))"
            rf"|^(?:(?!{_ASKING}).)*\bwhen$"
            rf"|^(?:(?!{_ASKING}).)*?\b(?:what|which) {_TIME_NOUN}\b"
        ),
    ),
    (AskedFor.NAME, re.compile(r"^(?:[a-z]+ )?(?:who|whom|whose)\b")),
)
# Folded words: hamza, alef and teh marbuta have one shape.
_WHEN_ARABIC = r"(?:متي|امتي)"
_ASKING_ARABIC = rf"\b(?:{_WHEN_ARABIC}|مين|ماذا|اين|كيف|لماذا|هل|اي|ما|ماهو|ماهي)\b"
_WIDE = (
    r"(?:ال)?(?:شارع|طريق|نهر|قناه|مضيق|جسر|نفق|ممر|مجري|ملعب|مدرج|شاشه|جدار|سور|باب|غرفه|قاعه|سفينه|شريط|خندق|فتحه)\b"
)
"""What has a width. «عرض» is an offer or a show of anybody else's."""
_AMOUNT_ARABIC = (
    r"(?:ال)?(?:(?:عدد|نسبه|سعر|ثمن|قيمه|مساحه|طول|ارتفاع|تكلفه|كلفه|عمر|مسافه|عمق)\b"
    rf"|عرض (?:هذا |هذه )?{_WIDE})"
)
_BEFORE_WHEN = r"(?:(?:منذ|حتي|الي|من) )?"
_CLOCK_OR_CALENDAR = r"\b(?:الساعه كم\b|(?:سنه|عام|يوم|شهر) كم$)"
"""Which hour, or year: «الساعة كم تبدأ؟», «ولد سنة كام؟»."""
_ARABIC = (
    (
        AskedFor.NUMBER,
        # After digits كم are kilometres.
        re.compile(
            rf"^(?:(?!{_ASKING_ARABIC}|{_CLOCK_OR_CALENDAR}).)*?\b(?:(?<!\d )[وفب]?كم|[وف]?بكم)\b"
            rf"|^(?:(?!{_ASKING_ARABIC}).)*?\b[وف]?(?:ما|ماهو|ماهي|ما هو|ما هي) {_AMOUNT_ARABIC}"
        ),
    ),
    (
        AskedFor.TIME,
        re.compile(
            rf"^[وف]?{_BEFORE_WHEN}متي\b|^(?:(?!{_ASKING_ARABIC}).)*\bمتي$"
            # What dialects ask with stands behind what is asked about as well, and begins no clause.
            rf"|^(?:(?!{_ASKING_ARABIC}).)*\b[وف]?امتي\b|{_CLOCK_OR_CALENDAR}"
            r"|\b(?:اي|ما|ماهو|ما هو) (?:ال)?(?:عام|سنه|تاريخ|يوم|شهر|عقد|قرن)\b"
        ),
    ),
    (AskedFor.NAME, re.compile(rf"^[وف]?من [^ ]+|^(?:(?!{_ASKING_ARABIC}).)*\b[وف]?مين\b")),
)
# "من" is "who" and "from": before these it is "from", or asks for no name.
_FROM = re.compile(r"^[وف]?من (?:اين|اي|خلال|بين|ماذا|متي|اجل|قبل|بعد|حيث|كم)\b|^[وف]?من .*\b(?:اي|متي|ماذا|اين)\b")
_ANY_ASKING = r"\b(?:who|whom|whose|what|which|where|when|why|how)\b"
_TWO_THINGS = re.compile(
    rf"{_ANY_ASKING}.+\band {_ANY_ASKING}"
    r"|\b(?:ا?متي|ماذا|اين|كيف|لماذا|كم|بكم|من|مين|ما)\b.+ و(?:ا?متي|ماذا|اين|كيف|لماذا|كم|بكم|مين)\b"
)
"""“When was he born, and where?” ومن may be "and from"."""


@lru_cache(maxsize=1_000)
def asked_for(question: str) -> AskedFor:
    """What `question` asks for; anything where it asks for two things. It is asked of one question many times."""
    words = in_standard_words(question)
    if _TWO_THINGS.search(words):
        return AskedFor.ANYTHING
    for kind, pattern in _ENGLISH:
        if pattern.search(words):
            return kind
    for kind, pattern in _ARABIC:
        if pattern.search(words) and not (kind is AskedFor.NAME and _FROM.search(words)):
            return kind
    return AskedFor.ANYTHING
