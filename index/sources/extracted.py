"""What a reader took out of a page, a file or an entry, into a document whose text is exactly what was taken out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from index.article_head import LONGEST_TITLE, MOST_LINES, NO_HEAD, read_head
from index.closing_matter import end_of_article
from index.language import language_of
from index.records import Document, Scope, Span
from index.segmentation import LINE_ENDS, written_lines
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


def document_of(
    extracted: Extracted, scope: Scope, origin: str, title: str = "", *, is_article: bool = True
) -> Document:
    """The document, with `title` where the article names none; its text is tidied and then never changed again.

    Date and outlet are read from the head of an article where they aren't known, and its head is no part of its body.
    The author stands for the outlet where none is known. A text of a title alone says that title. A text without a
    word makes a document that can't be cut into sentences.
    """
    named = one_line(extracted.title) or one_line(title) or ""
    text = tidy(extracted.text)[:LONGEST_TEXT] or (one_line(extracted.title) or "")
    whole = _body(text, named)
    head = read_head(text, _lines(text, whole), named) if is_article else NO_HEAD
    return Document(
        scope=scope,
        origin=origin,
        title=named,
        source=one_line(extracted.outlet) or head.source or one_line(extracted.author),
        url=extracted.url,
        published=extracted.published or head.published,
        language=language_of(text),
        text=text,
        body=tuple(_without(text, whole, sorted(head.lines))) or (whole,),
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


def _body(text: str, title: str) -> Span:
    end = end_of_article(text)
    first, _, rest = text[:end].partition("\n")
    if title and rest.strip() and len(first) <= LONGEST_TITLE and fold(first) == fold(title):
        start = len(first) + next(n for n, c in enumerate(text[len(first) :]) if c not in LINE_ENDS)
        return Span(start, end)
    return Span(0, end)


def _lines(text: str, body: Span) -> list[Span]:
    """The first lines of the body: a head is looked for in no others."""
    return list(islice(written_lines(text, body.start, body.end), MOST_LINES))


def _without(text: str, body: Span, lines: Sequence[Span]) -> Iterator[Span]:
    """What is left of the body, as far as it says anything."""
    starts = [body.start, *(line.end for line in lines)]
    ends = [*(line.start for line in lines), body.end]
    return (Span(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip())
