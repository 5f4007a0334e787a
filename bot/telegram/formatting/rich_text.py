"""Text with formatting, as data: what a message says and which stretches of it are bold, quoted or linked.

Pieces are joined and cut here; nothing is escaped, because nothing is ever parsed: Telegram is given text and
entities apart, so no document and no person can write markup.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from telegram import LinkPreviewOptions, MessageEntity

from bot.telegram.formatting.links import is_web_link

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
# What Telegram takes off both ends of a text: white space, and the control characters that it makes spaces of.
_TRIMMED = "".join(map(chr, range(0x21)))
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # links are sources, and not what a message is about
_LAST_OF_ONE_UNIT = "\uffff"  # code points above take two UTF-16 units


class Style(StrEnum):
    """How a stretch of text looks; the names are Telegram's entity types."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    CODE = "code"
    QUOTE = "blockquote"
    FOLDED_QUOTE = "expandable_blockquote"
    LINK = "text_link"


_QUOTES = frozenset({Style.QUOTE, Style.FOLDED_QUOTE})


@dataclass(frozen=True, slots=True)
class Stretch:
    """`style` from `start` to `end`, half-open, in code points of the text. `url` is a LINK's, else None."""

    style: Style
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RichText:
    """A text with styled stretches, which nest or lie apart and never cross; the outer come before the inner.

        plain("He said: ") + quote(plain("It begins at ") + bold("noon") + ".")

    `+` joins with plain text, too.
    """

    text: str = ""
    stretches: tuple[Stretch, ...] = ()

    def __add__(self, other: "RichText | str") -> "RichText":
        return joined((self, other))

    def __radd__(self, other: str) -> "RichText":
        return joined((other, self))

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def units(self) -> int:
        """The length as Telegram counts it, in UTF-16 code units."""
        return utf16_length(self.text)

    def part(self, start: int, end: int) -> "RichText":
        """The text from code point `start` to `end`, with what of its stretches lies there."""
        start, end, _ = slice(start, end).indices(len(self.text))
        inside = (replace(each, start=max(each.start, start), end=min(each.end, end)) for each in self.stretches)
        return RichText(
            self.text[start:end],
            tuple(
                replace(each, start=each.start - start, end=each.end - start)
                for each in inside
                if each.start < each.end
            ),
        )


def plain(text: RichText | str) -> RichText:
    """`text` without a style of its own."""
    return text if isinstance(text, RichText) else RichText(text)


def bold(text: RichText | str) -> RichText:
    """`text` in bold."""
    return _styled(Style.BOLD, text)


def italic(text: RichText | str) -> RichText:
    """`text` in italics."""
    return _styled(Style.ITALIC, text)


def code(text: RichText | str) -> RichText:
    """`text` as something to type, which a tap copies."""
    return _styled(Style.CODE, text)


def quote(text: RichText | str) -> RichText:
    """`text` as a block quote. Raises `ValueError` for one within another: Telegram can't nest them."""
    return _styled(Style.QUOTE, text)


def folded_quote(text: RichText | str) -> RichText:
    """`text` as a block quote of which only the first lines show until it is tapped. Raises as `quote`."""
    return _styled(Style.FOLDED_QUOTE, text)


def link(text: RichText | str, url: str | None) -> RichText:
    """`text` as a link to `url`; as it is where `url` is no web address that can be followed."""
    return _styled(Style.LINK, text, url) if is_web_link(url) else plain(text)


def joined(parts: Iterable[RichText | str], separator: RichText | str = "") -> RichText:
    """The parts one after the other, with the separator between them; no separator beside an empty part."""
    between = plain(separator)
    texts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for part in map(plain, parts):
        for piece in (between, part) if texts and part else (part,):
            stretches += (replace(each, start=each.start + length, end=each.end + length) for each in piece.stretches)
            texts += [piece.text] if piece else []
            length += len(piece.text)
    return RichText("".join(texts), tuple(stretches))


def utf16_length(text: str) -> int:
    """The length of `text` as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(character > _LAST_OF_ONE_UNIT for character in text)


def sendable(text: str) -> str:
    """`text` as a request can carry it: lone surrogates become U+FFFD, one for one."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def to_telegram(rich: RichText) -> tuple[str, list[MessageEntity]]:
    """What to send: the text, trimmed as Telegram trims it, and its entities in UTF-16 units of that text.

    The text is empty where there is nothing to see in `rich`; Telegram refuses to send that.
    """
    begin = len(rich.text) - len(rich.text.lstrip(_TRIMMED))
    shown = rich.part(begin, len(rich.text.rstrip(_TRIMMED)))
    text = sendable(shown.text)
    units = [0, *accumulate(2 if character > _LAST_OF_ONE_UNIT else 1 for character in text)]
    return text, [
        MessageEntity(each.style.value, units[each.start], units[each.end] - units[each.start], url=each.url)
        for each in shown.stretches
    ]


def _styled(style: Style, text: RichText | str, url: str | None = None) -> RichText:
    content = plain(text)
    if not content:
        return content
    if style in _QUOTES and any(each.style in _QUOTES for each in content.stretches):
        raise ValueError("a block quote can't hold another")
    address = None if url is None else sendable(url)
    return RichText(content.text, (Stretch(style, 0, len(content.text), address), *content.stretches))
