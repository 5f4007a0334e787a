"""What a sentence states, in a form that can be held against another's: a sentence in; its words, numbers and times,
and what turns its meaning, out.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.text import Token, fold, is_stopword, stem
from retrieval.arabic_verbs import is_of_the_future
from retrieval.facts.dates import Dates, dates
from retrieval.facts.known_names import is_place_word
from retrieval.facts.negation import clauses_denied, denials, weak_words
from retrieval.facts.opposites import Pole, poles
from retrieval.numbers import Figure, figures
from retrieval.quotation import Quotation
from retrieval.stated.clauses import saying_words
from retrieval.stated.word_order import WordOrder, word_order

_YEARS = range(1900, 2100)
_YEAR_AHEAD = frozenset("in since by until from of during في عام سنه منذ حتي خلال العام".split())
_NUMBERED = frozenset(
    "flight article number no page chapter route highway line رحله الرحله ماده الماده رقم صفحه الصفحه طريق".split()
)
_ALI = "علي"
"""A name where it is written so: the stop word that folds to it ends in another letter."""
_AT_LEAST = frozenset({"least", "الاقل"})
_JOINS = frozenset("/:")
"""Between the numbers of a date or a time of day: "19/9/2023", "10:30"."""
_WILL = frozenset("will wont سوف وسوف لن ولن فلن".split())
_MAY = frozenset("may might could ربما وربما".split())
_PERHAPS = frozenset("قد وقد فقد".split())
_PAST_IN_TA = tuple(
    """
    تم تولي تولت تحدث تعرض تمكن توفي تقدم تراجع تاثر توصل تسبب تزوج تخرج تاسس توقف تعهد تجاوز تلقي تلقت تبني تبنت تحول
    تزايد تدهور توجه تعاون تضرر تاخر تاكد تبين تبادل تركز ترك ترجم تدخل تضاعف تطور تغير تفاقم تقرر تكرر تصاعد تصدر تعطل
    """.split()
)
"""How past verbs begin that look like those of the present."""
_ALL = frozenset("all every جميع كل".split())
_LESS = frozenset("اقل باقل".split())
_ROMAN = re.compile(r"\b[A-Z][a-z]+ ([IVX]{1,4})\b")
_JOINED = re.compile(r"\d+(?:[/:]\d+)+")
_NOW = re.compile(
    r"\b(?:this|current) (?P<en>year|month|week)\b"
    r"|\b(?:هذا|هذه) (?P<ar>العام|السنه|الشهر|الاسبوع)\b"
    r"|\b[وبل]?(?P<now>العام|السنه|الشهر|الاسبوع) (?:الجاري|الجاريه|الحالي|الحاليه)\b"
)
_SPANS = {"العام": "year", "السنه": "year", "الشهر": "month", "الاسبوع": "week"}
_CHANGES = frozenset(
    stem(word)
    for word in """
    up down only few against former postpone postponed delay delayed suspend suspended withdraw withdrew withdrawn
    retract retracted correct corrected revise revised resign resigned replace replaced reverse reversed overturn
    overturned annul annulled revoke revoked
    فقط ضد سابقا سابق اجل اجلت تاجيل ارجا ارجات ارجاء علق علقت تعليق سحب سحبت انسحب انسحبت تراجع تراجعت صحح صححت استقال
    استقالت استبدل ابطل ابطلت ابطال
    """.split()
)
"""Stems of words that take back what the rest of a sentence says, or make it past."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence states.

    `words` are its folded content words in order, without numbers and words that deny; `order` is how they stand,
    `asides` are those that only tell that somebody says the rest, `perhaps` Arabic verbs of what may be. `numbers` are
    what it counts and measures for sure, `names` the numbers that are part of a name ("Flight 123"), `times` say when.
    `denials` counts the words that surely deny a clause; `turns` are words that could turn round what is said.
    """

    words: tuple[str, ...]
    order: WordOrder
    asides: frozenset[str]
    perhaps: frozenset[str]
    numbers: tuple[Figure, ...]
    names: tuple[Figure, ...]
    times: frozenset[str]
    denials: int
    turns: frozenset[str]
    poles: frozenset[Pole]


@lru_cache(maxsize=4_000)
def statement(sentence: str) -> Statement:
    """What `sentence` states. The same sentences are found for many questions."""
    quotation = Quotation(sentence)
    said = dates(sentence)
    in_dates = _in_dates(said)
    sure = [each for each in figures(sentence) if each.is_sure and not _is_inside_a_word(quotation, each)]
    years = [each for each in sure if is_a_year(quotation, each)]
    timed = [each for each in sure if each in years or _is_of_a_time(quotation, each, in_dates)]
    counted = [each for each in sure if each not in timed]
    names = tuple(each for each in counted if _is_of_a_name(quotation, each))
    denied = denials(sentence)
    taken = {place for each in sure for place in range(each.first, each.end)} | {each.place for each in denied}
    places = [place for place, word in enumerate(quotation.words) if place not in taken and _is_content(sentence, word)]
    return Statement(
        words=tuple(dict.fromkeys(quotation.folded(place) for place in places)),
        order=word_order(quotation, places),
        asides=saying_words(quotation),
        perhaps=frozenset(quotation.folded(place + 1) for place, mood in moods(quotation) if mood == "perhaps"),
        numbers=tuple(each for each in counted if each not in names),
        names=names,
        times=frozenset((*_times(said, years), *_written_times(fold(sentence)))),
        denials=len(clauses_denied(sentence)),
        turns=frozenset(_turns(quotation)),
        poles=poles(sentence),
    )


def _turns(quotation: Quotation) -> Iterator[str]:
    """The folded words that may deny something, or take it back."""
    yield from weak_words(quotation.text) - _AT_LEAST
    yield from ("un" for denial in denials(quotation.text) if denial.of_an_adjective)
    yield from (word.folded for word in quotation.words if stem(word.folded) in _CHANGES)
    yield from (mood for _, mood in moods(quotation) if mood != "perhaps")
    for word in quotation.words:
        if word.folded in _ALL:
            yield "all"
        elif word.folded in _LESS:
            yield "less"
    yield from (f"number {match}" for match in _ROMAN.findall(quotation.text))


def moods(quotation: Quotation) -> Iterator[tuple[int, str]]:
    """The places of words that tell that something is yet to be ("will") or may be ("may"), and of «قد» before an
    Arabic verb of the present ("perhaps"): before one of the past it says that it is so. "1 May" is a month."""
    in_dates = _in_dates(dates(quotation.text))
    for place, word in enumerate(quotation.words):
        if place in in_dates:
            continue
        if word.folded in _WILL or is_of_the_future(word.folded):
            yield place, "will"
        elif word.folded in _MAY:
            yield place, "may"
        elif word.folded in _PERHAPS and _is_present(quotation.folded(place + 1)):
            yield place, "perhaps"


def _in_dates(said: Dates) -> frozenset[int]:
    """The places of the words of dates."""
    return frozenset[int]().union(*(month.places for month in said.months if month.is_sure))


def _is_present(folded: str) -> bool:
    """Whether an Arabic verb is of the present: before others قد is no "may", and تولى only looks like one."""
    return folded.startswith("ي") or (folded.startswith("ت") and not folded.startswith(_PAST_IN_TA))


def is_same_number(one: Figure, other: Figure) -> bool:
    """Whether two numbers are worth the same, of the same unit as far as both name one."""
    return (
        one.kind == other.kind
        and not one.values.isdisjoint(other.values)
        and (one.unit == other.unit or None in {one.unit, other.unit})
    )


def numbers_beyond(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those of `ours` that are not among `theirs`; of two equal ones each needs its own."""
    left = list(theirs)
    beyond = []
    for figure in ours:
        found = next((place for place, other in enumerate(left) if is_same_number(figure, other)), None)
        if found is None:
            beyond.append(figure)
        else:
            del left[found]
    return tuple(beyond)


