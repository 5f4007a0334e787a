"""Which words of a text are names: a quotation and a place in it in, a verdict out."""

from index.language import has_arabic
from index.text import is_stopword
from retrieval.calendar_words import is_calendar_word
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import arabic_readings, known_names
from retrieval.quotation import Quotation

TITLES = frozenset(
    """
    president vice prime minister premier chancellor foreign interior defence defense finance health education justice
    energy transport labour labor trade chief executive officer chairman chairwoman chair director general secretary
    spokesman spokeswoman spokesperson king queen prince princess sheikh emir sultan mr mrs ms dr professor prof judge
    justice captain colonel lieutenant major admiral marshal commander governor mayor ambassador envoy senator deputy
    speaker coach bishop pope imam reverend sir lord lady cabinet parliament government ministry department court army
    police state national federal republic kingdom
    """.split()
)
"""Written with a capital before a name, and with a small letter elsewhere."""


def is_name(quotation: Quotation, place: int) -> bool:
    """Whether a word may be a name by its form alone: any word with a capital, and the given names of Arabic."""
    word = quotation.words[place]
    if is_stopword(word.folded) or is_calendar_word(word.folded) or not word.folded[0].isalpha():
        return False
    if has_arabic(word.folded):
        return any(is_given_name(form) for form in arabic_readings(word.folded)[:2])
    return quotation.has_capital(place)


def is_named(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is a name: a known one, or one by its form."""
    return place in known_names(quotation) or is_name(quotation, place)
