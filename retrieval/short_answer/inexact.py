"""Whether an amount of a sentence is not what is told, or a part of it: a quotation and an `Amount` in, yes or no out.

"5 dollars and 50 cents", "all but 3", "3 or more", "several hundred", «بضعة عشر».
"""

import re

from index.text import fold
from retrieval.quotation import Quotation
from retrieval.short_answer.amounts import Amount

_NOT_BEFORE = frozenset("but except excluding few several many بضع بضعه عده نيف الا سوي باستثناء عدا ماعدا".split())
_OR_MORE = re.compile(
    r"\s*\+|\W+(?:\w+\W+)?"
    r"(?:(?:or|and|او) (?:more|fewer|less|above|so|اكثر|اقل|يزيد)|و?نيف|وبضعه?|فاكثر|فاقل|واكثر|فما فوق)\b"
)
_AND_DIGITS = re.compile(r" (?:and |و ?ـ?)\d")
_DIGITS_AND = re.compile(r"\d \w+ (?:and |و ?ـ?)\Z")


def is_inexact(quotation: Quotation, amount: Amount) -> bool:
    """Whether words beside the amount change it, or it is measured in two units one after the other."""
    start, end = amount.span
    before = quotation.folded(amount.first.first - 1)
    after = fold(quotation.text[end:])
    if before in _NOT_BEFORE or _OR_MORE.match(after):
        return True
    if amount.unit is None:
        return False
    return _AND_DIGITS.match(after) is not None or _DIGITS_AND.search(fold(quotation.text[:start])) is not None
