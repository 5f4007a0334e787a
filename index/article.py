"""The form of a plain-text news article: what is title, date, outlet, and what is the body that sentences come from.

Raw text in; `Article` out, with spans into that very text: nothing is cut away, corrected or moved.

A text's title is its first line where a blank line follows. What may stand after it, see `article_head`. At the foot
of an article may stand its tags and links to others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from index.article_head import LONGEST_TITLE, read_head
from index.closing_matter import end_of_article
from index.dates import parse_date_line
from index.records import Span
from index.segmentation import LINE_ENDS, written_lines


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
    lines = list(written_lines(text, 0, end_of_article(text)))
    if not lines:
        return Article(None, None, None, None, ())
    title = _title(text, lines)
    head = read_head(text, lines if title is None else lines[1:], title)
    metadata = head.lines if title is None else {lines[0], *head.lines}
    body = tuple(line for line in lines if line not in metadata)
    if not body:  # a text of a title alone says that title
        return Article(None, None, None, None, (Span(0, len(text)),))
    return Article(
        title=title,
        source=head.source,
        section=head.section,
        published=head.published,
        body=body,
    )


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
