"""Pages, files and feeds from the web: an address in, its content or one clear error out.

Only http and https, only public addresses (checked where the connection is made, after each redirect too), within
limits of size, time and redirects. Nothing of one request goes along with another: no cookies, no credentials.
"""

import re
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urljoin, urlsplit

import httpcore

from index.errors import SourceError
from index.feeds import Validators
from index.sources.addresses import checked_address
from index.sources.content import LARGEST_FILE, Content
from index.sources.network import AddressPolicy, CheckedNetwork, ForbiddenAddressError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = "Qawl/0.1 (reads news articles that a person asked for)"
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain,*/*;q=0.5"
)
_REFUSED_TYPES = re.compile(r"(?:image|audio|video|font|model)/")
_SUFFIXES = {
    "text/markdown": ".md",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}


_LONGEST_VALIDATOR = 500
_PRINTABLE = re.compile(r"[ -~]+")


class Fetch(Protocol):
    """What fetches an address. Raises `SourceError`."""

    def __call__(self, address: str) -> Content:
        """The content at `address`."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Content with the validators of its version."""

    content: Content
    validators: Validators


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bytes, seconds and redirects that one address may cost. `bytes` counts what is unpacked, not what is sent."""

    bytes: int = LARGEST_FILE
    seconds: float = 40.0
    silence: float = 15.0
    redirects: int = 5


class Fetcher:
    """Fetches addresses one at a time; safe to use from threads, as nothing is kept between calls."""

    def __init__(self, policy: AddressPolicy | None = None, limits: FetchLimits | None = None) -> None:
        self._policy = policy or AddressPolicy()
        self._limits = limits or FetchLimits()

    def __call__(self, address: str) -> Content:
        """See `Fetch`."""
        fetched = self.newer(address, Validators())
        if fetched is None:
            raise SourceError(address, "the server answers 304 (Not Modified) to who has nothing yet")
        return fetched.content

    def newer(self, address: str, than: Validators) -> Fetched | None:
        """The content at an address, with the validators of this version; None where it is the one that `than` stands
        for. Raises `SourceError`."""
        url = checked_address(address)
        deadline = time.monotonic() + self._limits.seconds
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._get(url, address, deadline, than)
                if not isinstance(answer, str):
                    return answer
                url = answer
        except ForbiddenAddressError as error:
            raise SourceError(address, f"not fetched: {error}") from error
        except httpcore.TimeoutException as error:
            raise SourceError(address, f"the server took longer than {self._limits.seconds:.0f} seconds") from error
        except (httpcore.ProtocolError, httpcore.ReadError, httpcore.WriteError, zlib.error, UnicodeError) as error:
            raise SourceError(address, "the connection broke off, or the answer is no proper one") from error
        except (httpcore.NetworkError, ssl.SSLError, OSError) as error:
            raise SourceError(address, f"can't be reached: {_reason(error)}") from error
        raise SourceError(address, f"redirected more than {self._limits.redirects} times")

    def _get(self, url: str, named: str, deadline: float, than: Validators) -> Fetched | str | None:
        """The content at `url`, or where it redirects to; None where it is known already."""
        silence = self._limits.silence
        timeouts = {"connect": silence, "read": silence, "write": silence, "pool": silence}
        headers: dict[bytes | str, bytes | str] = {
            "User-Agent": _AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        if than.etag:
            headers["If-None-Match"] = than.etag
        if than.modified:
            headers["If-Modified-Since"] = than.modified
        network = CheckedNetwork(self._policy, deadline)
        with (
            httpcore.ConnectionPool(network_backend=network, max_connections=1) as pool,
            pool.stream("GET", url, headers=headers, extensions={"timeout": timeouts}) as response,
        ):
            answered = _headers(response.headers)
            if response.status in _REDIRECTS and answered["location"]:
                return _redirected(url, answered["location"], named)
            if response.status == HTTPStatus.NOT_MODIFIED and than != Validators():
                return None
            if response.status != HTTPStatus.OK:
                raise SourceError(named, f"the server answers {_status(response.status)}")
            media_type = answered.get_content_type() if answered["content-type"] else None
            if media_type and _REFUSED_TYPES.match(media_type):
                raise SourceError(named, f"not read: the server says it is {media_type}, and only text is read")
            if (answered["content-length"] or "").isdecimal() and int(answered["content-length"]) > self._limits.bytes:
                raise self._too_large(named)
            data = self._body(response.iter_stream(), answered["content-encoding"], named)
        path = PurePosixPath(unquote(urlsplit(url).path))
        content = Content(
            named=named,
            origin=url,
            title=path.stem or urlsplit(url).hostname or "",
            suffix=_SUFFIXES.get(media_type or "", path.suffix.lower()),
            url=url,
            media_type=media_type,
            charset=answered.get_content_charset(),
            data=data,
        )
        return Fetched(content, Validators(_validator(answered["etag"]), _validator(answered["last-modified"])))

    def _body(self, stream: Iterable[bytes], encoding: str | None, named: str) -> bytes:
        data = bytearray()
        for part in _unpacked(stream, (encoding or "").strip().lower(), named):
            data += part
            if len(data) > self._limits.bytes:
                raise self._too_large(named)
        return bytes(data)

    def _too_large(self, named: str) -> SourceError:
        return SourceError(named, f"larger than {self._limits.bytes // 1_000_000} MB: it is not fetched")


def _unpacked(stream: Iterable[bytes], encoding: str, named: str) -> Iterator[bytes]:
    """The bytes that were packed for the way, in pieces of bounded size however much a packed byte stands for."""
    if encoding in {"", "identity"}:
        yield from stream
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise SourceError(named, f"the server packs its answer in a way that was not asked for ({encoding[:20]})")
    unpack: zlib._Decompress | None = None
    for packed in stream:
        if not packed:
            continue
        if unpack is None:
            # "deflate" means zlib by the standard, and bare deflate by some servers.
            bare = encoding == "deflate" and packed[0] & 0x0F != 8
            unpack = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        waiting = packed
        while waiting and not unpack.eof:
            yield unpack.decompress(waiting, 1 << 20)
            waiting = unpack.unconsumed_tail
    if unpack is not None and not unpack.eof:
        raise SourceError(named, "the connection broke off, or the answer is no proper one")


def _validator(said: str | None) -> str | None:
    """What can be sent back as it was said: a header of printable ASCII and no great length."""
    return said if said and len(said) <= _LONGEST_VALIDATOR and _PRINTABLE.fullmatch(said) else None


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> Message:
    message = Message()
    for name, value in raw:
        message[name.decode("ascii")] = value.decode("utf-8", errors="replace")
    return message


def _redirected(url: str, location: str, named: str) -> str:
    try:
        return checked_address(urljoin(url, location))
    except (SourceError, ValueError) as error:
        raise SourceError(named, f"not fetched: it redirects to what is not read ({error})") from error


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _reason(error: Exception) -> str:
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, ssl.SSLCertVerificationError) or "certificate" in str(error).lower():
        return "its certificate can't be trusted"
    return str(error).splitlines()[0][:120] if str(error) else "no connection"
