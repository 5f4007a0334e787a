"""Addresses in links as Telegram takes them: what was written goes in, an address or nothing comes out."""

import re
from urllib.parse import urlsplit, urlunsplit

_USER_LINK = re.compile(r"tg:(?://)?user\?id=([1-9][0-9]{0,15})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?!\d)")
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f]")


def mentioned_user(address: str) -> str | None:
    """The user id in a link like tg://user?id=123."""
    found = _USER_LINK.fullmatch(address)
    return found[1] if found else None


def checked_link(address: str) -> str | None:
    """`address` with scheme and path, or None where Telegram would make no link of it."""
    address = address.strip()
    if not address or _NOT_IN_ADDRESSES.search(address):
        return None
    if not _SCHEME.match(address):
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme == "tg":
        return address
    if parts.scheme not in {"http", "https"} or ("." not in host and ":" not in host):
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.replace(host, host.lower()), path=parts.path or "/"))
