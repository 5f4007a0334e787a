"""An Arabic question taken apart: its words in, its question word and what surrounds it out.

The question word may have a conjunction written onto it (وماذا), a preposition before it (وإلى أين, في أي), or what it
asks about (وعن إيران ماذا قال؟).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import PREPOSITIONS, WHAT, WHERE_AND_WHEN, asking_word, without_connective

BUT = frozenset("لكن ولكن ثم".split())
_LONGEST_LEAD = 3  # words: "وعن إيران ماذا"
_ABOUT = frozenset("عن بشان بخصوص".split())


@dataclass(frozen=True, slots=True)
class ArabicQuestion:
    """Whether it `connects` with what was said, its question word, None without, whether that stands `behind` a
    preposition, and the `rest` after it."""

    connects: bool
    asks: str | None
    behind: bool
    rest: Sequence[Read]

    @property
    def verb_first(self) -> bool:
        """Whether a verb comes after the question word, if any."""
        return self.asks in WHAT or self.asks in WHERE_AND_WHEN

    @property
    def asks_what_about(self) -> bool:
        """Whether it puts something in the place of what was asked about: "وماذا عن العقوبات؟"."""
        return self.asks in WHAT and bool(self.rest) and self.rest[0].folded in _ABOUT


def taken_apart(words: Sequence[Read]) -> ArabicQuestion:
    """The question behind "لكن", if any. `words` has at least one."""
    connects = words[0].folded in BUT
    words = words[1:] if connects else words
    for place, word in enumerate(words[:_LONGEST_LEAD]):
        asks = asking_word(word.folded)
        # Before another question word, من is "from".
        if asks == "من" and len(words) > place + 1 and asking_word(words[place + 1].folded) is not None:
            continue
        if asks is not None:
            first = words[0].folded
            connects = connects or (asking_word(first) or without_connective(first)) != first
            return ArabicQuestion(connects, asks, place == 1, words[place + 1 :])
        if place == 0 and without_connective(word.folded) not in PREPOSITIONS:
            break
    return ArabicQuestion(connects, None, False, words)
