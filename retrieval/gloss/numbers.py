"""Numbers in a quote: other digits, words, millions, percent and money, as the reader's language writes them.

A quotation in; what its numbers are out. Digits are written 0 to 9 in both languages, as the press does on screens, so
that a plain "250" needs no gloss.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.language import has_arabic
from index.text import fold
from retrieval.gloss.written_numbers import THOUSAND, Number, say
from retrieval.numbers.money import money_at, money_before
from retrieval.numbers.number_words import is_sure, read_arabic, read_english
from retrieval.numbers.numeral import DUAL_SCALES, LETTER_SCALES, SCALES, SURE_LETTER_SCALES
from retrieval.quotation import TANWIN, Found, Quotation

_ONE_OF = frozenset("مليون مليار تريليون million billion trillion".split())
"""These stand for one of them: "مليون دولار". A thousand alone is a letter too (ألف)."""
_ONE_IN_ACCUSATIVE = frozenset("مليونا مليارا تريليونا".split())
_ROUGHLY = frozenset("thousands millions billions trillions".split())
"""After a number these may begin another: "from 1880 to 1930 millions came"."""
_TWO_OF = {word: worth // 2 for word, worth in DUAL_SCALES.items() if word not in _ONE_IN_ACCUSATIVE}
_DIGITS = re.compile(r"\d+(?:[.,٫٬:/\-–]\d+)*")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_SEPARATORS = str.maketrans({"٫": ".", "٬": ","})
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_PERCENT_SIGN = re.compile(r"[ \u00a0]?[%٪]")
_PERCENT_WORDS = frozenset(
    {("بالمايه",), ("بالميه",), ("percent",), ("في", "المايه"), ("في", "الميه"), ("per", "cent")}
)
_READ_AT_SIGHT = 10
"""Numbers up to this are read in any beginner's Arabic or English: a gloss would take the place of a better one."""
_AND_PARTS = {"ونصف": 0.5, "وربع": 0.25, "وثلث": None, "وثلثين": None}
"""What is added to a million: None where that is no round number."""
_FEWEST_ADDED = 100
_MOST_DECIMALS = 3
_PARTS = frozenset("نصف ربع ثلث half quarter third".split())
"""Of a million they are a part: no gloss makes half a million one."""


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


def _digits(quotation: Quotation, place: int) -> Number | None:
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
    return Number(end, digits, value, is_news=_OTHER_DIGIT.search(run.group()) is not None)


def _in_words(quotation: Quotation, place: int) -> Number | None:
    word = quotation.folded(place)
    count = read_arabic(quotation, place) if has_arabic(word) else read_english(quotation, place)
    if count is None or quotation.folded(place - 1).removeprefix("و") in _PARTS:
        return None
    is_news = count.value > _READ_AT_SIGHT and is_sure(quotation, place, count)
    return Number(place + count.words, str(count.value), float(count.value), is_news)


def _scale_alone(quotation: Quotation, place: int) -> Number | None:
    """ "مليون دولار" is one million, "مليونين" are two."""
    word = quotation.folded(place).removeprefix("و")
    before = place - 2 if quotation.folded(place - 1) == "a" else place - 1
    if quotation.folded(before).removeprefix("و") in _PARTS:
        return None
    if word in _TWO_OF:
        return Number(place + 1, "2", 2.0, is_news=True, scale=_TWO_OF[word])
    # "مليوناً" is one million, "مليونا شخص" are two.
    is_accusative = word in _ONE_IN_ACCUSATIVE and (
        TANWIN in quotation.slice(place, place) or _added(quotation, place + 1) is not None
    )
    is_one = word in _ONE_OF or is_accusative
    return Number(place + 1, "1", 1.0, is_news=True, scale=SCALES[word]) if is_one else None


def _with_what_it_counts(quotation: Quotation, place: int, number: Number, language: str) -> tuple[int, Found | None]:
    """The place after a number with its scale, currency or percent, and the whole where it is news."""
    start = _start(quotation, place)
    sign = money_before(quotation, place)
    number = _scaled(quotation, number, has_money=sign is not None)
    whole = _with_more(quotation, number)
    if whole is None:
        return number.end, None
    number = whole
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
    return end, Found(start, stop, say(number, money, language, is_percent=percent is not None))


def _start(quotation: Quotation, place: int) -> int:
    """Where a number begins: not at a "و" that is written onto its first word."""
    word = quotation.words[place]
    written = quotation.text[word.start : word.end]
    is_one = word.folded == "واحد" and not written.startswith("وأ")
    return word.start + (written.startswith("و") and not is_one)


def _scaled(quotation: Quotation, number: Number, *, has_money: bool) -> Number:
    """The number with the thousand, million or billion after it."""
    if number.scale > 1:
        return number
    word, gap = quotation.folded(number.end), quotation.between(number.end - 1)
    scale = SCALES.get(word) if quotation.joined(number.end - 1, number.end) and word not in _ROUGHLY else None
    if scale is None and (has_money or word in SURE_LETTER_SCALES) and gap in {"", " "}:
        scale = LETTER_SCALES.get(word)
    return number if scale is None else replace(number, end=number.end + 1, scale=scale)


def _with_more(quotation: Quotation, number: Number) -> Number | None:
    """The number with what is added to it: "ثلاثة ملايين و200 ألف", "مليون ونصف المليون"; None where it is not told."""
    if number.scale == 1 or number.value is None:
        return number
    end, total, smallest = number.end, number.value * number.scale, number.scale
    part = quotation.folded(end)
    if part in _AND_PARTS and quotation.joined(end - 1, end):
        worth = _AND_PARTS[part]
        is_named = SCALES.get(quotation.folded(end + 1).removeprefix("ال")) == number.scale
        return None if worth is None else _written(number, end + 1 + is_named, total + worth * number.scale)
    while (added := _added(quotation, end)) is not None:
        is_smaller = added.scale < smallest
        if added.value is None or not is_smaller or (added.scale == 1 and not _fills(added.value, smallest)):
            break
        end, total, smallest = added.end, total + added.value * added.scale, added.scale
    return number if end == number.end else _written(number, end, total)


def _fills(value: float, scale: int) -> bool:
    """Whether a number without a scale goes on from thousands: "three thousand and three books" may be two things."""
    return scale == THOUSAND and _FEWEST_ADDED <= value < THOUSAND


def _added(quotation: Quotation, place: int) -> Number | None:
    """The number at a place, with its scale, where "و" or "and" joins it to the word before."""
    if place >= len(quotation.words):
        return None
    gap = quotation.between(place - 1)
    if quotation.folded(place) == "and" and quotation.joined(place - 1, place + 1):
        place += 1
    elif gap.strip(" \u00a0ـ") != "و" and not (gap in {" ", "\u00a0"} and quotation.folded(place).startswith("و")):
        return None
    number = _digits(quotation, place) or _in_words(quotation, place)
    return None if number is None else _scaled(quotation, number, has_money=False)


def _written(number: Number, end: int, total: float) -> Number:
    """The number that ends at `end` and is worth `total`, in as few digits as tell it."""
    share = total / number.scale
    if number.scale > THOUSAND and share == round(share, _MOST_DECIMALS):
        return replace(number, end=end, digits=f"{share:g}", value=share, is_news=True)
    return replace(number, end=end, digits=f"{round(total):,}", value=total, is_news=True, scale=1)


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
