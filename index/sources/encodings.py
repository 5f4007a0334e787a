"""Bytes of web pages and feeds into text, by the encoding that they or their server name. Never fails: what can't be
decoded becomes U+FFFD, and the reader judges the result."""

import re

import webencodings

_NAMED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""", re.IGNORECASE)
_WITHOUT_A_NAME = "windows-1256"  # what Arabic pages were written in before UTF-8; its Latin half is windows-1252's
_LOOKED_AT = 4096
_FAULTS_FORGIVEN = 0.05  # of what isn't ASCII: a page cut off, or put together of two encodings


def decode_markup(data: bytes, charset: str | None) -> str:
    """The text of a page or feed: a byte-order mark counts first, then UTF-8 that is without fault, then the server's
    word, then the page's own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return _decoded(data, "utf-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # then the names count; a text in another encoding is hardly ever UTF-8 by accident
    named = _DECLARED.search(data[:_LOOKED_AT]) or _NAMED.search(data[:_LOOKED_AT])
    for label in (charset, named.group(1).decode("ascii") if named else None):
        encoding = webencodings.lookup(label) if label else None
        if encoding is not None:
            return _decoded(data, encoding.name)
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(not character.isascii() for character in text)
    if text.count("\ufffd") <= _FAULTS_FORGIVEN * beyond_ascii:
        return text
    return _decoded(data, _WITHOUT_A_NAME)


def _decoded(data: bytes, encoding: str) -> str:
    text: str = webencodings.decode(data, encoding)[0]
    return text
