"""True sentences made false in one place: a number, a date, a name, a denial.

A sentence and what it is a translation of in; the same sentence with one thing changed out, or None where it has no
such thing.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from index.errors import SourceError
from index.language import has_arabic
from index.text import Token, fold, is_stopword, tokens
from retrieval.evaluation.claims.material import Pair
from retrieval.gloss.place_names import places
from retrieval.gloss.places import mentions
from retrieval.gloss.quotation import Quotation
from retrieval.names import similarity

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
_NAME_SOUNDS = 0.88
_WORD_SOUNDS = 0.6
_SHORTEST = 4
_OFTEN = 4


def lies(pairs: Sequence[Pair], names: Sequence[str], language: str) -> Mapping[str, Lie]:
    """All lies by their kind, for sentences in `language`. Names come from other `pairs`, and from `names`."""
    known = [*names, *(word for pair in pairs for word in _spoken_names(pair, language))]
    words = [word for pair in pairs for word in _ordinary_words(pair, language)]

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
        spoken = {fold(word) for word in _spoken_names(pair, language)}
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
        spoken = {fold(word) for word in _spoken_names(pair, language)}
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
        ordinary = frozenset(map(fold, _ordinary_words(pair, language)))
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


def well_known_names(folder: Path, pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """Names of persons by language, from a table of Latin and spaced Arabic spellings with their counts.

    Those that were counted four times or more and are no ordinary word in any of `pairs`.
    """
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise SourceError(str(folder), "no table of names in it")
    rows = [line.split("\t") for line in files[0].read_text("utf-8").splitlines()]
    often = [row for row in rows if int(row[2]) >= _OFTEN]
    spellings = {
        "en": [row[0].capitalize() for row in often if row[0].isalpha()],
        "ar": [row[1].replace(" ", "") for row in often],
    }
    found: dict[str, list[str]] = {}
    for language, names in spellings.items():
        ordinary = {fold(word) for pair in pairs for word in _ordinary_words(pair, language)}
        found[language] = [
            name for name in dict.fromkeys(names) if len(name) >= _SHORTEST and fold(name) not in ordinary
        ]
    return found


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


def _spoken_names(pair: Pair, language: str) -> list[str]:
    """The words of a sentence that stand in its translation by their sound, as names do."""
    text, other = pair.sentences[language], pair.sentences["ar" if language == "en" else "en"]
    theirs = [word.folded for word in tokens(other) if _may_be_name(word, other)]
    return [
        text[word.start : word.end]
        for word in tokens(text)
        if _may_be_name(word, text)
        and max((similarity(word.folded, each) for each in theirs), default=0) >= _NAME_SOUNDS
    ]


def _ordinary_words(pair: Pair, language: str) -> list[str]:
    """The words of a sentence that sound like none in its translation."""
    text, other = pair.sentences[language], pair.sentences["ar" if language == "en" else "en"]
    theirs = [word.folded for word in tokens(other)]
    return [
        text[word.start : word.end]
        for word in tokens(text)
        if len(word.folded) >= _SHORTEST
        and not is_stopword(word.folded)
        and (has_arabic(word.folded) if language == "ar" else text[word.start].islower())
        and max((similarity(word.folded, each) for each in theirs), default=0) < _WORD_SOUNDS
    ]


def _may_be_name(word: Token, text: str) -> bool:
    if len(word.folded) < _SHORTEST or is_stopword(word.folded) or not word.folded.isalpha():
        return False
    return has_arabic(word.folded) or text[word.start].isupper()
