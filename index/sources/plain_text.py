"""A UTF-8 text file into a document. Raises `SourceError` where the file is anything else."""

from pathlib import Path

from index.article import parse_article
from index.errors import SourceError
from index.language import language_of
from index.records import Document, Scope

LARGEST_FILE = 5_000_000
"""Bytes. A longer text is a dump or a mistake, and would be held in memory several times over."""


def read_text_file(path: Path, scope: Scope) -> Document:
    """The document in the file at `path`; its origin is the absolute path, its text the file's, to the letter.

    Raises `SourceError` for a file that is missing, unreadable, empty, too large, binary or not UTF-8, and for a
    name that is not.
    """
    text = _decode(path, _read(path))
    if not text.strip():
        raise SourceError(str(path), "the file is empty: there is nothing to index")
    origin = str(path.resolve())
    if not _is_unicode(origin + path.stem):
        raise SourceError(str(path), "the name of the file or of a folder above it is not UTF-8: rename it first")
    article = parse_article(text)
    body = " ".join(text[span.start : span.end] for span in article.body)
    return Document(
        scope=scope,
        origin=origin,
        title=article.title or path.stem,
        source=article.source,
        url=None,
        published=article.published,
        language=language_of(body),
        text=text,
        body=article.body,
    )


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SourceError(str(path), f"the file is larger than {LARGEST_FILE // 1_000_000} MB: split it first")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"the file can't be read: {error.strerror or error}") from error


def _decode(path: Path, content: bytes) -> str:
    try:
        # A byte-order mark is no part of the text. Nothing else is changed, line ends included: quotes are exact.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            str(path), f"not UTF-8 text (byte {error.start} can't be decoded): save it as UTF-8 first"
        ) from error
    if "\0" in text:
        raise SourceError(str(path), "not a text file: it holds NUL bytes")
    return text
