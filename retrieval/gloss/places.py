"""Countries, continents and big cities in a quote.

A quotation in; what its places are called in the other language out. Arabic writes particles onto a name (وإيران,
بالصين, للهند); a vowel letter more or less in a long name is the same name (قرغيزستان, قيرغيزستان).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from index.language import has_arabic
from index.text import fold, is_stopword
from retrieval.gloss.oman import OMAN_OR_AMMAN, oman_or_amman
from retrieval.gloss.people import is_of_a_person
from retrieval.gloss.place_names import Place, places
from retrieval.quotation import TANWIN, Found, Quotation

PARTICLES = ("", "و", "ف", "ب", "ل", "وب", "ول")
"""What Arabic writes onto the word after it; the word alone first. ك is missing: كلاوس is Klaus oftener than "like
Laos"."""
_WEAK = re.compile(r"(?<=.)[اوي](?=.)")
_POSSESSIVE = re.compile(r"['’]s\Z")
_ELIDED = re.compile(r"\Ad['’](?=\w)")
"""What is written onto the word behind it: Côte d'Ivoire."""
_FEWEST_CONSONANTS = 5
"""Of a name whose vowel letters are not told apart: فرنسا and فرنسوا (François) have four in common."""
_LONGEST_DIFFERENCE = 2

_PARTS_OF_OTHER_NAMES = frozenset({"new"})
"""A word that makes another place of the next one: New Mexico is not Mexico."""
_FOLLOWED_BY = {
    "مصر": frozenset({"علي"}),  # insistent on
    "مسقط": frozenset({"راس", "راسه", "راسها", "راسهم"}),  # birthplace
    "المغرب": frozenset({"العربي", "العربيه", "والعشاء"}),  # the Maghreb, prayers
    "الصين": frozenset({"الشعبيه"}),  # part of a longer name that is left whole
    "جورجيا": frozenset({"ميلوني"}),  # Giorgia
    "كولومبيا": frozenset({"البريطانيه"}),  # British Columbia
}
"""What follows a name where it means something else."""
_PRECEDED_BY = {
    "المغرب": frozenset({"صلاه", "بلاد", "وقت", "اذان", "قبل", "بعد", "حتي", "عند"}),  # sunset prayer, the Maghreb
    "الرياض": frozenset({"صحيفه", "جريده"}),  # a newspaper
    "القاهره": frozenset({"القوه", "الظروف", "الاسباب"}),  # overwhelming
    "الموصل": frozenset({"الطريق", "الجسر", "الممر", "الشارع"}),  # leading to
    "قطر": frozenset({"نصف", "بنصف", "ونصف"}),  # radius
    "كولومبيا": frozenset({"جامعه", "بجامعه", "لجامعه", "وجامعه"}),  # Columbia University
}
"""What precedes it there."""
_ONLY_BESIDE = {
    # Jeddah; alone she may be a grandmother, and وجدة is Oujda.
    "جده": frozenset(
        """
        في الي من بين مدينه بمدينه محافظه مطار ميناء شمال جنوب شرق غرب وسط قمه اتفاق اعلان منبر محادثات مفاوضات امانه
        """.split()
    ),
    "سيول": frozenset({"العاصمه"}),  # Seoul, and floods
}
"""Names that are everyday words too: what must precede them, or, for a "و" written onto them, another place."""
_OF_KOREA = ("كوريا", "الكوري", "كوري", "بيونغ")
_FLOODS = frozenset("في علي الي جارفه عارمه غزيره قويه مدمره وفيضانات وامطار وانهيارات ضربت اجتاحت من".split())
"""What follows floods, in Korea as well."""
_NOT_AFTER_PARTICLE = frozenset({"قطر", "اندورا"})  # بقطر: in diameter; باندورا: Pandora


class Mention(NamedTuple):
    """A place named by the words from `first` to `last`, both included; `start` is where the name begins in the text,
    behind particles that are written onto it."""

    place: Place
    start: int
    first: int
    last: int


def places_in(quotation: Quotation, language: str) -> Iterator[Found]:
    """The places of a quote as a reader of `language` ("ar" or "en") calls them."""
    for mention in mentions(quotation):
        end = quotation.words[mention.last].end
        written = quotation.text[mention.start : end]
        end -= len(written) - len(_POSSESSIVE.sub("", written))
        yield Found(mention.start, end, mention.place.name(language))


@lru_cache(maxsize=2_000)
def mentions(quotation: Quotation) -> tuple[Mention, ...]:
    """The places that a text names, in order. The same sentences are looked at again and again."""
    found: list[Mention] = []
    at = 0
    while at < len(quotation.words):
        mention = _arabic(quotation, at) if has_arabic(quotation.folded(at)) else _latin(quotation, at)
        if mention is not None:
            found.append(mention)
        at = at + 1 if mention is None else mention.last + 1
    return tuple(found)


def _longest(quotation: Quotation, at: int, first: str) -> tuple[Place, int] | None:
    """The longest name that begins at a word, read as `first`: its place, and the number of words."""
    for words in range(_most_words().get(first, 0), 0, -1):
        name = (first, *(quotation.folded(at + each) for each in range(1, words)))
        place = places().get(name)
        if place is not None and all(_holds(quotation, at + each) for each in range(words - 1)):
            return place, words
    return None


def _holds(quotation: Quotation, place: int) -> bool:
    """Whether a name goes on over what stands between the word at a place and the next."""
    gap = quotation.between(place)
    if quotation.folded(place) == "st":
        gap = gap.removeprefix(".")
    return gap.strip(" \u00a0") in {"", "-", "–", "&"} and "\n" not in gap


