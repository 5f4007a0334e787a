"""Numbers in English words, of any size: "two and a half million", "two thirds", "twenty-first".

A quotation and a place in it in; what the words there are worth and how many they are out.
"""

from fractions import Fraction

from retrieval.numbers.number_words import Count, read_english
from retrieval.numbers.numeral import SCALES, Numeral, scale_after
from retrieval.quotation import Quotation

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "tenth": 10,
    "tenths": 10,
}  # fmt: skip
_ORDINALS = {
    name: value
    for value, name in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_TENS = {
    name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ALONE_ELSE = frozenset({"one", "first", "second", "half", "quarter", "third"})
"""Pronouns, seconds, sports: as words alone they are something else often enough."""
_ROUGH = {
    "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,  # "a few thousand"
}  # fmt: skip
_COUNTS_TWO = frozenset({"both", "twice", "double", "couple", "pair"})
_OTHER_COUNTS = {"dozen": 12, "triple": 3, "triad": 3, "trio": 3, "thrice": 3, "decade": 10, "century": 100}


def english_numeral(quotation: Quotation, place: int) -> Numeral | None:
    """The number in words that begins at `place`, the longest one; None where there is none."""
    word = quotation.folded(place)
    if word in _ROUGH:
        return Numeral(Fraction(_ROUGH[word]), 1, word != "scores", "rough")
    if word in _COUNTS_TWO:
        return Numeral(Fraction(2), 1, False)
    if word in _OTHER_COUNTS:
        return Numeral(Fraction(_OTHER_COUNTS[word]), 1, False)
    start = place + (word in {"a", "an"})
    following = quotation.folded(start)
    if start > place and following not in {"hundred", "dozen", *SCALES, *_PARTS}:
        return None
    ordinal = _ordinal(quotation, place)
    if following in _PARTS and (start > place or following == "half"):
        return _part(quotation, start, Fraction(1, _PARTS[following]), 1 + start - place)
    if ordinal is not None:
        return ordinal
    if following in {"quarter", "quarters"}:
        return Numeral(Fraction(1, 4), 1, False)
    if following == "dozen":
        return Numeral(Fraction(12), 2, True)
    if following == "hundred" or (following in SCALES and start > place):
        first: Count | None = Count(SCALES.get(following, 100), 1 + start - place)
    else:
        first = read_english(quotation, start)
    if first is None:
        return None
    part = quotation.folded(place + first.words)
    joined = not quotation.between(place + first.words - 1).strip(" -")
    if part in _PARTS and first.value < 20 and joined and (first.value > 1) == part.endswith("s"):
        fraction = Fraction(first.value, _PARTS[part])
        return _part(quotation, place + first.words, fraction, first.words + 1)
    return _scaled(quotation, place, first)


def _part(quotation: Quotation, at: int, fraction: Fraction, words: int) -> Numeral:
    """ "half a million", "a quarter of a billion": the part of the scale that follows."""
    for between in (("a",), ("of", "a"), ()):
        then = at + 1 + len(between)
        if tuple(quotation.folded(at + 1 + each) for each in range(len(between))) == between:
            scale = SCALES.get(quotation.folded(then))
            if scale is not None:
                return Numeral(fraction * scale, words + len(between) + 1, True)
    return Numeral(fraction, words, words > 1 or quotation.folded(at) != "half")


def _scaled(quotation: Quotation, place: int, first: Count) -> Numeral:
    total, end = Fraction(0), place
    part, at = Fraction(first.value), place + first.words
    if quotation.folded(at) == "dozen" and not quotation.between(at - 1).strip(" -"):
        part, at = part * 12, at + 1
    sure = first.value > 1 or first.words > 1
    while True:
        if _follows(quotation, at, ("and", "a", "half")):
            part, at, sure = part + Fraction(1, 2), at + 3, True
        elif _follows(quotation, at, ("point",)) and (decimals := _decimals(quotation, at + 1)):
            part, at, sure = part + decimals[0], at + 1 + decimals[1], True
        scaled = scale_after(quotation, at)
        if scaled is not None:
            part, at, sure = part * scaled[0], scaled[1], True
        total, end = total + part, at
        joins = 1 if quotation.folded(at) == "and" else 0
        more = (
            read_english(quotation, at + joins) if scaled is not None and quotation.joined(at - 1, at + joins) else None
        )
        if more is None or more.value >= scaled[0]:  # type: ignore[index]
            break
        part, at = Fraction(more.value), at + joins + more.words
    if _follows(quotation, end, ("and", "a", "half")):
        total, end = total + Fraction(1, 2), end + 3
    return Numeral(total, end - place, sure)


def _decimals(quotation: Quotation, at: int) -> tuple[Fraction, int] | None:
    digits = ""
    while (each := read_english(quotation, at + len(digits))) is not None and each.value < 10 and each.words == 1:
        digits += str(each.value)
    return (Fraction(int(digits), 10 ** len(digits)), len(digits)) if digits else None


def _follows(quotation: Quotation, at: int, words: tuple[str, ...]) -> bool:
    found = tuple(quotation.folded(at + each) for each in range(len(words))) == words
    return found and quotation.joined(at - 1, at + len(words) - 1)


def _ordinal(quotation: Quotation, place: int) -> Numeral | None:
    word = quotation.folded(place)
    if word in _ORDINALS:
        return Numeral(Fraction(_ORDINALS[word]), 1, word not in _ALONE_ELSE, "ordinal")
    unit = _ORDINALS.get(quotation.folded(place + 1), 100)
    if word in _TENS and unit < 10 and quotation.between(place) in {"-", " ", "\u2010", "\u2011"}:
        return Numeral(Fraction(_TENS[word] + unit), 2, True, "ordinal")
    return None
