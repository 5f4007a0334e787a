"""Whether a number of a sentence counts what a question asks about: the same noun, the same kind, or anybody.

A question, a quotation and an `Amount` in it in; yes or no out. Across languages only what `counted_kinds` knows is
told to be the same.
"""

import re

from index.language import has_arabic
from index.text import fold, is_stopword, stem, tokens
from retrieval.asking_words import in_standard_words
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.amounts import Amount
from retrieval.short_answer.counted_kinds import FATES, PEOPLE, THINGS, is_case, kinds_among, kinds_of
from retrieval.short_answer.measures import Kind, Measure

_NEAR = 4
"""Words between a number and what it counts."""
_FATE_NOUNS = frozenset("deaths fatalities injuries casualties cases infections arrests bodies victims".split())
_POSTS = frozenset(
    map(stem, map(fold, "job jobs post posts position positions vacancies وظيفة وظائف منصب مناصب".split()))
)
"""What is counted as itself alone: 300 people employed aren't 300 jobs lost."""
_PART_OF = re.compile(r"\bhow many of\b|\bكم من\b")


def counts_what_is_asked(question: Question, quotation: Quotation, amount: Amount, measure: Measure) -> bool:
    """Whether the number is one of what `measure`, which `question` asks for, counts; True for what is measured."""
    if measure.kind not in {Kind.COUNT, Kind.AMOUNT} or measure.unit is not None or amount.unit is not None:
        return True
    return _Counted(question, quotation, amount, measure).is_asked()


class _Counted:
    """What stands around a number, and what is asked."""

    def __init__(self, question: Question, quotation: Quotation, amount: Amount, measure: Measure) -> None:
        words = [word.folded for word in quotation.words if word.folded]
        first, end = amount.first.first, amount.last.end
        self._question = question.text
        self._asked_words = [token.folded for token in tokens(question.text)]
        self._noun, self._has_noun = measure.noun, measure.word is not None
        self._asked = kinds_of(measure.word) if measure.word is not None else frozenset[str]()
        self._fates_asked = kinds_among(self._asked_words) & FATES
        self._told = kinds_among(words)
        self._stems = {stem(word) for word in words}
        self._near_words = [
            word.folded
            for word in (*quotation.words[max(0, first - _NEAR) : first], *quotation.words[end : end + _NEAR])
        ]
        self._near = kinds_among(self._near_words)
        self._counted = "" if amount.last.counted is None else quotation.folded(end)
        self._kinds = kinds_of(self._counted) if self._counted else frozenset[str]()
        self._is_across = has_arabic(question.text) != has_arabic(quotation.text)

    def is_asked(self) -> bool:
        """Whether the number counts what is asked about, as far as that can be told."""
        fates = self._fates_asked
        if fates.isdisjoint(self._told) if fates else self._is_of_a_fate():
            return False
        if fates and not self._may_be_theirs():
            return False
        if fates and self._kinds & FATES:
            return not fates.isdisjoint(self._kinds)
        return self._is_same_across() if self._is_across else self._is_same()

    def _may_be_theirs(self) -> bool:
        """Whether the dead, or others whom something befell, may be those asked about: of soldiers the sentence must
        speak, and across languages of no noun that the table doesn't have."""
        if not self._has_noun or self._asked & FATES:
            return True
        if self._asked:
            return self._asked == PEOPLE or not self._asked.isdisjoint(self._told)
        return not self._is_across or not _FATE_NOUNS.isdisjoint(self._asked_words)  # "cholera deaths"

    def _is_of_a_fate(self) -> bool:
        """Whether it counts the dead, or others whom something befell, where it is asked how many people there are."""
        return self._asked == PEOPLE and not self._near.isdisjoint(FATES)

    def _is_same(self) -> bool:
        if not self._counted or self._noun in {stem(word) for word in self._near_words if word}:
            return True
        if self._noun in self._stems:
            return False  # it stands elsewhere
        return self._counted_is_asked() or self._is_same_kind() or self._is_anybody(may_be_unknown=True)

    def _is_same_across(self) -> bool:
        if _PART_OF.search(in_standard_words(self._question)):
            return False  # the whole and its part are told apart by words alone
        return self._is_same_kind() or self._is_anybody(may_be_unknown=False)

    def _counted_is_asked(self) -> bool:
        counted = stem(self._counted)
        return any(stem(word) == counted for word in self._asked_words if not is_stopword(word))

    def _is_same_kind(self) -> bool:
        asked = self._asked | self._fates_asked
        return not asked.isdisjoint(self._kinds or self._near)

    def _is_anybody(self, *, may_be_unknown: bool) -> bool:
        """ "40 people" may be nurses, "31 cases" deaths; and where people are asked about, whoever is counted may be.

        `may_be_unknown` tells whether that goes for nouns that the table doesn't have.
        """
        if is_case(self._counted):
            return bool(self._fates_asked)
        if self._noun in _POSTS:
            return False
        is_known = bool(self._asked) or not self._has_noun
        if self._kinds >= PEOPLE:
            is_told = self._has_noun and not self._asked.isdisjoint(self._told)
            return self._asked.isdisjoint(THINGS) and (may_be_unknown or is_told or bool(self._fates_asked))
        asks_anybody = self._asked == PEOPLE or (not self._has_noun and bool(self._fates_asked))
        return is_known and may_be_unknown and asks_anybody and self._kinds.isdisjoint(THINGS)
