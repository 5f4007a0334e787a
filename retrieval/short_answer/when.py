"""The times of a sentence that may be the short answer to a question of time.

A question and a quotation in; candidates out. What the question says itself is none, nor a time of another grain than
it asks for: to "in what year" a year alone is the answer.
"""

import re
from dataclasses import replace
from itertools import pairwise

from index.dates import MONTHS
from index.text import tokens
from retrieval.asking_words import in_standard_words
from retrieval.calendar_words import weekday_of
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.candidate import Candidate
from retrieval.short_answer.relative_times import is_told_relatively
from retrieval.short_answer.saying import may_be_when_it_was_said
from retrieval.short_answer.single_times import Grain, Time
from retrieval.short_answer.times import times
from retrieval.speech.saying import speaks_of_saying

_ENGLISH, _ARABIC = r"\b(?:what|which) ", r"\b(?:اي|ما|ماهو|ما هو) (?:ال)?"
_ASKED = (
    (Grain.YEAR, re.compile(rf"{_ENGLISH}years?\b|{_ARABIC}(?:عام|سنه)\b")),
    (Grain.MONTH, re.compile(rf"{_ENGLISH}months?\b|{_ARABIC}شهر\b")),
    (Grain.DAY, re.compile(rf"{_ENGLISH}(?:day|date)s?\b|{_ARABIC}(?:يوم|تاريخ)\b")),
    (Grain.CENTURY, re.compile(rf"{_ENGLISH}centur(?:y|ies)\b|{_ARABIC}قرن\b")),
    (Grain.DECADE, re.compile(rf"{_ENGLISH}decades?\b|{_ARABIC}عقد\b")),
)
_OF_A_WHILE = re.compile(
    r"^when (?:was|were|is|are)\b(?!.*\b(?:born|founded|built|opened|first|last|established|created|made|killed)\b)"
    r"|\b(?:take|took) place\b|^[وف]?ا?متي (?:كان|كانت|حدث|حدثت|وقع|وقعت|دارت|جرت|عاش|عاشت|حكم|حكمت)\b"
)
"""To these a range is an answer; of most others it may be its first or its last part."""
_UNTIL = frozenset("until till حتي وحتي لغايه".split())
_BY = frozenset("by بحلول وبحلول".split())
"""It belongs to the time: what was so "by 1965" may have been so before."""
_BEFORE_TIMES = frozenset("the end year of نهايه عام سنه شهر يوم".split())
_OF_AN_END = re.compile(
    r"\b(?:until|till|how long|ends?|ended|finish|finishes|finished|stops?|stopped|lasts?|lasted|expires?|expired|leave"
    r"|leaves|left|closed?|ceased?)\b|\b(?:حتي|الي|لغايه) (?:ا?متي|اي)\b"
    r"|\b(?:انتهي|انتهت|ينتهي|تنتهي|سينتهي|ستنتهي|استمر|استمرت|يستمر|تستمر|توقف|توقفت|مهله)\b"
)
"""To these, until when something was is an answer."""
_LIVES = (
    frozenset("born birth birthday b ولد ولدت مولود مولده مواليد ميلاده ميلاد ولاده ولادته".split()),
    frozenset("died death die dies dead killed توفي توفيت وفاته وفاه مات ماتت قتل قتلت استشهد".split()),
)
_NEAR = 12
"""Words: a time so near behind a word of birth or death is when that was."""


def asked_times(question: Question, quotation: Quotation) -> list[Candidate]:
    """The times of the quotation that may be what the question asks for."""
    words = in_standard_words(question.text)
    grain = next((grain for grain, pattern in _ASKED if pattern.search(words)), None)
    said = _said(question.text)
    asks_of_saying = speaks_of_saying(question.text)
    found: list[Candidate] = []
    for time in times(quotation):
        named = _said(quotation.slice(time.first, time.end - 1))
        fitting = None if named and named <= said else _fitting(quotation, time, grain)
        if fitting is not None:
            may_be_part = time.is_range and _OF_A_WHILE.search(words) is None
            bound = None if time.is_range else _bound(quotation, time)
            is_until = bound is not None and quotation.folded(bound) in _UNTIL and _OF_AN_END.search(words) is None
            is_said = not asks_of_saying and may_be_when_it_was_said(quotation, time.first)
            is_told = not (is_until or is_said or _is_of_a_life(quotation, time, words))
            is_told = is_told and not is_told_relatively(question, quotation, time)
            if bound is not None and quotation.folded(bound) in _BY and fitting.first == time.first:
                fitting = replace(fitting, first=bound)
            found.append(_candidate(quotation, fitting, is_sure=time.is_sure and not may_be_part and is_told))
    return found


def _is_of_a_life(quotation: Quotation, time: Time, asked: str) -> bool:
    """Whether it tells when somebody was born or died, and the question asks for no such thing."""
    before = {quotation.folded(place) for place in range(max(0, time.first - _NEAR), time.first)}
    return any(not words.isdisjoint(before) and words.isdisjoint(asked.split()) for words in _LIVES)


def _bound(quotation: Quotation, time: Time) -> int | None:
    """The place of an "until" or "by" before the time, if one is there."""
    place = time.first - 1
    while quotation.folded(place) in _BEFORE_TIMES and quotation.joined(place, place + 1):
        place -= 1
    is_there = quotation.folded(place) in _UNTIL | _BY and quotation.joined(place, place + 1)
    return place if is_there else None


def _fitting(quotation: Quotation, time: Time, grain: Grain | None) -> Time | None:
    """The time, or the part of it that is asked for; None where it has no such part."""
    if grain is None or time.is_range:
        return time
    match grain:
        case Grain.YEAR:
            return None if time.year is None else replace(time, grain=grain, first=time.year)
        case Grain.MONTH:
            return time if time.grain in {Grain.MONTH, Grain.DAY} else None
        case Grain.DAY:
            return time if time.grain in {Grain.DAY, Grain.WEEKDAY} else None
        case _:
            return _without_part(quotation, time) if time.grain is grain else None


def _without_part(quotation: Quotation, time: Time) -> Time:
    """ "early nineteenth century" without "early": its number and its noun."""
    figure = next(each for each in figures(quotation.text) if time.first <= each.first < each.end <= time.end)
    is_after_noun = quotation.folded(figure.first - 1) in {"القرن", "قرن"} and figure.first > time.first
    return replace(time, first=figure.first - is_after_noun)


def _candidate(quotation: Quotation, time: Time, *, is_sure: bool) -> Candidate:
    start, end = quotation.words[time.first].start, quotation.words[time.end - 1].end
    inside = quotation.text[start:end]
    if inside.count("(") > inside.count(")") and quotation.text.startswith(")", end):
        end += 1
    return Candidate(start, end, is_sure)


def _said(text: str) -> frozenset[str]:
    """The numbers, months and weekdays that a text names, comparable across languages."""
    words = [token.folded for token in tokens(text)]
    numbers = map(str, values_in(text))
    names = (*words, *(" ".join(pair) for pair in pairwise(words)))
    months = (f"month {MONTHS[name]}" for name in names if name in MONTHS)
    weekdays = (f"weekday {day}" for word in words if (day := weekday_of(word)) is not None)
    return frozenset((*numbers, *months, *weekdays))
