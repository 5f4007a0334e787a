"""What a question of number wants its answer counted or measured in.

A question in; a `Measure` out, which tells whether a number with such a unit can be the answer.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from index.text import is_stopword, stem
from retrieval.arabic_verbs import is_past_verb
from retrieval.asking_words import NOW, TODAY, in_standard_words
from retrieval.numbers.units import LIGHT_YEAR, PERCENT, is_light_year, is_measure, measure_of
from retrieval.plain_question import asks_the_price
from retrieval.quotation import Quotation

_TIMES = frozenset("year month week day hour minute second century decade".split())
_YEAR = "year"
_LENGTHS = frozenset("kilometre metre centimetre millimetre mile foot inch".split()) | {LIGHT_YEAR}


class Kind(StrEnum):
    """What is asked about."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    LENGTH = "length"
    DURATION = "duration"
    AGE = "age"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is to measure. `noun` is the stem of what is counted, `unit` its unit where it is one, `word` the
    noun as the question has it, folded."""

    kind: Kind
    noun: str | None = None
    unit: str | None = None
    word: str | None = None

    def takes(self, unit: str | None, value: Fraction) -> bool:
        """Whether a number of that worth, measured in `unit` (None: not measured), can be the answer."""
        match self.kind:
            case Kind.COUNT:
                return unit == self.unit and (unit is not None or value >= 1)
            case Kind.SHARE:
                return unit == PERCENT or (unit is None and 0 < value < 1)
            case Kind.MONEY:
                return unit is not None and unit != PERCENT and not is_measure(unit)
            case Kind.LENGTH:
                return unit in _LENGTHS
            case Kind.DURATION:
                return unit in _TIMES or unit in _LENGTHS
            case Kind.AGE:
                return unit is None or unit == _YEAR
            case Kind.AMOUNT:
                return unit not in _TIMES


# Folded words: hamza, alef and teh marbuta have one shape.
_WHAT = r"(?:كم|ما|هو|هي|ماهو|ماهي|كان|كانت|بلغ|بلغت|يبلغ|تبلغ) (?:ال)?"
_SHARE = r"(?:percent\w*|share|proportion|نسبه|بالمايه|بالميه|في المايه|في الميه)\b"
_MONEY = r"(?:سعر|سعره|ثمن|ثمنه|تكلفه|كلفه|راتب|قيمه|يكلف|تكلف|كلف|كلفت|تكلفت|دفع|دفعت)\b"
_LENGTH = r"(?:ارتفاع|ارتفاعه|ارتفاعها|مسافه|عمق|عرض|تبعد|يبعد)\b"
_DURATION = r"(?:طول|طوله|طولها|مده|دام|دامت|استمر|استمرت|يستمر|تستمر|استغرق|استغرقت|يستغرق|تستغرق|لبث|مهله)\b"
_NOW = "|".join(sorted(NOW | {TODAY}))
_SOLD = r"(?:[بسه]?[يت]{0,2}(?:باع|بيع|شتري)|ا(?:شتري|شتر|تباع|نباع))(?:ت|وا|ه|ها)?\b"
"""Verbs of buying and selling."""
_RULES = (
    (Kind.SHARE, re.compile(rf"\b(?:what|which|the|how many|how much) {_SHARE}|\bhow much \w+ percent")),
    (Kind.SHARE, re.compile(rf"\b[وفب]?{_WHAT}{_SHARE}|\bكم [يتب]\w+ (?:ال)?نسبه\b")),
    (Kind.MONEY, re.compile(r"\bhow much (?:.* )?(?:cost|costs|paid|pay|money|salary|worth)\b|\bwhat .*\bprice\b")),
    (Kind.MONEY, re.compile(rf"\b{_WHAT}{_MONEY}|\bبكم {_SOLD}|\b{_SOLD}.* بكم(?: (?:{_NOW}))*$")),
    (Kind.AGE, re.compile(rf"\bhow old\b|\b{_WHAT}(?:عمر|عمره|عمرها)\b")),
    (Kind.LENGTH, re.compile(r"\bhow (?:far|tall|high|deep|wide)\b|\bwhat (?:.* )?(?:height|distance)\b")),
    (Kind.LENGTH, re.compile(rf"\b{_WHAT}{_LENGTH}")),
    (Kind.DURATION, re.compile(rf"\bhow long\b|\bwhat (?:.* )?length\b|\b{_WHAT}{_DURATION}")),
)
_HOW_MANY = re.compile(
    r"\bhow many (?:(?:different|other|more|total|new|of the|square|cubic|metric|whole|full) )*(\w+)"
    r"|\bnumber of (?:the )?(\w+)"
)
_KAM = re.compile(r"\b[وفب]?كم (?:من |(?:هو |كان |بلغ |يبلغ )?عدد )?(?:ال)?(\w+)|\bعدد (?:ال)?(\w+)")
_BY_HOW_MUCH = re.compile(rf"\b[وف]?(?:ب?كم (?:{_NOW})\b|بكم (?:[وف]?ال\w\w+|(?P<verb>\w+)))")
"""What is counted has no article, and is no "now"; a verb may stand behind بكم as well: «بكم فاز الأهلي؟»."""
_VERB = re.compile(r"(?:[يت]\w{3,}|كان|كانت|بلغ|بلغت|صار|زاد|زادت|انخفض|انخفضت|ارتفع|ارتفعت|قدر|قدرت)\Z")
"""What may stand after كم and be no noun that is counted."""
_COUNTS = re.compile(r"\bhow many\b|\bnumber\b|\bpopulation\b|\b(?:ال)?عدد\b")
_POPULATION = re.compile(r"\bpopulation\b")


def measure_asked_for(question: str) -> Measure:
    """What the number that `question` asks for is to measure."""
    words = in_standard_words(question)
    counted = _HOW_MANY.search(words) or _KAM.search(words)
    noun = next(filter(None, counted.groups()), None) if counted is not None else None
    behind = _BY_HOW_MUCH.search(words)
    if behind is not None and (behind["verb"] is None or is_past_verb(behind["verb"])):
        noun = None
    if noun is not None and _asks_for_light_years(words):
        return Measure(Kind.COUNT, stem(noun), LIGHT_YEAR, noun)
    if noun is not None and (unit := measure_of(noun)) is not None:
        return Measure(Kind.COUNT, stem(noun), unit, noun)
    if asks_the_price(question):
        return Measure(Kind.MONEY)
    for kind, pattern in _RULES:
        if pattern.search(words):
            return Measure(kind)
    counts = _COUNTS.search(words) is not None
    if noun is not None and (counts or not (is_stopword(noun) or _VERB.match(noun))):
        return Measure(Kind.COUNT, stem(noun), word=None if is_stopword(noun) else noun)
    population = _POPULATION.search(words)
    return Measure(Kind.COUNT if counts else Kind.AMOUNT, word=population and population.group())


def _asks_for_light_years(words: str) -> bool:
    quotation = Quotation(words)
    return any(is_light_year(quotation, place) for place in range(len(quotation.words)))
