"""Fits rich text into Telegram's messages: blocks that belong together go in, messages within Telegram's limits come
out, broken between blocks. What is too long for any message is cut between sentences, or else between words."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from bot.telegram.formatting.direction import closing
from bot.telegram.formatting.rich_text import RichText, joined, utf16_length
from index.segmentation import sentences

# https://core.telegram.org/bots/api#sendmessage counts after entities are parsed; clients show the first 100 entities.
MESSAGE_UNITS = 4096
MESSAGE_ENTITIES = 100

_SEARCHED = 64  # code points back from a cut for one that leaves letters with marks, and joined emoji, whole
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stays whole where it can, and what parts it from the block before it in the same message."""

    rich: RichText
    gap: str = "\n\n"


def pages(blocks: Iterable[Block]) -> list[RichText]:
    """The fewest messages that hold `blocks` in order. A block that is too long for a message is cut."""
    messages: list[RichText] = []
    for block in blocks:
        grown = joined((messages[-1], block.rich), block.gap) if messages else block.rich
        if fits(grown):
            messages[-1:] = [grown]
        else:
            messages += cut(block.rich)
    return messages


def fits(rich: RichText) -> bool:
    """Whether one message can hold `rich`."""
    return rich.units <= MESSAGE_UNITS and len(rich.stretches) <= MESSAGE_ENTITIES


def cut(rich: RichText, units: int = MESSAGE_UNITS) -> list[RichText]:
    """Pieces of at most `units` UTF-16 units, and as many stretches as a message takes, each; together they are `rich`.

    Stretches go on from piece to piece, and isolates that a piece leaves open are closed at its end. `units` is at
    least 4: a piece takes one code point, however little room there is.
    """
    text = rich.text
    whole = rich + closing(text)
    if whole.units <= units and len(whole.stretches) <= MESSAGE_ENTITIES:
        return [whole]
    reached = list(accumulate(utf16_length(character) for character in text))
    # Very long sentences come in parts, which may begin anywhere.
    beginnings = [each.start for each in sentences(text) if text[each.start - 1 : each.start].isspace()]
    pieces: list[RichText] = []
    start = 0
    while start < len(text):
        used = reached[start - 1] if start else 0
        furthest = max(start + 1, bisect_right(reached, used + units))
        furthest = min(furthest, _crowded(rich, start))
        piece = RichText()
        while not piece or (piece.units > units and furthest > start + 1):
            # What closes isolates needs room, too; a text of nothing else takes twice its length.
            furthest -= max(0, piece.units - units + 1) // 2
            end = furthest if furthest == len(text) else _border(text, start, furthest, beginnings)
            piece = rich.part(start, end) + closing(text[start:end])
        pieces.append(piece)
        start = end
    return pieces


def _crowded(rich: RichText, start: int) -> int:
    """Where from `start` on the first stretch begins that is one too many."""
    seen = 0
    for each in rich.stretches:
        if each.end > start:
            seen += 1
            if seen > MESSAGE_ENTITIES and each.start > start:
                return each.start
    return len(rich.text)


def _border(text: str, start: int, furthest: int, beginnings: list[int]) -> int:
    """The best place to cut between `start` and `furthest`: before a sentence, if not too early, or after a space."""
    within = bisect_right(beginnings, furthest)
    if within and beginnings[within - 1] > start + (furthest - start) // 2:
        return beginnings[within - 1]
    for place in range(furthest, start, -1):
        if text[place - 1].isspace():
            return place
    for place in range(furthest, max(start, furthest - _SEARCHED), -1):
        if text[place - 1] != _JOINER and unicodedata.category(text[place])[0] != "M" and text[place] != _JOINER:
            return place
    return furthest
