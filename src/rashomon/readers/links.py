"""Links followed: several hosts at a time, each host one request at a time, what they give in the order of the sources."""

from __future__ import annotations

import io
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rashomon.errors import PageError, unforeseen
from rashomon.model import Caveat, Failure, Page
from rashomon.readers.formats import read_stream
from rashomon.readers.items import Carried, Item, Link, failure

if TYPE_CHECKING:
    from rashomon.readers.web import Fetched, Web

AHEAD = 32
"""Items that are looked at beyond a page that is still being fetched, so that others are fetched meanwhile."""

AHEAD_CHARACTERS = 64 * 1024 * 1024
"""Text that is held while waiting."""


@dataclass(frozen=True, slots=True)
class Started:
    """A link that is being fetched."""

    link: Link
    coming: Future[Fetched]


class Fetchers:
    """A few threads that fetch; `open_web` is called when there is something to fetch."""

    def __init__(self, open_web: Callable[[], Web]) -> None:
        self._open = open_web
        self._web: Web | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Started]] = {}

    def start(self, link: Link) -> Started:
        """Queue a link behind those of its host, so that no thread waits for a host that another one is asking."""
        if self._web is None or self._pool is None:
            self._web = self._open()
            self._pool = ThreadPoolExecutor(self._web.limits.threads, "fetch")
        started = Started(link, Future())
        host = _host(link.url)
        with self._lock:
            if host in self._waiting:
                self._waiting[host].append(started)
                return started
            self._waiting[host] = deque([started])
        self._pool.submit(self._work, self._web, host)
        return started

    def close(self) -> None:
        """End what is being fetched; what is queued is not begun."""
        with self._lock:
            for queue in self._waiting.values():
                queue.clear()
        if self._web is not None:
            self._web.close()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, web: Web, host: str) -> None:
        while True:
            with self._lock:
                if not self._waiting[host]:
                    del self._waiting[host]
                    return
                started = self._waiting[host].popleft()
            try:
                started.coming.set_result(web.fetch(started.link.source, started.link.url))
            except Exception as error:  # whatever it is belongs to who waits for the page
                started.coming.set_exception(error)


def follow(items: Iterable[Item], fetchers: Fetchers) -> Iterator[Page | Failure]:
    """The items in their order, links replaced by what they lead to. A link that gives nothing becomes a Failure."""
    coming = iter(items)
    window: deque[Page | Failure | Started] = deque()
    held = 0
    while True:
        while not window or (isinstance(window[0], Started) and len(window) < AHEAD and held < AHEAD_CHARACTERS):
            item = next(coming, None)
            if item is None:
                break
            held += _size(item)
            window.append(fetchers.start(item) if isinstance(item, Link) else item)
        if not window:
            return
        first = window.popleft()
        if isinstance(first, Started):
            yield from _arrived(first, fetchers)
        else:
            held -= _size(first)
            yield first


def _arrived(started: Started, fetchers: Fetchers) -> Iterator[Page | Failure]:
    link = started.link
    found = False
    try:
        fetched = started.coming.result()
        name = urlsplit(fetched.url).path
        carried = Carried(name, fetched.media, fetched.charset, fetched.url, link.wanted)
        for item in follow(read_stream(link.source, io.BytesIO(fetched.raw), link.given, carried), fetchers):
            found = True
            yield item
    except Exception as error:  # one address must not keep those after it from being read
        if not isinstance(error, PageError):
            error = PageError(link.source, unforeseen(error))
        if link.instead is None or found:
            yield failure(error)
        else:
            warning = f"only what the feed says of it: the page itself was not to be had ({error.reason})"
            yield replace(link.instead, warnings=(*link.instead.warnings, Caveat("text", warning)))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _size(item: Item) -> int:
    return len(item.content) if isinstance(item, Page) else 0
