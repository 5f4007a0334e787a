"""Web addresses in one form: what people and pages write goes in, a comparable address or one clear error comes out."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from index.errors import SourceError

LONGEST_ADDRESS = 2_000
"""Characters, as it is written and as it is sent (letters outside ASCII escaped): longer ones are refused by most
servers, make no citation, and fit into no index of a database."""

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\\]")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_TRACKING = re.compile(
    r"utm_[a-z]+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|ref_src|ref_url|cmpid|ocid|_ga",
    re.IGNORECASE,
)
"""Parameters that say by what way a reader came, and never which page is meant."""


def is_address(named: str) -> bool:
    """Whether `named` is meant as an address and not as a path: anything with "scheme://" before it."""
    return re.match(r"[a-z][a-z0-9+.-]*://", named, re.IGNORECASE) is not None


def checked_address(named: str) -> str:
    """`named` in its one form. Raises `SourceError` where it is no http(s) address that can be fetched."""
    if len(named) > LONGEST_ADDRESS:
        raise _too_long(named)
    if _UNSAFE.search(named.strip()):
        raise SourceError(named, "not an address: it holds spaces, control characters or backslashes")
    try:
        parts = urlsplit(named.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(named, f"not an address: {error}") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise SourceError(named, f"only http and https addresses are read, not {parts.scheme or 'this'}:")
    if port == 0:
        raise SourceError(named, "not an address: there is no port 0")
    if not host:
        raise SourceError(named, "not an address: it names no server")
    if parts.username is not None or parts.password is not None:
        raise SourceError(named, "the address holds a name or password: leave those out")
    try:
        ascii_host = _ascii_host(host)
    except ValueError as error:
        raise SourceError(named, f"not an address: {host[:80]!r} can be no server's name") from error
    where = ascii_host if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{ascii_host}:{port}"
    whole = urlunsplit((parts.scheme, where, _escaped(parts.path) or "/", _escaped(_query(parts.query)), ""))
    if len(whole) > LONGEST_ADDRESS:
        raise _too_long(named)
    return whole


def canonical(named: str) -> str | None:
    """`named` in its one form; None where it is no http(s) address."""
    try:
        return checked_address(named)
    except SourceError:
        return None


def link(value: object, base: str | None = None) -> str | None:
    """An address as it is shown and cited, made whole by `base`; None for what can be no link."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_ADDRESS:
        return None
    try:
        whole = urljoin(base, value.strip()) if base else value.strip()
    except ValueError:
        return None
    return whole if canonical(whole) else None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: one host, with or without "www.", "m." or "amp." before it."""
    first, second = (re.sub(r"^(?:www|m|amp|mobile)\.", "", urlsplit(each).hostname or "") for each in (one, other))
    return first == second


def literal_address(host: str) -> IpAddress | None:
    """The IP address that a host is, in any form that a resolver takes: dotted, decimal, octal, hexadecimal, IPv6.

    None for names. Raises `ValueError` for what looks like a number and is no address.
    """
    if ":" in host:
        return ipaddress.IPv6Address(host.strip("[]"))
    parts = host.rstrip(".").split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    numbers = list(_numbers(parts))
    last = 256 ** (5 - len(numbers))
    if len(numbers) > 4 or any(number > 255 for number in numbers[:-1]) or numbers[-1] >= last:
        raise ValueError(f"{host} is no address")
    whole = sum(number << 8 * (3 - place) for place, number in enumerate(numbers[:-1]))
    return ipaddress.IPv4Address(whole + numbers[-1])


def _too_long(named: str) -> SourceError:
    return SourceError(named[:80] + "…", f"the address is longer than {LONGEST_ADDRESS} characters")


def _numbers(parts: list[str]) -> Iterator[int]:
    for part in parts:
        if not _NUMBER.fullmatch(part) or len(part) > 15:
            raise ValueError(f"{'.'.join(parts)} is no address")
        if part[:2].lower() == "0x":
            yield int(part[2:] or "0", 16)
        else:
            yield int(part, 8 if part.startswith("0") and len(part) > 1 else 10)


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host)}]"
    # The encoding normalises first, as browsers do: "①②⑦.⓪.⓪.①" is 127.0.0.1.
    name = (host if host.isascii() else host.encode("idna").decode()).lower().rstrip(".")
    if not _HOST.fullmatch(name):
        raise ValueError(name)
    return name


def _escaped(part: str) -> str:
    """As the server sees it: letters outside ASCII as UTF-8, what is escaped already left so."""
    return quote(part, safe="/%:=&?~#+!$,;'@()*[]|")


def _query(query: str) -> str:
    kept = (each for each in query.split("&") if not _TRACKING.fullmatch(each.partition("=")[0]))
    return "&".join(kept)
