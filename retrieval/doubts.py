"""What speaks against an answer although its sentence is the best: signs that it tells of something else.

A question, a sentence and its document in; signals out, each 0 or 1, which count against the confidence alone.
"""

from itertools import chain

from index.records import Document
from retrieval.facts.countries import names_other_countries
from retrieval.facts.known_names import READ_FOR_NAMES
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.roles.exchanged import tells_of_others, tells_the_exchanged_deed
from retrieval.short_answer.another_time import is_of_another_time
from retrieval.short_answer.lacking import lacks_what_is_asked_for


def doubts(question: Question, document: Document, quote: str, before: str = "") -> dict[str, float]:
    """The doubts about `quote`, a sentence of `document`, as an answer; `before` is what stands before it in its line.

    `elsewhere`: the article names countries, but none of those that the question does. `lacking`: a number or a time is
    asked for, and the sentence holds none. `exchanged`: it tells the asked deed with its roles exchanged, or of others
    than is asked about. `another_time`: it names other times than the question, and neither what stands before it nor
    the title names that.
    """
    texts = chain((document.title, quote), document.text[:READ_FOR_NAMES].splitlines())
    return {
        "elsewhere": float(names_other_countries(question.text, texts)),
        "lacking": float(lacks_what_is_asked_for(question, quote)),
        "exchanged": float(tells_the_exchanged_deed(question.plain, quote) or tells_of_others(question.plain, quote)),
        "another_time": float(_is_of_another_time(question.text, document.title, before, quote)),
    }


def _is_of_another_time(question: str, title: str, before: str, quote: str) -> bool:
    around = f"{title}. {before} {quote}"
    return is_of_another_time(question, Quotation(quote)) and is_of_another_time(question, Quotation(around))