def _latin(quotation: Quotation, at: int) -> Mention | None:
    word = quotation.words[at]
    longest = _longest(quotation, at, word.folded)
    if longest is None or not quotation.has_capital(at):
        return None
    place, words = longest
    written = quotation.slice(at, at + words - 1)
    if words == 1:
        if quotation.folded(at - 1) in _PARTS_OF_OTHER_NAMES and quotation.joined(at - 1, at):
            return None
        # "US" is a country and "Us" a pronoun; "US$" is money.
        if quotation.text[word.end : word.end + 1] == "$":
            return None
        if len(word.folded) <= 3 and not written.isupper():
            return None
        if is_of_a_person(quotation, at):
            return None
    elif any(letter.islower() for letter in _initials(quotation, at, words)):
        return None
    return Mention(place, word.start, at, at + words - 1)


def _initials(quotation: Quotation, at: int, length: int) -> str:
    inner = range(at, at + length)
    words = (_ELIDED.sub("", quotation.slice(each, each)) for each in inner if not _is_joining(quotation, each))
    return "".join(word[0] for word in words)


def _is_joining(quotation: Quotation, place: int) -> bool:
    return quotation.folded(place) in {"and", "of", "the", "da", "d"}


def _arabic(quotation: Quotation, at: int) -> Mention | None:
    word = quotation.words[at]
    for particle, name in _readings(word.folded):
        if name == OMAN_OR_AMMAN:
            meant = oman_or_amman(quotation, at)
            start = _after_particle(quotation, at, particle)
            return None if meant is None else Mention(places()[meant,], start, at, at)
        longest = _longest(quotation, at, name)
        if longest is None and len(name) >= _FEWEST_CONSONANTS:
            spelt_otherwise = _variants().get(_consonants(name))
            if spelt_otherwise is not None and abs(len(spelt_otherwise) - len(name)) <= _LONGEST_DIFFERENCE:
                longest = places()[spelt_otherwise,], 1
        if longest is None:
            continue
        if longest[1] == 1 and (_is_another_word(quotation, at, particle, name) or is_of_a_person(quotation, at)):
            return None
        place, words = longest
        return Mention(place, _after_particle(quotation, at, particle), at, at + words - 1)
    return None


def _readings(folded: str) -> Iterator[tuple[str, str]]:
    """A word with the particles that may be written onto it: what they are, and the name that remains."""
    for particle in PARTICLES:
        if folded.startswith(particle):
            yield particle, folded[len(particle) :]
    for particle in ("", "و", "ف"):
        if folded.startswith(particle + "لل"):  # ل and the article
            yield particle, "ال" + folded[len(particle) + 2 :]


def _is_another_word(quotation: Quotation, at: int, particle: str, name: str) -> bool:
    if particle and name in _NOT_AFTER_PARTICLE:
        return True
    if name in _ONLY_BESIDE and not _is_beside(quotation, at, particle, name):
        return True
    if quotation.folded(at + 1) in _FOLLOWED_BY.get(name, ()):
        return True
    written = quotation.slice(at, at)
    if name.endswith("ه") and not written.endswith("ة"):  # جدة is a city, جده his grandfather
        return True
    before = quotation.folded(at - 1)
    if before in _PRECEDED_BY.get(name, ()):
        return True
    # "صاروخا روسيا" is a Russian missile: an adjective in the accusative ends like a country.
    if not name.endswith("يا") or not quotation.joined(at - 1, at):
        return False
    after_accusative = before.endswith("ا") and not is_stopword(before) and (before,) not in places()
    return TANWIN in written or after_accusative


def _is_beside(quotation: Quotation, at: int, particle: str, name: str) -> bool:
    """Whether an everyday word stands where the place of that name does."""
    before = quotation.folded(at - 1)
    if not particle and before in _ONLY_BESIDE[name]:
        return True
    if name == "سيول":
        is_of_korea = any(word.folded.startswith(_OF_KOREA) for word in quotation.words)
        return is_of_korea and quotation.folded(at + 1) not in _FLOODS
    is_another = particle == "و" and any((form,) in places() for _, form in _readings(before))
    return is_another or particle in {"ب", "ل", "وب", "ول"}


def _after_particle(quotation: Quotation, at: int, particle: str) -> int:
    """Where the name itself begins in the text: marks may stand on the particle's letters or after them."""
    place, end = quotation.words[at].start, quotation.words[at].end
    for letter in particle:
        if quotation.text[place] != letter:
            return quotation.words[at].start
        place += 1
        while place < end and not fold(quotation.text[place]).strip():
            place += 1
    return place


@cache
def _most_words() -> dict[str, int]:
    """The number of words of the longest name that begins with a word."""
    longest: dict[str, int] = {}
    for name in places():
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


@cache
def _variants() -> dict[str, str]:
    """Arabic names of one word by their consonants, where these are enough and only one place has them."""
    found: dict[str, list[str]] = {}
    for name in places():
        if len(name) == 1 and has_arabic(name[0]):
            key = _consonants(name[0])
            if len(key.removeprefix("ال").strip("اويه")) >= _FEWEST_CONSONANTS:
                found.setdefault(key, []).append(name[0])
    return {key: names[0] for key, names in found.items() if len({places()[name,] for name in names}) == 1}


def _consonants(name: str) -> str:
    """The name without vowel letters inside; an article stays, for كاميرون is a person and الكاميرون a country."""
    return _WEAK.sub("", name)
