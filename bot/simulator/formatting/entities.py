"""An entity, and what Telegram makes of a list of them: any entities go in, sorted and properly nested ones come out.

After https://core.telegram.org/bots/api#formatting-options: styles may stand in anything but code; code holds nothing;
links hold styles only; blockquotes hold anything but another blockquote.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
CODE = frozenset({"code", "pre"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
# Which of two entities over the same text comes first.
_ORDER = (
    "blockquote", "expandable_blockquote", "mention", "hashtag", "cashtag", "bot_command", "url", "email",
    "phone_number", "pre", "code", "text_link", "text_mention", "custom_emoji",
    "bold", "italic", "underline", "strikethrough", "spoiler",
)  # fmt: skip
KINDS = frozenset(_ORDER)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that is special. `offset` and `length` count UTF-16 code units.

    `argument` is the address of a text_link, the language of a pre block, the user id of a text_mention, or the id
    of a custom_emoji.
    """

    kind: str
    offset: int
    length: int
    argument: str = ""

    @property
    def end(self) -> int:
        """The unit after the last."""
        return self.offset + self.length


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted as Telegram sends them: by begin, the longer first."""
    return sorted(entities, key=lambda entity: (entity.offset, -entity.length, _ORDER.index(entity.kind)))


def normalised(entities: Iterable[Entity]) -> list[Entity]:
    """What Telegram keeps of `entities`, sorted, nested but never crossing."""
    present = in_order(entity for entity in entities if entity.length > 0)
    quotes = _apart(entity for entity in present if entity.kind in QUOTES)
    # A link or code that crosses a quote's edge gives way to it, and so do all after it that meet one before.
    solid = _apart(
        entity
        for entity in present
        if entity.kind not in STYLES | QUOTES and all(_nests(entity, quote) for quote in quotes)
    )
    return in_order([*quotes, *solid, *_styles([e for e in present if e.kind in STYLES], [*quotes, *solid])])


def with_automatic(entities: Sequence[Entity], automatic: Iterable[Entity]) -> list[Entity]:
    """`entities` and those of the `automatic` ones that meet no link, mention, code or edge of a quote."""
    blocking = [entity for entity in entities if entity.kind not in STYLES]
    free = [found for found in automatic if all(_is_free(found, entity) for entity in blocking)]
    return normalised([*entities, *free])


def within(entities: Iterable[Entity], begin: int, end: int) -> list[Entity]:
    """The parts of `entities` from unit `begin` to `end`, counted from `begin`."""
    cut = [(entity, max(begin, entity.offset), min(end, entity.end)) for entity in entities]
    return [replace(entity, offset=first - begin, length=last - first) for entity, first, last in cut if last > first]


def _meet(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def _inside(inner: Entity, outer: Entity) -> bool:
    return outer.offset <= inner.offset and inner.end <= outer.end


def _nests(entity: Entity, quote: Entity) -> bool:
    return not _meet(entity, quote) or _inside(entity, quote)


def _is_free(found: Entity, entity: Entity) -> bool:
    return not _meet(found, entity) or (entity.kind in QUOTES and _inside(found, entity))


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """Of sorted entities those that meet none before them."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _styles(styles: Sequence[Entity], solid: Sequence[Entity]) -> list[Entity]:
    """The styles outside of code: adjoining ones joined, and broken where another begins or a solid entity's edge is,
    so that they nest."""
    if not styles:
        return []
    code = [entity for entity in solid if entity.kind in CODE]
    cuts = {edge for entity in solid for edge in (entity.offset, entity.end)}
    edges = sorted(cuts | {edge for entity in styles for edge in (entity.offset, entity.end)})
    made: list[Entity] = []
    running: dict[str, int] = {}
    for begin, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        here: set[str] = set()
        if begin != end and not any(entity.offset <= begin < entity.end for entity in code):
            here = {entity.kind for entity in styles if entity.offset <= begin < entity.end}
        broken = begin in cuts or bool(here - running.keys())
        for kind in [kind for kind in running if broken or kind not in here]:
            first = running.pop(kind)
            made.append(Entity(kind, first, begin - first))
        for kind in here - running.keys():
            running[kind] = begin
    return made
