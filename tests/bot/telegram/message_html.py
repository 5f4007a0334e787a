"""Telegram's HTML style of formatting, read as the Bot API reads it: markup goes in, plain text and entities with
UTF-16 offsets come out. After https://core.telegram.org/bots/api#html-style."""

import re
from dataclasses import dataclass, field
from html import unescape

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_START = re.compile(r"<([^\s>]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*>")
_END = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


class MarkupError(ValueError):
    """Markup that the Bot API refuses. Its message follows "Bad Request: can't parse entities: "."""


@dataclass(frozen=True)
class Entity:
    """A formatted stretch of text. `offset` and `length` count UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None

    def as_json(self) -> dict[str, object]:
        """As the Bot API writes it."""
        shown: dict[str, object] = {"type": self.type, "offset": self.offset, "length": self.length}
        return shown | ({"url": self.url} if self.url else {})


@dataclass
class _Open:
    tag: str
    begin: int
    attributes: dict[str, str] = field(default_factory=dict)


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def parse(markup: str) -> tuple[str, list[Entity]]:
    """The text that a reader sees, and its entities in order. Raises `MarkupError`."""
    text = ""
    entities: list[Entity] = []
    stack: list[_Open] = []
    position = 0
    while position < len(markup):
        character = markup[position]
        if character == "&" and (reference := _REFERENCE.match(markup, position)):
            text += unescape(reference[0])
            position = reference.end()
        elif character != "<":
            text += character
            position += 1
        elif markup.startswith("</", position):
            position = _close(markup, position, text, stack, entities)
        else:
            position = _open(markup, position, text, stack)
    if stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return _trimmed(text, sorted(entities, key=lambda entity: (entity.offset, -entity.length)))


def _open(markup: str, position: int, text: str, stack: list[_Open]) -> int:
    where = len(markup[:position].encode())
    match = _START.match(markup, position)
    if match is None:
        raise MarkupError(f"Unclosed start tag at byte offset {where}")
    tag = match[1].lower()
    if tag not in _TYPES:
        raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {where}')
    if tag == "blockquote" and any(outer.tag == tag for outer in stack):
        raise MarkupError(f"Nested blockquote at byte offset {where}")
    attributes = {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(match[2])
    }
    stack.append(_Open(tag, units(text), attributes))
    return match.end()


def _close(markup: str, position: int, text: str, stack: list[_Open], entities: list[Entity]) -> int:
    where = len(markup[:position].encode())
    match = _END.match(markup, position)
    if match is None:
        raise MarkupError(f"Unclosed end tag at byte offset {where}")
    if not stack:
        raise MarkupError(f"Unexpected end tag at byte offset {where}")
    opened = stack.pop()
    if match[1].lower() != opened.tag:
        raise MarkupError(
            f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{match[1]}>"'
        )
    length = units(text) - opened.begin
    kind = _TYPES[opened.tag]
    if kind == "blockquote" and "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    url = opened.attributes.get("href") if kind == "text_link" else None
    if length and (kind != "text_link" or url):
        entities.append(Entity(kind, opened.begin, length, url))
    return match.end()


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without the white space around the whole message, which Telegram takes away."""
    cut = units(text) - units(text.lstrip())
    shown = text.strip()
    end = units(shown)
    kept = []
    for entity in entities:
        begin = max(0, entity.offset - cut)
        stop = min(end, entity.offset + entity.length - cut)
        if stop > begin:
            kept.append(Entity(entity.type, begin, stop - begin, entity.url))
    return shown, kept
