"""True sentences made false in one place: a number, a date, a name, a denial.

A sentence and what it is a translation of in; the same sentence with one thing changed out, or None where it has no
such thing.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from index.language import has_arabic
from index.text import fold, tokens
from retrieval.evaluation.claims.material import Pair
from retrieval.evaluation.claims.words import ordinary_words, spoken_names
from retrieval.gloss.place_names import places
from retrieval.gloss.places import mentions
from retrieval.quotation import Quotation

Lie = Callable[[str, Pair, str, random.Random], str | None]
"""A sentence, its pair, the language of the sources and the dice in; the changed sentence out."""

_NUMBER = re.compile(r"(?<![\w.,٫٬:/-])\d+(?:[.,٫٬]\d+)*(?![\w:/-])")
_YEAR = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]*\d|s)|(?<![\d٫٬])(?:١[٠-٩]|٢٠)[٠-٩]{2}(?![\d٫٬])")
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
}
_COUNTS = {
    "en": "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split(),
    "ar": "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(),
}
_SAID_COUNTS = {
    "en": frozenset(_COUNTS["en"]),
    "ar": frozenset("ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره ثلاث اربع خمس ست سبع ثماني تسع".split()),
}
_SCALES = {"en": ["thousand", "million", "billion"], "ar": ["ألف", "مليون", "مليار"]}
_SAID_SCALES = {
    "en": frozenset({"thousand", "million", "billion"}),
    "ar": frozenset({"الف", "الفا", "مليون", "مليونا", "مليار", "مليارا", "الاف", "ملايين"}),
}
_PERCENT = re.compile(r"\s?[%٪]|\s(?:percent|per cent|في المئة|في المائة|بالمئة|بالمائة)\b")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|had|will|would|can|could|should|may|must|have|did|does)\b(?! not|n't|\s+no\b)"
)
_DENIALS = {
    "en": re.compile(
        r"\b(is|are|was|were|has|had|will|would|can|could|should|may|must|have|did|does|do) ?(?:not|n['’]t)\b"
    ),
    "ar": re.compile(r"(?<!\w)(?:(?P<and>و)?(?:لم|لن|ليس|ليست)|لا(?! (?:يزال|تزال|سيما|بد)))\s+"),
}
_VERB = re.compile(r"(?<!\w)(?:التي|الذي|الذين|أنه|أنها|حيث|كما|أن|كان|كانت|عندما|قد)\s+(?=[يتن]\w{3})")


def lies(pairs: Sequence[Pair], names: Sequence[str], language: str) -> Mapping[str, Lie]:
    """All lies by their kind, for sentences in `language`. Names come from other `pairs`, and from `names`."""
    known = [*names, *(word for pair in pairs for word in spoken_names(pair, language))]
    words = [word for pair in pairs for word in ordinary_words(pair, language)]

    def number(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match[0])]
        return _put(text, draw.choice(found).span(), lambda old: _other_number(old, draw)) if found else None

    def count(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        return _replace_word(text, _SAID_COUNTS[language], _COUNTS[language], draw)

    def scale(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        return _replace_word(text, _SAID_SCALES[language], _SCALES[language], draw)

    def percent(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = list(_PERCENT.finditer(text))
        return (
            _put(text, draw.choice(found).span(), lambda _: {"en": " million", "ar": " مليون"}[language])
            if found
            else None
        )

    def year(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = list(_YEAR.finditer(text))
        if not found:
            return None
        return _put(
            text, draw.choice(found).span(), lambda old: str(int(fold(old)) + draw.choice([-20, -3, -1, 1, 2, 7]))
        )

    def month(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        return _replace_word(text, frozenset(map(fold, _MONTHS[language])), _MONTHS[language], draw, capital=True)

    def weekday(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        return _replace_word(text, frozenset(map(fold, _WEEKDAYS[language])), _WEEKDAYS[language], draw, capital=True)

    def name(text: str, pair: Pair, _: str, draw: random.Random) -> str | None:
        spoken = {fold(word) for word in spoken_names(pair, language)}
        return _replace_word(text, frozenset(spoken), known, draw) if spoken else None

    def country(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = [each for each in mentions(Quotation(text)) if each.place.acts]
        if not found:
            return None
        each = draw.choice(found)
        others = sorted({place.name(language) for place in places().values() if place.acts and place != each.place})
        span = each.start, Quotation(text).words[each.last].end
        return _put(text, span, lambda _: draw.choice(others))

    def denied(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = list((_AUXILIARY if language == "en" else _VERB).finditer(text))
        if not found or _DENIALS[language].search(text):
            return None
        end = draw.choice(found).end()
        return (
            f"{text[:end]} not{text[end:]}"
            if language == "en"
            else f"{text[:end]}{draw.choice(['لا', 'لم'])} {text[end:]}"
        )

    def undenied(text: str, _: Pair, __: str, draw: random.Random) -> str | None:
        found = list(_DENIALS[language].finditer(text))
        return (
            _put(
                text,
                draw.choice(found).span(),
                lambda old: old.split()[0].removesuffix("n't").removesuffix("n’t") if language == "en" else "",
            )
            if found
            else None
        )

    def swapped(text: str, pair: Pair, _: str, draw: random.Random) -> str | None:
        spoken = {fold(word) for word in spoken_names(pair, language)}
        found = [word for word in tokens(text) if word.folded in spoken]
        pairs_of = [
            (one, other) for one in found for other in found if one.end + 3 < other.start and one.folded != other.folded
        ]
        if not pairs_of:
            return None
        one, other = draw.choice(pairs_of)
        first, second = text[one.start : one.end], text[other.start : other.end]
        return text[: one.start] + second + text[one.end : other.start] + first + text[other.end :]

    def word(text: str, pair: Pair, _: str, draw: random.Random) -> str | None:
        ordinary = frozenset(map(fold, ordinary_words(pair, language)))
        return _replace_word(text, ordinary, words, draw)

    return {
        "number in digits": number,
        "number in words": count,
        "thousands for millions": scale,
        "percent taken away": percent,
        "year": year,
        "month": month,
        "weekday": weekday,
        "name": name,
        "country": country,
        "denied": denied,
        "denial taken away": undenied,
        "names exchanged": swapped,
        "word": word,
    }


def _put(text: str, span: tuple[int, int], change: Callable[[str], str]) -> str:
    start, end = span
    return text[:start] + change(text[start:end]) + text[end:]


def _replace_word(
    text: str, old: frozenset[str], new: Sequence[str], draw: random.Random, *, capital: bool = False
) -> str | None:
    """One of the words in `old` becomes another one, of `new`."""
    found = [word for word in tokens(text) if word.folded in old and not (capital and text[word.start].islower())]
    if not found:
        return None
    word = draw.choice(found)
    others = [each for each in new if not _alike(fold(each), word.folded)]
    return _put(text, (word.start, word.end), lambda _: draw.choice(others))


def _alike(one: str, other: str) -> bool:
    """Whether two words say the same: "ثلاث" and "ثلاثة", "الف" and "الاف"."""
    return one[:3] == other[:3] if has_arabic(one) else one == other


def _other_number(old: str, draw: random.Random) -> str:
    """A number written alike that is worth something else."""
    places = [place for place, character in enumerate(old) if character.isdigit()]
    while True:
        place = draw.choice(places)
        new = old[:place] + str((int(old[place]) + draw.randint(1, 9)) % 10) + old[place + 1 :]
        if not new.startswith("0") or len(new) == 1:
            return new
