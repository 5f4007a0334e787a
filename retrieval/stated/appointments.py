"""Does a later text tell that an appointment has another time, or none? "The parents' meeting moved to Sunday", after
"the parents' meeting is on Wednesday".

Two texts, each with when it was said, in; a verdict out. What was moved must be named in both, all its words close
together in the earlier one and beside the time there: the teachers' meeting isn't the parents'.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from retrieval.quotation import Quotation
from retrieval.speech.asking import asks
from retrieval.stated.appointed_times import Appointed, appointed_times, latest_day, values
from retrieval.stated.clauses import said_by
from retrieval.stated.moves import ENDS_A_CLAUSE, Move, Said, ends, moves
from retrieval.talk.spoken import stands_in, stems_of

NAMED_IN_NEWS = 2
"""Words that name an appointment at least, among posts and documents of all kinds: "the meeting" is another one in
each, and in one talk it is one."""
_BESIDE = 12
"""Words between an appointment and its time, at most."""
_BETWEEN = 3
"""Further words among those that name an appointment, at most."""
_TOLD_FOR = timedelta(days=60)
"""How long what names no day is remembered: "at five", "within ten days"."""


def tells_another_time(later: Said, earlier: Said, fewest_words: int = 1) -> bool:
    """Whether the later text tells that what the earlier one appoints has another time now, or none, or is on again.

    `fewest_words` have to name it: one is enough among people who talk of the same things.
    """
    return any(len(move.words) >= fewest_words and _is_of(move, earlier, later.at) for move in moves(later))


def _is_of(move: Move, earlier: Said, now: datetime | None) -> bool:
    """Whether a move is of what an earlier text appoints, and to another time than it tells."""
    quotation = Quotation(earlier.text)
    if asks(earlier.text) or not all(stands_in(word, _stems(earlier.text)) for word in move.words):
        return False
    was_moved = [each for each in moves(earlier) if set(each.words) & set(move.words)]
    if move.is_on_again:
        return any(not each.times for each in was_moved)
    was_told = was_moved[0].times if was_moved else tuple(appointed_times(quotation, earlier.at))
    times = [each for each in was_told if _is_beside(quotation, each, move.words)]
    return bool(times) and _is_another(move.times, times) and _is_still_ahead(times, earlier.at, now)


def _is_beside(quotation: Quotation, time: Appointed, words: Sequence[str]) -> bool:
    """Whether words that name an appointment stand beside a time, close together."""
    if time.first in said_by(quotation):
        return False
    first, end = time.first, time.end
    while first > max(time.first - _BESIDE, 0) and not ends(quotation, first - 1, ENDS_A_CLAUSE - {":"}):
        first -= 1
    while end < min(time.end + _BESIDE, len(quotation.words)) and not ends(quotation, end - 1, ENDS_A_CLAUSE):
        end += 1
    near = [quotation.folded(place) for place in range(first, end)]
    long = len(words) + (_BETWEEN if len(words) > 1 else 0)
    runs = (near[start : start + long] for start in range(max(len(near) - long, 0) + 1))
    return any(all(stands_in(word, stems_of(run)) for word in words) for run in runs)


def _is_another(new: Sequence[Appointed], old: Sequence[Appointed]) -> bool:
    """Whether times are others than those told before, as far as they can be compared; none at all is another too."""
    if not new:
        return True
    for kind in ("day", "hour", "span"):
        ours, theirs = values(new, kind), values(old, kind)
        if ours and theirs:
            if ours.isdisjoint(theirs):
                return True
            if kind == "day":
                hours = values(new, "hour"), values(old, "hour")
                return all(hours) and hours[0].isdisjoint(hours[1])
    kinds = {each.kind for each in new}, {each.kind for each in old}
    return "hour" not in kinds[0] | kinds[1] and kinds[0].isdisjoint(kinds[1])


def _is_still_ahead(times: Sequence[Appointed], at: datetime | None, now: datetime | None) -> bool:
    """Whether it could still be moved: a day that was over then was another's."""
    last = latest_day(times)
    if now is None or at is None:
        return True
    if last is not None:
        return at.date() <= last and now.date() <= last
    return now - at <= _TOLD_FOR


@lru_cache(maxsize=4_000)
def _stems(text: str) -> frozenset[str]:
    return stems_of(word.folded for word in Quotation(text).words)
