"""Do an Arabic and a Latin spelling, or two spellings in one script, name the same person or place?

Words in; a similarity of 0..1 out. Similar sounds (`index.sounds`) are spellings of one name. A signal for ranking,
never proof.
"""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from index.sounds import FEW, FEWEST, INSIDE, Spelling, spellings

SAME_NAME_ACROSS_SCRIPTS = 0.75
"""Similarity from which an Arabic and a Latin spelling count as one name: lower, for the scripts share no vowels."""
_UNMET = 0.2
"""What a vowel that the other spelling would have to write takes from names of two consonants; with it, words like
قوات and Cat stay apart."""
_UNMET_OF_THREE = 0.1
"""The same for three, where only a vowel inside counts: جنيف is Geneva."""


@lru_cache(maxsize=200_000)
def similarity(one: str, other: str) -> float:
    """How likely two words are spellings of one name: 0..1, symmetric."""
    likeliest = 0.0
    theirs = spellings(other)
    for a in spellings(one):
        for b in theirs:
            shortest = min(len(a.skeleton), len(b.skeleton))
            if shortest > FEWEST or (shortest == FEWEST and a.skeleton == b.skeleton):
                likeliest = max(likeliest, _agreement(a, b, shortest))
    return likeliest


def _agreement(a: Spelling, b: Spelling, shortest: int) -> float:
    """0.4 skeleton + 0.4 codes + 0.2 coarse skeleton, as edit similarities.

    Two consonants agree by chance too often: such names must have the same ones, and then their vowels decide. One
    consonant says nothing. A long vowel that the other spelling lacks counts against names of two and three.
    """
    codes = fuzz.ratio(a.codes, b.codes) / 100
    unmet = a.must & ~b.may | b.must & ~a.may
    if shortest == FEWEST:
        return 0.5 + 0.5 * codes - (_UNMET if unmet else 0.0)
    skeleton = Levenshtein.normalized_similarity(a.skeleton, b.skeleton)
    coarse = Levenshtein.normalized_similarity(a.coarse, b.coarse)
    lacking = _UNMET_OF_THREE if unmet & INSIDE and shortest == FEW else 0.0
    return 0.4 * skeleton + 0.4 * codes + 0.2 * coarse - lacking
