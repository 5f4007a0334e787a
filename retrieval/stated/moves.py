"""What a text tells to have another time, or none: "The parents' meeting moved to Sunday", «تأجلت المباراة إلى الغد».

A text and when it was said in; its `Move`s out. What is only wanted, possible or denied is none.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from index.text import is_stopword
from retrieval.facts.negation import denials
from retrieval.quotation import Quotation
from retrieval.speech.asking import asks
from retrieval.stated import moving_words as told
from retrieval.stated.appointed_times import Appointed, appointed_times
from retrieval.stated.clauses import said_by
from retrieval.stated.level_clauses import is_among
from retrieval.talk.spoken import TELLERS

ENDS_A_CLAUSE = frozenset(".!?؟;؛:()–—")
_COMMAS = frozenset(",،")
_BESIDE = 12
"""Words between a verb of moving and the new time, at most."""
_NAME_AN_EVENT = 6
"""Words that name an appointment, at most: with more the sentence tells something else."""
_DENIED_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and when it was said; None where that isn't known."""

    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """That something has another time: the words that name it, and the `times` that it has now, which may be none."""

    words: tuple[str, ...]
    times: tuple[Appointed, ...]
    is_on_again: bool


def moves(said: Said) -> tuple[Move, ...]:
    """What a text tells to have another time."""
    return _moves(said) if _may_tell_a_move(said.text) else ()


def _may_tell_a_move(text: str) -> bool:
    """Quickly told, and not for sure."""
    words = [word.folded for word in Quotation(text).words]
    return any(map(_is_mark, words)) or not _PAIRS.isdisjoint(pairwise(words))


@lru_cache(maxsize=20_000)
def _is_mark(folded: str) -> bool:
    return is_among(folded, _MARKS)


_PAIRS = told.MOVED_BY_TWO | told.CALLED_OFF_BY_TWO | told.IS_NOW | told.IS_ON_AGAIN | told.RATHER_THAN
_MARKS = told.PUT_OFF | told.CALLED_OFF | told.MOVED | told.FINAL | told.IS_ON_AGAIN_ALONE | {"بدل"}


@lru_cache(maxsize=4_000)
def _moves(said: Said) -> tuple[Move, ...]:
    if asks(said.text):
        return ()
    return tuple(_Reader(Quotation(said.text), said.at).moves())


