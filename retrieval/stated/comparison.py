"""Two sentences of one language held against each other: does one say no more than the other, or another thing, or the
contrary? Sentences in, a `Comparison` out. Where nothing is sure, nothing is said.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import product, starmap

from index.language import has_arabic
from index.text import stem
from retrieval.facts.deeds import deeds
from retrieval.facts.known_names import is_place_word
from retrieval.facts.opposites import forms, point_apart
from retrieval.matching import words_of
from retrieval.numbers import Figure
from retrieval.same_script import is_respelled
from retrieval.stated.exactness import is_rough, way
from retrieval.stated.statement import Statement, is_same_number, numbers_beyond, statement
from retrieval.stated.word_order import Placed, is_reordered

_ALIKE = 0.6
"""Share of the words of the sentence with fewer from which two speak of the same thing."""
_NEARLY_EQUAL = 0.4
"""Share of the words of the longer one that they must have in common as well, where no number counts the same."""
_FEWEST_IN_COMMON = 2
_WORTH_READING = 0.5
"""Share of the stems, numbers among them, of the sentence with fewer: below it two sentences are never alike."""
_FEWEST_WORDS = 3  # shorter sentences share all their words too easily
_SLIGHTLY = 0.3
"""Share of a sentence's words that are its own, up to which it says only slightly more than another."""
_ASIDE = frozenset(
    stem(word)
    for word in """
    say said says tell told add added report reported reports reportedly according official officials authorities
    least around nearly
    قال قالت اضاف اضافت ذكر ذكرت افاد افادت اوضح اوضحت صرح صرحت وفق وفقا بحسب حسب مسوول مسوولون مسوولين السلطات
    الاقل حوالي قرابه
    """.split()
)
"""Stems of words that tell where something is known from, or how exactly: they change nothing of it."""
_DATED = ("year ", "month ", "this ", "last ", "next ")
"""How times begin that are no weekdays."""
_VERB_BEGINNINGS = ("سي", "ست", "سن", "ي", "ن")
_SHORTEST_VERB = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """How what one sentence says stands to what the other says.

    `no_more`: the first says nothing that the other doesn't. `no_less`: the other says nothing that the first doesn't.
    `slightly_more`: the first says little that the other doesn't, no number, and surely not the contrary. `apart`: they
    are nearly equal, and each says what the other doesn't, or perhaps its contrary. `contrary`: of these, such as can't
    both be meant. `undated`: the other tells a month, a year or the like of which the first says nothing.
    """

    no_more: bool = False
    no_less: bool = False
    slightly_more: bool = False
    apart: bool = False
    contrary: bool = False
    undated: bool = False


@lru_cache(maxsize=20_000)
def compare(one: str, other: str) -> Comparison:
    """Hold `one` against `other`, sentences of one language."""
    if one == other:
        return Comparison(no_more=True, no_less=True, slightly_more=True)
    if not _worth_reading(words_of(one).stems, words_of(other).stems):
        return Comparison()
    ours, theirs = statement(one), statement(other)
    adds, lacks = _beyond(ours, theirs), _beyond(theirs, ours)
    fewest, most = sorted((len(ours.words), len(theirs.words)))
    common = min(len(ours.words) - adds.unmet, len(theirs.words) - lacks.unmet)
    if common < max(_ALIKE * fewest, 1):
        return Comparison()
    moved = _changed_roles(one, other) or (not (adds.words and lacks.words) and _is_reordered(ours, theirs))
    turned = moved or _turned(ours, theirs)
    counts = list(_comparable(ours, theirs, adds, lacks))
    same_counted = any(figure.counted is not None and figure.counted == another.counted for figure, another in counts)
    is_near = fewest >= _FEWEST_WORDS and (common >= _NEARLY_EQUAL * most or same_counted)
    is_apart = is_near and (turned or (bool(adds) and bool(lacks)))
    is_sure = not (moved or adds.times or lacks.times) and not any(_is_inexact(one, other, *pair) for pair in counts)
    return Comparison(
        no_more=not turned and not adds,
        no_less=not turned and not lacks,
        slightly_more=not (turned or is_apart) and _is_little(ours, adds, lacks),
        apart=is_apart,
        undated=not ours.times and any(each.startswith(_DATED) for each in lacks.times),
        contrary=is_apart
        and is_sure
        and (_denied(ours, theirs, adds, lacks) if turned else bool(counts) and _only_counted_anew(adds, lacks)),
    )


