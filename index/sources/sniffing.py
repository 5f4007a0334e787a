"""What a source is, told from its first bytes; its suffix and media type decide only where the bytes don't.

Content in; a `Kind` out, or `SourceError` for what is recognised and not read.
"""

import re
from enum import Enum

from index.sources.content import Content


class Kind(Enum):
    """The formats that are read, each with the suffixes by which a folder's files are taken."""

    TEXT = frozenset({".txt", ".text"})
    MARKDOWN = frozenset({".md", ".markdown"})
    HTML = frozenset({".html", ".htm", ".xhtml"})
    PDF = frozenset({".pdf"})
    WORD = frozenset({".docx"})
    FEED = frozenset({".rss", ".atom"})
    ARTICLES = frozenset({".jsonl", ".ndjson"})


SUFFIXES = frozenset(suffix for kind in Kind for suffix in kind.value)
"""What is taken from a folder. A file that is named itself is taken whatever its suffix."""

_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or password-protected Office file: save it as .docx without password",
    ),
    (b"{\\rtf", "a rich text file (.rtf): save it as .docx or as plain text"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"BZh", "a compressed file: unpack it first"),
    (b"\xfd7zXZ\0", "a compressed file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file: unpack it first"),
    (b"Rar!\x1a\x07", "a compressed file: unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a picture: text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture: text in pictures is not read"),
    (b"GIF8", "a picture: text in pictures is not read"),
    (b"II*\0", "a picture: text in pictures is not read"),
    (b"MM\0*", "a picture: text in pictures is not read"),
    (b"RIFF", "a picture, sound or film: only text is read"),
    (b"ID3", "a sound: only text is read"),
    (b"OggS", "a sound or film: only text is read"),
    (b"\x1aE\xdf\xa3", "a film: only text is read"),
    (b"\x7fELF", "a program: only text is read"),
    (b"SQLite format 3\0", "a database: only text is read"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = b"%PDF-"
_XML_PROLOGUE = re.compile(
    r"\A(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([A-Za-z][\w.-]*(?::[\w.-]+)?)")
_FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_PAGE_TAGS = frozenset(
    "html head body meta title link script style div p article main section header h1 h2 h3 table span a nav".split()
)
_JSON = re.compile(r'\A\s*(?:\[\s*)?\{\s*(?:"|\})|\A\s*\[\s*\]\s*\Z')
_MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown"})
_REFUSED_TYPES = {"image": "a picture", "audio": "a sound", "video": "a film", "font": "a font"}


def kind_of(content: Content) -> Kind:
    """What `content` is. Raises `SourceError` for what is recognised and not read."""
    head = content.head()
    if head.startswith(_ZIP):
        return Kind.WORD
    if _PDF in head[:1024] and head.lstrip()[:1] != b"<":
        return Kind.PDF
    for signature, meaning in _REFUSED:
        if head.startswith(signature):
            raise content.error(f"not read: it is {meaning}")
    if head[4:8] == b"ftyp":
        raise content.error("not read: it is a film or sound: only text is read")
    text = _decoded(head).lstrip("\ufeff")
    if text.lstrip().startswith("<"):
        return _markup(content, text)
    if _JSON.match(text) and content.suffix not in Kind.MARKDOWN.value:
        return Kind.ARTICLES
    main_type = (content.media_type or "").partition("/")[0]
    if main_type in _REFUSED_TYPES:
        raise content.error(f"not read: the server says it is {_REFUSED_TYPES[main_type]}")
    if content.suffix in Kind.MARKDOWN.value or content.media_type in _MARKDOWN_TYPES:
        return Kind.MARKDOWN
    if content.suffix in Kind.ARTICLES.value:
        return Kind.ARTICLES
    return Kind.TEXT


def _markup(content: Content, text: str) -> Kind:
    start = _XML_PROLOGUE.match(text)
    rest = text[start.end() :] if start else text
    root = _ROOT.match(rest)
    name = root.group(1).rpartition(":")[2].lower() if root else ""
    if name in _FEED_ROOTS:
        return Kind.FEED
    if name in _PAGE_TAGS or content.suffix in Kind.HTML.value or "html" in (content.media_type or ""):
        return Kind.HTML
    if re.search(r"<!doctype\s+html", text[:1024], re.IGNORECASE):
        return Kind.HTML
    if content.suffix in Kind.FEED.value:
        return Kind.FEED
    if text.lstrip().startswith("<?xml"):
        raise content.error(f"not read: XML of an unknown kind ({name or 'no root element'}), neither page nor feed")
    return Kind.MARKDOWN if content.suffix in Kind.MARKDOWN.value else Kind.TEXT


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return head.decode("utf-8", errors="replace")
