"""What speaks against an answer although its sentence is the best: signs that it tells of something else.

A question, a sentence and its document in; signals out, each 0 or 1, which count against the confidence alone.
"""

from itertools import chain

from index.records import Document
from retrieval.facts.countries import names_other_countries
from retrieval.facts.known_names import READ_FOR_NAMES
from retrieval.question import Question
from retrieval.roles.exchanged import tells_the_exchanged_deed
from retrieval.short_answer.lacking import lacks_what_is_asked_for


def doubts(question: Question, document: Document, quote: str) -> dict[str, float]:
    """The doubts about `quote`, a sentence of `document`, as an answer.

    `elsewhere`: the article names countries, but none of those that the question does. `lacking`: a number or a time is
    asked for, and the sentence holds none. `exchanged`: it tells the asked deed with its roles exchanged.
    """
    texts = chain((document.title, quote), document.text[:READ_FOR_NAMES].splitlines())
    return {
        "elsewhere": float(names_other_countries(question.text, texts)),
        "lacking": float(lacks_what_is_asked_for(question, quote)),
        "exchanged": float(tells_the_exchanged_deed(question.plain, quote)),
    }
