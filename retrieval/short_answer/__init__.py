"""The few words of a quoted sentence that answer by themselves: a number, a time, a name.

A question and a sentence in; where the short answer stands in the sentence out, or None. Only where the sentence holds
one thing of the kind asked for, and no other, is it marked, and only whole: a wrong mark misleads, a missing one costs
nothing.
"""

from index.records import Span
from retrieval.asked_for import AskedFor, asked_for
from retrieval.gloss.quotation import Quotation
from retrieval.question import Question
from retrieval.short_answer.candidate import stands_alone
from retrieval.short_answer.names import names
from retrieval.short_answer.numbers import numbers
from retrieval.short_answer.when import asked_times


def short_answer(question: Question, sentence: str) -> Span | None:
    """Where the short answer to `question` stands in `sentence`, in code points; None where there is none for sure."""
    quotation = Quotation(sentence)
    match asked_for(question.text):
        case AskedFor.NUMBER:
            found = numbers(question, quotation)
        case AskedFor.TIME:
            found = asked_times(question, quotation)
        case AskedFor.NAME:
            found = names(question, quotation)
        case AskedFor.ANYTHING:
            return None
    if len(found) != 1 or not found[0].is_sure:
        return None
    span = Span(found[0].start, found[0].end)
    return span if stands_alone(sentence, span) else None
