"""Numbers in Arabic words, of any size: "ثلاثة آلاف وخمسمائة", "مليون ونصف", "ثلثا", "الحادي والعشرين".

A quotation and a place in it in; what the words there are worth and how many they are out.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from retrieval.numbers.number_words import Count, read_arabic
from retrieval.numbers.numeral import DUAL_SCALES, SCALES, Numeral, scale_after
from retrieval.quotation import Quotation

_PARTS = {
    "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ربع": Fraction(1, 4), "ثلثا": Fraction(2, 3),
    "ثلثي": Fraction(2, 3), "ثلثين": Fraction(2, 3), "ثلثان": Fraction(2, 3), "خمسي": Fraction(2, 5),
}  # fmt: skip
_MANY_PARTS = {"ارباع": 4, "اخماس": 5, "اسداس": 6, "اعشار": 10, "اثلاث": 3, "اثمان": 8}
_ORDINALS = {
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
_TENS = {
    name + ending: 10 * value
    for value, name in enumerate("عشر ثلاث اربع خمس ست سبع ثمان تسع".split(), 2)
    for ending in ("ون", "ين")
}
_TEEN = frozenset({"عشر", "عشره"})
_ALONE_ELSE = frozenset("اول اولي ثاني ثانيه ثان واحد واحده احد احدي ست سبع عشر ثمان رابع خامس".split())
"""Seconds, a lady, "someone": as words alone they are something else often enough."""
_LEADING = ("", "و", "ف", "ب", "ل", "وب", "ول")
_ARTICLE = "ال"
_ROUGH = {
    "عشرات": 10, "ميات": 100, "مايات": 100, "الاف": 10**3, "ملايين": 10**6, "مليارات": 10**9, "تريليونات": 10**12,
}  # fmt: skip
_COUNTS_TWO = frozenset("كلا كلتا كليهما كلاهما كلتيهما مرتين ضعف ضعفي زوج ثنايي".split())
_OTHER_COUNTS = {"عقد": 10, "قرن": 100, "ثلاثي": 3, "ثلاثيه": 3}
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


def arabic_numeral(quotation: Quotation, place: int) -> Numeral | None:
    """The number in words that begins at `place`, the longest one; None where there is none."""
    word = quotation.folded(place)
    if word.removeprefix(_ARTICLE) in _COUNTS_TWO:
        return Numeral(Fraction(2), 1, False)
    for form in _readings(word):
        found = _read_as(quotation, place, form)
        if found is not None:
            return found
    if word in _SURE_DUALS or word[1:] in _SURE_DUALS:
        return Numeral(Fraction(2), 1, True)
    return None


def part_of(word: str) -> Fraction | None:
    """What a folded word for a half, a third or a quarter is worth; None for other words."""
    return _PARTS.get(word.removeprefix("و").removeprefix(_ARTICLE))


def may_be_dual(word: str) -> bool:
    """Whether a folded Arabic word may be two of something: two, and sound plurals, end alike."""
    return len(word) >= _SHORTEST_DUAL and word.endswith(_DUAL_ENDINGS)


def _readings(word: str) -> Sequence[str]:
    """A word without the particles and the article that may be written onto it, longest first."""
    forms = []
    for leading in _LEADING:
        if word.startswith(leading):
            bare = word[len(leading) :]
            forms += [bare, bare.removeprefix(_ARTICLE)]
            if bare.startswith("لل"):
                forms.append(bare[2:])
    return list(dict.fromkeys(form for form in forms if len(form) > 1))


def _read_as(quotation: Quotation, place: int, form: str) -> Numeral | None:
    """The number at a place whose first word is read as `form`."""
    if form in _ROUGH:
        return Numeral(Fraction(_ROUGH[form]), 1, True, "rough")
    if form in _OTHER_COUNTS:
        return Numeral(Fraction(_OTHER_COUNTS[form]), 1, False)
    owned = next((form[: -len(each)] for each in ("ها", "هم", "هن") if form.endswith(each)), "")
    if owned in {"نصف", "ثلث", "ربع", "خمس", "عشر"}:
        return Numeral(_PARTS.get(owned, Fraction(1, 5 if owned == "خمس" else 10)), 1, False)
    if form in _PARTS:
        scaled = scale_after(quotation, place + 1)
        if scaled is not None:
            return Numeral(_PARTS[form] * scaled[0], 2, True)
        return Numeral(_PARTS[form], 1, not quotation.folded(place + 1).startswith("الكره"))  # a hemisphere
    ordinal = _ordinal(quotation, place, form)
    if ordinal is not None:
        return ordinal
    if form in DUAL_SCALES and form not in SCALES:
        return _scaled(quotation, place, Numeral(Fraction(DUAL_SCALES[form]), 1, True), DUAL_SCALES[form] // 2)
    if form in {"الف", "الفا"}:
        return Numeral(Fraction(1000), 1, False)  # also the names of letters
    if form in SCALES:
        return _scaled(quotation, place, Numeral(Fraction(SCALES[form]), 1, True), SCALES[form])
    count = _count(quotation, place, form)
    if count is None:
        return None
    many = _MANY_PARTS.get(quotation.folded(place + count.words))
    if many is not None and count.value < many:
        return Numeral(Fraction(count.value, many), count.words + 1, True)
    sure = (
        count.words > 1
        or (form not in _ALONE_ELSE and count.value > 2 and not _of_a_percentage(quotation, place))
        or (count.value == 2 and form == quotation.folded(place))
    )
    return _scaled(quotation, place, Numeral(Fraction(count.value), count.words, sure), None)


def _of_a_percentage(quotation: Quotation, place: int) -> bool:
    """Whether a hundred is what others are parts of: "21 في المئة", "بالمئة"."""
    word = quotation.folded(place)
    return word.endswith(("ميه", "مايه")) and (quotation.folded(place - 1) == "في" or word.startswith(("ال", "بال")))


def _count(quotation: Quotation, place: int, form: str) -> Count | None:
    """A number below a thousand whose first word is read as `form`; articles on its other words are left out."""
    if not form:
        return None  # a loose "و"
    words = [form, *(quotation.folded(place + each) for each in range(1, 4))]
    joined = [word for each, word in enumerate(words) if word and quotation.joined(place, place + each)]
    plain = [joined[0], *(_without_article(word) for word in joined[1:])]
    return read_arabic(Quotation(" ".join(plain)), 0)


def _without_article(word: str) -> str:
    if word.startswith("و" + _ARTICLE):
        return "و" + word[3:]
    return word.removeprefix(_ARTICLE)


def _scaled(quotation: Quotation, place: int, first: Numeral, scale: int | None) -> Numeral:
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
        part = _PARTS.get(word[1:])
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


def _ordinal(quotation: Quotation, place: int, form: str) -> Numeral | None:
    value = _ORDINALS.get(form)
    if value is None:
        return None
    following = quotation.folded(place + 1)
    if quotation.joined(place, place + 1):
        if _without_article(following) in _TEEN:
            return Numeral(Fraction(10 + value), 2, True, "ordinal")
        tens = _TENS.get(_without_article(following).removeprefix("و")) if following.startswith("و") else None
        if tens is not None:
            return Numeral(Fraction(tens + value), 2, True, "ordinal")
    return Numeral(Fraction(value), 1, form not in _ALONE_ELSE, "ordinal")
