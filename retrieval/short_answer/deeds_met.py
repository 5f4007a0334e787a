"""Whether a sentence tells of the deed that a question asks about: who directed a film isn't who acted in it.

A question, a sentence and its article's title in; yes or no out. A deed may be told in words that the list of words
doesn't know: then nothing is marked.
"""

import re

from index.language import has_arabic
from index.text import stem, tokens
from retrieval.asked_for import AskedFor, asked_for
from retrieval.matching import Matches, best_of, words_held, words_of
from retrieval.question import Question
from retrieval.short_answer.counted_kinds import kinds_of
from retrieval.short_answer.full_names import full_names
from retrieval.short_answer.measures import measure_asked_for

_WHO_DOES = re.compile(
    r"^(?:who|[وف]?(?:من|مين))\b(?! (?:is|was|are|were|s|هو|هي|هم|كان|كانت|يكون|تكون|\w+ be(?:en)?)\b)"
)
"""Who somebody is, is told by the office instead (`naming.whose_office_is_met`)."""
_HOW = frozenset("many much old long far tall high large big deep wide number عدد عمر عمره عمرها مده نسبه".split())
"""What only asks for a number."""
_HALF = 0.5
_FEW = 3
"""Words of a deed that the sentence should say, most of them: of a longer question it may say them otherwise."""


def does_what_is_asked(question: Question, sentence: str, title: str) -> bool:
    """Where it is asked who does something: whether the verb stands in either text, or a word that says the same, and
    most of what a short question says beside names."""
    folded = " ".join(token.folded for token in tokens(question.text))
    if _WHO_DOES.search(folded) is None:
        return True
    held = best_of([_held(question, sentence), _held(question, title)])
    names = _names(question)
    of_deed = [met for word, met in zip(question.words, held, strict=True) if word.stem not in names]
    is_long = len(of_deed) > _FEW
    return not of_deed or (of_deed[0] > 0 and (is_long or sum(met > 0 for met in of_deed) > len(of_deed) * _HALF))


def tells_of_the_deed(question: Question, sentence: str) -> bool:
    """Whether a word of the deed that the question asks about stands in the sentence, or one that says the same: beside
    names and what is counted. True where the question has no such word."""
    left_out = _names(question) | _HOW
    if asked_for(question.text) is AskedFor.NUMBER:
        left_out |= {measure_asked_for(question.text).noun or ""}
    told = frozenset[str]().union(*(kinds_of(token.folded) for token in tokens(sentence)))
    of_deed = [
        met > 0 or not kinds_of(word.folded).isdisjoint(told)
        for word, met in zip(question.words, _held(question, sentence), strict=True)
        if left_out.isdisjoint({word.stem, word.folded})
    ]
    return not of_deed or any(of_deed)


def _held(question: Question, text: str) -> Matches:
    return words_held(question, words_of(text), "ar" if has_arabic(text) else "en")


def _names(question: Question) -> frozenset[str]:
    """The stems of the question's words that name somebody."""
    written = {word for name in full_names(question.text) for word in name.words}
    written |= {name for name in question.names if name[0].isupper()}
    return frozenset(stem(token.folded) for word in written for token in tokens(word))
