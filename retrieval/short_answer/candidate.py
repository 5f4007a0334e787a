"""What may be the short answer in a sentence, and whether a stretch of it can be marked by itself."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from index.records import Span

_JOINING = frozenset("-\u2010\u2011\u2212–/.,:٫٬_'’")
"""Between letters or digits these make one thing of both sides: COVID-19, 19/9, 3.5."""


class Candidate(NamedTuple):
    """A stretch `start` to `end` (code points) of a sentence that is of the kind asked for. Where it is not sure it
    only stands in the way of others: of two candidates none is the answer."""

    start: int
    end: int
    is_sure: bool = True


def stands_alone(text: str, span: Span) -> bool:
    """Whether `span` touches no letter or digit outside, and nothing joins it to one."""
    before = (text[place] for place in range(span.start - 1, -1, -1))
    after = (text[place] for place in range(span.end, len(text)))
    return not _joins(before) and not _joins(after)


def _joins(outside: Iterable[str]) -> bool:
    """Whether the characters outside, the nearest first, lead to a letter or digit."""
    for character in outside:
        if character.isalnum():
            return True
        if character not in _JOINING and unicodedata.category(character) not in {"Mn", "Mc", "Me", "Cf"}:
            return False
    return False
