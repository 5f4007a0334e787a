"""Shorter sentences that are still true: what stands before a comma, with its brackets taken out.

A sentence in; a shorter one out, or None.
"""

import re

from index.text import tokens

_COMMA = re.compile(r"\s*[,،;؛:–—]\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_FEWEST_WORDS = 5
_NEVER_FIRST = {
    "en": frozenset(
        "in on at after before when while if although though since as during for with by despite under".split()
    ),
    "ar": frozenset(
        "في بعد قبل عندما بينما اذا رغم منذ خلال حين لما وفي وبعد وعند عند وعندما ولما واذا ومع مع وفقا".split()
    ),
}
"""Words that begin an adverbial or a clause: what stands before the comma is no sentence then."""


def shortened(sentence: str, language: str) -> str | None:
    """The part of a sentence up to a comma, five words or more; None where it has none, or the part is no sentence."""
    bare = _BRACKETS.sub("", sentence)
    words = tokens(bare)
    if not words or words[0].folded in _NEVER_FIRST[language]:
        return None
    for comma in _COMMA.finditer(bare):
        part = bare[: comma.start()]
        if len(tokens(part)) >= _FEWEST_WORDS:
            return part + "."
    return None
