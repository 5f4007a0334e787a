"""What a checker is asked: claims and translations that are true, or false in one known way.

Pairs of sentences in; `Case`s out.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retrieval.evaluation.claims.lies import Lie
from retrieval.evaluation.claims.material import Pair, neighbours
from retrieval.evaluation.claims.shortening import shortened
from retrieval.generation.checking.form import LONGEST_CLAIM
from retrieval.generation.records import Offered

_STRANGERS = 2
"""Sentences of other articles that are offered beside the neighbours."""
TRUE = "true"
_QUOTING = {"en": "It says: “{}”.", "ar": "جاء فيه: «{}»."}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim or a translation with what was offered, and its `kind`: "true", or in what way it is false.

    `form` is "sentence" (a translation of all), "part" (of it, up to a comma) or "translation" (checked as one).
    """

    kind: str
    form: str
    direction: str
    text: str
    rests_on: int
    offered: tuple[Offered, ...]
    language: str


def cases(
    pairs: Sequence[Pair],
    lies: Mapping[str, Lie],
    languages: tuple[str, str],
    seed: int,
    *,
    reported: bool,
    every: int = 1,
) -> Iterator[Case]:
    """Cases where the sources are in the first of `languages` and the reader's language is the second.

    Where they are the same, claims are sentences made shorter. One lie of each kind is made of each true claim that
    has what the lie changes. Of the pairs of one half, `every` so many is taken.
    """
    source, reader = languages
    draw = random.Random(seed)  # noqa: S311
    half = [number for number, pair in enumerate(pairs) if pair.is_reported == reported]
    for number in half[::every]:
        pair = pairs[number]
        offered = _offered(pairs, number, source, draw)
        place = next(each.number for each in offered if each.quote == pair.sentences[source])
        direction = f"{source}→{reader}"
        for form, text in _true(pair, source, reader):
            yield Case(TRUE, form, direction, text, place, offered, reader)
            other = next(each for each in offered if each.number != place)
            if form != "translation":
                yield from _wrong_citations(pairs, number, direction, text, offered, place, reader, form, draw)
            else:
                yield Case("of another sentence", form, direction, text, other.number, offered, reader)
            for kind, lie in lies.items():
                changed = lie(text, pair, source, draw)
                if changed is not None and changed != text:
                    yield Case(kind, form, direction, changed, place, offered, reader)
        if source == reader:
            yield from _quotations(pair, direction, offered, place, reader, lies["word"], draw)


def _true(pair: Pair, source: str, reader: str) -> Iterator[tuple[str, str]]:
    whole = pair.bare(reader)
    if source != reader:
        if len(whole) <= LONGEST_CLAIM:
            yield "sentence", whole
        if not any(mark in pair.sentences[reader] for mark in "[]*"):
            yield "translation", pair.sentences[reader]
    part = shortened(whole, reader)
    if part is not None:
        yield "part", part


def _offered(pairs: Sequence[Pair], number: int, language: str, draw: random.Random) -> tuple[Offered, ...]:
    chosen = [number, *neighbours(pairs, number), *draw.sample(range(len(pairs)), _STRANGERS)]
    quotes = {pairs[each].sentences[language]: pairs[each].titles[language] for each in dict.fromkeys(chosen)}
    shuffled = list(quotes.items())
    draw.shuffle(shuffled)
    return tuple(
        Offered(place, quote, None, language, title, None, None) for place, (quote, title) in enumerate(shuffled, 1)
    )


def _wrong_citations(
    pairs: Sequence[Pair],
    number: int,
    direction: str,
    text: str,
    offered: tuple[Offered, ...],
    place: int,
    reader: str,
    form: str,
    draw: random.Random,
) -> Iterator[Case]:
    """A neighbour cited in its place, with the right sentence offered and without; a stranger; no sentence at all."""
    language = offered[0].language
    beside = pairs[draw.choice(neighbours(pairs, number))].sentences[language]
    wrong = next((each for each in offered if each.quote == beside and each.number != place), None)
    if wrong is not None:
        yield Case("neighbour cited", form, direction, text, wrong.number, offered, reader)
        without = tuple(each for each in offered if each.number != place)
        yield Case("neighbour cited, right one not offered", form, direction, text, wrong.number, without, reader)
    known = {
        pairs[number].sentences[language],
        *(pairs[each].sentences[language] for each in neighbours(pairs, number)),
    }
    stranger = next((each for each in offered if each.quote not in known), None)
    if stranger is not None:
        without = tuple(each for each in offered if each.number != place)
        yield Case("stranger cited, right one not offered", form, direction, text, stranger.number, without, reader)
    yield Case("number not offered", form, direction, text, len(offered) + draw.randint(1, 9), offered, reader)


def _quotations(
    pair: Pair,
    direction: str,
    offered: tuple[Offered, ...],
    place: int,
    reader: str,
    change: Lie,
    draw: random.Random,
) -> Iterator[Case]:
    """A claim that quotes half a sentence, and one that changes a word of it."""
    words = pair.bare(reader).split()
    half = " ".join(words[: max(4, len(words) // 2)]).strip(" ,،;:؛.")
    if half not in " ".join(pair.sentences[reader].split()):
        return
    yield Case(TRUE, "quotation", direction, _QUOTING[reader].format(half), place, offered, reader)
    changed = change(half, pair, reader, draw)
    if changed is not None and changed != half:
        yield Case(
            "quotation altered", "quotation", direction, _QUOTING[reader].format(changed), place, offered, reader
        )
