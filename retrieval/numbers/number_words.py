"""Numbers written in words, in Arabic and English: "خمسة وعشرون", "twenty-five", "two hundred and ten".

A quotation and a place in it in; the value and how many words it takes out.
"""

from typing import NamedTuple

from index.language import has_arabic
from retrieval.quotation import Quotation


class Count(NamedTuple):
    """A number below a thousand, written in `words` words."""

    value: int
    words: int


def _table(text: str) -> dict[str, int]:
    pairs = (line.split(":") for line in text.strip().split("\n"))
    return {name: int(value) for value, names in pairs for name in names.split()}


# Folded: hamza, teh marbuta and alef maksura have lost their shapes.
_ARABIC_UNITS = _table(
    """
    1: واحد واحده احد احدي
    2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
    3: ثلاثه ثلاث
    4: اربعه اربع
    5: خمسه خمس
    6: سته ست
    7: سبعه سبع
    8: ثمانيه ثماني ثمان
    9: تسعه تسع
    """
)
_ARABIC_TENS = _table(
    """
    20: عشرون عشرين
    30: ثلاثون ثلاثين
    40: اربعون اربعين
    50: خمسون خمسين
    60: ستون ستين
    70: سبعون سبعين
    80: ثمانون ثمانين
    90: تسعون تسعين
    """
)
_HUNDRED = ("ميه", "مايه")
_ARABIC_HUNDREDS = {
    **dict.fromkeys(_HUNDRED, 100),
    **dict.fromkeys(("ميتان", "ميتين", "مايتان", "مايتين", "ميتي", "مايتي"), 200),
    **{unit + hundred: 100 * value for unit, value in _ARABIC_UNITS.items() if value > 2 for hundred in _HUNDRED},
}
_TEN = frozenset({"عشره", "عشر"})
# Alone these may be another word: someone, Monday, a fifth, a lion, a lady; "ten" is also "tithe".
_SURE_ALONE = frozenset("ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره ثلاث اربع ثماني".split())

_ENGLISH_UNITS = _table(
    """
    1: one
    2: two
    3: three
    4: four
    5: five
    6: six
    7: seven
    8: eight
    9: nine
    """
)
_ENGLISH_TEENS = _table(
    """
    10: ten
    11: eleven
    12: twelve
    13: thirteen
    14: fourteen
    15: fifteen
    16: sixteen
    17: seventeen
    18: eighteen
    19: nineteen
    """
)
_ENGLISH_TENS = _table(
    """
    20: twenty
    30: thirty
    40: forty
    50: fifty
    60: sixty
    70: seventy
    80: eighty
    90: ninety
    """
)


def read_arabic(quotation: Quotation, place: int) -> Count | None:
    """The number in words that begins at `place`; a "و" written onto its first word belongs to what is before it."""
    first = quotation.folded(place)
    found = _arabic_part(quotation, place, first) or _arabic_part(quotation, place, first.removeprefix("و"))
    if found is None:
        return None
    while (following := _arabic_continuation(quotation, place, found)) is not None:
        found = following
    return found


def is_sure(quotation: Quotation, place: int, count: Count) -> bool:
    """Whether the words at `place` are a number also where no million or percent follows them."""
    word = quotation.folded(place)
    if not has_arabic(word):
        return count.value > 1  # "one" is a pronoun more often
    return count.words > 1 or count.value >= 20 or not _SURE_ALONE.isdisjoint((word, word.removeprefix("و")))


def _arabic_part(quotation: Quotation, place: int, word: str) -> Count | None:
    """Hundreds, tens, or a unit, with the "ten" or the "hundred" that makes another number of it."""
    if word in _ARABIC_HUNDREDS:
        return Count(_ARABIC_HUNDREDS[word], 1)
    if word in _ARABIC_TENS:
        return Count(_ARABIC_TENS[word], 1)
    if word in _TEN:
        return Count(10, 1)
    unit = _ARABIC_UNITS.get(word)
    if unit is None:
        return None
    if quotation.joined(place, place + 1):
        if quotation.folded(place + 1) in _TEN:
            return Count(10 + unit, 2)
        if quotation.folded(place + 1) in _HUNDRED and unit > 2:
            return Count(100 * unit, 2)
    return Count(unit, 1)


def _arabic_continuation(quotation: Quotation, place: int, found: Count) -> Count | None:
    """The number with what "و" adds to it: tens to a unit, anything smaller to hundreds."""
    then = place + found.words
    word = quotation.folded(then)
    if not word.startswith("و") or not quotation.joined(then - 1, then):
        return None
    added = _arabic_part(quotation, then, word[1:])
    if added is None:
        return None
    is_larger = 0 < found.value % 100 < 10 and added.value in _ARABIC_TENS.values()
    is_smaller = found.value % 100 == 0 and added.value < 100
    return Count(found.value + added.value, found.words + added.words) if is_larger or is_smaller else None


def read_english(quotation: Quotation, place: int) -> Count | None:
    """The number in words that begins at `place`, hundreds with what follows them."""
    small = _english_small(quotation, place)
    if small is None:
        return None
    then = place + small.words
    if small.value > 9 or quotation.folded(then) != "hundred" or not quotation.joined(then - 1, then):
        return small
    found = Count(100 * small.value, small.words + 1)
    then += 1
    joins = 1 if quotation.folded(then) == "and" else 0
    rest = _english_small(quotation, then + joins) if quotation.joined(then - 1, then + joins) else None
    return found if rest is None else Count(found.value + rest.value, found.words + joins + rest.words)


def _english_small(quotation: Quotation, place: int) -> Count | None:
    word = quotation.folded(place)
    if word in _ENGLISH_TENS:
        unit = _ENGLISH_UNITS.get(quotation.folded(place + 1))
        if unit is not None and quotation.between(place) in {"-", "\u2010", "\u2011", " "}:
            return Count(_ENGLISH_TENS[word] + unit, 2)
        return Count(_ENGLISH_TENS[word], 1)
    value = _ENGLISH_TEENS.get(word) or _ENGLISH_UNITS.get(word)
    return None if value is None else Count(value, 1)
