"""Whether a sentence tells how many or how much without a number: "most voters", «كل المقاعد», "a son and a daughter".

A question of number, what it is to be measured in, and a sentence in; yes or no out. Read generously, as for whether a
sentence lacks what is asked for (`lacking`): what only might tell it, tells it.
"""

import re
from collections.abc import Iterator

from index.language import has_arabic
from index.text import fold, stem
from retrieval.gloss.dates import is_year
from retrieval.matching import words_held, words_of
from retrieval.numbers import figures
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.counted_kinds import FATES, PEOPLE, THINGS, kinds_of
from retrieval.short_answer.measures import Kind, Measure
from retrieval.speech.discourse import leaves_subject_out

_ENOUGH = frozenset(
    map(
        fold,
        """
        majority minority bulk handful none nobody everyone everybody repeatedly twins triplets couple pair trio duo
        quartet brace
        معظم معظمهم معظمها أغلب أغلبهم أغلبية غالبية أكثرية جميعهم جميعها كلهم كلها جميعا بكامله بكاملها برمته برمتها
        مرارا توأم توأما توأمان توأمين توائم ثنائية رباعية هاتريك
        """.split(),
    )
)
"""What tells by itself how many, or how large a part."""
_BESIDE_WHAT_IS_COUNTED = frozenset(
    map(
        fold,
        """
        all every each entire whole several few much single sole lone only both another
        كل جميع كافة كامل عدة بضعة بضع قلة عدد وحيد وحيدة الوحيد الوحيدة
        """.split(),
    )
)
"""What tells it beside a word of the question: "every seat", «المقعد الوحيد»."""
_REACH = 2
"""Words between one of these and the other, and one more for an English "the" or "of"."""
_ARTICLES = frozenset({"a", "an"})
_MOST = re.compile(
    r"(?<!\bthe )(?<!\bat )(?<!['’]s )\bmost\b(?! (?:likely|recent|notabl))|\bno one\b|\bhat[- ]trick", re.I
)
_CHILDREN = frozenset(
    map(
        fold,
        "child children kid kids son sons daughter daughters ولد ولدا أولاد ابن ابنا ابنة أبناء بنت بنتا طفل".split(),
    )
)
_ONE_PERSON = frozenset(map(fold, "شخص رجل امرأة سيدة طفل طفلة فتى فتاة شاب شابة".split()))
_AS_MUCH = re.compile(
    r"\bas (?:big|large|long|tall|high|wide|deep|old|far|much|many|heavy) as\b"
    r"|\b(?:size|length|height|width) of (?:an? |[A-Z])"
    r"|(?<!\w)(?:بحجم|بمساحة|بطول|بارتفاع|بعرض|بعمق) (?=[^\W\d])"
)
_LASTING = re.compile(
    r"\blife(?:time|long)?\b|\bfor good\b|(?<!\w)(?:حيات\w+|الحياة|مؤبدا?|المؤبد)(?!\w)", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:centuries|decades) old\b|\b(?:teen\w*|toddlers?|infants?|newborns?)\b"
    r"|(?<!\w)(?:ال)?(?:رضيعا?|رضيعة|مراهقا?|مراهقة|قرونا?|عقودا)(?!\w)",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn\b|(?<!\w)و?(?:ولدت?|مواليد|مولودة?)(?!\w)", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:walk|drive|ride|flight|sail|journey|stone['’]s throw|next door)\b"
    r"|(?<!\w)(?:مشيا|سيرا|بالسيارة|مقربة|مرمى حجر)(?!\w)",
    re.IGNORECASE,
)


def tells_how_much(question: Question, measure: Measure, quotation: Quotation) -> bool:
    """Whether the sentence tells what the question asks for in other words than numbers and multiples."""
    text = quotation.text
    if measure.unit is None and _AS_MUCH.search(text):
        return True
    match measure.kind:
        case Kind.DURATION:
            return _LASTING.search(text) is not None
        case Kind.AGE:
            is_of_a_decade = any(each.kind == "decade" for each in figures(text))
            return is_of_a_decade or _AGED.search(text) is not None or _tells_of_birth(quotation)
        case Kind.LENGTH:
            return _AWAY.search(text) is not None
        case Kind.MONEY:
            return False
        case Kind.COUNT | Kind.SHARE | Kind.AMOUNT:
            if measure.unit is not None or not (_is_of_the_matter(question, text) or leaves_subject_out(text)):
                return False
            return _MOST.search(text) is not None or any(_tell(question, measure, quotation))


def _is_of_the_matter(question: Question, text: str) -> bool:
    """Whether a word of the question stands in a text."""
    return max(words_held(question, words_of(text), "ar" if has_arabic(text) else "en"), default=0.0) > 0


def _tells_of_birth(quotation: Quotation) -> bool:
    years = (place for place in range(len(quotation.words)) if is_year(quotation, place))
    return _BORN.search(quotation.text) is not None and any(years)


def _tell(question: Question, measure: Measure, quotation: Quotation) -> Iterator[bool]:
    """Whether each word tells how many or how much."""
    for place, (word, _, _) in enumerate(quotation.words):
        bare = word[1:] if has_arabic(word) and word[0] in "وفبل" else word
        yield word in _ENOUGH or bare in _ENOUGH or _is_one(measure, quotation, place)
        if word in _BESIDE_WHAT_IS_COUNTED or bare in _BESIDE_WHAT_IS_COUNTED:
            before = range(place - 1, place) if has_arabic(word) else range(0)
            beside = (*before, *range(place + 1, place + 2 + _REACH))
            yield any(_is_of_the_question(question, measure, quotation, each) for each in beside)


def _is_of_the_question(question: Question, measure: Measure, quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is one that the question speaks of, or may be what it counts."""
    word = quotation.folded(place)
    if not word:
        return False
    return _is_of_the_matter(question, quotation.slice(place, place)) or _is_counted(measure, word)


def _is_counted(measure: Measure, word: str) -> bool:
    """Whether a folded word names what is counted: where that is people, whoever may be."""
    asked = frozenset[str]() if measure.word is None else kinds_of(measure.word)
    told = kinds_of(word)
    if asked == PEOPLE:
        return bool(told) and told.isdisjoint(THINGS)
    is_a_child = measure.word in _CHILDREN and word in _CHILDREN
    return is_a_child or not asked.isdisjoint(told) or stem(word) == measure.noun


def _is_one(measure: Measure, quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is one of what is counted: "a goal", «هدفا», where it is asked «كم هدفا»."""
    word = quotation.folded(place)
    if measure.word is None:
        return False
    if has_arabic(word):
        is_person = word in _ONE_PERSON and kinds_of(measure.word) == PEOPLE
        is_child = measure.word in _CHILDREN and word.removeprefix("و") in _CHILDREN
        is_same = has_arabic(measure.word) and word in {measure.word, measure.word.removesuffix("ا")}
        return is_same or is_person or is_child
    if word == "once":
        return measure.noun == "time"
    is_person = _is_counted(measure, word) and kinds_of(word).isdisjoint(FATES)
    return quotation.folded(place - 1) in _ARTICLES and is_person
