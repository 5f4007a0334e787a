"""Numbers in words, of any size, with their fractions and ordinals, in Arabic and English.

A quotation and a place in it in; what the words there are worth and how many they are out. Reads generously: what may
be a number is one, and `is_sure` tells whether it can hardly be anything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from index.language import has_arabic
from retrieval.gloss.number_words import Count, read_arabic, read_english
from retrieval.gloss.quotation import Quotation

SCALES: Mapping[str, int] = {
    **dict.fromkeys("الف الفا الاف thousand thousands".split(), 10**3),
    **dict.fromkeys("مليون مليونا ملايين million millions".split(), 10**6),
    **dict.fromkeys("مليار مليارا مليارات بليون بلايين billion billions".split(), 10**9),
    **dict.fromkeys("تريليون تريليونا تريليونات trillion trillions".split(), 10**12),
}
"""Folded."""
DUAL_SCALES: Mapping[str, int] = {
    **dict.fromkeys("الفان الفين الفي".split(), 2 * 10**3),
    **dict.fromkeys("مليونان مليونين مليوني مليونا".split(), 2 * 10**6),
    **dict.fromkeys("ملياران مليارين ملياري".split(), 2 * 10**9),
}
_ENGLISH_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "tenth": 10,
    "tenths": 10,
}  # fmt: skip
_ARABIC_PARTS = {
    "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ربع": Fraction(1, 4), "ثلثا": Fraction(2, 3),
    "ثلثي": Fraction(2, 3), "ثلثين": Fraction(2, 3), "ثلثان": Fraction(2, 3), "خمسي": Fraction(2, 5),
}  # fmt: skip
_ARABIC_MANY_PARTS = {"ارباع": 4, "اخماس": 5, "اسداس": 6, "اعشار": 10, "اثلاث": 3, "اثمان": 8}
_ENGLISH_ORDINALS = {
    name: value
    for value, name in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_ENGLISH_TENS = {
    name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ARABIC_ORDINALS = {
    name: value
    for value, names in enumerate(
        (
            "اول اولي", "ثاني ثانيه ثان", "ثالث ثالثه", "رابع رابعه", "خامس خامسه", "سادس سادسه", "سابع سابعه",
            "ثامن ثامنه", "تاسع تاسعه", "عاشر عاشره",
        ),
        1,
    )
    for name in names.split()
} | {"حادي": 1, "حاديه": 1}  # fmt: skip
_ARABIC_TENS = {
    name + ending: 10 * value
    for value, name in enumerate("عشر ثلاث اربع خمس ست سبع ثمان تسع".split(), 2)
    for ending in ("ون", "ين")
}
_TEEN = frozenset({"عشر", "عشره"})
_ALONE_ELSE = frozenset(
    "one second first اول اولي ثاني ثانيه ثان واحد واحده احد احدي ست سبع عشر ثمان خمسين ميه half quarter third خامس رابع".split()
)
"""Pronouns, seconds, a lady, "a first": as words alone they are something else often enough."""
_LEADING = ("", "و", "ف", "ب", "ل", "وب", "ول", "ك")
_ARTICLE = "ال"
_ROUGH = {"dozens": 12, "scores": 20, "hundreds": 100, "عشرات": 10, "ميات": 100, "مايات": 100}
_COUNTS_TWO = frozenset("both twice double couple pair كلا كلتا كليهما كلاهما كلتيهما مرتين ضعف ضعفي زوج ثنايي".split())
_OTHER_COUNTS = {"dozen": 12, "triple": 3, "thrice": 3, "decade": 10, "century": 100, "عقد": 10, "قرن": 100}
_SURE_DUALS = frozenset(
    """
    يومان يومين شخصان شخصين عامان عامين سنتان سنتين شهران شهرين ساعتان ساعتين اسبوعان اسبوعين دقيقتان دقيقتين
    ثانيتان ثانيتين دولتان دولتين مرتان مرتين طفلان طفلين رجلان رجلين امراتان امراتين قتيلان قتيلين جريحان جريحين
    جنديان جنديين هدفان هدفين نقطتان نقطتين مباراتان مباراتين مدينتان مدينتين طايرتان طايرتين سيارتان سيارتين
    صاروخان صاروخين شركتان شركتين حالتان حالتين كلمتان كلمتين جلستان جلستين عقدان قرنان قرنين ليلتان ليلتين
    """.split()
)
_DUAL_ENDINGS = ("ان", "ين", "تا", "تي")
_SHORTEST_DUAL = 4


@dataclass(frozen=True, slots=True)
class Numeral:
    """What `words` words are worth. `kind` is "count", "ordinal" or "rough" (hundreds of)."""

    value: Fraction
    words: int
    is_sure: bool
    kind: str = "count"


def numeral(quotation: Quotation, place: int) -> Numeral | None:
    """The number in words that begins at `place`, the longest one; None where there is none."""
    word = quotation.folded(place)
    if not word or word[0].isdigit():
        return None
    return _arabic(quotation, place) if has_arabic(word) else _english(quotation, place)


def scale_after(quotation: Quotation, end: int) -> tuple[int, int] | None:
    """The thousand, million or billion right after the word before `end`: what it is worth, and the place after it."""
    scale = SCALES.get(quotation.folded(end))
    if scale is None or quotation.between(end - 1).strip(" \u00a0-"):
        return None
    return scale, end + 1


def part_of(word: str) -> Fraction | None:
    """What "half" and its like, in either language, are worth; None for other words."""
    bare = word.removeprefix("و").removeprefix(_ARTICLE)
    if bare in _ARABIC_PARTS:
        return _ARABIC_PARTS[bare]
    return Fraction(1, _ENGLISH_PARTS[word]) if word in _ENGLISH_PARTS else None


def may_be_dual(word: str) -> bool:
    """Whether a folded Arabic word may be two of something: two, and sound plurals, end alike."""
    return len(word) >= _SHORTEST_DUAL and word.endswith(_DUAL_ENDINGS)


def _english(quotation: Quotation, place: int) -> Numeral | None:
    word = quotation.folded(place)
    if word in _ROUGH or word in {"thousands", "millions", "billions"}:
        return Numeral(Fraction(_ROUGH.get(word) or SCALES[word]), 1, True, "rough")
    if word in _COUNTS_TWO:
        return Numeral(Fraction(2), 1, False)
    if word in _OTHER_COUNTS:
        return Numeral(Fraction(_OTHER_COUNTS[word]), 1, False)
    start = place + (word in {"a", "an"})
    following = quotation.folded(start)
    if start > place and following not in {"hundred", "dozen", *SCALES, *_ENGLISH_PARTS}:
        return None
    ordinal = _english_ordinal(quotation, place)
    if following in _ENGLISH_PARTS and (start > place or following == "half"):
        return _english_part(quotation, start, Fraction(1, _ENGLISH_PARTS[following]), 1 + start - place)
    if ordinal is not None:
        return ordinal
    if following == "dozen":
        return Numeral(Fraction(12), 2, True)
    if following == "hundred" or (following in SCALES and start > place):
        first: Count | None = Count(SCALES.get(following, 100), 1 + start - place)
    else:
        first = read_english(quotation, start)
    if first is None:
        return None
    part = quotation.folded(place + first.words)
    if part in _ENGLISH_PARTS and first.value < 20 and not quotation.between(place + first.words - 1).strip(" -"):
        if part not in {"second"} and (first.value > 1) == part.endswith("s"):
            fraction = Fraction(first.value, _ENGLISH_PARTS[part])
            return _english_part(quotation, place + first.words, fraction, first.words + 1)
    return _scaled_english(quotation, place, first)


def _english_part(quotation: Quotation, at: int, fraction: Fraction, words: int) -> Numeral:
    """ "half a million", "a quarter of a billion": the part of the scale that follows."""
    for between in (("a",), ("of", "a"), ()):
        then = at + 1 + len(between)
        if tuple(quotation.folded(at + 1 + each) for each in range(len(between))) == between:
            scale = SCALES.get(quotation.folded(then))
            if scale is not None:
                return Numeral(fraction * scale, words + len(between) + 1, True)
    return Numeral(fraction, words, words > 1 or quotation.folded(at) != "half")


def _scaled_english(quotation: Quotation, place: int, first: Count) -> Numeral:
    total, end = Fraction(0), place
    part, at = Fraction(first.value), place + first.words
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


def _english_ordinal(quotation: Quotation, place: int) -> Numeral | None:
    word = quotation.folded(place)
    if word in _ENGLISH_ORDINALS:
        return Numeral(Fraction(_ENGLISH_ORDINALS[word]), 1, word not in _ALONE_ELSE, "ordinal")
    unit = _ENGLISH_ORDINALS.get(quotation.folded(place + 1), 100)
    if word in _ENGLISH_TENS and unit < 10 and quotation.between(place) in {"-", " ", "\u2010", "\u2011"}:
        return Numeral(Fraction(_ENGLISH_TENS[word] + unit), 2, True, "ordinal")
    return None


def _arabic(quotation: Quotation, place: int) -> Numeral | None:
    word = quotation.folded(place)
    if word.removeprefix(_ARTICLE) in _COUNTS_TWO:
        return Numeral(Fraction(2), 1, False)
    for form in _readings(word):
        found = _arabic_as(quotation, place, form)
        if found is not None:
            return found
    if word in _SURE_DUALS or word[1:] in _SURE_DUALS:
        return Numeral(Fraction(2), 1, True)
    return None


def _readings(word: str) -> list[str]:
    """A word without the particles and the article that may be written onto it, longest first."""
    forms = []
    for leading in _LEADING:
        if word.startswith(leading):
            bare = word[len(leading) :]
            forms += [bare, bare.removeprefix(_ARTICLE)]
            if bare.startswith("لل"):
                forms.append(bare[2:])
    return list(dict.fromkeys(form for form in forms if len(form) > 1))


def _arabic_as(quotation: Quotation, place: int, form: str) -> Numeral | None:
    """The number at a place whose first word is read as `form`."""
    if form in _ROUGH or form in {"الاف", "ملايين", "مليارات"}:
        return Numeral(Fraction(_ROUGH.get(form) or SCALES[form]), 1, True, "rough")
    if form in _OTHER_COUNTS:
        return Numeral(Fraction(_OTHER_COUNTS[form]), 1, False)
    if form in _ARABIC_PARTS:
        scaled = scale_after(quotation, place + 1)
        if scaled is not None:
            return Numeral(_ARABIC_PARTS[form] * scaled[0], 2, True)
        return Numeral(_ARABIC_PARTS[form], 1, True)
    ordinal = _arabic_ordinal(quotation, place, form)
    if ordinal is not None:
        return ordinal
    if form in DUAL_SCALES and form not in SCALES:
        return _scaled_arabic(quotation, place, Numeral(Fraction(DUAL_SCALES[form]), 1, True), DUAL_SCALES[form] // 2)
    if form in SCALES and form != "الف":
        return _scaled_arabic(quotation, place, Numeral(Fraction(SCALES[form]), 1, True), SCALES[form])
    count = _count(quotation, place, form)
    if count is None:
        return None
    many = _ARABIC_MANY_PARTS.get(quotation.folded(place + count.words))
    if many is not None and count.value < many:
        return Numeral(Fraction(count.value, many), count.words + 1, True)
    sure = (
        count.words > 1
        or (form not in _ALONE_ELSE and count.value > 2)
        or (count.value == 2 and form == quotation.folded(place))
    )
    return _scaled_arabic(quotation, place, Numeral(Fraction(count.value), count.words, sure), None)


def _count(quotation: Quotation, place: int, form: str) -> Count | None:
    """A number below a thousand whose first word is read as `form`; articles on its other words are left out."""
    words = [form, *(quotation.folded(place + each) for each in range(1, 4))]
    joined = [word for each, word in enumerate(words) if word and quotation.joined(place, place + each)]
    plain = [joined[0], *(_without_article(word) for word in joined[1:])]
    return read_arabic(Quotation(" ".join(plain)), 0)


def _without_article(word: str) -> str:
    if word.startswith("و" + _ARTICLE):
        return "و" + word[3:]
    return word.removeprefix(_ARTICLE)


def _scaled_arabic(quotation: Quotation, place: int, first: Numeral, scale: int | None) -> Numeral:
    """The number with its thousand or million, and with what "و" adds to it."""
    found = first
    if scale is None:
        scaled = scale_after(quotation, place + found.words)
        if scaled is None:
            return found
        scale = scaled[0]
        found = Numeral(found.value * scale, found.words + 1, True)
    while True:
        then = place + found.words
        word = quotation.folded(then)
        if not word.startswith("و") or not quotation.joined(then - 1, then):
            return found
        part = _ARABIC_PARTS.get(word[1:])
        if part is not None:
            repeated = _without_article(quotation.folded(then + 1)) in SCALES
            return replace(found, value=found.value + part * scale, words=found.words + 1 + repeated)
        added = _count(quotation, then, word[1:])
        if added is None:
            return found
        value, words = Fraction(added.value), added.words
        scaled = scale_after(quotation, then + words)
        if scaled is not None:
            value, words = value * scaled[0], words + 1
        if value >= scale:
            return found
        found = replace(found, value=found.value + value, words=found.words + words)
        scale = scaled[0] if scaled is not None else 1
        if scale == 1:
            return found


def _arabic_ordinal(quotation: Quotation, place: int, form: str) -> Numeral | None:
    value = _ARABIC_ORDINALS.get(form)
    if value is None:
        return None
    following = quotation.folded(place + 1)
    if quotation.joined(place, place + 1):
        if _without_article(following) in _TEEN:
            return Numeral(Fraction(10 + value), 2, True, "ordinal")
        tens = _ARABIC_TENS.get(_without_article(following).removeprefix("و")) if following.startswith("و") else None
        if tens is not None:
            return Numeral(Fraction(tens + value), 2, True, "ordinal")
    return Numeral(Fraction(value), 1, form not in _ALONE_ELSE, "ordinal")
