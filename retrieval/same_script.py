"""Are two words of one script two spellings of one name?

Two words in; how like they sound (0..1) out, 0 where they are two words, or may be: police and policy, المحكمة (the
court) and المحاكمة (the trial) sound more alike than many spellings of one name. Only foreign names vary in spelling.
In Latin script a capital tells them, which whoever asks looks at; in Arabic they tell themselves by more consonants
than a root has.
"""

import re
from functools import lru_cache

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
    if _plain(one) == _plain(other):
        return True
    bare, their_bare = _ARTICLE.sub("", fold(one)), _ARTICLE.sub("", fold(other))
    if _DERIVED.match(bare) and _DERIVED.match(their_bare):
        return False
    shared = {each.consonants for each in spellings(bare)} & {each.consonants for each in spellings(their_bare)}
    return any(len(each) >= _MORE_THAN_A_ROOT + each.startswith("M") for each in shared)


def _plain(word: str) -> str:
    return _DOUBLED.sub(r"\1", _ARTICLE.sub("", fold(word.translate(_HAMZA_SEATS))))
