"""What a setting may say, kind by kind: what was written goes in; what is meant comes out, or `ValueError` with what it
must be."""

import ipaddress
import re
from urllib.parse import urlsplit

_ID = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_KEY = re.compile(r"[!-~]+")  # what a header can carry
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa")  # of hosts on this or a private network


def api_base(url: str) -> str:
    """The address of a language model's API, without a slash at its end."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_one = False
    if not is_one or re.search(r"\s", url):
        raise ValueError("must be an address such as https://api.example.org/v1 or http://localhost:11434/v1")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("must hold no user, password or parameters: a key belongs in QAWL_LLM_API_KEY")
    return url.rstrip("/")


def web_address(url: str) -> str:
    """The address of a web server."""
    if not url.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    try:
        _ = urlsplit(url).port  # which is looked at when it is asked for
    except ValueError as error:
        raise ValueError("must be an address such as https://example.org") from error
    return url


def database_address(url: str) -> str:
    """The address of a PostgreSQL database."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise ValueError("must begin with postgresql://, as in postgresql://user:password@host:5432/database")
    return url


def api_key(key: str) -> str:
    """A key, without spaces around it; "" for nothing else."""
    key = key.strip()
    if key and not _KEY.fullmatch(key):
        raise ValueError("must be letters, digits and signs of ASCII, without spaces")
    return key


def user_ids(listed: str) -> list[str]:
    """Ids of users, separated by commas."""
    ids = _parted(listed)
    if not all(each.isascii() and each.isdecimal() for each in ids):
        raise ValueError("must be user ids, such as 123456789, separated by commas")
    return ids


def chat_ids(listed: str) -> list[str]:
    """Ids of chats or users, separated by commas."""
    ids = _parted(listed)
    if not all(_ID.fullmatch(each) for each in ids):
        raise ValueError("must be ids of chats or users, such as -1001234567890 or 123456789, separated by commas")
    return ids


def is_overheard(url: str) -> bool:
    """Whether what is sent there crosses networks that are not private, for anybody to read."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost" or host.endswith(_LOCAL_NAMES):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host  # a name without a dot is one of the local network, such as a container's


def _parted(listed: str) -> list[str]:
    return [each.strip() for each in listed.split(",") if each.strip()]
