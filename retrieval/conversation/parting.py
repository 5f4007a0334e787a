"""A follow-up that names things of several kinds taken apart: "and bread in Egypt yesterday?" is "and bread", "in
Egypt" and "yesterday", each of which takes the place of its like. Its words and its text in; its parts out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from index.language import has_arabic
from index.text import stem, tokens
from retrieval.conversation.focus import Focus
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import LEADING, is_somebodys
from retrieval.facts.named import TITLES

_TO_A_NOUN = LEADING | {"of", "من"}
_AND = "و"


@dataclass(frozen=True, slots=True)
class Part:
    """Words that name things of one kind, and the text that they stand in."""

    words: Sequence[Read]
    text: str


@dataclass(slots=True)
class _Chunk:
    first: int
    kinds: dict[int, str] = field(default_factory=dict)
    """Those of its words that name something, by their places."""


def parts_of(words: Sequence[Read], text: str, before: Focus) -> list[Part] | None:
    """The parts of a follow-up, but those that only repeat what was asked about `before`; all of it as one part where
    what it names is of one kind. None where it can't be told what belongs together: "and the London weather?"."""
    if any(is_somebodys(word.folded) for word in words):
        return [Part(words, text)]
    chunks = _chunks(words)
    if not chunks:
        return [Part(words, text)]
    said = {place: stem(_bare(words, place).folded) in before.stems for chunk in chunks for place in chunk.kinds}
    kinds = [{kind for place, kind in chunk.kinds.items() if not said[place]} for chunk in chunks]
    named = [kind for each in kinds for kind in each]
    if len(set(named)) < len(named) or any(len(each) > 1 for each in kinds) or _has_noun_of_its_own(words, said):
        return None
    ends = [*(chunk.first for chunk in chunks[1:]), len(words)]
    if len(chunks) == 1 or not named:
        return [Part(words, text)]
    starts = _starts([chunk.first for chunk in chunks[1:]], words, text)
    if starts is None:
        return None
    bounds = zip(chunks, ends, [0, *starts], [*starts, len(text)], kinds, strict=True)
    return [
        _part(words[chunk.first : end], text[start:stop], is_first=chunk is chunks[0])
        for chunk, end, start, stop, new in bounds
        if new
    ]


def is_of_its_like(words: Sequence[Read], left: Collection[Read]) -> bool:
    """Whether words can stand for those `left` for them: no "weather" holds the office of a mayor."""
    offices = [word for word in left if word.folded in TITLES and not word.capital]
    if not offices or any(word.capital or word.place or word.time for word in words if word.content):
        return True
    return any(word.folded in TITLES for word in words)


def _bare(words: Sequence[Read], place: int) -> Read:
    """A word, the first one without the conjunction that Arabic writes onto it."""
    return words[place].without_connective if place == 0 and has_arabic(words[0].folded) else words[place]


def _chunks(words: Sequence[Read]) -> list[_Chunk]:
    """The runs of words of one kind: parted by what leads to a noun, or before a time. Small words belong to what
    follows them."""
    found: list[_Chunk] = []
    first = 0
    for place in range(len(words)):
        word = _bare(words, place)
        is_time = word.time is not None
        if not (word.content or is_time):
            continue
        led = [_bare(words, each).folded for each in range(first, place)]
        is_of_name = word.capital and "of" in led
        kind = "time" if is_time else "place" if word.place else "name" if is_of_name else "matter"
        is_parted = is_time or word.at_place or any(each in _TO_A_NOUN for each in led)
        is_alike = bool(found) and kind == list(found[-1].kinds.values())[-1]
        if not found or (is_parted and not is_alike):
            found.append(_Chunk(first))
        found[-1].kinds[place] = kind
        first = place + 1
    return found


def _has_noun_of_its_own(words: Sequence[Read], said: dict[int, bool]) -> bool:
    """Whether an English genitive brings another noun than was asked about: "and Google's profit?" after Apple's
    revenue. In a title ("Schindler's List") both have a capital."""
    return any(
        words[place].owns and not is_said and said.get(place + 1) is False and not words[place + 1].capital
        for place, is_said in said.items()
    )


def _starts(places: Sequence[int], words: Sequence[Read], text: str) -> list[int] | None:
    """Where in the text the words at some places begin; None where they don't stand there as they were read."""
    read = tokens(text)
    found = [read[place - len(words)] if len(words) - place <= len(read) else None for place in places]
    starts = [token.start for token in found if token is not None]
    ends = [token.end for token in found if token is not None]
    written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return starts if written == [words[place].written for place in places] else None


def _part(words: Sequence[Read], text: str, *, is_first: bool) -> Part:
    """A part as it would be asked by itself, with an Arabic conjunction."""
    text = text.strip()
    if is_first or not has_arabic(words[0].folded):
        return Part(words, text)
    first = replace(words[0], written=_AND + words[0].written, folded=_AND + words[0].folded)
    return Part([first, *words[1:]], _AND + text)