def _worth_reading(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether two sentences have words enough in common: what they state takes long to read."""
    fewest, common = min(len(ours), len(theirs)), len(ours & theirs)
    return common >= max(_WORTH_READING * fewest, min(fewest, _FEWEST_IN_COMMON), 1)


@dataclass(frozen=True, slots=True)
class _Beyond:
    """What a sentence says beyond another: words (those of saying aside), numbers and times. `unmet` counts all words.
    False where it is nothing."""

    words: tuple[str, ...]
    numbers: tuple[Figure, ...]
    times: frozenset[str]
    unmet: int

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers or self.times)


def _beyond(one: Statement, other: Statement) -> _Beyond:
    stems = frozenset(map(stem, other.words))
    unmet = [word for word in one.words if stem(word) not in stems]
    unmet = [word for word in unmet if not any(is_same_word(word, each) for each in other.words)]
    return _Beyond(
        words=tuple(word for word in unmet if not _is_aside(word, one)),
        numbers=numbers_beyond((*one.numbers, *one.names), (*other.numbers, *other.names)),
        times=one.times - other.times,
        unmet=len(unmet),
    )


def is_same_word(one: str, other: str) -> bool:
    """Whether two folded words are one, inflected or spelt otherwise; places that are spelt alike are two."""
    if has_arabic(one) != has_arabic(other):
        return False
    if not _forms(one).isdisjoint(_forms(other)):
        return True
    return is_respelled(one, other) and not (is_place_word(one) and is_place_word(other))


@lru_cache(maxsize=20_000)
def _forms(word: str) -> frozenset[str]:
    """What a folded word may be without particles; an Arabic verb also without what tells its tense and person."""
    found = {stem(form) for form in forms(word)}
    if has_arabic(word):
        bare = (form.removeprefix(beginning) for form in found for beginning in _VERB_BEGINNINGS)
        found |= {form for form in bare if len(form) >= _SHORTEST_VERB}
    return frozenset(found)


def _comparable(one: Statement, other: Statement, adds: "_Beyond", lacks: "_Beyond") -> Iterator[tuple[Figure, Figure]]:
    """Pairs of numbers, each of one sentence alone, that may count the same thing; none where names have numbers."""
    if not set(adds.numbers).isdisjoint(one.names) or not set(lacks.numbers).isdisjoint(other.names):
        return
    for ours, theirs in product(adds.numbers, lacks.numbers):
        are_counts = ours.kind == theirs.kind == "count" and ours.unit == theirs.unit
        are_counts &= ours.values.isdisjoint(theirs.values)
        if are_counts and (ours.counted == theirs.counted or None in {ours.counted, theirs.counted}):
            yield ours, theirs


def _turned(one: Statement, other: Statement) -> bool:
    """Whether a word stands in one sentence that may turn round what the other says."""
    return (
        one.denials != other.denials
        or one.turns != other.turns
        or point_apart(one.poles, other.poles)
        or _count_otherwise(one, other)
        or _is_doubted(one, other)
        or _is_doubted(other, one)
    )


def _is_doubted(one: Statement, other: Statement) -> bool:
    """Whether `one` says that something may be so («قد يزور») which the other says is so."""
    return any(_is_met(verb, other.words) and not _is_met(verb, other.perhaps) for verb in one.perhaps)


def _is_met(word: str, words: Collection[str]) -> bool:
    return any(is_same_word(word, each) for each in words)


def _changed_roles(one: str, other: str) -> bool:
    """Whether X does to Y in one sentence what Y does to X in the other."""
    ours, theirs = deeds(one), deeds(other)
    return any((third, verb, first) in theirs - ours for first, verb, third in ours - theirs)


def _count_otherwise(one: Statement, other: Statement) -> bool:
    """Whether two sentences have the same numbers, of other things: "3 men and 5 women", "5 men and 3 women"."""
    if len(one.numbers) != len(other.numbers):
        return False
    pairs = list(product(one.numbers, other.numbers))
    ours, theirs = ({figure.counted for figure in each.numbers} - {None} for each in (one, other))
    if any(
        is_same_number(*pair) and pair[0].counted != pair[1].counted
        for pair in pairs
        if pair[0].counted in theirs and pair[1].counted in ours
    ):
        return True
    are_the_same = not numbers_beyond(one.numbers, other.numbers)
    return are_the_same and not all(starmap(is_same_number, zip(one.numbers, other.numbers, strict=True)))


def _only_counted_anew(adds: _Beyond, lacks: _Beyond) -> bool:
    """Whether two sentences with other numbers say the same else: "by bus", "for children" may be why they differ."""
    return not adds.words and not lacks.words


def _is_little(one: Statement, adds: _Beyond, lacks: _Beyond) -> bool:
    """Whether what `one` adds is few words and no number, and no time or place in the stead of something else."""
    if adds.numbers or (adds.times and lacks) or len(adds.words) > _SLIGHTLY * len(one.words):
        return False
    return not lacks or not any(is_place_word(form) for word in adds.words for form in forms(word))


def _is_inexact(one: str, other: str, ours: Figure, theirs: Figure) -> bool:
    """Whether two numbers may both be meant: a bound or a rounding, or one that falls "to" and one that falls "by"."""
    return is_rough(one, ours) or is_rough(other, theirs) or way(one, ours) != way(other, theirs)


def _is_reordered(one: Statement, other: Statement) -> bool:
    """Whether words of both stand in another order: who does what to whom may be turned round."""
    in_active = (one.order.active is None) != (other.order.active is None)
    ours, theirs = (
        [placed for placed in _order(each, in_active=in_active) if not _is_aside(placed.word, each)]
        for each in (one, other)
    )
    places = product(range(len(ours)), range(len(theirs)))
    pairs = [(i, j) for i, j in places if is_same_word(ours[i].word, theirs[j].word)]
    firsts, seconds = [i for i, _ in pairs], [j for _, j in pairs]
    met = [(i, j) for i, j in pairs if firsts.count(i) == 1 and seconds.count(j) == 1]
    return is_reordered([(ours[i], theirs[j]) for i, j in met], [j for _, j in met])


def _order(one: Statement, *, in_active: bool) -> Sequence[Placed]:
    return one.order.active if in_active and one.order.active is not None else one.order.written


def _is_aside(word: str, one: Statement) -> bool:
    """Whether a word only tells that somebody says the rest."""
    return stem(word) in _ASIDE or word in one.asides


def _denied(one: Statement, other: Statement, adds: _Beyond, lacks: _Beyond) -> bool:
    """Whether one sentence denies what the other says, and all else in them is the same."""
    if sorted((one.denials, other.denials)) != [0, 1] or one.turns != other.turns or adds or lacks:
        return False
    return not point_apart(one.poles, other.poles)
