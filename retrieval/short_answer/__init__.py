"""The few words of a quoted sentence that answer by themselves: a number, a time, a name.

A question and a sentence in; where the short answer stands in the sentence out, or None. Only where the sentence holds
one thing of the kind asked for, and no other, is it marked, and only whole: a wrong mark misleads, a missing one costs
nothing. A sentence that denies what is asked, or tells of the contrary, has no short answer, nor one that is of
somebody or something else, or of another place or time, than the question names. Who says what the sentence holds, and
when it was said, is none either, where the question doesn't ask for that.
"""

from index.records import Span
from retrieval.asked_for import AskedFor, asked_for
from retrieval.facts.negation import clauses_denied, denials, may_deny
from retrieval.facts.opposites import point_apart, poles
from retrieval.facts.refusing import refusals
from retrieval.matching import words_held, words_of
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.another import Around, is_of_another
from retrieval.short_answer.another_time import is_of_another_time
from retrieval.short_answer.candidate import stands_alone
from retrieval.short_answer.deeds_met import does_what_is_asked, tells_of_the_deed
from retrieval.short_answer.names import names
from retrieval.short_answer.naming import names_are_met, numbers_are_met, places_are_met, whose_office_is_met
from retrieval.short_answer.numbers import numbers
from retrieval.short_answer.saying import only_tells_who_says_it
from retrieval.short_answer.when import asked_times


def short_answer(
    question: Question, sentence: str, title: str = "", *, before: str = "", article: str = "", strictly: bool = False
) -> Span | None:
    """Where the short answer to `question` stands in `sentence`, in code points; None where there is none for sure.

    `title` is that of the sentence's article, which may name what the sentence doesn't, `before` the sentence before
    it, and `article` all that the article says. `strictly` demands all names of the question in the sentence or the
    title, whatever is asked for, and what is numbered ("Orion 3") and the deed in the sentence itself: of a sentence
    that is not the best one.
    """
    asked = asked_for(question.text)
    if asked is AskedFor.ANYTHING or _tells_of_something_else(question, sentence):
        return None
    if not numbers_are_met(question.text, (sentence,) if strictly else (sentence, title)):
        return None
    # What happened, and when, is told by its words; dead are counted everywhere.
    if not places_are_met(question, sentence, title, strictly=strictly or asked is not AskedFor.TIME):
        return None
    is_name = asked is AskedFor.NAME
    if (is_name or strictly) and not names_are_met(question, sentence, title):
        return None
    # The answer to "who" is another name itself.
    if not is_name and is_of_another(question, sentence, Around(title, before, article)):
        return None
    if is_name and not (
        whose_office_is_met(question, sentence, title) and does_what_is_asked(question, sentence, title)
    ):
        return None
    if strictly and not tells_of_the_deed(question, sentence):
        return None
    quotation = Quotation(sentence)
    # To "when" the answer is another time than those that the question names.
    if asked is not AskedFor.TIME and is_of_another_time(question.text, quotation):
        return None
    match asked:
        case AskedFor.NUMBER:
            found = numbers(question, quotation)
        case AskedFor.TIME:
            found = asked_times(question, quotation)
        case AskedFor.NAME:
            found = names(question, quotation)
    if len(found) != 1 or not found[0].is_sure or only_tells_who_says_it(question, quotation, found[0]):
        return None
    span = Span(found[0].start, found[0].end)
    return span if stands_alone(sentence, span) else None


def _tells_of_something_else(question: Question, sentence: str) -> bool:
    """Whether the sentence denies or refuses and the question doesn't, or the question alone denies, or one names the
    contrary of the other: lost, where it is asked who won."""
    denied = bool(denials(question.text))
    if denied and not may_deny(sentence):
        return True
    if not denied and (clauses_denied(sentence) or _is_undone(question, sentence)):
        return True
    if not denied and not refusals(sentence) <= refusals(question.text):
        return True
    return point_apart(poles(question.text), poles(sentence))


def _is_undone(question: Question, sentence: str) -> bool:
    """Whether the sentence turns round an adjective of the question: «غير المسجلين» where it asks of «المسجلين»."""
    quotation = Quotation(sentence)
    undone = (place for denial in denials(sentence) for place in denial.denied[:1])
    return any(
        max(words_held(question, words_of(quotation.slice(place, place)), "ar"), default=0.0) > 0 for place in undone
    )
