"""Clauses that say that something moved to a figure, or stands at one: a sentence in; its `LevelClause`s out.

"The price of petrol rose from 1.05 dinars to 1.20", «بلغ سعر السكر دينارا»: where each begins and ends, and which words
of it tell something. What is only expected, wanted or denied, or was so once, is left out.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from retrieval.facts.dates import dates
from retrieval.facts.negation import clauses_denied
from retrieval.facts.opposites import forms
from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation
from retrieval.stated import level_words as told
from retrieval.stated.clauses import said_by
from retrieval.stated.statement import is_a_year, moods

_MOST_FILLERS = 3
_TO_A_FATE = 6
"""Words behind a figure among which it is told what they are in: "homes in the city were still without power"."""
_STRONG = frozenset(";:()؛—–?!؟")
_COMMAS = frozenset(",،")
_FROM = frozenset({"from", "من"})
_NOT_DONE = frozenset({"to", "ان"})
"""Before a verb of moving: "to raise the price" is a wish."""
_MOVE_OR_COME = told.MOVES | told.COMES
_BEGINS = _MOVE_OR_COME | told.REACHES | told.MEASURES.keys()
"""What a clause begins with behind an Arabic "and", which is written onto it."""


@dataclass(frozen=True, slots=True)
class LevelClause:
    """A clause from one place up to another (`first`, `end`), whose `figure` something moved to or stands at.

    `mark` is the place of the "to", "at" or verb before the figure, `moves` whether something moved there. `places` are
    those of the words that tell of it: not who says so, nor the figure that something moved from. `fate` is that of
    those whom the figure counts, where the clause says that they are in it: "12,000 are displaced".
    """

    quotation: Quotation
    figure: Figure
    first: int
    mark: int
    end: int
    moves: bool
    places: tuple[int, ...]
    fate: str = ""


def level_clauses(sentence: str) -> Iterator[LevelClause]:
    """The clauses of a sentence that tell where something stands, one for each figure."""
    reader = _Reader(Quotation(sentence))
    for figure in reader.figures:
        if figure.kind == "count" and figure.is_sure:
            yield from reader.clause(figure)


def is_among(folded: str, words: Collection[str]) -> bool:
    """Whether a folded word, or what is left of an Arabic one without what is written onto it, is one of `words`."""
    return any(form in words for form in readings(folded))


def readings(folded: str) -> Sequence[str]:
    """A folded word, and an Arabic one without what is written onto it; English words keep their endings."""
    return (folded,) if folded.isascii() else forms(folded)


def counting_figures(quotation: Quotation) -> list[Figure]:
    """The figures of a text that are part of no date."""
    in_dates = frozenset[int]().union(*(month.places for month in dates(quotation.text).months))
    found = figures(quotation.text)
    return [each for each in found if each.first not in in_dates and not is_a_year(quotation, each)]


class _Reader:
    """A sentence, read from its figures outwards."""

    def __init__(self, quotation: Quotation) -> None:
        self._quotation = quotation
        self._words = [word.folded for word in quotation.words]
        self._said = said_by(quotation)
        self._denied = {each.place for each in clauses_denied(quotation.text)}
        self._unsure = {place for place, _ in moods(quotation)}
        self.figures = counting_figures(quotation)

    def clause(self, figure: Figure) -> Iterator[LevelClause]:
        """The clause around a figure, where it tells a level."""
        mark = self._mark(figure)
        left_behind = self._left_behind(mark)
        first, end = self._start(mark, left_behind), self._end(figure)
        ahead = [place for place in range(first, mark + 1) if place not in self._said]
        moves = self._moves(ahead)
        stands = moves or self._stands(ahead, figure)
        fate = "" if stands else self._fate(ahead, figure, end)
        at = figure.first if stands else end  # what they are in is told behind it
        if (stands or fate) and not self._is_of_another_time(first, at, end):
            places = (place for place in range(first, end) if place not in self._said | left_behind)
            yield LevelClause(self._quotation, figure, first, mark, end, moves, tuple(places), fate)

    def _mark(self, figure: Figure) -> int:
        """The place of the word before the figure, fillers aside."""
        place = figure.first - 1
        for _ in range(_MOST_FILLERS):
            if place > 0 and self._words[place] in told.FILLERS:
                place -= 1
        return place

    def _moves(self, ahead: Sequence[int]) -> bool:
        """Whether something moved to what follows the places of a clause."""
        is_led_to = bool(ahead) and self._words[ahead[-1]] in told.TO | told.AT
        return is_led_to and bool(self._done(ahead, told.MOVES))

    def _stands(self, ahead: Sequence[int], figure: Figure) -> bool:
        """Whether something stands at the figure that follows the places of a clause, or came to it."""
        word = self._words[ahead[-1]] if ahead else ""
        if word in told.IS:
            return True
        is_at = word in told.AT or self._is_written_at(figure)
        if (word in told.TO and self._done(ahead, told.COMES)) or (is_at and self._done(ahead, told.STANDS)):
            return True
        reaches = self._done(ahead, told.REACHES)
        return bool(reaches) and not any(reaches[-1] < each.first < figure.first for each in self.figures)

    def _fate(self, ahead: Sequence[int], figure: Figure, end: int) -> str:
        """What those whom a figure counts are in as long as nothing else is told: displaced, or without power."""
        behind = range(figure.end, min(end, figure.end + _TO_A_FATE))
        if any("displaced" in told.FATES.get(form, ()) for place in behind for form in readings(self._words[place])):
            return "displaced"
        is_cut = bool(ahead) and self._words[ahead[-1]] in told.FROM and bool(self._done(ahead, told.CUT))
        is_without = is_cut and any(is_among(self._words[place], told.SUPPLIES) for place in ahead)
        return told.CUT_OFF if is_without or any(map(self._tells_a_lack, behind)) else ""

    def _tells_a_lack(self, place: int) -> bool:
        """Whether the word at a place and the next tell what somebody is without: "no power", «بلا كهرباء»."""
        is_followed = is_among(self._quotation.folded(place + 1), told.SUPPLIES)
        return is_followed and is_among(self._words[place], told.WITHOUT)

    def _is_written_at(self, figure: Figure) -> bool:
        """Whether an Arabic "at" is written onto the figure: «بـ1.10»."""
        start = self._quotation.words[figure.first].start
        return self._quotation.text[self._quotation.words[figure.first - 1].end : start].strip() in told.WRITTEN_AT

    def _done(self, ahead: Sequence[int], verbs: Set[str]) -> list[int]:
        """The places of these verbs, none of which is only to be done."""
        found = [place for place in ahead if is_among(self._words[place], verbs)]
        is_wish = any(self._quotation.folded(place - 1) in _NOT_DONE for place in found)
        return [] if is_wish else found

    def _left_behind(self, mark: int) -> Set[int]:
        """The places of a figure that something moved from, up to `mark`: "from 7 percent in May"."""
        before = (each.first - 1 for each in self.figures if each.first <= mark)
        start = next((place for place in before if self._quotation.folded(place) in _FROM), mark)
        return frozenset(range(start, mark))

    def _start(self, mark: int, left_behind: Set[int]) -> int:
        """Where the clause begins that leads up to `mark`."""
        firsts = [each.first for each in self.figures if each.first - 1 not in left_behind]
        for place in range(mark, 0, -1):
            word, between = self._words[place - 1], self._quotation.between(place - 1)
            is_second = any(first < place for first in firsts)
            if word in told.FROM_HERE or not _STRONG.isdisjoint(between) or self._begins_with_and(place):
                return place
            if word == "and" and is_second:
                return place
            if not _COMMAS.isdisjoint(between) and (is_second or place - 1 in self._said):
                return place
        return 0

    def _end(self, figure: Figure) -> int:
        """Where the clause ends that holds the figure."""
        firsts = {each.first for each in self.figures}
        for place in range(figure.end, len(self._words)):
            is_parted = not (_STRONG | _COMMAS).isdisjoint(self._quotation.between(place - 1))
            if is_parted or self._words[place] in told.UNTIL_HERE or place in firsts or self._begins_with_and(place):
                return place
        return len(self._words)

    def _begins_with_and(self, place: int) -> bool:
        """Whether an Arabic "and" stands at a place, with what begins a clause."""
        word = self._words[place]
        return word.startswith("و") and word not in _BEGINS | told.STANDS and is_among(word[1:], _BEGINS)

    def _is_of_another_time(self, first: int, at: int, end: int) -> bool:
        """Whether it is expected, wanted or denied, or told to be so no longer."""
        if any(first <= place < end and not self._tells_a_lack(place) for place in self._denied):
            return True
        if any(place in self._unsure or is_among(word, told.NOT_YET) for place, word in enumerate(self._words[:at])):
            return True
        return any(word in told.NO_LONGER for word in self._words[first : end + 1])
