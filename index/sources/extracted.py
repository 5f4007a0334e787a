"""What a reader took out of a page, a file or an entry, into a document whose text is exactly what was taken out."""

import re
from dataclasses import dataclass
from datetime import datetime

from index.article import LONGEST_TITLE
from index.closing_matter import end_of_article
from index.language import language_of
from index.records import Document, Scope, Span
from index.segmentation import LINE_ENDS
from index.text import fold

LONGEST_TEXT = 5_000_000
"""Code points of one document, as for plain text."""

_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article without its place in a library. `text` keeps paragraphs; the rest is None where it isn't known."""

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime | None = None


def document_of(extracted: Extracted, scope: Scope, origin: str, title: str = "") -> Document:
    """The document, with `title` where the article names none; its text is tidied and then never changed again.

    The author stands for the outlet where none is known. A text of a title alone says that title. A text without a
    word makes a document that can't be cut into sentences.
    """
    named = one_line(extracted.title) or one_line(title) or ""
    text = tidy(extracted.text)[:LONGEST_TEXT] or (one_line(extracted.title) or "")
    return Document(
        scope=scope,
        origin=origin,
        title=named,
        source=one_line(extracted.outlet) or one_line(extracted.author),
        url=extracted.url,
        published=extracted.published,
        language=language_of(text),
        text=text,
        body=_body(text, named),
    )


def tidy(text: str) -> str:
    """`text` without what is no character of a text, lines ended by "\\n", single spaces, at most one blank line."""
    plain = _LINE_END.sub("\n", _NOT_TEXT.sub("", text)).replace("\u2029", "\n\n")
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str | None, longest: int = LONGEST_TITLE) -> str | None:
    """A name or title as one line of at most `longest` code points; None for nothing."""
    line = " ".join(_NOT_TEXT.sub("", (text or "")[: 4 * longest]).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return line or None


def _body(text: str, title: str) -> tuple[Span, ...]:
    end = end_of_article(text)
    first, _, rest = text[:end].partition("\n")
    if title and rest.strip() and len(first) <= LONGEST_TITLE and fold(first) == fold(title):
        start = len(first) + next(n for n, c in enumerate(text[len(first) :]) if c not in LINE_ENDS)
        return (Span(start, end),)
    return (Span(0, end),)