def _times(said: Dates, years: Collection[Figure]) -> Iterator[str]:
    """Everything that tells when, each by a name of its own."""
    yield from said.sure_marks
    for month in said.months:
        if month.is_sure:
            yield f"month {month.number}"
            yield from (f"day {day}" for day in month.days)
    for year in years:
        yield from (f"year {value}" for value in year.values)


def _written_times(folded: str) -> Iterator[str]:
    """Numbers joined as in "10:30", "19/9/2023", "2:1", as they are written; and "this year"."""
    yield from _JOINED.findall(folded)
    for match in _NOW.finditer(folded):
        span = match["en"] or match["ar"] or match["now"]
        yield f"this {_SPANS.get(span, span)}"


def _is_inside_a_word(quotation: Quotation, figure: Figure) -> bool:
    """ "G7", "COVID-19": a name, and no number of anything."""
    first = quotation.words[figure.first]
    is_joined = quotation.between(figure.first - 1) == "-" and quotation.folded(figure.first - 1)[-1:].isalpha()
    if first.folded[0].isdigit():
        return is_joined
    return any(map(str.isdigit, first.folded))


def is_a_year(quotation: Quotation, figure: Figure) -> bool:
    """Whether a number of four digits is a year, and counts nothing."""
    written = quotation.slice(figure.first, figure.end - 1)
    if figure.unit is not None or len(written) != 4 or not all(value in _YEARS for value in figure.values):
        return False
    return figure.counted is None or quotation.folded(figure.first - 1) in _YEAR_AHEAD


def _is_of_a_time(quotation: Quotation, figure: Figure, in_dates: Collection[int]) -> bool:
    """Whether a number belongs to a date or a time of day."""
    if any(place in in_dates for place in range(figure.first, figure.end)):
        return True
    return not _JOINS.isdisjoint({quotation.between(figure.first - 1), quotation.between(figure.end - 1)})


def _is_of_a_name(quotation: Quotation, figure: Figure) -> bool:
    """Whether a number tells one thing from others of its kind: "Boeing 737", "flight 12"."""
    ahead = quotation.folded(figure.first - 1)
    if not ahead or quotation.between(figure.first - 1) not in {" ", ". "}:
        return False
    is_capital = quotation.has_capital(figure.first - 1)
    return ahead in _NUMBERED or (is_capital and not is_place_word(ahead) and not is_stopword(ahead))


def _is_content(sentence: str, word: Token) -> bool:
    return not is_stopword(word.folded) or sentence[word.start : word.end] == _ALI
