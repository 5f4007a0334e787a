"""Whether what a question asks for is told by a time that only another one tells: "the second two years later".

A question, a quotation and a `Time` of it in; yes or no out. In «تدخل المرحلة الأولى الخدمة في 2028، على أن تكتمل
المحطة بعد ذلك بعامين» 2028 is no answer to when the station is completed.
"""

import re
from collections.abc import Iterable, Iterator

from index.language import has_arabic
from retrieval.arabic_verbs import is_past_verb
from retrieval.matching import words_held, words_of
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.single_times import Time

_SPAN = r"(?:hour|day|week|month|season|year|decade)s?"
_ARABIC_SPAN = (
    r"(?:ساعه|ساعتين|ساعات|يوم|يوما|يومين|ايام|اسبوع|اسبوعا|اسبوعين|اسابيع|شهر|شهرا|شهرين|اشهر|شهور|سنه|سنتين|سنوات|سنين"
    r"|عام|عاما|عامين|اعوام|عقد|عقدين|عقود)"
)
_RELATIVE = re.compile(
    rf"\b(?:{_SPAN} (?:later|after|afterwards|thereafter|earlier|before|previously)"
    rf"|(?:the|that) (?:following|next|previous) {_SPAN}"
    r"|(?:بعد|قبل)(?:ه|ها| ذلك) ب\w+"
    rf"|(?:بعد|قبل) (?:\w+ )?{_ARABIC_SPAN}(?: من ذلك)?"
    rf"|ال{_ARABIC_SPAN} (?:التالي|التاليه|السابق|السابقه|الذي يليه|التي تليها))\b"
)
"""In folded words."""
_OPENERS = frozenset("and but while then before with ثم بينما فيما".split())
_THAT = "ان"
_BEFORE_THAT = frozenset({"علي", "قبل"})
"""«على أن» and «قبل أن» open a clause; alone both are prepositions."""
_MARKS = re.compile(r"[,،;؛:()—–]")


def is_told_relatively(question: Question, quotation: Quotation, time: Time) -> bool:
    """Whether a clause behind the time's has a relative one, and beside it a word of the question that is not in the
    time's clause."""
    clauses = list(_clauses(quotation))
    own = next((clause for clause in clauses if time.first in clause), range(0))
    held = _held(question, quotation, own)
    for clause in clauses:
        beside = _beside_relative(quotation, clause) if clause.start > time.first else None
        if beside is not None and _held(question, quotation, beside) - held:
            return True
    return False


def _clauses(quotation: Quotation) -> Iterator[range]:
    """The places of the words of each clause."""
    first = 0
    for place in range(len(quotation.words)):
        if place > first and (_opens(quotation, place) or _MARKS.search(quotation.between(place - 1))):
            yield range(first, place)
            first = place
    yield range(first, len(quotation.words))


def _opens(quotation: Quotation, place: int) -> bool:
    word = quotation.folded(place)
    if word in _BEFORE_THAT:
        return quotation.folded(place + 1) == _THAT
    if word in _OPENERS:
        return True
    return has_arabic(word) and word.startswith("و") and (word[1:2] in "يتس" or is_past_verb(word[1:]))


def _beside_relative(quotation: Quotation, clause: range) -> list[int] | None:
    """The places of the words of a clause beside its relative time; None where it has none."""
    folded = " ".join(quotation.folded(place) for place in clause)
    found = _RELATIVE.search(folded)
    if found is None:
        return None
    first, end = (clause.start + folded[:offset].count(" ") for offset in found.span())
    return [place for place in clause if not first <= place <= end]


def _held(question: Question, quotation: Quotation, places: Iterable[int]) -> set[int]:
    """Which of the question's words stand among the words at some places."""
    text = " ".join(quotation.slice(place, place) for place in places)
    held = words_held(question, words_of(text), "ar" if has_arabic(text) else "en")
    return {place for place, surely in enumerate(held) if surely > 0}
