"""What a number counts or measures, where that can be told in both languages: percent, money, length, time.

A quotation and the place of a number in it in; the name of its unit out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.numbers.money import money_at, money_before
from retrieval.quotation import Quotation

PERCENT = "percent"
_PERCENT_AFTER = re.compile(r"[ \u00a0\u202f]?[%٪]")
_PERCENT_BEFORE = re.compile(r"(?<!\d)[%٪][ \u00a0\u202f]?\Z")
_PERCENT_WORDS = frozenset(
    {
        ("بالمايه",), ("بالميه",), ("percent",), ("percentage",), ("في", "المايه"), ("في", "الميه"), ("per", "cent"),
        ("pct",), ("نقطه", "مويه"), ("نقاط", "مويه"),
    }
)  # fmt: skip


def _table(text: str) -> dict[str, str]:
    lines = (line.split(":") for line in text.strip().split("\n"))
    return {word: name.strip() for name, words in lines for word in words.split()}


_UNITS: Mapping[str, str] = _table(
    """
    century: centuries قرنا قرون قرنين قرنان
    decade: decades
    year: year years سنه سنوات سنين عام عاما اعوام سنتين سنتان عامين عامان
    month: month months شهر شهرا اشهر شهور شهرين شهران
    week: week weeks اسبوع اسبوعا اسابيع اسبوعين اسبوعان
    day: day days يوم يوما ايام يومين يومان
    hour: hour hours ساعه ساعات ساعتين ساعتان
    minute: minute minutes دقيقه دقايق دقيقتين دقيقتان
    second: seconds ثانيه ثوان ثواني ثانيتين ثانيتان
    kilometre: kilometre kilometres kilometer kilometers km km2 كيلومتر كيلومترا كيلومترات كم كم2 كلم
    metre: metre metres meter meters m2 متر مترا امتار مترين م2
    centimetre: centimetre centimetres centimeter centimeters cm سنتيمتر سنتيمترا سنتمتر سم
    millimetre: millimetre millimetres millimeter millimeters mm مليمتر ملليمتر ملم مم
    mile: mile miles mi ميل ميلا اميال ميلين
    foot: feet قدم قدما اقدام
    inch: inch inches بوصه بوصات
    kilogram: kilogram kilograms kilo kilos kg كيلوغرام كيلوغراما كيلوجرام كيلوجراما كغ كجم
    gram: gram grams غرام غراما جرام جراما غرامات
    ton: ton tons tonne tonnes طن طنا اطنان
    litre: litre litres liter liters لتر لترا لترات ليتر
    barrel: barrel barrels برميل برميلا براميل
    hectare: hectare hectares هكتار هكتارا هكتارات
    acre: acre acres فدان فدانا
    """
)
LIGHT_YEAR = "light year"
"""Seconds, decades and centuries only of several: one orders, "19th century"; عقود are contracts too."""
_MEASURES = frozenset({*_UNITS.values(), LIGHT_YEAR})
_YEAR = "year"
_LIGHT = "light"
_LIGHT_AFTER = "ضوي"
_SQUARE = frozenset({"square", "sq", "cubic"})
_SQUARE_AFTER = frozenset("مربع مربعا مربعه مكعب مكعبا".split())
_ALSO_WEIGHT = "pounds"
_LONGEST_PERCENT = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """The unit of a number, None where its name says no unit for sure; `text[start:end]` is the number with it."""

    unit: str | None
    start: int
    end: int


def unit_of(quotation: Quotation, first: int, end: int) -> str | None:
    """The unit of the number in the words from `first` up to `end`; None where none is named beside it."""
    return measured(quotation, first, end).unit


def measured(quotation: Quotation, first: int, end: int) -> Measured:
    """The number in the words from `first` up to `end`, with the unit that is named beside it."""
    text = quotation.text
    start, stop = quotation.words[first].start, quotation.words[end - 1].end
    after, before = _PERCENT_AFTER.match(text, stop), _PERCENT_BEFORE.search(text[:start])
    if after is not None or before is not None:
        begin = start if after is not None or before is None else before.start()
        return Measured(PERCENT, begin, stop if after is None else after.end())
    for words in range(1, _LONGEST_PERCENT + 1):
        named = tuple(quotation.folded(end + each) for each in range(words))
        if named in _PERCENT_WORDS and quotation.between(end - 1).strip(" \u00a0-") == "":
            return Measured(PERCENT, start, quotation.words[end + words - 1].end)
    sign = money_before(quotation, first)
    named_after = money_at(quotation, end)
    money = sign[1] if sign is not None else named_after[1] if named_after is not None else None
    if money is not None:
        # "US dollars" and "dollars" are not told apart.
        name = money.english.split()[-1]
        unit = None if name == _ALSO_WEIGHT and sign is None else name
        begin = start if sign is None else sign[0]
        if named_after is None or unit is None or not quotation.joined(end - 1, end):
            return Measured(unit, begin, stop)
        return Measured(unit, begin, quotation.words[named_after[0] - 1].end)
    if quotation.between(end - 1).strip(" \u00a0-–"):
        return Measured(None, start, stop)
    unit, last = measure_of(quotation.folded(end)), end
    if quotation.folded(end) in _SQUARE:
        unit, last = measure_of(quotation.folded(end + 1)), end + 1
    elif unit is not None and quotation.folded(end + 1) in _SQUARE_AFTER and quotation.joined(end, end + 1):
        last = end + 1
    elif is_light_year(quotation, end):
        unit, last = LIGHT_YEAR, end + 1
    is_parted = "-" in quotation.between(end - 1) or "–" in quotation.between(end - 1)  # "a 17-year-old"
    return Measured(unit, start, stop if unit is None or is_parted else quotation.words[last].end)


def is_light_year(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place and the one behind it name a way that light goes: "light years", «سنة ضوئية»."""
    word, after = quotation.folded(place), quotation.folded(place + 1)
    if word == _LIGHT:
        return measure_of(after) == _YEAR
    return measure_of(word) == _YEAR and after.startswith(_LIGHT_AFTER)


def measure_of(word: str) -> str | None:
    """The unit that a folded word names."""
    return _UNITS.get(word)


def is_measure(unit: str) -> bool:
    """Whether a unit is one of length, weight or time, and no currency."""
    return unit in _MEASURES
