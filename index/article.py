"""The form of a plain-text news article: what is title, date, outlet, and what is the body that sentences come from.

Raw text in; `Article` out, with spans into that very text: nothing is cut away, corrected or moved.

A text's title is its first line where a blank line follows. After it, at the head of the article, may stand the title
once more, a line that is nothing but a date, a byline, and a dateline ("العالم- ايران": outlet, dash, section). At
its foot may stand its tags and links to other articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from index.closing_matter import end_of_article
from index.dates import parse_date_line
from index.records import Span
from index.segmentation import LINE_ENDS
from index.text import fold

LONGEST_TITLE = 300
"""Code points. A longer first line is a paragraph, whatever follows it."""

_HEAD_LINES = 8  # how far down title, date line and dateline are looked for
_LINE = re.compile(f"[^{LINE_ENDS}]+")
_DATELINE = re.compile(
    r"(?P<outlet>[^\d.!?؟:،,]{2,40}?)(?:\s*[|–—]\s*|\s+[-/]\s*|\s*[-/]\s+)(?P<section>[^\d.!?؟:،,]{2,40})"
)
_MOST_WORDS_A_SIDE = 3
_BYLINE = re.compile(r"(?:By|كتب|كتبت|بقلم|تحرير|إعداد|Reporting by|Editing by)\b[:\s][^.!?؟]{2,60}")


@dataclass(frozen=True, slots=True)
class Article:
    """What a plain text says of itself. `title` is None where it names none; `body` are spans of the text."""

    title: str | None
    source: str | None
    section: str | None
    published: datetime | None
    body: tuple[Span, ...]


def parse_article(text: str) -> Article:
    """Understand the form of `text`. A text without any such form is all body."""
    lines = [Span(*found.span()) for found in _LINE.finditer(text, 0, end_of_article(text)) if not found[0].isspace()]
    if not lines:
        return Article(None, None, None, None, ())
    title = _title(text, lines)
    metadata: set[Span] = set() if title is None else {lines[0]}
    published: datetime | None = None
    outlet: re.Match[str] | None = None
    for line in lines[len(metadata) : _HEAD_LINES]:
        content = text[line.start : line.end].strip()
        if _BYLINE.fullmatch(content) or (title is not None and _is_again(content, title)):
            metadata.add(line)
        elif published is None and (moment := parse_date_line(content)):
            published = moment
            metadata.add(line)
        # A dash between two short names could be anything; under a date line it is a dateline.
        elif published is not None and outlet is None and (dateline := _dateline(content)):
            outlet = dateline
            metadata.add(line)
    body = tuple(line for line in lines if line not in metadata)
    if not body:  # a text of a title alone says that title
        return Article(None, None, None, None, (Span(0, len(text)),))
    return Article(
        title=title,
        source=outlet["outlet"].strip() if outlet else None,
        section=outlet["section"].strip() if outlet else None,
        published=published,
        body=body,
    )


def _is_again(line: str, title: str) -> bool:
    return len(line) <= LONGEST_TITLE and fold(line) == fold(title)


def _title(text: str, lines: Sequence[Span]) -> str | None:
    first = lines[0]
    if len(lines) < 2 or not _blank_line_between(text, first, lines[1]):
        return None
    title = text[first.start : first.end].strip()
    named = any(map(str.isalpha, title)) and parse_date_line(title) is None
    return title if named and len(title) <= LONGEST_TITLE else None


def _blank_line_between(text: str, line: Span, following: Span) -> bool:
    gap = text[line.end : following.start].replace("\r\n", "\n")
    return sum(gap.count(end) for end in LINE_ENDS) > 1


def _dateline(line: str) -> re.Match[str] | None:
    match = _DATELINE.fullmatch(line)
    if match is None:
        return None
    words = [side.split() for side in match.groups()]
    # Names are capitalised where there are capitals: "Strike over pay - doctors" is a headline.
    named = all(not word[0].islower() for side in words for word in side)
    return match if named and all(len(side) <= _MOST_WORDS_A_SIDE for side in words) else None
