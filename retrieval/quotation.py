"""A text with its words and their places, as all rules read it, and what was found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.text import Token, tokens

TANWIN = "\u064b"
"""The sign of the indefinite accusative, where a writer sets it: folding takes it away."""
_PARTICLE_AND_DIGITS = re.compile(r"[وفبلك]ـ?(?P<number>\d+(?:[.,٫٬]\d+)*)(?!\w)")


@dataclass(frozen=True, slots=True)
class Found:
    """What `text[start:end]` of a quote means in the reader's language."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True)
class Quotation:
    """The text of a quote and its words."""

    text: str

    @property
    def words(self) -> Sequence[Token]:
        """The words and numbers, folded, with offsets into the text. Signs that stand for several words come once;
        a particle written onto digits ("و250") is left out."""
        return _words(self.text)

    def folded(self, place: int) -> str:
        """The folded word at a place; empty before the first and after the last."""
        return self.words[place].folded if 0 <= place < len(self.words) else ""

    def between(self, place: int) -> str:
        """What stands between the word at a place and the next; a line end where there is none."""
        if not 0 <= place < len(self.words) - 1:
            return "\n"
        return self.text[self.words[place].end : self.words[place + 1].start]

    def joined(self, first: int, last: int) -> bool:
        """Whether nothing but single blanks stands between the words from `first` to `last`, both included."""
        return all(self.between(place) in {" ", "\u00a0"} for place in range(first, last))

    def has_capital(self, place: int) -> bool:
        """Whether the word at a place begins with a capital; False before the first and after the last."""
        return 0 <= place < len(self.words) and self.text[self.words[place].start].isupper()

    def slice(self, first: int, last: int) -> str:
        """The text of the words from `first` to `last`, both included."""
        return self.text[self.words[first].start : self.words[last].end]


@lru_cache(maxsize=2_000)
def _words(text: str) -> tuple[Token, ...]:
    """See `Quotation.words`. Whoever reads a text for one thing reads it for others as well."""
    found: list[Token] = []
    for token in tokens(text):
        if found and token.start < found[-1].end:
            continue
        written = _PARTICLE_AND_DIGITS.match(text, token.start)
        if written is None:
            found.append(token)
        else:
            (number,) = tokens(written["number"])
            found.append(Token(number.folded, written.start("number"), written.end("number")))
    return tuple(found)
