"""How a word sounds, in either script: what spellings of one name have in common, and a search finds it by.

A word in; its sounds out. A word is reduced to consonant codes with vowel classes that both scripts share (ج and j are
J, ق, ك, k and hard c are K, a long vowel is A, W or Y).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.language import has_arabic
from index.text import fold

_ARABIC = dict(zip("بپتطثجچحهخدذضظرزژسصشغفڤقكگلمن", "BBTTTJJHHXDDDZRZJSSCGFFKKGLMN", strict=True))
_ARABIC |= {"ع": "A", "و": "W", "ي": "Y", "ا": "A", "ء": ""}
_ARABIC_CLUSTERS = (("تش", "ش"), ("دج", "ج"), ("دز", "ز"))  # one sound, written with two letters
_FINAL_TS = re.compile("تس$")  # as in كاتس; تسلا keeps both
_HARD_G = ("ق", "ج")  # g in some dialects, in Persian gh, and in foreign names: القذافي Gaddafi, جوجل Google
# Longest first; a vowel after soft c and g is kept as its class.
_LATIN_CLUSTERS = (
    ("tch", "C"), ("sch", "C"), ("sh", "C"), ("ch", "C"), ("kh", "X"), ("gh", "G"), ("th", "T"), ("dh", "D"),
    ("ph", "F"), ("zh", "J"), ("dj", "J"), ("ck", "K"), ("qu", "K"), ("ts", "S"), ("tz", "S"), ("dz", "Z"),
    ("x", "KS"), ("ce", "SA"), ("ci", "SY"), ("cy", "SY"), ("ge", "JA"), ("gi", "JY"),
)  # fmt: skip
_LATIN = dict(zip("bptdfvjgkqclmnrszhwyaeiou", "BBTDFFJGKKKLMNRSZHWYAAYWW", strict=True))
_COARSE = str.maketrans({"G": "J", "X": "H", "Z": "S"})  # g, j and gh; kh and h; z and s are often exchanged
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[AWY]")
_BITS = {"A": 1, "W": 2, "Y": 4}
_LONG = 8  # a long vowel, whichever
_FINAL_A = 16  # a or ah at the end, in Latin
_FEMININE = 32  # ة
INSIDE = ~(_FINAL_A | _FEMININE)
"""Of the sums of bits in `Spelling.must`, those of vowels inside a word."""
_LATIN_VOWELS = {"a": "A", "e": "AY", "i": "Y", "y": "AWY", "o": "W", "u": "W", "w": "W"}  # what Arabic makes of them
_SHORT_U = re.compile(r"(?<=[^aeiouyq])u(?=[^aeiouy])")  # may be an English one: Trump, Musk
_SILENT_E = re.compile(r"(?<=[^aeiouy])e$")
_LONG_IN_LATIN = re.compile(r"(?:ee|ea|oo|oa|ai|ay|ei|ey|au)(?=[^aeiouy])")
_LATIN_FINAL_A = re.compile(r"(?:a|[ae]h)$")
_LIKE_FINAL_A = tuple("هاعيحء")
_RARE_PREFIXES = ("ك", "ف")  # before two consonants they are oftener the word's own: كتاب, كثير
FEWEST = 2  # consonants that say something
FEW = 3
_FEWEST_CODES = 4  # of a sound with vowels
_GERMAN_Z = re.compile(r"(?<=[lnr])z$")  # as ts: Scholz, Merz
_SILENT_H = re.compile(r"(?<=[ae])h$")  # of ة; sounded in Salah
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az)[- ](?=\w{3})")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بكل]?ال|[وف]?لل|[وفبلك])(?=.{3})")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as its sounds: `codes` with vowels, `skeleton` without but for the first, `coarse` with classes merged.

    `must` are the vowels that the other spelling has to write too (Arabic writes the long ones only), `may` those that
    it can: sums of bits.
    """

    codes: str
    skeleton: str
    coarse: str
    must: int
    may: int

    @property
    def consonants(self) -> str:
        """All of them, also where two of a kind stand side by side: استقلال has one more than استقال."""
        return self.codes[:1] + _VOWELS.sub("", self.codes[1:])


@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """The sounds of one word, in either script.

    Arabic writes conjunction, preposition and article onto the word: "وإيران" is read with و (it could be the name's
    own, as in واشنطن) and without. A letter of two sounds is read as either.
    """
    return _of_arabic(fold(word)) if has_arabic(word) else _of_latin(fold(word))


