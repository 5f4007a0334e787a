"""Who is asked about, found again in a sentence: the words of a question that name somebody and a sentence in; whether
some words of it surely name the same, or may, out.

Names meet in either script, by their letters, their sounds or as known places and bodies; other words also by a listed
translation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import known_names
from retrieval.facts.named import TITLES
from retrieval.lexicon.lexicon import lexicon
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.quotation import Quotation
from retrieval.roles.grammar import ARABIC_TITLES, CLASSES, DETERMINERS
from retrieval.same_script import respelled

Span = range
"""The places of words, one behind the other."""
_PARTICLES = ("و", "ف", "ب", "ل", "ك")
_SHORTEST = 3
_ACCUSATIVE = "ا"


class Who(Enum):
    """Which of those that a question names."""

    DOER = auto()
    OTHER = auto()

    @property
    def opposite(self) -> "Who":
        """The other one of the two."""
        return Who.OTHER if self is Who.DOER else Who.DOER


@dataclass(frozen=True)
class Party:
    """Somebody that a question names: the places of the words for it."""

    question: Quotation
    places: tuple[int, ...]

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The places of its words without titles, or all where there are only such."""
        content = [place for place in self.places if not is_stopword(self.question.folded(place))]
        return tuple(place for place in content if not _is_title(self.question, place)) or tuple(content)

    @property
    def is_named(self) -> bool:
        """Whether one of its words may be a name: of an English one a capital tells it, and no Arabic name of somebody
        has the article in every word."""
        return any(
            not self.question.folded(place).startswith("ال")
            if has_arabic(self.question.folded(place))
            else self.question.has_capital(place)
            for place in self.words
        )


@dataclass(frozen=True)
class Parties:
    """Whoever a question names as the doer and as the one it is done to, seen in a sentence. One of them may be asked
    for: it is None."""

    quotation: Quotation
    doer: Party | None
    other: Party | None

    def named(self, place: int) -> frozenset[Who]:
        """Whom the word at a place may name."""
        return frozenset(who for who in Who if place in self._found[who])

    def met_by_doer(self, place: int) -> frozenset[int]:
        """The places of the words for the doer, in the question, that the word at a place meets."""
        return self._found[Who.DOER].get(place, frozenset())

    def may_be(self, span: Span, who: Who) -> bool:
        """Whether some words may name the doer, or the other."""
        return any(place in self._found[who] for place in span)

    def is_surely(self, span: Span, who: Who) -> bool:
        """Whether some words surely name the doer, or the other, and nobody else."""
        party = self.doer if who is Who.DOER else self.other
        own = [place for place in span if place in self._found[who] and place not in self._found[who.opposite]]
        if party is None or not own or any(place in self._found[who.opposite] for place in span if place not in own):
            return False
        if not any(place in party.words for each in own for place in self._found[who][each]):
            return False
        met = {place for each in span for place in self._found[who].get(each, ())}
        content = [place for place in span if not is_stopword(self.quotation.folded(place))]
        if not met.issuperset(party.words) and any(place not in self._found[who] for place in content):
            return False
        return self._is_head(span, own)

    def _is_head(self, span: Span, own: Sequence[int]) -> bool:
        """Whether a phrase speaks of the one it names, not of somebody's lawyer or a bank of that name."""
        if not has_arabic(self.quotation.folded(own[0])):
            return own[-1] == span[-1] and not is_genitive(self.quotation, span[-1])
        if own[0] == span[0]:
            return True
        first, before = self.quotation.folded(span[0]), self.quotation.folded(own[0] - 1)
        if not is_title_or_class(first) and not is_given_name(before):
            return False
        return before.startswith("ال") or before in CLASSES or is_given_name(before) or is_definite(before)

    @cached_property
    def _found(self) -> dict[Who, dict[int, frozenset[int]]]:
        """For each party the words of it that the word at a place meets."""
        return {Who.DOER: self._meeting(self.doer), Who.OTHER: self._meeting(self.other)}

    def _meeting(self, party: Party | None) -> dict[int, frozenset[int]]:
        if party is None:
            return {}
        found = {}
        for place in range(len(self.quotation.words)):
            if is_stopword(self.quotation.folded(place)):
                continue
            met = frozenset(each for each in party.places if _meets(party.question, each, self.quotation, place))
            if met:
                found[place] = met
        return found


def is_genitive(quotation: Quotation, place: int) -> bool:
    """Whether an English word at a place is a genitive: Mansour's, the workers'."""
    token = quotation.words[place]
    written = quotation.text[token.start : token.end + 1]
    return written.rstrip(" .,").endswith(("'s", "’s", "s'", "s’", "'", "’"))


def is_definite(folded: str) -> bool:
    """Whether an Arabic word has the article."""
    return folded.removeprefix("و").startswith(("ال", "لل", "بال"))


def is_title_or_class(folded: str) -> bool:
    """Whether an Arabic word may begin a phrase whose name is the one that it speaks of."""
    bare = folded[1:] if folded[:1] in _PARTICLES else folded
    return not {folded, bare}.isdisjoint(ARABIC_TITLES | CLASSES)


def _is_title(quotation: Quotation, place: int) -> bool:
    folded = quotation.folded(place)
    return folded in TITLES or is_title_or_class(folded) or folded in DETERMINERS


def _meets(question: Quotation, asked: int, quotation: Quotation, place: int) -> bool:
    """Whether the word at a place of a sentence names, or says, the same as one of the question."""
    mine, yours = question.folded(asked), quotation.folded(place)
    if is_stopword(mine) or mine[0].isdigit() or yours[0].isdigit():
        return False
    known, other = known_names(question).get(asked), known_names(quotation).get(place)
    if known and other:
        return not known.isdisjoint(other)
    is_capital = quotation.has_capital(place)
    if has_arabic(mine) == has_arabic(yours):
        if not _stems(mine).isdisjoint(_stems(yours)):
            return True
        named = has_arabic(mine) or (is_capital and question.has_capital(asked))
        return named and respelled(question.slice(asked, asked), quotation.slice(place, place)) > 0
    capital = question.has_capital(asked) if has_arabic(yours) else is_capital
    return _translates(mine, yours, named=capital)


@lru_cache(maxsize=20_000)
def _translates(mine: str, yours: str, *, named: bool) -> bool:
    """Whether two folded words of two scripts name the same by their sounds, or, but for names, say the same."""
    arabic, latin = (mine, yours) if has_arabic(mine) else (yours, mine)
    if any(similarity(form, latin) >= SAME_NAME_ACROSS_SCRIPTS for form in _forms(arabic)):
        return True
    return not named and not lexicon().of(mine).isdisjoint(lexicon().stems(yours))


@lru_cache(maxsize=20_000)
def _forms(folded: str) -> tuple[str, ...]:
    """An Arabic word with and without a particle before it and the ending of the indefinite accusative."""
    forms = [folded]
    if folded.startswith(_PARTICLES) and len(folded) > _SHORTEST:
        forms.append("ا" + folded if folded.startswith("لل") else folded[1:])
    return (*forms, *(each[:-1] for each in forms if each.endswith(_ACCUSATIVE) and len(each) > _SHORTEST))


@lru_cache(maxsize=20_000)
def _stems(folded: str) -> frozenset[str]:
    return frozenset(map(stem, _forms(folded))) if has_arabic(folded) else frozenset({stem(folded)})
