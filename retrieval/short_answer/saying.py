"""Whether what may be the short answer only tells who says the rest of the sentence, or when: "…, officials said on
Monday".

A question, a quotation and a `Candidate` or the place of a time in it in; yes or no out.
"""

from index.language import has_arabic
from retrieval.matching import words_held, words_of
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.candidate import Candidate
from retrieval.speech.saying import speaks_of_saying
from retrieval.stated.clauses import THAT, said_by, says

_LONGEST = 5
"""Words between a verb of saying and when it was said: "at a news conference on"."""
_BEFORE_ASIDES = frozenset("on in at to late early earlier during by after".split())
_TELLS = frozenset("told tells".split())
_ENGLISH = _TELLS | frozenset(
    "said says announced announces declared declares confirmed confirms stated claimed warned".split()
)
"""Verbs with which news is dated: others of saying have a date of their own ("was added on 5 May")."""


def only_tells_who_says_it(question: Question, quotation: Quotation, candidate: Candidate) -> bool:
    """Whether the candidate is among the words that tell who says the rest, and neither does the question speak of
    saying nor do those words hold all that it asks about: "who is the health minister?" they may answer."""
    places = sorted(said_by(quotation))
    words = [quotation.words[place] for place in places]
    if not any(word.start < candidate.end and candidate.start < word.end for word in words):
        return False
    if speaks_of_saying(question.text):
        return False
    clause = words_of(" ".join(quotation.text[word.start : word.end] for word in words))
    language = "ar" if has_arabic(quotation.text) else "en"
    held = words_held(question, clause, language)
    return not held or min(held) == 0


def may_be_when_it_was_said(quotation: Quotation, first: int) -> bool:
    """Whether the time that begins at a place stands so near behind a verb of saying that it may be that verb's: "told
    reporters on Monday", "announced on Monday a …", «أعلنت الوزارة يوم الاثنين عقد …»."""
    for place in range(first - 1, max(first - 2 - _LONGEST, -1), -1):
        word = quotation.folded(place)
        if quotation.between(place).strip(" \u00a0") or word in THAT:
            return False
        if word in _ENGLISH:
            return place == first - 1 or word in _TELLS or quotation.folded(place + 1) in _BEFORE_ASIDES
        if has_arabic(word) and says(quotation, place):
            return True
    return False
