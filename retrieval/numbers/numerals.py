"""Numbers in words, of any size, with their fractions and ordinals, in Arabic and English.

A quotation and a place in it in; what the words there are worth and how many they are out. Reads generously: what may
be a number is one, and `is_sure` tells whether it can hardly be anything else.
"""

from index.language import has_arabic
from retrieval.numbers.arabic_numerals import arabic_numeral
from retrieval.numbers.english_numerals import english_numeral
from retrieval.numbers.numeral import Numeral
from retrieval.quotation import Quotation


def numeral(quotation: Quotation, place: int) -> Numeral | None:
    """The number in words that begins at `place`, the longest one; None where there is none."""
    word = quotation.folded(place)
    if not word or word[0].isdigit():
        return None
    return arabic_numeral(quotation, place) if has_arabic(word) else english_numeral(quotation, place)
