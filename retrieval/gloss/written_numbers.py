"""Numbers as a reader's language writes them, with their scale and currency: a `Number` in, text out."""

from dataclasses import dataclass

from babel import Locale

from retrieval.numbers.money import Money

THOUSAND = 1000
_ENGLISH_SCALES = {THOUSAND: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
_ARABIC_SCALES = {
    THOUSAND: ("ألف", "ألفان", "ألفا", "آلاف"),
    10**6: ("مليون", "مليونان", "مليونا", "ملايين"),
    10**9: ("مليار", "ملياران", "مليارا", "مليارات"),
    10**12: ("تريليون", "تريليونان", "تريليونا", "تريليونات"),
}
"""One, two, two of something, and 3 to 10 of them; any other number takes the form of one."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the words of a quotation before `end`: `digits` to write it with, times `scale`.

    `value` is what the digits are worth, None where they are a time, a date or a range. `is_news` tells that the reader
    could not read it as it stands.
    """

    end: int
    digits: str
    value: float | None
    is_news: bool
    scale: int = 1


def say(number: Number, money: Money | None, language: str, *, is_percent: bool) -> str:
    """The number as a reader of `language` ("ar" or "en") writes it, with its currency or as a share of a hundred."""
    if is_percent:
        return f"{number.digits}%" if language == "en" else f"{number.digits} في المئة"
    said = _english(number) if language == "en" else _arabic(number, is_followed=money is not None)
    if money is None:
        return said
    return f"{said} {money.beside(language, _plural(number) if number.scale == 1 else 'other')}"


def _english(number: Number) -> str:
    if number.scale == 1:
        return number.digits
    total = None if number.value is None else number.value * number.scale
    if number.scale == THOUSAND and total is not None and total.is_integer():
        return f"{int(total):,}"
    return f"{number.digits} {_ENGLISH_SCALES[number.scale]}"


def _arabic(number: Number, *, is_followed: bool) -> str:
    if number.scale == 1:
        return number.digits
    one, two, two_of, few = _ARABIC_SCALES[number.scale]
    if number.value == 1:
        return one
    if number.value == 2:
        return two_of if is_followed else two
    return f"{number.digits} {few if _plural(number) == 'few' else one}"


def _plural(number: Number) -> str:
    """The plural form that a number takes in Arabic, by CLDR."""
    if number.value is None:
        return "other"
    value = int(number.value) if number.value.is_integer() else number.value
    return str(Locale("ar").plural_form(value))
