"""Which countries a text names: by their names, those of their cities, and what is called after them.

A text in; codes of countries out, as CLDR has them ("KZ"). A question about one country is not answered by an article
that names others only: "cholera deaths in Sudan" by one on Aden.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from index.text import is_stopword
from retrieval.facts.known_names import known_names, same_place
from retrieval.gloss.place_names import places
from retrieval.quotation import Quotation

_WORD = re.compile(r"[^\W\d_]+")
_OF_PEOPLE = re.compile(
    r"\b(?:tell|told|give|gave|show|let|help|remind|inform|for|to|of|with|from|about|among|between|all|most) \Z",
    re.IGNORECASE,
)
"""After these "us" is whoever asks."""
_KINGDOMS = frozenset({"SA", "JO", "MA", "BH"})
"""What their own press calls "the kingdom" for short."""
_THE_KINGDOM = frozenset("المملكه بالمملكه للمملكه والمملكه kingdom".split())


def names_other_countries(question: str, texts: Iterable[str]) -> bool:
    """Whether a question names countries, and `texts` name others and none of those.

    The question may be typed without capitals. The texts are read one after the other, until one names a country of
    the question's.
    """
    asked = countries(with_capitals(question))
    others = False
    if not asked:
        return False
    for text in texts:
        named = countries(text)
        if named & asked or (asked & _KINGDOMS and _speaks_of_the_kingdom(text)):
            return False
        others = others or bool(named)
    return others


@lru_cache(maxsize=2_000)
def countries(text: str) -> frozenset[str]:
    """The countries that a text names, or names cities, people or things of."""
    names = frozenset[str]().union(*known_names(Quotation(text)).values())
    return frozenset(_territories()[name] for name in names if name in _territories())


def with_capitals(question: str) -> str:
    """A question typed in small letters, each word but stop words with a capital: a place in it is meant all the same,
    but "tell us" asks about no country."""
    if any(letter.isupper() for letter in question[1:]):
        return question
    return _WORD.sub(lambda word: word[0] if _is_no_name(word) else word[0].title(), question)


def _is_no_name(word: re.Match[str]) -> bool:
    return is_stopword(word[0]) or (word[0] == "us" and _OF_PEOPLE.search(word.string[: word.start()]) is not None)


def _speaks_of_the_kingdom(text: str) -> bool:
    quotation = Quotation(text)
    named = known_names(quotation)  # the United Kingdom
    return any(word.folded in _THE_KINGDOM and place not in named for place, word in enumerate(quotation.words))


@cache
def _territories() -> Mapping[str, str]:
    """Countries by the English names of places, of which `same_place` makes one of several."""
    found = {same_place(place.english): place.territory for place in reversed(places().values()) if place.territory}
    return {**found, **dict.fromkeys(("England", "Scotland", "Wales"), "GB")}
