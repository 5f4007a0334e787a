"""Whether a sentence lacks what a question asks for: it asks how many, and no number stands there; when, and no time.

A question and a sentence in; yes or no out. Read generously: only what can't answer lacks something.
"""

from retrieval.asked_for import AskedFor, asked_for
from retrieval.gloss.quotation import Quotation
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.short_answer.measures import Kind, measure_asked_for
from retrieval.short_answer.numbers import numbers, places_of_dates
from retrieval.short_answer.times import times


def lacks_what_is_asked_for(question: Question, sentence: str) -> bool:
    """Whether `question` asks for a number or a time, and `sentence` holds none that could be it.

    A number must be measured as it is asked for ("how long" is answered by no price), and be none that the question
    names itself.
    """
    asked = asked_for(question.text)
    if asked is AskedFor.TIME:
        return not times(Quotation(sentence))
    return asked is AskedFor.NUMBER and not _holds_a_number(question, Quotation(sentence))


def _holds_a_number(question: Question, quotation: Quotation) -> bool:
    if numbers(question, quotation):
        return True
    if measure_asked_for(question.text).kind not in {Kind.COUNT, Kind.AMOUNT}:
        return False
    said = values_in(question.text)
    in_dates = places_of_dates(quotation)
    return any(figure.first not in in_dates and not figure.values <= said for figure in figures(quotation.text))
