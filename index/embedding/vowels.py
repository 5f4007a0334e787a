"""Vowelled and stretched Arabic as a model knows it: a text that was made safe in, the same without these marks out.

Models learned Arabic as papers write it. Where every letter has its vowel sign, a word falls into pieces that no model
has met: on sentences with all their signs, questions stood 0.1 further away. Single signs («طالباً», «إنّ», «قُتل») are
in most news, and models know them: they stay, and with them every vector of such text, to the last bit. In a question
they go: it is so short that one word in pieces («حُكم») may leave nothing in it that meets the sentence that answers.
Only the tanwin of «طالباً» stays, which most papers write: without it 40 questions of the articles that judges are
fitted on stood further from what answers them, and 60 with other signs nearer without these.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_SIGNS = "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_SIGN = re.compile(f"[{_SIGNS}]+")
_ONE_SIGN = re.compile(f"[{_SIGNS}]")
_TANWIN = "\u064b"
_VOWEL = re.compile("[\u064b-\u0650\u0652\u0670]")
_WORD = re.compile(f"[{_LETTERS}{_SIGNS}\u0640]+")
_LETTER = re.compile(f"[{_LETTERS}]")
# Between two letters, where it only stretches a word: "هـ" and "بـ 5" are written so; in "بـالسوبر" it parts two words.
_STRETCHED = re.compile(
    rf"(?<=[{_LETTERS}{_SIGNS}])(?:(?<!\b[بلوفك])(?<!\b[وف][بلك])\u0640+|\u0640{{3,}})(?=[{_LETTERS}{_SIGNS}])"
)

_OF_A_VOWELLED_WORD = 0.4
"""Vowel signs for each letter of a word: fully vowelled ones have 0.43 («الوِزَارَةُ») or more, long vowels having none."""
_IN_A_ROW = 3
"""Vowelled words in a row of words with signs that make it vowelled text: papers put signs on single words."""


@dataclass(frozen=True, slots=True)
class Unvowelled:
    """`text` as a model reads it. `places[i]` is where its code point i stands in the text it was made of, and one more
    the length of that; None where nothing was left out."""

    text: str
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands from `start` to `end` of `text` stands in the text it was made of, signs and all; what is
        negative stands before both."""
        return self._place(start), self._place(end)

    def _place(self, offset: int) -> int:
        return offset if self.places is None or offset < 0 else self.places[offset]


def unvowelled(text: str) -> Unvowelled:
    """`text` without what stretches words, and without any sign where whole rows of words are vowelled."""
    return _without(text, _signs_of_vowelled(text))


def without_signs(question: str) -> Unvowelled:
    """`question` without what stretches words, and without any sign but a single tanwin."""
    in_rows = {place for start, end in _signs_of_vowelled(question) for place in range(start, end)}
    signs = (each.span() for each in _ONE_SIGN.finditer(question) if each[0] != _TANWIN or each.start() in in_rows)
    return _without(question, signs)


def _without(text: str, signs: Iterable[tuple[int, int]]) -> Unvowelled:
    if text.isascii():
        return Unvowelled(text)
    cuts = sorted([*(match.span() for match in _STRETCHED.finditer(text)), *signs])
    if not cuts:
        return Unvowelled(text)
    places: list[int] = []
    for (_, start), (end, _) in pairwise([(0, 0), *cuts, (len(text), len(text))]):
        places.extend(range(start, end))
    return Unvowelled("".join(text[place] for place in places), [*places, len(text)])


def _signs_of_vowelled(text: str) -> Iterator[tuple[int, int]]:
    """Where the signs stand in rows of words that are vowelled."""
    if _SIGN.search(text) is None:
        return
    for has_signs, row in groupby(_WORD.finditer(text), lambda word: _SIGN.search(word[0]) is not None):
        words = list(row)
        if has_signs and sum(_is_vowelled(word[0]) for word in words) >= _IN_A_ROW:
            yield from (sign.span() for sign in _SIGN.finditer(text, words[0].start(), words[-1].end()))


def _is_vowelled(word: str) -> bool:
    return len(_VOWEL.findall(word)) >= _OF_A_VOWELLED_WORD * len(_LETTER.findall(word)) > 0
