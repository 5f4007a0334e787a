"""A text as a message holds it: what was written and its entities go in, the cleaned and trimmed `Formatted` comes
out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.simulator.formatting.automatic import automatic_entities
from bot.simulator.formatting.entities import Entity, normalised, with_automatic, within
from bot.simulator.formatting.units import unit_offsets, units

# What Telegram's own library takes out of every text: carriage returns, separators and embeddings that break lines and
# directions, and combining lines. Other control characters become spaces.
_TAKEN_OUT = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f]")
_REPEATED_MARK = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_BLANK = " \n\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, in order."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def units(self) -> int:
        """The length of the text as Telegram counts it."""
        return units(self.text)


def formatted(text: str, entities: Sequence[Entity] = ()) -> Formatted:
    """What a message that is sent with this text holds; an empty text where there is nothing to see."""
    text, entities = _cleaned(text, entities)
    if not text.strip(_BLANK):
        return Formatted("")
    begin = units(text) - units(text.lstrip(" \n"))
    shown = text.strip(" \n")
    kept = normalised(within(entities, begin, begin + units(shown)))
    return Formatted(shown, tuple(with_automatic(kept, automatic_entities(shown))))


def _cleaned(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """`text` without what Telegram takes out, and the entities moved along."""
    offsets = unit_offsets(text)
    gone = [offsets[match.start()] for match in _TAKEN_OUT.finditer(text)]
    kept = _REPEATED_MARK.sub("\u200c", _CONTROLS.sub(" ", _TAKEN_OUT.sub("", text)))
    if not gone:
        return kept, list(entities)

    def moved(offset: int) -> int:
        return offset - sum(place < offset for place in gone)

    return kept, [
        replace(entity, offset=moved(entity.offset), length=moved(entity.end) - moved(entity.offset))
        for entity in entities
    ]
