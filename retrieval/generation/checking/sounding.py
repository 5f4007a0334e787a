"""How alike two words sound, short names too: for words that something else says may be one name.

Words in; a likeness of 0..1 out. `retrieval.names.similarity` gives none to names of two consonants that differ in one
(جون and John), since these agree by chance; beside vectors that agree as well, chance is less.
"""

from functools import lru_cache

from rapidfuzz import fuzz

from index.sounds import spellings
from retrieval.names import similarity

_SHARE_OF_CODES = 0.8
_SILENT = "H"


@lru_cache(maxsize=200_000)
def sound(one: str, other: str) -> float:
    """`similarity` where it is not 0, else four fifths of the likeness of all sounds but h."""
    found = similarity(one, other)
    if found:
        return found
    return _SHARE_OF_CODES * max(
        fuzz.ratio(ours.codes.replace(_SILENT, ""), theirs.codes.replace(_SILENT, "")) / 100
        for ours in spellings(one)
        for theirs in spellings(other)
    )
