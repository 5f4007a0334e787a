"""Fits markup into Telegram's messages: blocks that belong together go in, messages within Telegram's limits come
out, broken between blocks only. Also cuts the rare text that is too long for any message."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.telegram.markup import utf16_length, visible_text

# https://core.telegram.org/bots/api#sendmessage counts after entities are parsed; clients show the first 100 entities.
MESSAGE_UNITS = 4096
MESSAGE_ENTITIES = 100

_LAST_OF_ONE_UNIT = 0xFFFF  # code points above take two UTF-16 units


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of markup that is never broken, and what parts it from the block before it in the same message."""

    markup: str
    gap: str = "\n\n"

    @property
    def units(self) -> int:
        """The length of its visible text, in UTF-16 units."""
        return utf16_length(visible_text(self.markup))

    @property
    def entities(self) -> int:
        """How many entities Telegram makes of it."""
        return self.markup.count("</")


def pages(blocks: Iterable[Block]) -> list[str]:
    """The fewest messages that hold `blocks` in order. A block on its own must not exceed the limits."""
    messages: list[str] = []
    units = entities = 0
    for block in blocks:
        grown = units + utf16_length(block.gap) + block.units
        if messages and grown <= MESSAGE_UNITS and entities + block.entities <= MESSAGE_ENTITIES:
            messages[-1] += block.gap + block.markup
            units, entities = grown, entities + block.entities
        else:
            messages.append(block.markup)
            units, entities = block.units, block.entities
    return messages


def pieces(text: str, units: int) -> Iterator[str]:
    """Cut `text` into runs of at most `units` (2 or more) UTF-16 units, after a space where there is one."""
    start = 0
    while start < len(text):
        end = _reach(text, start, units)
        yield text[start:end]
        start = end


def _reach(text: str, start: int, units: int) -> int:
    """The end of the longest piece from `start`."""
    used = after_space = 0
    for position in range(start, len(text)):
        used += 2 if ord(text[position]) > _LAST_OF_ONE_UNIT else 1
        if used > units:
            return after_space or position
        if text[position].isspace():
            after_space = position + 1
    return len(text)
