"""The numbers of a sentence that may be the short answer to a question of number.

A question and a quotation in; candidates out: counts, amounts and ranges, whole and with their units. Dates, ordinals,
names with a number in them, what is measured in another way than asked for, and what the question says itself are none.
"""

import re

from index.language import has_arabic
from index.text import is_stopword, tokens
from retrieval.gloss.dates import is_year
from retrieval.numbers import Figure, figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.ages import asks_how_long_ago, is_age, is_past
from retrieval.short_answer.amounts import BETWEEN, Amount, amounts
from retrieval.short_answer.candidate import Candidate
from retrieval.short_answer.counting import counts_what_is_asked
from retrieval.short_answer.inexact import is_inexact
from retrieval.short_answer.labels import is_label_word, labels
from retrieval.short_answer.measures import Kind, Measure, measure_asked_for
from retrieval.short_answer.single_times import Grain, is_introduced
from retrieval.short_answer.times import times

_LETTER_BEFORE = re.compile(r"[^\W\d_][-–\u2010\u2011]?\Z")
_PARTICLE_BEFORE = re.compile(r"[وفبلك]ـ?\Z")
_NUMBERED = frozenset({"no", "number", "nr", "رقم"})
_ABOUT = frozenset("about around nearly almost roughly approximately over some".split()) | BETWEEN
_PARTICLES = "وفبلك"
_NUMBERS_WITH_SUCH_A_LETTER = ("واحد", "الف")
_ARTICLES = ("ال", "وال", "بال", "لل")
_TWO = "اثن"
_FACTOR_AFTER = re.compile(r"\s*[×*^]|\s*x\s*\d")
_FACTOR_BEFORE = re.compile(r"[×*^]\s*\Z")
_HYPHEN_AFTER = re.compile(r"\s*[-\u2010\u2011]\s*[^\W\d_]")
_IN_SO_MANY = re.compile(r"\bone (?:in|out of)\b|\bفي كل\b|\bمن (?:بين )?كل\b", re.IGNORECASE)
"""A share that is no number: "one in ten"."""


def numbers(question: Question, quotation: Quotation) -> list[Candidate]:
    """The numbers of the quotation that may be what the question asks for."""
    measure = measure_asked_for(question.text)
    asked = {word.stem for word in question.words}
    said = values_in(question.text)
    in_dates = places_of_dates(quotation)
    labelled = labels_not_asked_for(question.text, quotation, measure)
    counted = [
        figure
        for figure in figures(quotation.text)
        if figure.first not in labelled
        and _is_count(quotation, figure, asked)
        and (figure.first not in in_dates or (figure.unit is None and figure.counted in asked))
    ]
    has_a_share = measure.kind is Kind.SHARE and _IN_SO_MANY.search(quotation.text) is not None
    found: list[Candidate] = []
    for amount in amounts(quotation, counted):
        is_taken = measure.takes(amount.unit, max(amount.values))
        if not amount.values <= said and (is_taken or _may_be_measured(amount)):
            is_sure = (
                is_taken
                and not has_a_share
                and not (is_past(quotation, amount, measure) and not asks_how_long_ago(question.text))
                and _is_sure(quotation, amount, measure)
                and counts_what_is_asked(question, quotation, amount, measure)
            )
            found.append(Candidate(*amount.span, is_sure))
    return found


def labels_not_asked_for(question: str, quotation: Quotation, measure: Measure) -> frozenset[int]:
    """Where numbers begin that only tell which one it is, of minutes, pages or the like: of all but what the question
    speaks of, "in what minute" or «الدقيقة كم»."""
    words = {token.folded for token in tokens(question)}
    return frozenset() if any(map(is_label_word, words)) else labels(quotation, measure.noun)


def places_of_dates(quotation: Quotation) -> set[int]:
    """The places of words that are dates for sure: a year alone may be a number where nothing introduces it."""
    return {
        place
        for time in times(quotation)
        for place in range(time.first, time.end)
        if time.grain is not Grain.YEAR or time.end > time.first + 1 or is_introduced(quotation, time.first)
    }


def _may_be_measured(amount: Amount) -> bool:
    """Whether its unit may be one that is not known: "USD 5.2 billion"."""
    return amount.unit is None and amount.last.counted is None


def _is_count(quotation: Quotation, figure: Figure, asked: set[str]) -> bool:
    """Whether it is a number of something: no ordinal or decade, no part of a name, and no pronoun."""
    if figure.kind in {"ordinal", "decade"} or not figure.values:
        return False
    if not (figure.is_sure or figure.unit is not None or figure.counted in asked):
        return False
    word, before = quotation.folded(figure.first), quotation.text[: quotation.words[figure.first].start]
    if not word[0].isdigit():
        is_known = word.startswith(_ARTICLES) and not word.startswith(_NUMBERS_WITH_SUCH_A_LETTER)  # "the three"
        return not is_known and not any(letter.isdigit() for letter in word)
    return _LETTER_BEFORE.search(before) is None or _PARTICLE_BEFORE.search(before) is not None


def _is_sure(quotation: Quotation, amount: Amount, measure: Measure) -> bool:
    first, last = amount.first, amount.last
    if is_inexact(quotation, amount):
        return False
    is_year_like = first is last and is_year(quotation, first.first) and amount.unit is None
    if is_year_like and first.counted != measure.noun:
        return False
    if {first.kind, last.kind} != {"count"} or _has_a_letter_before(quotation.folded(first.first)):
        return False
    if _HYPHEN_AFTER.match(quotation.text, amount.span.end):
        return False  # "a 17 - year - old", as some print it
    if measure.kind is Kind.AGE and not is_age(quotation, amount):
        return False
    return not _is_label(quotation, first, measure) and not _is_two_of_something_else(quotation, last, amount, measure)


def _has_a_letter_before(word: str) -> bool:
    """Whether a particle is written onto a number in words: it can't be cut off, and would be marked with it."""
    return word[0] in _PARTICLES and not word.startswith(_NUMBERS_WITH_SUCH_A_LETTER)


def _is_label(quotation: Quotation, figure: Figure, measure: Measure) -> bool:
    """Whether it is the number of something that has one ("Channel 4", "Apollo 11"), or a factor ("1.1 × 10")."""
    text, place = quotation.text, figure.first - 1
    if _FACTOR_AFTER.match(text, quotation.words[figure.end - 1].end):
        return True
    if _FACTOR_BEFORE.search(text[: quotation.words[figure.first].start]):
        return True
    before = quotation.folded(place)
    if before in _NUMBERED:
        return True
    if not quotation.joined(place, figure.first) or before in _ABOUT or is_stopword(before):
        return False
    is_counted = figure.unit is not None or (figure.counted is not None and figure.counted == measure.noun)
    return quotation.has_capital(place) and not is_counted


def _is_two_of_something_else(quotation: Quotation, figure: Figure, amount: Amount, measure: Measure) -> bool:
    """Whether it is a noun in the dual that names other things than the question counts."""
    word = quotation.folded(figure.first)
    if not has_arabic(word) or figure.values != {2} or amount.unit is not None or word.startswith(_TWO):
        return False
    bare = word[:-2].removesuffix("ت")
    return measure.noun is None or not (measure.noun.startswith(bare) or bare.startswith(measure.noun))
