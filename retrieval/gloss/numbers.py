"""Numbers in a quote: other digits, words, millions, percent and money, as the reader's language writes them.

A quotation in; what its numbers are out. Digits are written 0 to 9 in both languages, as the press does on screens, so
that a plain "250" needs no gloss.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel import Locale

from index.language import has_arabic
from index.text import fold
from retrieval.gloss.money import Money, money_at, money_before
from retrieval.gloss.number_words import is_sure, read_arabic, read_english
from retrieval.gloss.quotation import Found, Quotation

_THOUSAND = 1000
_SCALES = {
    **dict.fromkeys("الف الفا الاف thousand".split(), _THOUSAND),
    **dict.fromkeys("مليون مليونا ملايين million".split(), 10**6),
    **dict.fromkeys("مليار مليارا مليارات بليون billion".split(), 10**9),
    **dict.fromkeys("تريليون تريليونا تريليونات trillion".split(), 10**12),
}
_LETTER_SCALES = {"m": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""After money only: "5m" alone is five metres."""
_ONE_OF = frozenset("مليون مليار تريليون million billion trillion".split())
"""These stand for one of them: "مليون دولار". A thousand alone is a letter too (ألف)."""
_TWO_OF = {
    **dict.fromkeys(("الفان", "الفين"), _THOUSAND),
    **dict.fromkeys(("مليونان", "مليونين", "مليوني"), 10**6),
    **dict.fromkeys(("ملياران", "مليارين", "ملياري"), 10**9),
}
_ENGLISH_SCALES = {_THOUSAND: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
_ARABIC_SCALES = {
    _THOUSAND: ("ألف", "ألفان", "ألفا", "آلاف"),
    10**6: ("مليون", "مليونان", "مليونا", "ملايين"),
    10**9: ("مليار", "ملياران", "مليارا", "مليارات"),
    10**12: ("تريليون", "تريليونان", "تريليونا", "تريليونات"),
}
"""One, two, two of something, and 3 to 10 of them; any other number takes the form of one."""

_DIGITS = re.compile(r"\d+(?:[.,٫٬:/\-–]\d+)*")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_SEPARATORS = str.maketrans({"٫": ".", "٬": ","})
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_PERCENT_SIGN = re.compile(r"[ \u00a0]?[%٪]")
_PERCENT_WORDS = frozenset(
    {("بالمايه",), ("بالميه",), ("percent",), ("في", "المايه"), ("في", "الميه"), ("per", "cent")}
)
_PARTS = frozenset("نصف ربع ثلث half quarter third".split())
"""Of a million they are a part: no gloss makes half a million one."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the words of a quotation before `end`: `digits` to write it with, times `scale`.

    `value` is what the digits are worth, None where they are a time, a date or a range. `is_news` tells that the reader
    could not read it as it stands.
    """

    end: int
    digits: str
    value: float | None
    is_news: bool
    scale: int = 1


def numbers(quotation: Quotation, language: str) -> Iterator[Found]:
    """The numbers of a quote as a reader of `language` ("ar" or "en") writes them, where that is another way."""
    place = 0
    while place < len(quotation.words):
        number = _digits(quotation, place) or _in_words(quotation, place) or _scale_alone(quotation, place)
        if number is None:
            place += 1
            continue
        place, found = _with_what_it_counts(quotation, place, number, language)
        if found is not None:
            yield found


def _digits(quotation: Quotation, place: int) -> _Number | None:
    """Digits, and those joined to them without a blank: "٠١:٥٨", "١٩/٩/٢٠٢٣", "٢٠١٠-٢٠١٥"."""
    run = _DIGITS.match(quotation.text, quotation.words[place].start)
    if run is None:
        return None
    end = place + 1
    while end < len(quotation.words) and quotation.words[end].end <= run.end():
        end += 1
    digits = fold(run.group().translate(_SEPARATORS))
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    value = float(digits.replace(",", "")) if _AMOUNT.fullmatch(digits) else None
    return _Number(end, digits, value, is_news=_OTHER_DIGIT.search(run.group()) is not None)


def _in_words(quotation: Quotation, place: int) -> _Number | None:
    word = quotation.folded(place)
    count = read_arabic(quotation, place) if has_arabic(word) else read_english(quotation, place)
    if count is None or quotation.folded(place - 1).removeprefix("و") in _PARTS:
        return None
    return _Number(place + count.words, str(count.value), float(count.value), is_sure(quotation, place, count))


def _scale_alone(quotation: Quotation, place: int) -> _Number | None:
    """ "مليون دولار" is one million, "مليونين" are two."""
    word = quotation.folded(place).removeprefix("و")
    before = place - 2 if quotation.folded(place - 1) == "a" else place - 1
    if quotation.folded(before).removeprefix("و") in _PARTS:
        return None
    if word in _TWO_OF:
        return _Number(place + 1, "2", 2.0, is_news=True, scale=_TWO_OF[word])
    return _Number(place + 1, "1", 1.0, is_news=True, scale=_SCALES[word]) if word in _ONE_OF else None


def _with_what_it_counts(quotation: Quotation, place: int, number: _Number, language: str) -> tuple[int, Found | None]:
    """The place after a number with its scale, currency or percent, and the whole where it is news."""
    start = _start(quotation, place)
    sign = money_before(quotation, place)
    number = _scaled(quotation, number, has_money=sign is not None)
    end, stop = number.end, quotation.words[number.end - 1].end
    money, percent = None, None
    if sign is not None:
        start, money = sign
    elif quotation.joined(end - 1, end) and (named := money_at(quotation, end)) is not None:
        end, money = named
        stop = quotation.words[end - 1].end
    elif (percent := _percent(quotation, end)) is not None:
        end, stop = percent
    written = quotation.text[start:stop]
    says_more = number.scale > 1 or money is not None or (percent is not None and not written.endswith("%"))
    if not (number.is_news or says_more):
        return end, None
    return end, Found(start, stop, _say(number, money, language, is_percent=percent is not None))


def _start(quotation: Quotation, place: int) -> int:
    """Where a number begins: not at a "و" that is written onto its first word."""
    word = quotation.words[place]
    written = quotation.text[word.start : word.end]
    is_one = word.folded == "واحد" and not written.startswith("وأ")
    return word.start + (written.startswith("و") and not is_one)


def _scaled(quotation: Quotation, number: _Number, *, has_money: bool) -> _Number:
    """The number with the thousand, million or billion after it."""
    if number.scale > 1:
        return number
    word, gap = quotation.folded(number.end), quotation.between(number.end - 1)
    scale = _SCALES.get(word) if quotation.joined(number.end - 1, number.end) else None
    if scale is None and has_money and gap in {"", " "}:
        scale = _LETTER_SCALES.get(word)
    return number if scale is None else replace(number, end=number.end + 1, scale=scale)


def _percent(quotation: Quotation, end: int) -> tuple[int, int] | None:
    """The places after the percent sign or words that follow a number: in words, and in code points."""
    sign = _PERCENT_SIGN.match(quotation.text, quotation.words[end - 1].end)
    if sign is not None:
        return end, sign.end()
    for words in (1, 2):
        named = tuple(quotation.folded(end + each) for each in range(words))
        if named in _PERCENT_WORDS and quotation.joined(end - 1, end - 1 + words):
            return end + words, quotation.words[end + words - 1].end
    return None


def _say(number: _Number, money: Money | None, language: str, *, is_percent: bool) -> str:
    if is_percent:
        return f"{number.digits}%" if language == "en" else f"{number.digits} في المئة"
    said = _english(number) if language == "en" else _arabic(number, is_followed=money is not None)
    if money is None:
        return said
    return f"{said} {money.beside(language, _plural(number) if number.scale == 1 else 'other')}"


def _english(number: _Number) -> str:
    if number.scale == 1:
        return number.digits
    total = None if number.value is None else number.value * number.scale
    if number.scale == _THOUSAND and total is not None and total.is_integer():
        return f"{int(total):,}"
    return f"{number.digits} {_ENGLISH_SCALES[number.scale]}"


def _arabic(number: _Number, *, is_followed: bool) -> str:
    if number.scale == 1:
        return number.digits
    one, two, two_of, few = _ARABIC_SCALES[number.scale]
    if number.value == 1:
        return one
    if number.value == 2:
        return two_of if is_followed else two
    return f"{number.digits} {few if _plural(number) == 'few' else one}"


def _plural(number: _Number) -> str:
    """The plural form that a number takes in Arabic, by CLDR."""
    if number.value is None:
        return "other"
    value = int(number.value) if number.value.is_integer() else number.value
    return str(Locale("ar").plural_form(value))
