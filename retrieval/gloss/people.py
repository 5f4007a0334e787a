"""Places, and what is called after them, that are people's names too: Michael Jordan, Christian Eriksen, «صوفيا لورين».

A quotation and the place of such a word in it in; whether it is somebody's name there out.
"""

from functools import lru_cache

from index.language import has_arabic
from index.text import is_stopword
from retrieval.lexicon.lexicon import lexicon
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.quotation import Quotation

_BESIDE_PEOPLE = frozenset(
    "jordan chad georgia paris sydney sofia israel santiago washington milan islam asia muscat".split()
)
"""Beside another capital these are somebody's name: Michael Jordan, Paris Hilton."""
_ADJECTIVES_TOO = frozenset("christian roman german welsh".split())
"""Before what is no ordinary word: of the Christian Democrats and the Roman Empire they are adjectives."""
_ARABIC_PEOPLE = frozenset("صوفيا باريس سيدني جورجيا اسلام مسلم".split())
_BEFORE_PLACES = frozenset("في الي من بين نحو عن حتي مدينه العاصمه مطار شمال جنوب شرق غرب وسط".split())
_SHORTEST_SURNAME = 3


def is_of_a_person(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place, which may name a place or a people, is part of somebody's name."""
    word = quotation.folded(place)
    if word in _ARABIC_PEOPLE:
        return quotation.folded(place - 1) not in _BEFORE_PLACES and _may_be_a_surname(quotation, place)
    if word in _ADJECTIVES_TOO:
        return _may_be_a_surname(quotation, place) and quotation.folded(place - 1) != "the"
    return word in _BESIDE_PEOPLE and (
        _is_capital(quotation, place - 1, place) or _is_capital(quotation, place + 1, place)
    )


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether the list of words translates a word, and by nothing that sounds like it: then it needn't be a name."""
    translations = lexicon().of(Quotation(word).folded(0))
    return bool(translations) and all(similarity(word, each) < SAME_NAME_ACROSS_SCRIPTS for each in translations)


def _may_be_a_surname(quotation: Quotation, place: int) -> bool:
    """Whether the word behind a place may be a surname alone: no ordinary word, and in Latin
    script with a capital and no further one behind it: "German Angela Merkel" is of Germany."""
    after = quotation.folded(place + 1)
    if not after.isalpha() or len(after) < _SHORTEST_SURNAME or is_stopword(after):
        return False
    if has_arabic(after):
        return quotation.joined(place, place + 1) and not is_ordinary(after)
    is_alone = _is_capital(quotation, place + 1, place) and not _is_capital(quotation, place + 2, place + 1)
    return is_alone and not lexicon().of(after)  # "Democrats" sounds like its translation


def _is_capital(quotation: Quotation, place: int, beside: int) -> bool:
    """Whether the word at a place has a capital and stands right beside another, so that both may be one name."""
    is_joined = quotation.joined(min(place, beside), max(place, beside))
    return is_joined and quotation.has_capital(place) and not is_stopword(quotation.folded(place))
