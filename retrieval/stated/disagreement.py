"""Do the quoted sentences contradict each other about what the question asks?

A question and the candidates to quote in; yes or no out. Asked how many were injured, two documents that count the
passengers differently don't disagree, where a further sentence counts the injured.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from index.language import has_arabic
from index.text import is_stopword, stem, tokens
from retrieval.asked_for import AskedFor, asked_for
from retrieval.asking_words import in_standard_words
from retrieval.candidate import Candidate
from retrieval.facts.known_names import arabic_readings
from retrieval.question import Question
from retrieval.stated.conflict import differ
from retrieval.stated.statement import numbers_beyond, statement

_NO_NUMBERS = frozenset({AskedFor.TIME, AskedFor.NAME})
_WHERE = frozenset("where اين".split())
_HOW_MANY = ("how", "many")
_COUNT = frozenset("كم وكم فكم بكم".split())
_TELLING_NOTHING = frozenset("عدد نسبه number people persons person شخص شخصا اشخاص انسان انسانا الناس".split())
"""What may be counted of anything: the word behind it tells more."""
_WEAK = str.maketrans("", "", "اويىهءئؤ")
_VOWELS = "aeiouy"
_SHORTEST = 3
"""Letters that two words must have in common to be of one root."""


def disagree(question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether two of `chosen` differ, and not only about something else than what `question` asks for."""
    asks_no_number = asked_for(question.text) in _NO_NUMBERS or not _WHERE.isdisjoint(_asked(question.text))
    pairs = [
        pair for pair in combinations(chosen, 2) if differ(*pair) and not (asks_no_number and _count_otherwise(*pair))
    ]
    counted = _counted(question.text)
    if not pairs or not counted:
        return bool(pairs)
    telling = [each for each in chosen if statement(each.quote).numbers and counted & _roots(each.quote)]
    return not telling or any(each in telling for pair in pairs for each in pair)


def _count_otherwise(one: Candidate, other: Candidate) -> bool:
    ours, theirs = statement(one.quote).numbers, statement(other.quote).numbers
    return bool(numbers_beyond(ours, theirs)) and bool(numbers_beyond(theirs, ours))


def _asked(question: str) -> list[str]:
    return in_standard_words(question).split(" ")


def _words(text: str) -> list[str]:
    return [token.folded for token in tokens(text)]


def _counted(question: str) -> frozenset[str]:
    """The roots of the first word that tells what is counted: "injured" of "how many injured when …"."""
    words = _asked(question)
    for place, word in enumerate(words):
        is_many = tuple(words[place : place + 2]) == _HOW_MANY
        if is_many or word in _COUNT:
            rest = words[place + (2 if is_many else 1) :]
            return next(
                (_of_one_root(each) for each in rest if each not in _TELLING_NOTHING and not is_stopword(each)),
                frozenset(),
            )
    return frozenset()


def _roots(text: str) -> frozenset[str]:
    return frozenset().union(*map(_of_one_root, _words(text)))


def _of_one_root(folded: str) -> frozenset[str]:
    """What is left of a word without what changes between «جريح» and «بجروح», "injured" and "injuries"."""
    return frozenset(root for root in _bare(folded) if len(root) >= _SHORTEST)


def _bare(folded: str) -> Iterator[str]:
    if not has_arabic(folded):
        yield stem(folded).rstrip(_VOWELS)
        return
    for form in arabic_readings(folded):
        yield form.translate(_WEAK)