def _of_latin(folded: str) -> tuple[Spelling, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    bare = _GERMAN_Z.sub("s", _LATIN_ARTICLE.sub("", bare))
    heard = _SHORT_U.sub("ua", _SILENT_E.sub("", bare))
    may = _LONG | _bits("".join(_LATIN_VOWELS.get(letter, "") for letter in heard))
    if bare.endswith(("a", "h")):
        may |= _FINAL_A | _FEMININE
    must = (_LONG if _LONG_IN_LATIN.search(bare) else 0) | (_FINAL_A if _LATIN_FINAL_A.search(bare) else 0)
    return tuple(_spelling(_latin_codes(form), must, may) for form in dict.fromkeys((bare, _SILENT_H.sub("", bare))))


def _of_arabic(folded: str) -> tuple[Spelling, ...]:
    bare = _ARABIC_PREFIX.sub("", folded)
    found = [_arabic(bare.replace(letter, "غ")) for letter in _HARD_G if letter in bare]
    found = [each for each in found if len(each.skeleton) > FEWEST]
    if bare != folded:
        inner = _arabic(bare)
        if not (folded[1:] == bare and folded[0] in _RARE_PREFIXES) or len(inner.skeleton) > FEWEST:
            found.append(inner)
    return (_arabic(folded), *found)


def _arabic(folded: str) -> Spelling:
    codes = _arabic_codes(folded)
    inside = _bits(codes[1:-1])
    may = _bits("AWY") | (_LONG if inside else 0) | (_FINAL_A if folded.endswith(_LIKE_FINAL_A) else 0) | _FEMININE
    return _spelling(codes, inside | (_FEMININE if folded.endswith("ه") else 0), may)


def _bits(vowels: str) -> int:
    return sum(bit for vowel, bit in _BITS.items() if vowel in vowels)


def _spelling(codes: str, must: int, may: int) -> Spelling:
    skeleton = _skeleton(codes)
    coarse = skeleton.translate(_COARSE)
    return Spelling(codes, skeleton, coarse.replace("H", "") if len(coarse) > 3 else coarse, must, may)


def _arabic_codes(folded: str) -> str:
    for written, sound in _ARABIC_CLUSTERS:
        folded = folded.replace(written, sound)
    folded = _FINAL_TS.sub("س", folded.removesuffix("ه"))
    return _DOUBLED.sub(r"\1", "".join(_ARABIC.get(letter, "") for letter in folded))


def _latin_codes(bare: str) -> str:
    codes = []
    at = 0
    while at < len(bare):
        cluster = next((pair for pair in _LATIN_CLUSTERS if bare.startswith(pair[0], at)), None)
        if cluster is None:
            codes.append(_LATIN.get(bare[at], ""))
            at += 1
        else:
            codes.append(cluster[1])
            at += len(cluster[0])
    return _DOUBLED.sub(r"\1", "".join(codes))


def _skeleton(codes: str) -> str:
    if not codes:
        return ""
    first = "A" if codes[0] in "AWY" else codes[0]
    whole = first + _VOWELS.sub("", codes[1:])
    once = _DOUBLED.sub(r"\1", whole)
    return once if len(once) > FEW else whole  # what little Sisi and Google have must not become less


# No word has a dot, and a number begins with a digit: none is taken for a sound.
_ARABIC_SOUND, _LATIN_SOUND = "ar.", "la."


@lru_cache(maxsize=100_000)
def sound_terms(word: str) -> tuple[str, ...]:
    """What a word is found by from the other script: each of its sounds, with its own script.

    None for short words: what sounds there are in one name are those of too many words.
    """
    return _terms(word, _ARABIC_SOUND if has_arabic(word) else _LATIN_SOUND)


def sound_terms_across(word: str) -> tuple[str, ...]:
    """The sound terms of words in the other script that may name what `word` names."""
    return _terms(word, _LATIN_SOUND if has_arabic(word) else _ARABIC_SOUND)


def is_sound_term(term: str) -> bool:
    """Whether a search term is a sound, and no word."""
    return term.startswith((_ARABIC_SOUND, _LATIN_SOUND))


def _terms(word: str, script: str) -> tuple[str, ...]:
    found = dict.fromkeys(sound for each in spellings(word) if (sound := _sound(each)))
    return tuple(script + sound.lower() for sound in found)


def _sound(spelling: Spelling) -> str:
    """Three consonants or more; of two, the vowels that both scripts write as well (خوري, Khoury), where there are two.

    Of 1,934 pairs of Wikidata's names, whose spellings are alike (`retrieval.names.similarity`) for 89 %, 75 % share a
    sound; 68 % by consonants alone.
    """
    if len(spelling.coarse) >= FEW:
        return spelling.coarse
    return spelling.codes.translate(_COARSE) if len(spelling.codes) >= _FEWEST_CODES else ""
