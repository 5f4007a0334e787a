"""Words by which two texts meet, whether written as they are spoken or in the standard language: words in, stems out.

«عالصهريج» holds صهريج, «الكهربا» is الكهرباء, and what translates a word says the same.
"""

from collections.abc import Iterable, Set
from functools import lru_cache

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.facts.known_names import arabic_readings
from retrieval.lexicon.lexicon import lexicon
from retrieval.lexicon.whole_words import searched

_JUST_THE_SAME = 0.5
"""Cosine of what translates them from which two words of one language say the same: ماء and مياه, oil and petroleum."""
_ONTO_AN_ARTICLE = ("بهال", "عال", "هال", "بال")
"""Spoken particles written onto the article: on the, this, in this."""
_SHORTEST = 3
TELLERS = frozenset(
    """
    says said according spokesman minister police army ministry civil defence defense
    قال قالت وفق بحسب متحدث وزير الوزير شرطه الشرطه الجيش وزاره الوزاره الدفاع المدني
    """.split()
)
"""Folded words for those who tell of every event: two texts that share them need not be of one."""
_STANDARD = {
    **dict.fromkeys(("مي", "ميه", "مويه", "مويا", "ماي"), ("ماء", "مياه")),
    **dict.fromkeys(("مصاري", "فلوس"), ("مال",)),
    "ولاد": ("اولاد",),
    "شغل": ("عمل",),
}
"""Stems of everyday nouns of the spoken language that are other words in the standard one."""


@lru_cache(maxsize=50_000)
def own_stems(folded: str) -> frozenset[str]:
    """The stems that a folded word may have, with what is written onto it and without."""
    found = {stem(folded)}
    if has_arabic(folded):
        bare = (folded.removeprefix(each) for each in _ONTO_AN_ARTICLE if folded.startswith(each))
        found |= {stem(each) for each in (*arabic_readings(folded), *bare) if len(each) >= _SHORTEST}
        found |= {each.rstrip("ءا") for each in found if len(each.rstrip("ءا")) >= _SHORTEST}
        found |= {stem(word) for each in found for word in _STANDARD.get(each, ())}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def translations(folded: str) -> frozenset[str]:
    """The stems of words of the other language that say what a folded word says."""
    return frozenset(searched(each) for word in _standard(folded) for each in lexicon().of(word))


@lru_cache(maxsize=20_000)
def synonyms(folded: str) -> frozenset[str]:
    """The stems of words of its own language that say nearly what a folded word says."""
    related = (each for word in _standard(folded) for each in lexicon().related(word).items())
    return frozenset(each for each, alike in related if alike >= _JUST_THE_SAME)


def _standard(folded: str) -> tuple[str, ...]:
    return _STANDARD.get(stem(folded), (folded,))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems that the content words among folded `words` may have."""
    return frozenset[str]().union(*(own_stems(word) for word in words if not is_stopword(word)))


def stands_in(folded: str, stems: Set[str]) -> bool:
    """Whether a folded word, or its translation, is among the `stems` of a text (`stems_of`)."""
    return not (stems.isdisjoint(own_stems(folded)) and stems.isdisjoint(translations(folded)))


def in_common(asked: Iterable[str], words: Iterable[str]) -> int:
    """How many content words among folded ones stand among others, in either language."""
    stems = stems_of(words)
    return sum(stands_in(word, stems) for word in set(asked) if not is_stopword(word))