class _Reader:
    """A text, read from its words of moving outwards."""

    def __init__(self, quotation: Quotation, at: datetime | None) -> None:
        self._quotation = quotation
        self._words = [word.folded for word in quotation.words]
        self._said = said_by(quotation)
        self._times = appointed_times(quotation, at)
        self._denied = {each.place for each in denials(quotation.text)}

    def moves(self) -> Iterator[Move]:
        for place in range(len(self._words)):
            if place in self._said or not self._is_settled(place):
                continue
            yield from self._move(place)

    def _move(self, place: int) -> Iterator[Move]:
        pair = (self._words[place], self._word(place + 1))
        is_put_off = is_among(pair[0], told.PUT_OFF)
        is_off = is_among(pair[0], told.CALLED_OFF) or pair in told.CALLED_OFF_BY_TWO
        new = tuple(self._new_times())
        is_moved = is_among(pair[0], told.MOVED) and self._is_led_to(place, new)
        if is_off:
            yield from self._named(place, (), is_on_again=False)
        elif is_put_off or is_moved or pair in told.MOVED_BY_TWO:
            yield from self._named(place, new, is_on_again=False)
        elif self._is_back(place):
            yield from self._named(place, new, is_on_again=True)
        elif new and (pair in told.IS_NOW or self._is_final(place) or self._is_rather(place)):
            yield from self._named(new[0].first, new, is_on_again=False, is_behind=False)

    def _is_settled(self, place: int) -> bool:
        """Whether it is neither denied nor only wanted: "may be postponed", «لن يؤجل»."""
        start = self._start(place)
        if any(place - _DENIED_BEFORE <= each < place for each in self._denied):
            return False
        return not any(is_among(self._words[each], told.OPEN) for each in range(start, place))

    def _is_led_to(self, place: int, new: Sequence[Appointed]) -> bool:
        """Whether a verb of moving leads to one of these times: "moved the meeting to Tuesday", «صار يوم الأحد»."""
        for time in new:
            if not place < time.first <= place + _BESIDE or self._is_parted(place, time.first):
                continue
            before = self._before_time(time.first)
            is_written_on = self._words[time.first].startswith("ل")
            if before == place and self._words[place].isascii():
                continue
            if is_written_on or before == place or self._word(before) in told.LEADS_TO:
                return True
            if self._word(before) in told.LEADS_TO_A_DAY and not self._words[place].isascii():
                return True
        return False

    def _before_time(self, place: int) -> int:
        """The place before a time, and before what tells which part of it is meant: "the end of June"."""
        place -= 1
        while self._word(place) in told.PART_OF_TIME or (
            self._word(place) == "of" and self._word(place - 1) in told.PART_OF_TIME
        ):
            place -= 1
        return place

    def _is_back(self, place: int) -> bool:
        if (self._words[place], self._word(place + 1)) in told.IS_ON_AGAIN:
            return not self._words[place].isascii() or self._word(place - 1) in _TO_BE
        near = self._words[place + 1 : place + 5]
        return self._words[place] in told.IS_ON_AGAIN_ALONE and any(is_among(word, told.ONCE_MORE) for word in near)

    def _is_final(self, place: int) -> bool:
        is_last = place == len(self._words) - 1
        return is_last and self._words[place] in told.FINAL and bool(self._quotation.between(place - 1).strip())

    def _is_rather(self, place: int) -> bool:
        """Whether an "instead of" stands at a place, with a time behind it."""
        pair = (self._words[place], self._word(place + 1))
        end = place + (2 if pair in told.RATHER_THAN else 1)
        is_told = pair in told.RATHER_THAN or pair[0] == "بدل"
        return is_told and any(self._is_time(each) for each in range(end, end + 2))

    def _new_times(self) -> Iterator[Appointed]:
        """The times that aren't told as those that were: not behind "from" or "instead of", nor those of saying."""
        was = 0
        for time in self._times:
            if time.first in self._said:
                continue
            first = self._before_time(time.first)
            while self._word(first) in told.LEADS_TO_A_DAY:
                first -= 1
            is_old = self._word(first) in told.FROM | told.RATHER_THAN_ALONE
            is_old = is_old or (self._word(first - 1), self._word(first)) in told.RATHER_THAN
            if is_old or (was and time.first == was):  # "from Wednesday noon"
                was = time.end
            else:
                yield time

    def _named(
        self, place: int, times: tuple[Appointed, ...], *, is_on_again: bool, is_behind: bool = True
    ) -> Iterator[Move]:
        """The move of what stands behind a place, or else before it; where it's not sought `behind`, the other way
        round."""
        after, before = self._after(place), self._before(place)
        if after is None:
            return
        is_passive = self._word(place - 1) in _TO_BE
        words = after or before if is_behind and not is_passive else before or after
        if words and len(words) <= _NAME_AN_EVENT:
            yield Move(words, times, is_on_again)

    def _after(self, place: int) -> tuple[str, ...] | None:
        """The words behind a verb that name what it moves; None where they only name who does."""
        end = place + 1 + ((self._words[place], self._word(place + 1)) in _PAIRS)
        first = end
        while end < len(self._words) and self._words[end] not in told.ENDS_WHAT_IS_MOVED:
            if self._is_time(end) or self._is_parted(end - 1, end):
                break
            end += 1
        is_cut = self._word(end) == "في" or (end < len(self._words) and self._is_parted(end - 1, end))
        if is_cut and is_among(self._words[place], told.HAS_A_DOER):
            return None  # «ألغت الوزيرة، الأربعاء، زيارة»: what was called off comes later
        return self._naming(first, end)

    def _before(self, place: int) -> tuple[str, ...]:
        return self._naming(self._start(place), place)

    def _naming(self, first: int, end: int) -> tuple[str, ...]:
        """The words from one place up to another that name an appointment."""
        places = (each for each in range(first, end) if each not in self._said and not self._is_time(each))
        names = (self._words[each] for each in places if self._word(each - 1) != "يا")
        return tuple(dict.fromkeys(word for word in names if _names(word)))

    def _start(self, place: int) -> int:
        """Where the clause begins that goes on to a place."""
        while place > 0 and not self._is_parted(place - 1, place):
            place -= 1
        return place

    def _is_parted(self, first: int, last: int) -> bool:
        """Whether a clause ends between two places."""
        return any(ends(self._quotation, each, ENDS_A_CLAUSE | _COMMAS) for each in range(first, last))

    def _is_time(self, place: int) -> bool:
        return any(time.first <= place < time.end for time in self._times)

    def _word(self, place: int) -> str:
        return self._quotation.folded(place)


_TO_BE = frozenset("theyre been is are was were be being got gets has have had".split())


def _names(word: str) -> bool:
    """Whether a folded word may be part of an appointment's name."""
    if is_stopword(word) or word in TELLERS or word.isdecimal() or (word.isascii() and word.endswith("ly")):
        return False
    return not (is_among(word, told.TELLS_NO_EVENT) or is_among(word, _MARKS))


def ends(quotation: Quotation, place: int, signs: Set[str]) -> bool:
    """Whether one of these signs stands behind a word; the colon of an hour is none."""
    between = quotation.between(place)
    return (not signs.isdisjoint(between) and between != ":") or "\n" in between
