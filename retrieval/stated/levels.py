"""Where a sentence says that a quantity stands: "the price of petrol rose to 1.35 dinars", «بلغ سعر السكر دينارا».

A sentence in; its `Level`s out. A price, a rate or a toll stands until another one is told; what happened on a day
stays as it was, and is none.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from index.text import is_stopword
from retrieval.calendar_words import is_calendar_word
from retrieval.facts.dates import Dates, dates
from retrieval.facts.known_names import known_names
from retrieval.numbers import Figure, figures
from retrieval.numbers.units import PERCENT, is_measure, measure_of, measured
from retrieval.quotation import Quotation
from retrieval.stated import level_words as told
from retrieval.stated.events import event_of
from retrieval.stated.level_clauses import LevelClause, is_among, level_clauses, readings
from retrieval.stated.statement import is_a_year

_TIMES = frozenset("year month week day hour minute".split())
_OF_A_BODY = 3
"""Words of a ministry's name beside the first, at most."""
_OTHER_TIMES = ("last year", "last decade", "last century", "next", "tomorrow")
_TELLING_NOTHING = frozenset(
    {
        *told.MEASURES, *told.FATES, *told.MOVES, *told.COMES, *told.STANDS, *told.IS, *told.REACHES, *told.FILLERS,
        *told.TELLING_NOTHING, *told.WITHOUT, *told.CUT,
    }
)  # fmt: skip
_ENDS_A_BODY = frozenset({*told.MEASURES, *told.MOVES, *told.COMES, *told.STANDS, *told.REACHES})


@dataclass(frozen=True, slots=True)
class Level:
    """Where a quantity stands.

    `measure` names what is measured ("price"), `fate` what befell those who are counted ("dead"); either may be empty.
    `words` are the folded words of what it is measured of, `capitals` those written with one inside the sentence,
    `places` the known places and bodies of the sentence. `per` are units that it is told for, `months` and `years`
    those that it is told of.
    """

    measure: str
    fate: str
    words: tuple[str, ...]
    capitals: frozenset[str]
    places: frozenset[str]
    figure: Figure
    per: frozenset[str]
    months: frozenset[int]
    years: frozenset[int]

    @property
    def is_of_an_event(self) -> bool:
        """Whether it counts those whom an event befell: another event has another toll."""
        return self.fate not in {"", *told.FATES_OF_A_PLACE}

    @property
    def is_known_anywhere(self) -> bool:
        """Whether its words are enough to know it by: an "average household size" is one of each country."""
        return self.measure in told.STAND_ALWAYS

    @property
    def is_of_something(self) -> bool:
        """Whether the sentence tells what it is measured of."""
        if self.words or self.measure in told.SPEAKS_FOR_ITSELF:
            return True
        return bool(self.places) and not self.is_of_an_event


@lru_cache(maxsize=4_000)
def levels(sentence: str, before: str = "") -> tuple[Level, ...]:
    """The levels that `sentence` tells, none of what is only expected, denied, or of a time long past.

    A toll without an event is of the one that stands in the sentence `before`.
    """
    return tuple(level for clause in level_clauses(sentence) for level in _levels(clause, before))


def _levels(clause: LevelClause, before: str) -> Iterator[Level]:
    """The level of a clause, where it has one."""
    measure, fate = _measured(clause)
    when = _dates(clause)
    idle = _bodies(clause) | _measured_places(clause.quotation.text)
    words = [place for place in clause.places if place not in idle and _tells(clause, place)]
    level = Level(
        measure=measure,
        fate=fate,
        words=tuple(dict.fromkeys(clause.quotation.folded(place) for place in words)),
        capitals=frozenset(clause.quotation.folded(at) for at in words if at and clause.quotation.has_capital(at)),
        places=_places(clause),
        figure=clause.figure,
        per=_units_beside(clause),
        months=frozenset(month.number for month in when.months),
        years=_years(clause),
    )
    level = _of_the_event(level, before)
    is_now = not any(mark.startswith(_OTHER_TIMES) for mark in when.marks)
    if is_now and level.is_of_something and _may_stand(clause, measure, fate):
        yield level


def _of_the_event(level: Level, before: str) -> Level:
    """A toll of the event that the sentence before tells of, where its own clause tells of none."""
    event, words = event_of(before), (form for word in level.words for form in readings(word))
    if not (level.fate and event.words and told.EVENTS.isdisjoint(words)):
        return level
    hurts = level.fate == "infected" and event.words.isdisjoint(told.DISEASES)  # «إصابات»
    return replace(
        level,
        fate="injured" if hurts else level.fate,
        words=(*level.words, *sorted(event.words)),
        capitals=level.capitals | event.capitals,
        places=level.places | event.places,
    )


def _may_stand(clause: LevelClause, measure: str, fate: str) -> bool:
    """Whether what is measured may stand at the figure, and is told to in such words."""
    if fate and clause.figure.unit is not None:
        return False
    if measure == "price" and is_measure(clause.figure.unit or ""):
        return False
    if measure == "price" and clause.quotation.folded(clause.mark) in told.WAS:
        return False
    return clause.moves or measure in told.STAND_ALWAYS


