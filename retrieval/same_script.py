"""Are two words of one script two spellings of one name?

Two words in; how like they sound (0..1) out, 0 where they are two words, or may be: police and policy, المحكمة (the
court) and المحاكمة (the trial) sound more alike than many spellings of one name. Only foreign names vary in spelling.
In Latin script a capital tells them, which whoever asks looks at; in Arabic they tell themselves by more consonants
than a root has.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from index.language import has_arabic
from index.sounds import spellings
from index.text import fold
from retrieval.names import similarity

_ALIKE = 0.9  # similarity from which two spellings count as one word
SHORTEST_RESPELLED = 5
"""Letters of a word that may be spelt otherwise: shorter ones have too many neighbours."""
_MORE_THAN_A_ROOT = 4  # consonants
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
_HAMZA_SEATS = str.maketrans("ؤئ", "ءء")  # before folding, which makes و and ي of them
_DERIVED = re.compile("^[وف]?(?:[يتن]|ا|م)(?:ست|.ت)")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def respelled(one: str, other: str) -> float:
    """How like `one` and `other` sound (0..1) where both can be spellings of one name, else 0. Symmetric.

    Of Latin words both must be known to be names.
    """
    if min(len(one), len(other)) < SHORTEST_RESPELLED or has_arabic(one) != has_arabic(other):
        return 0.0
    possible = not has_arabic(one) or _one_arabic_name(one, other)
    alike = similarity(one, other) if possible else 0.0
    return alike if alike >= _ALIKE else 0.0


@lru_cache(maxsize=100_000)
def is_respelled(one: str, other: str) -> bool:
    """The same of folded words, whose capitals are gone: Latin ones may then differ by a letter only."""
    if has_arabic(one) or has_arabic(other):
        return respelled(one, other) > 0
    near = (
        min(len(one), len(other)) >= SHORTEST_RESPELLED and one[0] == other[0] and Levenshtein.distance(one, other) <= 1
    )
    skeletons = {each.skeleton for each in spellings(one)} & {each.skeleton for each in spellings(other)}
    return near and any(len(each) >= _MORE_THAN_A_ROOT for each in skeletons)


def _one_arabic_name(one: str, other: str) -> bool:
    """Whether they differ in seats of hamza and doubled letters alone, or in the vowels of a name too long for a root.

    A م before three consonants is mostly a prefix of Arabic's own, and so is what derived verbs and their nouns begin
    with: مشاركة and مشركة are two words, استقل (became independent) and استقال (resigned) too.
    """
    ours, theirs = _shape(one), _shape(other)
    if ours.plain == theirs.plain:
        return True
    if ours.is_derived and theirs.is_derived:
        return False
    return any(len(each) >= _MORE_THAN_A_ROOT + each.startswith("M") for each in ours.consonants & theirs.consonants)


class _Shape(NamedTuple):
    """What of an Arabic word is compared: without its article and doubled letters, whether it is derived as verbs are,
    and the consonants of it without the article, one reading each."""

    plain: str
    is_derived: bool
    consonants: frozenset[str]


@lru_cache(maxsize=20_000)
def _shape(word: str) -> _Shape:
    """Every word of a question is held against every word of what is read."""
    bare = _ARTICLE.sub("", fold(word))
    plain = _DOUBLED.sub(r"\1", _ARTICLE.sub("", fold(word.translate(_HAMZA_SEATS))))
    return _Shape(plain, bool(_DERIVED.match(bare)), frozenset(each.consonants for each in spellings(bare)))
