"""A PDF into a document: of several readings the one that reads as language does, its lines put together again.

Raises `SourceError` where none does: nobody is to be quoted with letters in the wrong order.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from index.article import parse_article
from index.article_head import LONGEST_TITLE
from index.records import Document, Scope
from index.sources.content import Content
from index.sources.extracted import Extracted, document_of, tidy
from index.sources.pdf_readings import Readings
from index.sources.reading_order import reading_of
from index.text import tokens

_PLACED_FIRST = 1.1  # how much better a reading by storage order has to be than one by place
SECONDS = 90
"""Of processor time: a book of a thousand pages."""
MEGABYTES = 3_000
"""Of address space; an honest book takes a tenth of it."""

_PATIENCE = 4  # as many times its processor time: the machine may be busy
_NO_TITLE = re.compile(
    r"untitled|document\d*|microsoft word - .*|\S*|.*\.(?:docx?|pdf|indd|qxd|tex|rtf)", re.IGNORECASE
)
_LONGEST_HEADING = 200
_FULL = 0.75  # of the usual width: a line so long was broken, a shorter one ended its paragraph
_NEARLY_ALL = 0.9
_EDGE_LINES = 2  # of a page, where its running titles and numbers stand
_DIGITS = re.compile(r"\d+")
_WAYS = (1.0, 1.0, 0.75)
"""Of the readings as they came, with lines and with words turned around: the last is rare, and needs clear evidence."""
_ENDS = re.compile(r"[.!?؟…][\"'»”)\]]*$")
_HYPHENATED = re.compile(r"[A-Za-z]-$")


def read_pdf(content: Content, scope: Scope) -> Document:
    """The document in a PDF. Raises `SourceError` for one that is encrypted, broken, without text, or garbled."""
    found = _readings(content, content.read())
    lines = _lines(_without_running_titles(_best(found)))
    if reading_of(lines).garbled:
        raise content.error(
            "the PDF's text comes out garbled (letters without meaning, or in the wrong order): it is not added; "
            "add the same text as .docx, as a page or as plain text"
        )
    if not any(tokens(line) for line in lines):
        raise content.error("no text in the PDF: it may be scanned (pictures of pages), which can't be read")
    text = tidy("\n".join(_paragraphs(lines)))
    title = _named(found.title) or _heading(text)
    article = Extracted(text, title, url=content.url, published=parse_article(text).published)
    return document_of(article, scope, content.origin, content.title)


def _best(found: Readings) -> Sequence[Sequence[str]]:
    judged = [
        (weight * reading_of(_lines(pages)).score, pages) for weight, pages in zip(_WAYS, found.streamed, strict=False)
    ]
    judged += [
        (_PLACED_FIRST * weight * reading_of(_lines(pages)).score, pages)
        for weight, pages in zip(_WAYS, found.placed, strict=False)
    ]
    return max(judged, key=lambda each: each[0], default=(0.0, []))[1]


def _readings(content: Content, data: bytes) -> Readings:
    # -P: no file of the folder that this is called in may stand in for a module.
    command = [sys.executable, "-P", "-m", "index.sources.pdf_process", str(SECONDS), str(MEGABYTES)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise content.error("the PDF takes too long to be read") from error
    if done.returncode != 0:
        raise content.error("the PDF takes too much time or memory to be read: it is broken, or too large")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise content.error(answer["error"])
    return Readings(answer["title"], answer["placed"], answer["streamed"])


def _lines(pages: Sequence[Sequence[str]]) -> list[str]:
    return [line for page in pages for line in page]


def _without_running_titles(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without the lines at their edges that stand on every other page too, whatever number is in them."""
    if len(pages) < 3:
        return [list(page) for page in pages]
    edges = Counter(
        key
        for page in pages
        for key in {_DIGITS.sub("#", line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    running = {key for key, count in edges.items() if count * 2 > len(pages)}
    return [
        [
            line
            for place, line in enumerate(page)
            if _EDGE_LINES <= place < len(page) - _EDGE_LINES or _DIGITS.sub("#", line) not in running
        ]
        for page in pages
    ]


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines put together where they were broken only for the width of the page."""
    widths = sorted(map(len, lines))
    usual = widths[int(len(widths) * 0.85)]
    paragraphs: list[str] = []
    open_paragraph = False
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        if open_paragraph and _HYPHENATED.search(paragraphs[-1]) and line[:1].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif open_paragraph:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        open_paragraph = len(line) >= _FULL * usual
        if open_paragraph and _ENDS.search(line):
            # A whole sentence ends with the line: the next may begin a paragraph, or be a heading.
            heading = len(following) < _FULL * usual and not _ENDS.search(following)
            open_paragraph = len(line) >= _NEARLY_ALL * usual and not heading
    return paragraphs


def _named(title: str | None) -> str | None:
    return title if title and not _NO_TITLE.fullmatch(title.strip()) and reading_of([title]).unreadable == 0 else None


def _heading(text: str) -> str | None:
    first = text.partition("\n")[0]
    return first if len(first) <= min(_LONGEST_HEADING, LONGEST_TITLE) and not first.endswith((".", "…")) else None
