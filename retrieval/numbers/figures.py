"""The numbers of a text, in digits and in words, with what they are worth and what they measure.

A text in; its `Figure`s out, in order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from index.language import has_arabic
from index.text import fold, is_stopword, stem
from retrieval.numbers.arabic_numerals import may_be_dual, part_of
from retrieval.numbers.money import money_at, money_before
from retrieval.numbers.numeral import LETTER_SCALES, SCALES, SURE_LETTER_SCALES, YEARS, scale_after
from retrieval.numbers.numerals import numeral
from retrieval.numbers.units import unit_of
from retrieval.quotation import Quotation

_SEPARATORS = str.maketrans({"٫": ".", "٬": ",", "\u00a0": "", "\u202f": "", " ": "", "’": "", "'": ""})
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_LONGEST_DIGITS = 40
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)")
_DIGITS_INSIDE = re.compile(r"\d+")
_FRACTION_SLASH = "\u2044"
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset("-–/") | {"\u2010", "\u2011"}
_DIGITS_OF_OTHERS = frozenset("km2 m2 m3 cm2 cm3 mi2 ft2 co2 h2o mp3 mp4 so2 no2 o2 h2 n2".split())
_ROMAN = re.compile(r"(?=[XVI]{2})X{0,3}(?:IX|IV|V?I{0,3})|X[LC]X{0,3}(?:IX|IV|V?I{0,3})|LX{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_AND_PARTS = {"ونصف": Fraction(1, 2), "وربع": Fraction(1, 4), "وثلث": Fraction(1, 3)}
_LONGEST_COUNTED = 2
"""Words between a number and "and a half": what it counts."""
_ARABIC_DECADES = {
    name + ending: value
    for value, name in enumerate("عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين".split(), 2)
    for ending in ("يات", "ات", "ييات")
}
_ENGLISH_DECADES = {
    name: value
    for value, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the words of a text from `first` up to `end`.

    `values` are what it may be worth: "1.250" is 1,250 or one and a quarter. `kind` is "count", "ordinal", "rough"
    (hundreds of) or "decade" (its tens). `counted` is the stem of the word that it stands before. Where it is not
    sure, it may be another word.
    """

    values: frozenset[Fraction]
    kind: str
    unit: str | None
    counted: str | None
    first: int
    end: int
    is_sure: bool = True


