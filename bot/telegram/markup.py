"""Pieces of Telegram's HTML: any text of a document or a person goes in, markup that shows exactly that text comes
out. Also what Telegram will count: the visible text of such markup and its length in UTF-16 units."""

import html
import re
from urllib.parse import urlsplit

from bot.printable import isolated, without_direction_controls

RIGHT_TO_LEFT = "\u200f"
LEFT_TO_RIGHT = "\u200e"

LONGEST_LINK = 2048  # characters; longer ones are cut or refused by servers and clients on the way

_TAG = re.compile(r"<[^>]*>")
_NOT_IN_LINKS = re.compile(r"[\s\x00-\x1f\x7f]")


def escape(text: str) -> str:
    """`text` as character data, safe also within a quoted attribute.

    Lone surrogates, which no request can carry, become U+FFFD; nothing else changes.
    """
    sendable = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.escape(sendable, quote=True)


def visible_text(markup: str) -> str:
    """What a reader sees of markup made here: no tags, no character references."""
    return html.unescape(_TAG.sub("", markup))


def utf16_length(text: str) -> int:
    """The length of `text` as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def direction_mark(language: str) -> str:
    """The invisible mark that makes a line run the way `language` does, whatever the line begins with."""
    return RIGHT_TO_LEFT if language == "ar" else LEFT_TO_RIGHT


def isolated_line(text: str, longest: int) -> str:
    """`text` as one escaped line whose direction neither follows from nor spills into the line around it.

    Its own direction controls are taken out. Cut with an ellipsis beyond `longest` characters. "" for a text with
    nothing to see.
    """
    line = " ".join(without_direction_controls(text).split())
    if not line:
        return ""
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return isolated(escape(line))


def is_web_link(url: str | None) -> bool:
    """Whether `url` is an http or https address that a reader can follow."""
    if not url or len(url) > LONGEST_LINK or _NOT_IN_LINKS.search(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # an unfinished [IPv6] host, for one: no address, hence no link
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def link(markup: str, url: str | None) -> str:
    """`markup` as a link to `url`, or unchanged where `url` is nothing to follow."""
    return f'<a href="{escape(url)}">{markup}</a>' if url and is_web_link(url) else markup
