"""The order of a sentence's words, as far as it tells who does what to whom: a quotation in; its `WordOrder` out.

"Police arrested two men" and "two men were arrested by police" are in one order, "X attacked Y" and "X was attacked by
Y" in two. An Arabic verb comes before or after its subject. What a preposition leads to may stand anywhere: "on Sunday
the parliament" is "the parliament on Sunday".
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.dates import MONTHS
from index.language import has_arabic
from index.text import is_stopword
from retrieval.arabic_verbs import is_verb
from retrieval.calendar_words import weekday_of
from retrieval.quotation import Quotation
from retrieval.stated.clauses import said_by

UNSURE = "?"
"""Behind a word that a preposition leads to: it may lead to this one too."""
_WHEN, _SAYS = "when", "says"
_PREPOSITIONS = {
    **{word: word for word in "from to with for about against into over under between among through by than".split()},
    **dict.fromkeys("in at on near inside across".split(), "in"),
    "of": "of",
    **{word: word for word in "من الي علي عن مع بين ضد نحو".split()},
    **dict.fromkeys("في داخل قرب قبل بعد خلال منذ".split(), "in"),
    **dict.fromkeys("before after since until during".split(), "in"),
}
"""Each with the name of its kind."""
_ARTICLES = frozenset("the a an its his her their this that these those".split())
_AND = frozenset("and و or او".split())
_TIMES = frozenset("يوم صباح مساء امس اليوم الماضي الماضيه المقبل المقبله yesterday today week last next".split())
_BE = frozenset("was were been being is are be".split())
_IRREGULAR = frozenset(
    "shot hit struck beaten taken held won sold built sent hurt led given found made seen sunk stolen written".split()
)
_ON_THE_PART_OF = frozenset({("من", "قبل"), ("علي", "يد"), ("علي", "ايدي")})
_LONGEST_SUBJECT = 3
_MOST_BETWEEN = 6
"""Words between a verb in the passive and its "by"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A folded word, and the kind of the preposition that leads to it: empty where none does."""

    word: str
    governor: str

    @property
    def is_free(self) -> bool:
        """Whether it may be whoever does something, or to whom it is done."""
        return self.governor in {"", UNSURE}


@dataclass(frozen=True, slots=True)
class WordOrder:
    """The words of a sentence, each once, in the order in which they stand, and as they would stand in the active: None
    where no clause says by whom something is done."""

    written: tuple[Placed, ...]
    active: tuple[Placed, ...] | None


def word_order(quotation: Quotation, places: Collection[int]) -> WordOrder:
    """The words at `places`, in order."""
    governors = _governors(quotation)
    at = [place for place in range(len(quotation.words)) if place in places]
    order, agent = _active(quotation, at)
    governed = [Placed(quotation.folded(place), governor) for place, governor in enumerate(governors)]
    active = [Placed(governed[place].word, "") if place in agent else governed[place] for place in order]
    return WordOrder(_each_once(governed[place] for place in at), _each_once(active) if agent else None)


def _each_once(words: Iterable[Placed]) -> tuple[Placed, ...]:
    found: dict[str, Placed] = {}
    for placed in words:
        found.setdefault(placed.word, placed)
    return tuple(found.values())


def is_reordered(pairs: Sequence[tuple[Placed, Placed]], order: Sequence[int]) -> bool:
    """Whether words of two sentences stand in another order: who does what to whom may be turned round.

    `pairs` are the words of both in the order of the first sentence, `order` their places in the other. Where all
    others have their place, what a preposition leads to may stand anywhere, if it is the same one; but what those of
    one kind lead to must not change places: "won in the north and lost in the south".
    """
    if list(order) == sorted(order):
        return False
    if not all(one.governor == other.governor or UNSURE in {one.governor, other.governor} for one, other in pairs):
        return True
    kinds = {placed.governor for pair in pairs for placed in pair if not placed.is_free} - {_SAYS}
    for kind in kinds:
        led = [order[place] for place, pair in enumerate(pairs) if kind in {placed.governor for placed in pair}]
        if led != sorted(led):
            return True
    free = [place for place, (one, other) in enumerate(pairs) if one.is_free and other.is_free]
    there = sorted(free, key=lambda place: order[place])
    return free != there and _verb_first(free, pairs) != _verb_first(there, pairs)


def _verb_first(free: Sequence[int], pairs: Sequence[tuple[Placed, Placed]]) -> Sequence[int]:
    """With an Arabic verb before its subject: «الشرطة اعتقلت» as «اعتقلت الشرطة»."""
    ahead = free[: _LONGEST_SUBJECT + 1]
    verb = next((each for each in ahead if any(_is_arabic_verb(placed.word) for placed in pairs[each])), None)
    return free if verb is None else [verb, *(each for each in free if each != verb)]


def _is_arabic_verb(folded: str) -> bool:
    return has_arabic(folded) and is_verb(folded)


def _governors(quotation: Quotation) -> Sequence[str]:
    """The kind of preposition that leads to each word, "says" in a clause of saying, "when" for words of time."""
    said, found = said_by(quotation), list[str]()
    leading, is_next = "", False
    for place, token in enumerate(quotation.words):
        word = token.folded
        kind = _PREPOSITIONS.get(word)
        if kind is not None:
            leading, is_next = kind, True
            found.append("")
        elif word in _ARTICLES or word in _AND:
            leading, is_next = (leading, True) if is_next or word in _AND else ("", False)
            found.append("")
        else:
            found.append(_governor(quotation, place, leading, is_next=is_next))
            leading = "" if is_stopword(word) else leading
            is_next = is_next and word.isdecimal()  # "in 12 cities"
        if quotation.between(place).strip(" \u00a0'’s") and not is_next:
            leading = ""
    return [_SAYS if place in said else governor for place, governor in enumerate(found)]


def _governor(quotation: Quotation, place: int, leading: str, *, is_next: bool) -> str:
    word = quotation.words[place]
    if weekday_of(word.folded) is not None or word.folded in MONTHS or word.folded in _TIMES:
        return _WHEN
    if quotation.text[word.start : word.end].replace("’", "'").endswith("'s"):
        return "of"
    if has_arabic(word.folded) and word.folded.startswith(("بال", "وبال")):
        return "in"
    if has_arabic(word.folded) and word.folded.startswith("لل"):
        return "ل"
    return leading if is_next else UNSURE if leading else ""


def _active(quotation: Quotation, places: Sequence[int]) -> tuple[Sequence[int], Collection[int]]:
    """The places in the order of the active, and those of whoever does it in the passive."""
    for first, verb, by, agent in _passives(quotation):
        end = _agent_end(quotation, agent)
        doing = [place for place in places if agent <= place < end]
        if not doing:
            continue
        before = [place for place in places if place < first]
        done_to = [place for place in places if first <= place < verb]
        did = [place for place in places if verb <= place < by]
        after = [place for place in places if place >= end]
        if has_arabic(quotation.folded(agent)):
            return [*before, *did[:1], *doing, *did[1:], *after], doing
        return [*before, *doing, *did, *done_to, *after], doing
    return places, ()


def _passives(quotation: Quotation) -> Iterator[tuple[int, int, int, int]]:
    """Where a clause in the passive begins, its verb, its "by", and whoever does it."""
    first = 0
    for place in range(len(quotation.words)):
        word = quotation.folded(place)
        if word in _BE:
            verb = next((at for at in (place + 1, place + 2) if _is_participle(quotation.folded(at))), None)
            reach = range(verb + 1, verb + 1 + _MOST_BETWEEN) if verb is not None else ()
            by = next((at for at in reach if quotation.folded(at) == "by"), None)
            if verb is not None and by is not None and _may_act(quotation, by + 1):
                yield first, verb, by, by + 1
        is_arabic = (word, quotation.folded(place + 1)) in _ON_THE_PART_OF and quotation.joined(place, place + 2)
        if is_arabic and place > first and _may_act(quotation, place + 2):
            yield first, first, place, place + 2
        if quotation.between(place).strip(" \u00a0'’s") or word in {"that", "ان"}:
            first = place + 1


def _is_participle(folded: str) -> bool:
    return folded.endswith("ed") or folded in _IRREGULAR


def _may_act(quotation: Quotation, place: int) -> bool:
    """Whether what follows "by" is no amount and no time: "cut by 5 percent", "built by 2030", "by Monday"."""
    word = quotation.folded(place)
    is_when = weekday_of(word) is not None or word in MONTHS or word in _TIMES
    return bool(word) and not word[0].isdigit() and not is_when


def _agent_end(quotation: Quotation, first: int) -> int:
    place = first
    while place < len(quotation.words):
        word = quotation.folded(place)
        is_other = is_stopword(word) and word not in _ARTICLES and word not in _AND
        if place > first and (is_other or word in _PREPOSITIONS or _governor(quotation, place, "", is_next=False)):
            return place
        if quotation.between(place).strip(" \u00a0'’s"):
            return place + 1
        place += 1
    return place
