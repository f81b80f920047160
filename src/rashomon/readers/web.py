"""Pages from the web, fetched politely and within bounds on time, size, redirects and on where an address may lead."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from rashomon.errors import PageError
from rashomon.readers import robots
from rashomon.readers.addresses import AddressRefused, HostUnknown, joined, web_address
from rashomon.readers.bytes import LIMIT
from rashomon.readers.inflate import InflateError, at_most, inflate
from rashomon.readers.robots import Rules

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run allows itself. Times in seconds."""

    page: float = 30.0
    """For a page, redirects included; waiting for its turn does not count."""

    size: int = LIMIT
    redirects: int = 5
    attempts: int = 3
    backoff: float = 1.0
    """Before a second try; twice as long before each further one."""

    pause: float = 20.0
    """Longest wait before a try: a server that asks for more (Retry-After) is left alone."""

    delay: float = 1.0
    """Between two requests to one host, unless its robots.txt asks for more (Crawl-delay), up to `longest_delay`."""

    longest_delay: float = 10.0
    threads: int = 6


LIMITS = Limits()

_AGENT = f"{robots.NAME}/0.1 (reads news pages side by side)"
_HEADERS = {
    "User-Agent": _AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # those that can be inflated piece by piece, within bounds
}
_PASSING = frozenset({429, 502, 503, 504})
_NO_PAGES = ("image/", "video/", "audio/", "font/", "model/", "text/css", "text/javascript", "application/javascript")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the state of an address, to be told whether it is still that (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a request that is to be answered only if the state is another one."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


_NO_STATE = Validators()


class Unchanged(PageError):
    """The address is still in the state that was named."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body, its content encoding undone, with what the server said of it; `url` is where the redirects ended."""

    url: str
    raw: bytes
    media: str
    charset: str | None
    state: Validators = _NO_STATE


@dataclass(slots=True)
class _Host:
    """A host's turn: one request at a time, none before `ready`."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    asking_rules: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0
    delay: float = 0.0
    rules: dict[str, Rules] = field(default_factory=dict)


@dataclass(slots=True)
class _Request:
    """What a source asks for, and the moment at which its time is up."""

    source: str
    until: float
    held: Validators = _NO_STATE


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    phrase: str
    location: str | None = None
    retry_after: str | None = None
    body: Fetched | None = None


class Web:
    """One run's way to the web: its connections, what hosts allow, and when each may be asked again.

    Safe to use from several threads. Tests put in a `transport`, and a clock by `now` and `sleep`.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        import httpx

        if transport is None:
            transport = _transport(allow_private)
        self.limits = limits or LIMITS
        self._closed = threading.Event()
        self._now, self._sleep = now, sleep or self._closed.wait
        self._client = httpx.Client(transport=transport, headers=_HEADERS, timeout=self.limits.page / 3)
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """End all waiting, and the connections."""
        self._closed.set()
        self._client.close()

    def fetch(self, source: str, url: str, held: Validators = _NO_STATE) -> Fetched:
        """Fetch one address in the name of `source`; raises `Unchanged` if it is still in the state `held`.

        Raises PageError naming the reason: an address that is none or leads to a private network, robots.txt, no answer
        in time, a status other than 200, too many redirects, too many bytes, a type that is no page's.
        """
        request = _Request(source, self._now() + self.limits.page, held)
        address = url
        for _ in range(self.limits.redirects + 1):
            where = web_address(source, address, first=address == url)
            if refusal := self._rules(request, where).refusal_of(str(where)):
                raise PageError(source, refusal)
            answer = self._ask(request, where, self.limits.size)
            if answer.location is None:
                if answer.body is None:
                    raise PageError(source, f"the server answered {answer.status} {answer.phrase}".strip())
                return answer.body
            address = joined(source, address, answer.location)
        raise PageError(source, f"more than {self.limits.redirects} redirects")

    def _rules(self, request: _Request, where: httpx.URL) -> Rules:
        """The rules of an address's host, asked for once a run."""
        host, origin = self._host(where), f"{where.scheme}://{where.netloc.decode('ascii')}"
        with host.asking_rules:
            if origin not in host.rules:
                started = self._now()
                host.rules[origin] = self._fetch_rules(request.source, f"{origin}/robots.txt")
                host.delay = min(max(host.delay, host.rules[origin].delay), self.limits.longest_delay)
                request.until += self._now() - started
            return host.rules[origin]

    def _fetch_rules(self, source: str, url: str) -> Rules:
        request = _Request(source, self._now() + self.limits.page)
        address = url
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._ask(request, web_address(source, address, first=False), robots.SIZE)
                if answer.location is None:
                    return robots.rules_of(answer.status, answer.body.raw if answer.body else b"")
                address = joined(source, address, answer.location)
        except PageError as error:
            return Rules(refusal=error.reason)
        return Rules()  # RFC 9309: as if there were none

    def _ask(self, request: _Request, where: httpx.URL, size: int) -> _Answer:
        """Ask once it is the request's turn, and again where that may help."""
        host = self._host(where)
        for attempt in range(1, self.limits.attempts + 1):
            queued = self._now()
            with host.turn:
                request.until += self._now() - queued
                self._wait(request, host)
                answer = self._try(request, where, size)
                pause = max(self.limits.delay, host.delay)
                if isinstance(answer, PageError) or answer.status in _PASSING:
                    pause = max(pause, self._pause(answer, attempt))
                host.ready = self._now() + pause
            if isinstance(answer, _Answer) and answer.status not in _PASSING:
                return answer
        if isinstance(answer, PageError):
            raise answer
        return answer

    def _wait(self, request: _Request, host: _Host) -> None:
        wait = host.ready - self._now()
        if wait > max(self.limits.pause, self.limits.longest_delay):
            raise PageError(request.source, f"the server asked not to be asked again for {wait:.0f} seconds")
        if wait > 0:
            started = self._now()
            self._sleep(wait)
            request.until += self._now() - started
        if self._closed.is_set():
            raise PageError(request.source, "not fetched: the run was ended")

    def _pause(self, answer: _Answer | PageError, attempt: int) -> float:
        """Seconds before the next try: what the server asks for, or ever longer, and not at the same time as others."""
        asked = _seconds(answer.retry_after) if isinstance(answer, _Answer) else None
        backoff = self.limits.backoff * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)
        return min(backoff, self.limits.pause) if asked is None else asked

    def _try(self, request: _Request, where: httpx.URL, size: int) -> _Answer | PageError:
        """One request. A connection that fails is returned as the error it will be; other faults are raised."""
        import httpx

        source = request.source
        try:
            headers, extensions = request.held.headers(), {"deadline": request.until}
            asked = self._client.build_request("GET", where, headers=headers, extensions=extensions)
            asked.extensions["timeout"] = httpx.Timeout(self.limits.page / 3).as_dict()
            response = self._client.send(asked, stream=True, follow_redirects=False)
            try:
                return self._answer(request, response, size)
            finally:
                response.close()
        except (AddressRefused, HostUnknown) as error:
            raise PageError(source, str(error)) from None
        except httpx.TimeoutException:
            raise PageError(source, "no answer in time") from None
        except (httpx.InvalidURL, ValueError):
            raise PageError(source, "not a valid address") from None
        except InflateError as error:
            raise PageError(source, f"could not be fetched: {error}") from None
        except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
            broken = PageError(source, f"could not be fetched: {error or type(error).__name__}")
            if "CERTIFICATE_VERIFY_FAILED" in str(error):  # it will not be another one the next time
                raise broken from None
            return broken
        except httpx.HTTPError as error:
            raise PageError(source, f"could not be fetched: {error or type(error).__name__}") from None

    def _answer(self, request: _Request, response: httpx.Response, size: int) -> _Answer:
        status, phrase = response.status_code, response.reason_phrase
        if status == 304 and request.held != _NO_STATE:
            raise Unchanged(request.source, "not changed since it was fetched last")
        if response.has_redirect_location:
            return _Answer(status, phrase, location=response.headers["location"])
        if status != 200:
            return _Answer(status, phrase, retry_after=response.headers.get("retry-after"))
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media.startswith(_NO_PAGES):
            raise PageError(request.source, f"{media[:40]} is no page")
        pieces = inflate(self._in_time(request, response.iter_raw()), response.headers.get("content-encoding", ""))
        raw = at_most(pieces, size)
        if len(raw) > size and size == self.limits.size:
            raise PageError(request.source, f"larger than {size // 2**20} MB")
        # What is not ASCII could not be sent back.
        told = (response.headers.get(name) for name in ("etag", "last-modified"))
        state = Validators(*(value if value and value.isascii() else None for value in told))
        return _Answer(status, phrase, body=Fetched(str(response.url), raw, media, response.charset_encoding, state))

    def _in_time(self, request: _Request, pieces: Iterator[bytes]) -> Iterator[bytes]:
        import httpx

        try:
            for piece in pieces:
                yield piece
                if self._now() > request.until:
                    raise httpx.ReadTimeout("the time is up")
        except httpx.TimeoutException:
            raise PageError(request.source, f"not complete after {self.limits.page:.0f} seconds") from None

    def _host(self, where: httpx.URL) -> _Host:
        with self._lock:
            return self._hosts.setdefault(where.host, _Host())


def _transport(allow_private: bool) -> httpx.BaseTransport | None:
    """The one that checks addresses; None, which is httpx's own, where private ones are allowed and a proxy is set."""
    from urllib.request import getproxies

    from rashomon.readers.transport import CheckedTransport

    if allow_private and {"http", "https", "all"} & getproxies().keys():
        return None
    return CheckedTransport(allow_private=allow_private)


def _seconds(retry_after: str | None) -> float | None:
    """What a Retry-After header asks for, in seconds from now; it names seconds or a moment."""
    if not retry_after:
        return None
    try:
        return max(0.0, float(int(retry_after)))
    except ValueError:
        pass
    except OverflowError:  # a number beyond all time
        return math.inf
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
