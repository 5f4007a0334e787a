"""RSS and Atom feeds into their entries: each once, with its text as far as the feed carries it."""

import calendar
import hashlib
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import feedparser

from index.sources.addresses import canonical, link
from index.sources.content import Content
from index.sources.encodings import decode_markup
from index.sources.extracted import Extracted, one_line
from index.sources.markup import html_to_text

LARGEST_FEED = 10_000_000
"""Bytes; feeds that carry whole articles have a tenth of it."""
MOST_ENTRIES = 1_000
"""The first ones: feeds put the newest there."""
ENOUGH_FOR_AN_ARTICLE = 600
"""Code points from which a description counts as the article itself: shorter ones are its first lines."""

_DECLARES = re.compile(r"<!ENTITY", re.IGNORECASE)
_NUMBERED = re.compile(r"&#(?:x0*([0-9a-f]{1,20})|0*([0-9]{1,20}));", re.IGNORECASE)
_ENCODING = re.compile(r"\A\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `origin` is its canonical address, or its id within the feed; `whole` tells whether the feed carries
    the article itself, or but its first lines."""

    origin: str
    article: Extracted
    whole: bool


def read_feed(content: Content) -> list[Entry]:
    """The entries of a feed, in its order. Raises `SourceError` where it is none, or has none."""
    text = decode_markup(content.read(LARGEST_FEED), content.charset)
    if _DECLARES.search(text):
        raise content.error("the feed declares XML entities, as no honest feed does: it is not read")
    # As text that is decoded already: what it says of its encoding would no longer be true.
    text = _NUMBERED.sub(_existing, _ENCODING.sub("", text))
    try:
        # As a stream: what comes as bytes or text the package tries as the name of a file first.
        parsed = feedparser.parse(io.BytesIO(text.encode(errors="replace")), sanitize_html=False)
    # What goes wrong inside the package on a broken feed has no common name.
    except Exception as error:
        raise content.error("the feed is broken and can't be read") from error
    entries = list(_entries(parsed, content))
    if not entries:
        raise content.error("no entries with text or address in the feed" if parsed.get("version") else "not a feed")
    return entries


def _existing(numbered: re.Match[str]) -> str:
    """A reference to a character by its number; U+FFFD for half a surrogate pair and for what is no character."""
    number = int(numbered[1], 16) if numbered[1] else int(numbered[2])
    return "\ufffd" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else numbered[0]


def _entries(parsed: feedparser.FeedParserDict, content: Content) -> Iterator[Entry]:
    outlet = one_line(_plain(parsed.feed.get("title")))
    seen: set[str] = set()
    for found in parsed.entries[:MOST_ENTRIES]:
        address = link(found.get("link"), content.url)
        own = one_line(found.get("id"), 500)
        text, whole = _text(found)
        title = _plain(found.get("title"))
        said = hashlib.sha256(f"{title}\0{text}".encode(errors="replace")).hexdigest()[:16]
        origin = (canonical(address) if address else None) or f"{content.origin}#{own or said}"
        if origin in seen or not (text or title or address):
            continue
        seen.add(origin)
        article = Extracted(text, title, found.get("author"), outlet, address, _moment(found))
        yield Entry(origin, article, whole)


def _text(found: feedparser.FeedParserDict) -> tuple[str, bool]:
    """The longest text that an entry carries, and whether it is the article."""
    contents = [_plain(each.get("value")) or "" for each in found.get("content", ())]
    summary = _plain(found.get("summary")) or ""
    text = max((*contents, summary), key=len)
    return text, len(text) >= ENOUGH_FOR_AN_ARTICLE


def _plain(html: str | None) -> str | None:
    if not isinstance(html, str) or not html.strip():
        return None
    try:
        return html_to_text(html)
    except ValueError:
        return None


def _moment(found: feedparser.FeedParserDict) -> datetime | None:
    moment = found.get("published_parsed") or found.get("updated_parsed")
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
