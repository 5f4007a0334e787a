"""UTF-8 text into a document. Raises `SourceError` where the bytes are anything else."""

from pathlib import Path

from index.article import parse_article
from index.language import language_of
from index.records import Document, Scope
from index.sources.content import Content

LARGEST_FILE = 5_000_000
"""Bytes. A longer text is a dump or a mistake, and would be held in memory several times over."""


def read_text_file(path: Path, scope: Scope) -> Document:
    """The document in the file at `path`; its origin is the absolute path, its text the file's, to the letter.

    Raises `SourceError` for a file that is missing, unreadable, empty, too large, binary or not UTF-8, and for a
    name that is not.
    """
    return read_text(Content.of_file(path), scope)


def read_text(content: Content, scope: Scope) -> Document:
    """As `read_text_file`, of text from anywhere."""
    text = decode_utf8(content, content.read(LARGEST_FILE))
    article = parse_article(text)
    body = " ".join(text[span.start : span.end] for span in article.body)
    return Document(
        scope=scope,
        origin=content.origin,
        title=article.title or content.title,
        source=article.source,
        url=content.url,
        published=article.published,
        language=language_of(body),
        text=text,
        body=article.body,
    )


def decode_utf8(content: Content, data: bytes) -> str:
    """`data` as text. Raises `SourceError` where it is empty, binary or not UTF-8."""
    try:
        # A byte-order mark is no part of the text. Nothing else is changed, line ends included: quotes are exact.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise content.error(f"not UTF-8 text (byte {error.start} can't be decoded): save it as UTF-8 first") from error
    if "\0" in text:
        raise content.error("not a text file: it holds NUL bytes")
    if not text.strip():
        raise content.error("the file is empty: there is nothing to index")
    return text
