"""Text with formatting, as data: what a message says and which stretches of it are bold, quoted or linked.

Pieces are joined and cut here; nothing is escaped, because nothing is ever parsed: Telegram is given text and
entities apart, so no document and no person can write markup.
"""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a stretch of text looks; the names are Telegram's entity types."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    CODE = "code"
    QUOTE = "blockquote"
    FOLDED_QUOTE = "expandable_blockquote"
    LINK = "text_link"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`style` from `start` to `end`, half-open, in code points of the text. `url` is a LINK's, else None."""

    style: Style
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """A text with styled stretches, which nest or lie apart and never cross."""

    text: str = ""
    stretches: tuple[Stretch, ...] = ()
