"""Whether the letter that an Arabic word begins with is "and", or its own: والسكر, but وستهام (West Ham) and وضاح.

A word that something is named by in; the spellings to ask with out. A list has few names, so where neither is known,
both are put.
"""

from collections.abc import Collection

from index.text import stem
from retrieval.asking_words import CONNECTIVES
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import ARABIC_HEADS, is_small
from retrieval.examples.given_names import is_given_name
from retrieval.gloss.place_names import places
from retrieval.lexicon.lexicon import lexicon

_AND = CONNECTIVES[0]
_ONTO_NOUNS = ("ال", "لل", "بال")
_WITH_HAMZA = ("أ", "إ", "آ")
_SHORTEST = 4
"""Letters of a word that the list of words is asked for: of shorter ones it knows other words of the same stem."""


def spellings(word: Read, said: Collection[str]) -> str:
    """A word, after others with the stems `said`, without the conjunction that it begins with for sure; as it is where
    it begins with none; else both."""
    bare = word.without_connective
    if bare is word or (word.folded,) in places() or is_given_name(word.folded):
        return word.written
    if _is_known(bare) or stem(bare.folded) in said or bare.folded.startswith(_AND):
        return bare.written
    return f"{word.written} {bare.written}" if word.folded.startswith(_AND) else word.written


def _is_known(word: Read) -> bool:
    """Whether a word is one for sure."""
    if word.place or word.folded.startswith(_ONTO_NOUNS) or word.written.startswith(_WITH_HAMZA):
        return True
    if is_small(word.folded) or word.folded in ARABIC_HEADS or word.time is not None or word.folded.isdecimal():
        return True
    is_listed = len(word.folded) >= _SHORTEST and stem(word.folded) in lexicon().translations
    return is_listed or is_given_name(word.folded)