@lru_cache(maxsize=4_000)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of `text`, each word in one of them at most."""
    quotation = Quotation(text)
    found: list[Figure] = []
    place = 0
    while place < len(quotation.words):
        figure = _at(quotation, place)
        if figure is not None:
            if found and quotation.folded(place) in _AND_PARTS and place - found[-1].end <= _LONGEST_COUNTED:
                figure = _with_part(found.pop(), figure, _AND_PARTS[quotation.folded(place)])
            elif found:
                figure = _in_range(quotation, found[-1], figure)
            found.append(figure)
        place = place + 1 if figure is None else figure.end
    return tuple(found)


def values_in(text: str) -> frozenset[Fraction]:
    """What the numbers of a text may be worth."""
    return frozenset(value for figure in figures(text) for value in figure.values)


def _with_part(number: Figure, part: Figure, worth: Fraction) -> Figure:
    """ "6 مرات ونصف": six and a half, or six of one thing and half of another."""
    added = {value + worth for value in number.values}
    return replace(number, values=number.values | added, end=part.end, is_sure=number.is_sure)


def _in_range(quotation: Quotation, earlier: Figure, figure: Figure) -> Figure:
    """ "1998-99": the second year is short for one of the same century."""
    joined = figure.first == earlier.end and quotation.between(earlier.end - 1) in _DASHES
    years = [year for year in earlier.values if year.denominator == 1 and int(year) in YEARS]
    if not joined or not years or not all(10 <= value < 100 for value in figure.values):
        return figure
    return replace(figure, values=figure.values | {years[0] // 100 * 100 + value for value in figure.values})


def duals(text: str) -> bool:
    """Whether a word of `text` that is no number may be two of something, in Arabic."""
    counted = {place for figure in figures(text) for place in range(figure.first, figure.end)}
    words = enumerate(Quotation(text).words)
    return any(place not in counted and has_arabic(word.folded) and may_be_dual(word.folded) for place, word in words)


def _at(quotation: Quotation, place: int) -> Figure | None:
    word = quotation.folded(place)
    if any(character.isdigit() for character in word):
        return _digits(quotation, place) if word[0].isdigit() else _inside(quotation, place)
    decade = _ENGLISH_DECADES.get(word) or next(
        (value for name, value in _ARABIC_DECADES.items() if word.endswith(name) and len(word) - len(name) <= 3), None
    )
    if decade is not None:
        end = place + 1
        if quotation.folded(end) == "القرن":  # "seventies of the twentieth century" are the 1970s
            end += 2 if (century := numeral(quotation, end + 1)) is None else 1 + century.words
        end = min(end, len(quotation.words))
        return Figure(frozenset({Fraction(10 * decade)}), "decade", None, None, place, end)
    if _ROMAN.fullmatch(quotation.slice(place, place)):
        return Figure(frozenset({Fraction(_roman(word))}), "count", None, None, place, place + 1, is_sure=False)
    if word in _AND_PARTS:
        return _and_part(quotation, place, _AND_PARTS[word])
    read = numeral(quotation, place)
    if read is None:
        return None
    values, end = {read.value}, place + read.words
    if quotation.folded(end - 1) in SCALES and read.kind == "count":
        values, end = _and_more(quotation, values, SCALES[quotation.folded(end - 1)], end)
    return _figure(quotation, place, end, values, read.kind, is_sure=read.is_sure)


def _inside(quotation: Quotation, place: int) -> Figure | None:
    """A word that begins with a letter and has digits in it: G7, COVID19."""
    runs = _DIGITS_INSIDE.findall(quotation.folded(place))
    values = frozenset(Fraction(int(run[:_LONGEST_DIGITS])) for run in runs)
    is_sure = quotation.folded(place) not in _DIGITS_OF_OTHERS
    return Figure(values, "count", None, None, place, place + 1, is_sure)


def _and_part(quotation: Quotation, place: int, part: Fraction) -> Figure:
    """ "ساعة ونصف", "ساعتان ونصف": one or two of what is named, and a half."""
    values = {part, 1 + part}
    if may_be_dual(quotation.folded(place - 1)):
        values.add(2 + part)
    return Figure(frozenset(values), "count", None, None, place, place + 1)


def _roman(folded: str) -> int:
    worth = [_ROMAN_LETTERS[letter] for letter in folded]
    return sum(-value if value < max(worth[place:]) else value for place, value in enumerate(worth))


def _digits(quotation: Quotation, place: int) -> Figure:
    end = place + 1
    start = quotation.words[place].start
    spaced = _SPACED.match(quotation.text, start)
    while spaced is not None and end < len(quotation.words) and quotation.words[end].end <= spaced.end():
        end += 1
    values = set(_values(fold(quotation.text[start : quotation.words[end - 1].end].translate(_SEPARATORS))))
    after = quotation.folded(end)
    if quotation.between(end - 1) == _FRACTION_SLASH and after.isdecimal() and int(after):
        values, end = {value / int(after) for value in values}, end + 1
        after = quotation.folded(end)
    elif (mixed := _fraction_after(quotation, end)) is not None:
        values, end = {value + mixed for value in values}, end + 2
        after = quotation.folded(end)
    if quotation.between(end - 1) == "":
        if after in _ORDINAL_ENDINGS:
            return _figure(quotation, place, end + 1, values, "ordinal")
        if after == "s" and all(value >= 10 and value % 10 == 0 for value in values):
            tens = frozenset({*(value % 100 for value in values), *values})
            return Figure(tens, "decade", None, None, place, end + 1)
    scaled = _letter_scale(quotation, place, end) or scale_after(quotation, end)
    if scaled is not None:
        values, end = {value * scaled[0] for value in values}, scaled[1]
        part = quotation.folded(end)
        if has_arabic(part) and part.startswith("و") and (fraction := part_of(part)) is not None:
            values, end = {value + fraction * scaled[0] for value in values}, end + 1
        else:
            values, end = _and_more(quotation, values, scaled[0], end)
    return _figure(quotation, place, end, values, "count")


def _fraction_after(quotation: Quotation, end: int) -> Fraction | None:
    """The half of "3 1⁄2": what "½" is once it is normalised."""
    above, below = quotation.folded(end), quotation.folded(end + 1)
    if quotation.between(end - 1) != " " or quotation.between(end) not in {_FRACTION_SLASH, "/"}:
        return None
    if not (above.isdecimal() and below.isdecimal()):
        return None
    return Fraction(int(above), int(below)) if 0 < int(above) < int(below) else None


def _and_more(quotation: Quotation, values: set[Fraction], scale: int, end: int) -> tuple[set[Fraction], int]:
    """ "مليون و200 ألف", "3 million and 500 thousand": what is added to a scaled number."""
    joins = 1 if quotation.folded(end) in {"and", "و"} else 0
    then = end + joins
    if then >= len(quotation.words) or not quotation.folded(then)[0].isdigit():
        return values, end
    if not joins and quotation.between(end - 1).strip(" ـ") != "و":
        return values, end
    added = _values(fold(quotation.slice(then, then).translate(_SEPARATORS)))
    scaled = scale_after(quotation, then + 1)
    if scaled is not None and scaled[0] < scale:
        return {value + more * scaled[0] for value in values for more in added}, scaled[1]
    return values, end


def _letter_scale(quotation: Quotation, place: int, end: int) -> tuple[int, int] | None:
    """ "$5m", "1.5bn": the letter's worth, where money or nothing else could be meant."""
    scale = LETTER_SCALES.get(quotation.folded(end))
    if scale is None or quotation.between(end - 1) not in {"", " "}:
        return None
    has_money = money_before(quotation, place) is not None or money_at(quotation, end + 1) is not None
    return (scale, end + 1) if has_money or quotation.folded(end) in SURE_LETTER_SCALES else None


def _values(digits: str) -> Iterator[Fraction]:
    """What a run of ASCII digits with points and commas may be worth; zero or more values."""
    digits = digits[:_LONGEST_DIGITS].strip(".,")
    if _THOUSANDS.fullmatch(digits):
        yield Fraction(digits.replace(",", ""))
    if _POINTS.fullmatch(digits):
        yield Fraction(digits.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(digits):
        yield Fraction(digits)
    if _DECIMAL_COMMA.fullmatch(digits) and not _THOUSANDS.fullmatch(digits):
        yield Fraction(digits.replace(",", "."))


def _figure(
    quotation: Quotation, first: int, end: int, values: set[Fraction], kind: str, *, is_sure: bool = True
) -> Figure:
    return Figure(
        frozenset(values), kind, unit_of(quotation, first, end), _counted(quotation, end), first, end, is_sure
    )


def _counted(quotation: Quotation, end: int) -> str | None:
    word = quotation.folded(end)
    if not word or word[0].isdigit() or word in SCALES or is_stopword(word):
        return None
    return stem(word) if quotation.joined(end - 1, end) else None
