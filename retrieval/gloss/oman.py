"""«عمان» without its vowels: Oman, or Amman in Jordan?

A quotation and the place of the word in it in; which of the two it is out, where its vowels or the words around it
tell.
"""

from retrieval.quotation import Quotation

OMAN_OR_AMMAN = "عمان"
"""The word, folded."""
_DAMMA, _SHADDA = "\u064f", "\u0651"
_BEFORE_OMAN = frozenset("سلطنه بسلطنه لسلطنه وسلطنه خليج بخليج بحر ببحر".split())
_BEFORE_AMMAN = frozenset("الاردنيه".split())
"""«العاصمة الأردنية عمّان»."""
_LEADING = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل")
_OF_OMAN = frozenset("مسقط سلطنه صلاله نزوي عماني عمانيه عمانيين عمانيون عمانيا".split())
_OF_AMMAN = frozenset("اردن اردني اردنيه اردنيين اردنيون اردنيا اربد".split())
_OF_A_BIRTHPLACE = "راس"
"""Behind «مسقط», which is then where somebody was born."""


def oman_or_amman(quotation: Quotation, place: int) -> str | None:
    """ "oman" or "amman", folded names; None where nothing tells, or the words around it tell of both."""
    written = quotation.slice(place, place)
    if (_DAMMA in written) != (_SHADDA in written):
        return "oman" if _DAMMA in written else "amman"
    before = quotation.folded(place - 1)
    if before in _BEFORE_OMAN or before in _BEFORE_AMMAN:
        return "oman" if before in _BEFORE_OMAN else "amman"
    words = {
        word.folded.removeprefix(leading)
        for at, word in enumerate(quotation.words)
        for leading in _LEADING
        if word.folded.startswith(leading) and not quotation.folded(at + 1).startswith(_OF_A_BIRTHPLACE)
    }
    is_of_oman, is_of_amman = not words.isdisjoint(_OF_OMAN), not words.isdisjoint(_OF_AMMAN)
    if is_of_oman == is_of_amman:
        return None
    return "oman" if is_of_oman else "amman"