def _measured(clause: LevelClause) -> tuple[str, str]:
    """What is measured, and what befell those who are counted. What moves to an amount of money is a price, and what
    is one a litre."""
    if clause.fate:
        return "toll", clause.fate
    words = [form for place in clause.places for form in readings(clause.quotation.folded(place))]
    measures = {told.MEASURES[word] for word in words if word in told.MEASURES}
    befell = [told.FATES[word] for word in words if word in told.FATES]
    fates = {fate for each in befell if len(each) == 1 for fate in each}
    if befell and not fates:
        fates = {"infected"}  # «إصابات» and no other fate: of an event somebody was killed or hurt as well
    if measures.isdisjoint({"price", "rate"}):
        measures.discard("exchange")
    measure = next((each for each in told.FIRST if each in measures), "")
    if measure in told.COUNTS and told.SUPPLIES.intersection(words) and (told.CUT | told.WITHOUT).intersection(words):
        return "toll", told.CUT_OFF
    if measure in told.COUNTS and (fates or measure == "toll"):
        return "toll", " ".join(sorted(fates - {"infected"} or fates)) or "dead"  # "cases of death"
    unit = clause.figure.unit
    is_money = unit is not None and unit != PERCENT and not is_measure(unit)
    is_price = is_money and (clause.moves or bool(_units_beside(clause)))
    return ("price" if is_price and not measure else measure), ""


def _tells(clause: LevelClause, place: int) -> bool:
    """Whether a word tells what the figure is measured of."""
    word = clause.quotation.folded(place)
    if is_stopword(word) or word[0].isdigit() or place in known_names(clause.quotation):
        return False
    if any(is_calendar_word(form) or _unit(form) for form in readings(word)):
        return False
    return not is_among(word, _TELLING_NOTHING)


@lru_cache(maxsize=1_000)
def _measured_places(sentence: str) -> frozenset[int]:
    """The places of all words of a sentence that belong to a figure or name its unit. Each clause asks for them."""
    quotation = Quotation(sentence)
    return frozenset[int]().union(*(_places_of(quotation, figure) for figure in figures(sentence)))


def _bodies(clause: LevelClause) -> Set[int]:
    """The places of the words of a ministry or the like that moves the figure."""
    found = set[int]()
    for body in range(clause.first, clause.end):
        if not is_among(clause.quotation.folded(body), told.BODIES):
            continue
        is_arabic = not clause.quotation.folded(body).isascii()
        name = {body, *_joined(clause.quotation, body, goes_on=is_arabic)}
        beside = clause.quotation.folded(min(name) - 1 if is_arabic else max(name) + 1)
        moves = min(name) == clause.first or is_among(beside, told.MOVES | told.STANDS | told.TELLING_NOTHING)
        if moves and _is_public(clause.quotation, body):
            found |= name
    return found


def _is_public(quotation: Quotation, body: int) -> bool:
    """Whether a body is none of many: each bank has rates of its own, but the central one."""
    beside = (quotation.folded(body - 1), quotation.folded(body + 1))
    return not is_among(quotation.folded(body), told.BANKS) or any(is_among(word, told.CENTRAL) for word in beside)


def _joined(quotation: Quotation, body: int, *, goes_on: bool) -> Iterator[int]:
    """The places of the words beside a body that name it: "energy ministry", "ministry of energy and water"."""
    is_of = quotation.folded(body + 1) == "of"
    step = 1 if goes_on or is_of else -1
    for distance in range(1, _OF_A_BODY + is_of + 1):
        word = quotation.folded(body + step * distance)
        if not word or is_among(word, _ENDS_A_BODY) or is_calendar_word(word):
            return
        if is_stopword(word) and word not in {"of", "and"}:
            return
        yield body + step * distance


def _places(clause: LevelClause) -> frozenset[str]:
    """The known places and bodies of the sentence, up to what only tells a reason."""
    words = enumerate(clause.quotation.words)
    last = next((at for at, word in words if at >= clause.end and word.folded in told.UNTIL_HERE), None)
    known = known_names(clause.quotation).items()
    return frozenset[str]().union(*(names for at, names in known if last is None or at < last))


def _units_beside(clause: LevelClause) -> frozenset[str]:
    """The units that the figure is told for, other than its own: "a litre"."""
    own = _places_of(clause.quotation, clause.figure)
    places = (place for place in clause.places if place not in own)
    units = {_unit(form) for place in places for form in readings(clause.quotation.folded(place))}
    return frozenset(unit for unit in units if unit is not None and unit not in _TIMES)


def _unit(word: str) -> str | None:
    return measure_of(word) or told.PER.get(word)


def _dates(clause: LevelClause) -> Dates:
    """When the clause says that this is so."""
    letters = list(clause.quotation.text)
    for place, (_, start, end) in enumerate(clause.quotation.words):
        if place not in clause.places:
            letters[start:end] = " " * (end - start)
    return dates("".join(letters))


def _years(clause: LevelClause) -> frozenset[int]:
    found = (each for each in figures(clause.quotation.text) if each.first in clause.places)
    years = (each for each in found if is_a_year(clause.quotation, each))
    return frozenset(int(value) for year in years for value in year.values)


def _places_of(quotation: Quotation, figure: Figure) -> frozenset[int]:
    """The places of the words that belong to a figure or name its unit."""
    span = measured(quotation, figure.first, figure.end)
    return frozenset(place for place, word in enumerate(quotation.words) if span.start <= word.start < span.end)
