"""Which addresses become links: what a document gives as its address goes in, whether a reader can follow it comes
out."""

import re
from typing import TypeGuard
from urllib.parse import urlsplit

LONGEST_LINK = 2048  # characters; longer ones are cut or refused by servers and clients on the way

_NOT_IN_LINKS = re.compile(r"[\s\x00-\x1f\x7f]")


def is_web_link(url: str | None) -> TypeGuard[str]:
    """Whether `url` is an http or https address that a reader can follow."""
    if not url or len(url) > LONGEST_LINK or _NOT_IN_LINKS.search(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # an unfinished [IPv6] host, for one: no address, hence no link
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
