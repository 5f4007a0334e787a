"""The few words of a quoted sentence that answer by themselves: a number, a time, a name.

A question and a sentence in; where the short answer stands in the sentence out, or None. Only where the sentence holds
one thing of the kind asked for, and no other, is it marked, and only whole: a wrong mark misleads, a missing one costs
nothing. A sentence that denies what is asked, or tells of the contrary, has no short answer.
"""

from index.records import Span
from retrieval.asked_for import AskedFor, asked_for
from retrieval.facts.negation import denials, may_deny
from retrieval.facts.opposites import point_apart, poles
from retrieval.gloss.quotation import Quotation
from retrieval.question import Question
from retrieval.short_answer.candidate import stands_alone
from retrieval.short_answer.names import names
from retrieval.short_answer.numbers import numbers
from retrieval.short_answer.when import asked_times


def short_answer(question: Question, sentence: str) -> Span | None:
    """Where the short answer to `question` stands in `sentence`, in code points; None where there is none for sure."""
    if _tells_of_something_else(question.text, sentence):
        return None
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


def _tells_of_something_else(question: str, sentence: str) -> bool:
    """Whether the sentence denies and the question doesn't, or the other way round, or one names the contrary of the
    other: lost, where it is asked who won."""
    denied = bool(denials(question))
    if denied != bool(denials(sentence)) and not (denied and may_deny(sentence)):
        return True
    return point_apart(poles(question), poles(sentence))
