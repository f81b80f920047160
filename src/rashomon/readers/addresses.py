"""Which network addresses a page may be fetched from: those that are public, whatever way they are written."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from rashomon.errors import PageError

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], Sequence[str]]
"""A host's name and a port to the numeric addresses it has. Raises OSError or UnicodeError if it has none."""

_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
"""NAT64 (RFC 6052) and the old IPv4-compatible addresses: the last 32 bits are an IPv4 address."""

_LOCAL = (ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("fec0::/10"))
"""Local translation (RFC 8215) and site-local addresses, which `is_global` passes in some versions of Python."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressRefused(Exception):
    """A host that leads to an address that is not public; the message is the reason."""


class HostUnknown(Exception):
    """A host without any address; the message is the reason."""


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host by the system's resolver, in its order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def checked(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses of a host, to connect to as they are: asking again could be answered otherwise.

    Raises HostUnknown if it has none, AddressRefused if any of them is not public.
    """
    try:
        numbers = list(resolve(host, port))
    except (OSError, UnicodeError):
        numbers = []
    if not numbers:
        raise HostUnknown(f"the host {host} is unknown")
    if not allow_private and not all(map(is_public, numbers)):
        raise AddressRefused(f"{host} is a private address; not fetched")
    return numbers


def is_public(number: str) -> bool:
    """Whether an address, IPv4 or IPv6, is one of the public Internet, and so is the IPv4 address inside it if any."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    inside = _inside(address)
    return _is_global(address, inside) and (inside is None or _is_global(inside, None))


def _is_global(address: _Address, inside: _Address | None) -> bool:
    if any(address in network for network in _LOCAL):
        return False
    if address.is_multicast or address.is_reserved or address.is_unspecified:
        # A translated or mapped address lies in a reserved block; the one inside it decides.
        return inside is not None and not address.is_multicast
    return address.is_global or inside is not None


def _inside(address: _Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64, 6to4 or Teredo."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in _EMBEDDING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def web_address(source: str, address: str, *, first: bool) -> httpx.URL:
    """The parsed address. Raises PageError if it is none of the web's."""
    import httpx

    try:
        url = httpx.URL(address)
        _ = url.port, url.host
    except (httpx.InvalidURL, ValueError):
        raise PageError(source, "not a valid address") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise PageError(source, "not a web address" if first else f"redirects to {url.scheme}:, not a web address")
    return url.copy_with(fragment=None)


def joined(source: str, address: str, location: str) -> str:
    """Where a redirect leads. Raises PageError if it is no address at all."""
    try:
        return urljoin(address, location)
    except ValueError:  # the like of "http://["
        raise PageError(source, "not a valid address") from None
