"""Connections to public addresses only: a name and a port in, an open stream to an address that was checked, out.

A name is resolved once, every address behind it is checked, and the connection is made to one of those: a name that
is resolved anew for the connection could mean another address by then.
"""

import ipaddress
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from index.sources.addresses import IpAddress, literal_address
from index.sources.resolving import Resolve, resolve, resolve_within

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_PORTS = frozenset({80, 443, 8080, 8443})
_LONGEST_READ = 65_536

# What the address registries (RFC 6890 and its updates) leave unlisted, and cloud machines answer at.
_NEVER = tuple(
    ipaddress.ip_network(each)
    for each in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "198.18.0.0/15",
                 "224.0.0.0/3", "2001::/23", "2001:db8::/32", "3fff::/20")
)  # fmt: skip
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is given out to networks so far (RFC 4291, IANA)
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")


class ForbiddenAddressError(Exception):
    """An address, or what a name stands for, that must not be connected to. The message is fit for a person."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Which addresses may be connected to: public ones at `ports`, and any in `also`, at every port.

    `resolve` makes the addresses of a name.
    """

    ports: frozenset[int] = _PORTS
    also: tuple[IpNetwork, ...] = ()
    resolve: Resolve = resolve

    def addresses(self, host: str, port: int, seconds: float) -> list[IpAddress]:
        """The checked addresses of a name, looked up within so many seconds, or the one that `host` is in any notation.

        Raises `ForbiddenAddressError` where one of them must not be connected to, `OSError` for an unknown name, and
        `TimeoutError`, which is one too, where it takes longer.
        """
        try:
            literal = literal_address(host)
        except ValueError as error:
            raise ForbiddenAddressError(f"{host} is no address") from error
        found = [literal] if literal is not None else _parsed(resolve_within(seconds, self.resolve, host, port))
        if not found:
            raise OSError(f"{host} has no address")
        for address in found:
            self._check(address, host, port)
        return found

    def _check(self, address: IpAddress, host: str, port: int) -> None:
        if any(address in network for network in self.also if network.version == address.version):
            return
        if not is_public(address):
            raise ForbiddenAddressError(f"{host} is an address inside a private network or of this machine")
        if port not in self.ports:
            raise ForbiddenAddressError(f"port {port} is not one that pages are served at")


def is_public(address: IpAddress) -> bool:
    """Whether an address is anybody's to reach: no private, local, shared, reserved or multicast one, nor an IPv6
    address that stands for such an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        inner = _embedded(address)
        if inner is not None:
            return is_public(inner)
        if address not in _GLOBAL_UNICAST:
            return False
    if any(address in network for network in _NEVER if network.version == address.version):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_private or address.is_reserved or address.is_loopback
        or address.is_link_local or address.is_unspecified
    )  # fmt: skip


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in (*_NAT64, _IPV4_COMPATIBLE)):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None  # Teredo (2001::/32) is refused as a whole


def _parsed(addresses: Iterable[str]) -> list[IpAddress]:
    try:
        return [ipaddress.ip_address(each) for each in addresses]
    except ValueError as error:
        raise ForbiddenAddressError(str(error)) from error


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects by an `AddressPolicy`, and lets nothing take longer than until `deadline` (of `time.monotonic`)."""

    def __init__(self, policy: AddressPolicy, deadline: float) -> None:
        self._policy = policy
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """See `httpcore.NetworkBackend`. Raises `ForbiddenAddressError` beside its errors."""
        try:
            addresses = self._policy.addresses(host, port, self._left(timeout))
        except TimeoutError as error:
            raise httpcore.ConnectError(str(error)) from error
        except OSError as error:
            raise httpcore.ConnectError(f"no server of the name {host} is known") from error
        failure: Exception = httpcore.ConnectError("")
        for address in addresses[:4]:
            try:
                return _Stream(httpcore.SyncBackend().connect_tcp(str(address), port, self._left(timeout)), self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A stream whose every step is bounded by the same deadline: a server that sends a byte now and then gets no more
    time than one that sends nothing."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(min(max_bytes, _LONGEST_READ), self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
