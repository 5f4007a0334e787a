"""Do an Arabic and a Latin spelling, or two spellings in one script, name the same person or place?

Words in; a similarity of 0..1 out. A word is reduced to consonant codes with vowel classes that both scripts share
(ج and j are J, ق, ك, k and hard c are K, a long vowel is A, W or Y); similar codes are spellings of one name. A signal
for ranking, never proof.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from index.language import has_arabic
from index.text import fold

_ARABIC = dict(zip("بپتطثجچحهخدذضظرزژسصشغفڤقكگلمن", "BBTTTJJHHXDDDZRZJSSCGFFKKGLMN", strict=True))
_ARABIC |= {"ع": "A", "و": "W", "ي": "Y", "ا": "A", "ء": ""}
_ARABIC_CLUSTERS = (("تش", "ش"), ("دج", "ج"), ("دز", "ز"))  # one sound, written with two letters
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
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az)[- ](?=\w{3})")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?[بكل]?ال|[وف]?لل|[وفبلك])(?=.{3})")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as its sounds: `codes` with vowels, `skeleton` without but for the first, `coarse` with classes merged."""

    codes: str
    skeleton: str
    coarse: str


@lru_cache(maxsize=100_000)
def spellings(word: str) -> tuple[Spelling, ...]:
    """The sounds of one word, in either script.

    Arabic writes conjunction, preposition and article onto the word: "وإيران" is read with و (it could be the name's
    own, as in واشنطن) and without.
    """
    if not has_arabic(word):
        return (_spelling(_latin_codes(word)),)
    folded = fold(word)
    bare = _ARABIC_PREFIX.sub("", folded)
    return tuple(_spelling(_arabic_codes(form)) for form in dict.fromkeys((folded, bare)))


def _spelling(codes: str) -> Spelling:
    skeleton = _skeleton(codes)
    coarse = _DOUBLED.sub(r"\1", skeleton.translate(_COARSE))
    return Spelling(codes, skeleton, coarse.replace("H", "") if len(coarse) > 3 else coarse)


def _arabic_codes(folded: str) -> str:
    for written, sound in _ARABIC_CLUSTERS:
        folded = folded.replace(written, sound)
    return "".join(_ARABIC.get(letter, "") for letter in folded.removesuffix("ه"))


def _latin_codes(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", fold(word)) if not unicodedata.combining(c))
    bare = _LATIN_ARTICLE.sub("", bare)
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
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", codes[1:]))


@lru_cache(maxsize=200_000)
def similarity(one: str, other: str) -> float:
    """How likely two words are spellings of one name: 0..1, symmetric."""
    return max(_agreement(a, b) for a in spellings(one) for b in spellings(other))


def _agreement(a: Spelling, b: Spelling) -> float:
    """0.4 skeleton + 0.4 codes + 0.2 coarse skeleton, as edit similarities.

    Two consonants agree by chance too often: such names must have the same ones, and then their vowels decide. One
    consonant says nothing.
    """
    shortest = min(len(a.skeleton), len(b.skeleton))
    if shortest < 2 or (shortest == 2 and a.skeleton != b.skeleton):
        return 0.0
    codes = fuzz.ratio(a.codes, b.codes) / 100
    if shortest == 2:
        return 0.5 + 0.5 * codes
    skeleton = Levenshtein.normalized_similarity(a.skeleton, b.skeleton)
    coarse = Levenshtein.normalized_similarity(a.coarse, b.coarse)
    return 0.4 * skeleton + 0.4 * codes + 0.2 * coarse
