"""What in a talk answers a question that somebody asked there: a question and the messages after it in; those that
reply to it, and those that take it up, out.

Who takes up a question says soon after it, and in reply to nothing else, a word of it, a word that answers directly, or
the time or the number that it asks for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from index.message import Authored, are_by_one_person
from retrieval.calendar_words import is_calendar_word, weekday_of
from retrieval.talk.direct_answers import answers_directly
from retrieval.talk.spoken import in_common

SOON = timedelta(minutes=30)
"""A message within this that takes up a question answers it where nobody replied."""
_WHEN = frozenset("when متي ايمتي امتي".split())
_HOW_MANY = frozenset("كم قديش اديش بكم بقديش".split())
_HOW_MUCH = re.compile(r"\bhow (?:much|many|long|old|far)\b")
_TIMES = frozenset(
    "today tonight tomorrow yesterday now noon midnight اليوم الليله غدا بكرا بكره امس مبارح الان هلا هلق حالا".split()
)


class Line(Protocol):
    """A sentence of a message, with its folded words and whether it asks."""

    @property
    def quote(self) -> str: ...

    @property
    def words(self) -> Sequence[str]: ...

    @property
    def asks(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A message of a talk: by whom, when (aware), its sentences, one at least, and whether it replies to the question
    that is to be answered, to another message, or to none."""

    by: Authored
    published: datetime | None
    lines: Sequence[Line]
    replies_to_it: bool
    replies_to_another: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a talk: who asked it, when, and its folded words."""

    by: Authored
    published: datetime | None
    words: Sequence[str]


def replying(asked: Asked, after: Sequence[Turn]) -> Iterator[int]:
    """The places of the replies of others to the question."""
    return (at for at, turn in enumerate(after) if turn.replies_to_it and not are_by_one_person(turn.by, asked.by))


def following(asked: Asked, after: Sequence[Turn]) -> list[int]:
    """The places of what was said soon after the question, by whomever, and in reply to nothing."""
    return [
        at
        for at, turn in enumerate(after)
        if not turn.replies_to_it and not turn.replies_to_another and within(SOON, asked.published, turn.published)
    ]


def taking_up(asked: Asked, after: Sequence[Turn]) -> Iterator[int]:
    """The places of the messages of others that take the question up. After another question "yes" answers that one."""
    is_the_last = True
    for at in following(asked, after):
        turn = after[at]
        is_the_last &= not any(line.asks for line in turn.lines)
        if are_by_one_person(turn.by, asked.by):
            continue
        lines = [line.words for line in turn.lines]
        has_a_word = any(in_common(asked.words, line) for line in lines)
        if has_a_word or (is_the_last and _answers(asked.words, turn.lines[0].quote, lines)):
            yield at


def takes_up(asked: Sequence[str], told: str, lines: Sequence[Sequence[str]]) -> bool:
    """Whether what begins with the sentence `told`, and has these lines of folded words, takes up the words of a
    question: it has one of them, or answers by its first word, a time or a number."""
    return any(in_common(asked, line) for line in lines) or _answers(asked, told, lines)


def within(time: timedelta, asked: datetime | None, told: datetime | None) -> bool:
    """Whether a message came so soon after another; where no time is known, it did."""
    return asked is None or told is None or told - asked <= time


def _answers(asked: Sequence[str], told: str, lines: Sequence[Sequence[str]]) -> bool:
    """Whether a message answers by its first word, or tells a time or a number that is asked for."""
    if answers_directly(told):
        return True
    words = [word for line in lines for word in line]
    if not _WHEN.isdisjoint(asked):
        return any(word[0].isdigit() or word in _TIMES or _names_a_day(word) for word in words)
    asks_how_many = not _HOW_MANY.isdisjoint(asked) or _HOW_MUCH.search(" ".join(asked)) is not None
    return asks_how_many and any(word[0].isdigit() for word in words)


def _names_a_day(word: str) -> bool:
    return weekday_of(word) is not None or is_calendar_word(word)
