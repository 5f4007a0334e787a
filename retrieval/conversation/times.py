"""Words of questions that tell a time: a word in, which kind of time out."""

from index.dates import MONTHS
from retrieval.conversation.reading import Read
from retrieval.gloss.dates import weekday_of

_YEAR_DIGITS = 4
_YEAR_WORDS = frozenset("year عام سنه العام السنه بعام لعام".split())
_DAYS = frozenset("today yesterday tomorrow tonight now اليوم امس مبارح غدا بكره الان حاليا النهارده".split())

_VERBS_TOO = frozenset("may march mar jan اب".split())


def time_of(word: Read) -> str | None:
    """The kind of time that a word tells, of which another word may take the place; None for other words."""
    folded = word.folded
    if folded in _YEAR_WORDS or (len(folded) == _YEAR_DIGITS and folded.isdecimal()):
        return "year"
    if folded in MONTHS and (folded not in _VERBS_TOO or word.capital):
        return "month"
    return "day" if folded in _DAYS or weekday_of(folded) is not None else None
