"""Words that turn a sentence round when one takes the other's place: rose and fell, accepted and rejected.

A text in; the poles that it names out, by the number of their pair.
"""

from collections.abc import Mapping, Set
from functools import cache, lru_cache

from index.language import has_arabic
from index.text import stem, tokens
from retrieval.facts.opposite_pairs import PAIRS

Pole = tuple[int, int]
"""A pair's number and the side of it, 0 or 1."""


@cache
def _poles() -> Mapping[str, tuple[Pole, ...]]:
    """The poles by stems (English) and folded words (Arabic). A word may stand at several."""
    found: dict[str, list[Pole]] = {}
    for number, pair in enumerate(PAIRS.strip().split("\n\n")):
        for side, words in enumerate(pair.split("|")):
            for word in words.split():
                key = word if has_arabic(word) else stem(word)
                if (number, side) not in found.setdefault(key, []):
                    found[key].append((number, side))
    return {word: tuple(poles) for word, poles in found.items()}


@lru_cache(maxsize=4_000)
def poles(text: str) -> frozenset[Pole]:
    """The poles that the words of a text name."""
    found: set[Pole] = set()
    for token in tokens(text):
        found.update(*(_poles().get(form, ()) for form in forms(token.folded)))
    return frozenset(found)


def forms(folded: str) -> tuple[str, ...]:
    """What a folded word may be listed as: its stem in English, without what is written onto it in Arabic."""
    if not has_arabic(folded):
        return (stem(folded),)
    found = [folded]
    for leading in ("و", "ف", "ب", "ل", "وب", "ول", "س", "وس"):
        found += [folded[len(leading) :]] * (folded.startswith(leading) and len(folded) > len(leading) + 2)
    bare = [form.removeprefix("ال") for form in found if form.startswith("ال")]
    bare += [form[2:] for form in found if form.startswith("لل")]
    return tuple(dict.fromkeys(form for form in (*found, *bare) if form))


def turned_round(claimed: str, held: str) -> bool:
    """Whether `claimed` names one pole of a pair, and `held` the other one alone."""
    return _is_opposed(poles(claimed), poles(held))


def point_apart(ours: Set[Pole], theirs: Set[Pole]) -> bool:
    """Whether one of two texts with these poles names one of a pair alone, and the other one names its opposite."""
    return _is_opposed(ours, theirs) or _is_opposed(theirs, ours)


def _is_opposed(ours: Set[Pole], theirs: Set[Pole]) -> bool:
    return any(
        (number, 1 - side) in theirs and (number, side) not in theirs and (number, 1 - side) not in ours
        for number, side in ours
    )
