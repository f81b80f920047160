"""Pages from the web, fetched with bounds on time, size, redirects and on where an address may lead."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from rashomon.errors import PageError
from rashomon.model import Given, Page
from rashomon.readers.bytes import LIMIT, page_from_bytes

TIMEOUT = 30.0
"""Seconds for a page in all, redirects included."""

REDIRECTS = 5

_AGENT = "rashomon/0.1 (reads news pages side by side)"


def fetch(url: str, given: Given, *, allow_private: bool = False) -> Page:
    """Fetch one page; its url is the address at which the redirects ended unless `given` says another.

    Raises PageError naming the reason: an address that is none or leads to a private network, no answer in time,
    a status other than 200, too many redirects, too many bytes.
    """
    import httpx

    deadline = time.monotonic() + TIMEOUT
    address = url
    try:
        with httpx.Client(headers={"User-Agent": _AGENT}, timeout=TIMEOUT / 3, trust_env=allow_private) as client:
            for _ in range(REDIRECTS + 1):
                _check_address(url, address, allow_private)
                with client.stream("GET", address) as response:
                    _check_peer(url, response, allow_private)
                    if response.is_redirect:
                        address = urljoin(address, response.headers["location"])
                        continue
                    if response.status_code != 200:
                        raise PageError(
                            url, f"the server answered {response.status_code} {response.reason_phrase}".strip()
                        )
                    raw = _read_body(url, response, deadline)
                    told = replace(given, url=given.url or address)
                    return page_from_bytes(url, raw, told, response.charset_encoding)
    except httpx.TimeoutException:
        raise PageError(url, "no answer in time") from None
    except (httpx.InvalidURL, ValueError):  # ValueError: a redirect to the like of "http://["
        raise PageError(url, "not a valid address") from None
    except httpx.HTTPError as error:
        raise PageError(url, f"could not be fetched: {error or type(error).__name__}") from None
    raise PageError(url, f"more than {REDIRECTS} redirects")


def _read_body(url: str, response: object, deadline: float) -> bytes:
    import httpx

    assert isinstance(response, httpx.Response)
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        chunks.append(chunk)
        size += len(chunk)
        if size > LIMIT:
            raise PageError(url, f"larger than {LIMIT // 2**20} MB")
        if time.monotonic() > deadline:
            raise PageError(url, f"not complete after {TIMEOUT:.0f} seconds")
    return b"".join(chunks)


def _check_address(url: str, address: str, allow_private: bool) -> None:
    """Refuse an address that is no web address or whose host has a private, loopback or link-local number."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise PageError(url, "not a valid address") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise PageError(
            url, "not a web address" if address == url else f"redirects to {parts.scheme}:, not a web address"
        )
    if allow_private:
        return
    try:
        numbers = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise PageError(url, f"the host {host} is unknown") from None
    if not all(_is_public(str(number)) for number in numbers):
        raise PageError(url, f"{host} is a private address; not fetched")


def _check_peer(url: str, response: object, allow_private: bool) -> None:
    """Look again at the number that was connected to: a name can answer differently a second time."""
    import httpx

    assert isinstance(response, httpx.Response)
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    if not allow_private and peer and not _is_public(str(peer[0])):
        raise PageError(url, f"{response.url.host} is a private address; not fetched")


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast
